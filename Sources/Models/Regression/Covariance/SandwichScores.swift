import LinearAlgebra
import Statistics

/// What a sandwich covariance needs of each cluster, in the p dimensions of the columns.
///
/// With Qᵍ the rows of Q in a cluster and B = QᵍᵀQᵍ = V diag(λ) Vᵀ, the adjusted residuals
/// (I − Hᵍ)^−½ eᵍ enter only as Qᵍᵀ(I − Hᵍ)^−½eᵍ = V diag(f(λ)) Vᵀ Qᵍᵀeᵍ, f(λ) = (1 − λ)^−½: nothing
/// of the size of a cluster, let alone n × n, is formed. A single row has λ = h and V = q/|q|.
struct SandwichScores: Sendable {
  /// The number of columns.
  let width: Int
  /// The number of clusters.
  let count: Int
  /// Where the eigenvalues of each cluster start, count + 1.
  private var starts = [0]
  /// λ of every cluster, one after the other.
  private var eigenvalues: [Double] = []
  /// f(λ).
  private var factors: [Double] = []
  /// V, `width` entries for each eigenvalue.
  private var vectors: [Double] = []
  /// f(B) Qᵍᵀeᵍ, a row per cluster.
  private(set) var scores: Matrix

  /// Reduces rows to clusters.
  /// - Parameters:
  ///   - q: n × p, orthonormal columns.
  ///   - residuals: n, of the weighted rows.
  ///   - clusters: the rows of each cluster.
  ///   - factor: f.
  init(
    q: Matrix, residuals: [Double], clusters: [[Int]], factor: (Double) -> Double
  ) {
    width = q.columns
    count = clusters.count
    scores = Matrix(rows: clusters.count, columns: q.columns, repeating: 0)
    starts.reserveCapacity(count + 1)
    for (g, rows) in clusters.enumerated() {
      let first = eigenvalues.count
      append(q, rows)
      starts.append(eigenvalues.count)
      for k in first..<eigenvalues.count { factors.append(factor(eigenvalues[k])) }
      var score = (0..<width).map { j in rows.reduce(0) { $0 + q[$1, j] * residuals[$1] } }
      for k in first..<eigenvalues.count where factors[k] != 1 {
        let shift = (factors[k] - 1) * dot(k, score)
        for j in 0..<width { score[j] += shift * vectors[k * width + j] }
      }
      for j in 0..<width { scores[g, j] = score[j] }
    }
  }

  /// Adds the eigenvalues and vectors of one cluster's B.
  private mutating func append(_ q: Matrix, _ rows: [Int]) {
    if rows.count == 1 {
      let row = q.row(rows[0])
      let length = row.reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { return }
      eigenvalues.append(min(1, length))
      vectors += row.map { $0 / length.squareRoot() }
      return
    }
    // Entries of Q are finite and at most one, so the decomposition exists.
    guard let eigen = try? SymmetricEigen(q.selecting(rows: rows).gram) else { return }
    eigenvalues += eigen.values.map { min(1, max(0, $0)) }
    vectors += eigen.vectors.values
  }

  private func dot(_ k: Int, _ vector: [Double]) -> Double {
    var sum = 0.0
    for j in 0..<width { sum += vectors[k * width + j] * vector[j] }
    return sum
  }

  /// Whether some cluster alone determines a contrast, in part at least.
  ///
  /// Its residuals then say nothing about that part, and no covariance made from them does.
  /// - Parameter contrast: Mᵀc, p.
  func someClusterDetermines(_ contrast: [Double]) -> Bool {
    let length = contrast.reduce(0) { $0 + $1 * $1 }
    return eigenvalues.indices.contains { k in
      guard eigenvalues[k].isUnitLeverage else { return false }
      let share = dot(k, contrast)
      return share * share > 1e-12 * length
    }
  }

  /// Whether some cluster alone determines anything.
  var hasUnitLeverage: Bool { eigenvalues.contains(where: \.isUnitLeverage) }

  /// The expectation of the covariance of contrasts under the working model, over σ².
  /// - Parameter contrasts: MᵀCᵀ, p × q.
  func expectation(_ contrasts: Matrix) -> Matrix {
    let size = contrasts.columns
    var result = Matrix(rows: size, columns: size, repeating: 0)
    for k in eigenvalues.indices {
      let share = (0..<size).map { dot(k, contrasts.column($0)) }
      let weight = eigenvalues[k] * (1 - eigenvalues[k]) * factors[k] * factors[k]
      for t in 0..<size {
        for s in 0..<size { result[s, t] += weight * share[s] * share[t] }
      }
    }
    return result
  }

  /// Σₛₜ Var(dₛₜ) of the covariance of contrasts under the working model, over σ⁴.
  ///
  /// With zₛ the parts p_gs'ε of a cluster, their covariances are Pᵍʰ: the q × q matrix
  /// Σₖλ(1 − λ)f²yₛyₜ within a cluster and −βᵍᵀβʰ between two, y = Vᵀl and β = V diag(λf) y. The sum
  /// is Σᵍʰ (tr Pᵍʰ)² + tr(PᵍʰPᵍʰ); pairs come from running sums of vec β vec βᵀ, so it takes
  /// O(G(pq)²) steps and no n × n or G × G matrix.
  /// - Parameter contrasts: MᵀCᵀ, p × q.
  func varianceSum(_ contrasts: Matrix) -> Double {
    let (p, size) = (width, contrasts.columns)
    let columns = (0..<size).map { contrasts.column($0) }
    var running = [Double](repeating: 0, count: p * size * p * size)
    var total = 0.0
    for g in 0..<count {
      var beta = [Double](repeating: 0, count: p * size)
      var own = [Double](repeating: 0, count: size * size)
      for k in starts[g]..<starts[g + 1] {
        let share = columns.map { dot(k, $0) }
        let weight = eigenvalues[k] * (1 - eigenvalues[k]) * factors[k] * factors[k]
        let reach = eigenvalues[k] * factors[k]
        for s in 0..<size {
          for t in 0..<size { own[s * size + t] += weight * share[s] * share[t] }
          for i in 0..<p { beta[s * p + i] += reach * share[s] * vectors[k * p + i] }
        }
      }
      var trace = 0.0
      for s in 0..<size { trace += own[s * size + s] }
      total += trace * trace + own.reduce(0) { $0 + $1 * $1 }
      total += 2 * Self.pairs(beta, &running, p, size)
    }
    return total
  }

  /// Σ over earlier clusters of (tr PᵍʰPᵍʰ) and (tr Pᵍʰ)²; then the cluster joins the running sums.
  private static func pairs(
    _ beta: [Double], _ running: inout [Double], _ p: Int, _ size: Int
  ) -> Double {
    let length = p * size
    return beta.withUnsafeBufferPointer { beta in
      running.withUnsafeMutableBufferPointer { running in
        var sum = 0.0
        for s in 0..<size {
          for i in 0..<p {
            let left = beta[s * p + i]
            if left == 0 { continue }
            for t in 0..<size {
              for j in 0..<p {
                let product = left * beta[t * p + j]
                sum += product * running[(s * p + i) * length + t * p + j]
                sum += product * running[(t * p + i) * length + s * p + j]
              }
            }
          }
        }
        for a in 0..<length {
          for b in 0..<length { running[a * length + b] += beta[a] * beta[b] }
        }
        return sum
      }
    }
  }
}
