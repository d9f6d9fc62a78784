import LinearAlgebra
import Statistics

/// The covariance Σ_g (U_gᵀe_g)(U_gᵀe_g)ᵀ of a logistic fit and its degrees of freedom.
///
/// On the scale of the outcome: residuals e = y − p with variances Θ = p(1 − p)/w under the working
/// model, columns D = p(1 − p) X, Ψ = (DᵀΘ⁻¹D)⁻¹ and U_g = A_gᵀ Θ_g⁻¹ D_g Ψ.
/// A_g is the identity (CR0), √(G/(G − 1)) (CR1), (I − H_gg)⁻¹ (CR3), or for CR2
/// Θ½ B_g^(−½) Θ½ with B_g = Θ½ (Θ − D_gΨD_gᵀ) Θ½, the pseudo-inverse root.
struct ClusterSandwich {
  let covariance: Matrix
  let degreesOfFreedom: [Double]
  /// The number of directions in which some cluster alone determines a coefficient.
  let determined: Int

  init(_ fit: LogisticFit, groups: [[Int]], kind: LogisticClusterCovariance) {
    let p = fit.terms.count
    let residuals = fit.scoreResiduals
    let factor = Self.root(of: fit.covariance)
    var sums = Matrix(rows: p, columns: groups.count, repeating: 0)
    var determined = 0
    // Per term: Σa², Σa|v|², Σ vvᵀ and the trace, for Satterthwaite's P_gh = δ a_g − v_gᵀv_h.
    var squares = [Double](repeating: 0, count: p)
    var trace = squares
    var crossed = squares
    var outer = (0..<p).map { _ in Matrix(rows: p, columns: p, repeating: 0) }
    for (g, rows) in groups.enumerated() {
      let weights = rows.map { fit.data.weights[$0] }
      // A variance that underflows belongs to a residual that does too; it carries nothing.
      let slopes = rows.map { max(1e-290, fit.fitted[$0] * (1 - fit.fitted[$0])) }
      let variances = zip(slopes, weights).map { $0 / $1 }
      let x = fit.data.x.selecting(rows: rows)
      let d = x.scalingRows(by: slopes)
      let (u, lost) = Self.adjusted(
        x.scalingRows(by: weights) * fit.covariance, d: d, variances: variances,
        covariance: fit.covariance, kind: kind, clusters: groups.count)
      determined += lost
      let e = rows.indices.map { residuals[rows[$0]] / weights[$0] }
      let sum = u.transposedTimes(e)
      let inside = factor.transposedTimes(d.transposedTimes(u))
      for c in 0..<p {
        sums[c, g] = sum[c]
        var a = 0.0
        for i in rows.indices { a += u[i, c] * u[i, c] * variances[i] }
        let v = inside.column(c)
        let length = v.reduce(0) { $0 + $1 * $1 }
        trace[c] += a - length
        squares[c] += a * a
        crossed[c] += a * length
        outer[c] = outer[c] + Matrix(rows: p, columns: 1, v).outerGram
      }
    }
    covariance = sums.outerGram
    self.determined = determined
    degreesOfFreedom = (0..<p).map { c in
      let both = outer[c].values.reduce(0) { $0 + $1 * $1 }
      let second = squares[c] - 2 * crossed[c] + both
      return second > 0 ? trace[c] * trace[c] / second : Double(groups.count - 1)
    }
  }

  /// A F with F Fᵀ = the covariance.
  private static func root(of covariance: Matrix) -> Matrix {
    guard let eigen = try? SymmetricEigen(covariance) else { return covariance }
    return eigen.map { max(0, $0).squareRoot() }
  }

  /// U_g from Θ_g⁻¹D_gΨ, and in how many directions the cluster leaves no residual.
  private static func adjusted(
    _ plain: Matrix, d: Matrix, variances: [Double], covariance: Matrix,
    kind: LogisticClusterCovariance, clusters: Int
  ) -> (Matrix, Int) {
    switch kind {
    case .cr0: return (plain, 0)
    case .cr1:
      return ((Double(clusters) / Double(clusters - 1)).squareRoot() * plain, 0)
    case .cr2:
      let roots = variances.map { $0.squareRoot() }
      let explained = (d * covariance).timesTransposed(d)
      let scaled = explained.scalingRows(by: roots).scalingColumns(by: roots)
      let b = Matrix(diagonal: variances.map { $0 * $0 }) - scaled
      let (inverse, lost) = inverseRoot(b)
      let adjustment = inverse.scalingRows(by: roots).scalingColumns(by: roots)
      return (adjustment.transposedTimes(plain), lost)
    case .cr3:
      let roots = variances.map { 1 / $0.squareRoot() }
      let explained = (d * covariance).timesTransposed(d)
      let hat = explained.scalingRows(by: roots).scalingColumns(by: roots)
      let (inverse, lost) = pseudoInverse(Matrix.identity(roots.count) - hat)
      // (I − Θ⁻¹DΨDᵀ)⁻¹ = Θ^(−½) (I − H)⁻¹ Θ½, H the symmetric hat matrix.
      let right = plain.scalingRows(by: roots.map { 1 / $0 })
      return ((inverse * right).scalingRows(by: roots), lost)
    }
  }

  private static func inverseRoot(_ a: Matrix) -> (Matrix, Int) {
    guard let eigen = try? SymmetricEigen(a) else { return (.identity(a.rows), 0) }
    let threshold = 1e-12 * (eigen.values.last ?? 0)
    return (
      eigen.map { $0 > threshold ? 1 / $0.squareRoot() : 0 },
      eigen.values.count { $0 <= threshold }
    )
  }

  private static func pseudoInverse(_ a: Matrix) -> (Matrix, Int) {
    guard let eigen = try? SymmetricEigen(a) else { return (.identity(a.rows), 0) }
    return (
      eigen.map { $0 > 1e-10 ? 1 / $0 : 0 }, eigen.values.count { $0 <= 1e-10 }
    )
  }
}
