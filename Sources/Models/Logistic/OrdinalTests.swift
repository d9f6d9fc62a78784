import LinearAlgebra
import Probability
import Statistics

extension OrdinalFit {
  /// The likelihood-ratio test that some coefficients are all zero.
  /// - Parameter dropped: the terms to drop, one or more.
  /// - Throws: `notConverged`.
  public func likelihoodRatioTest(
    dropping dropped: [String]
  ) throws(OrdinalError) -> TestResult {
    precondition(!dropped.isEmpty, "no terms to drop")
    for term in dropped {
      precondition(
        terms.contains(term), "no term \(term) among \(terms.joined(separator: ", "))")
    }
    let kept = terms.indices.filter { !dropped.contains(terms[$0]) }
    let basis = try OrdinalBasis(
      x.selecting(columns: kept), weights: weights, names: kept.map { terms[$0] })
    var kernel = OrdinalKernel(
      x: basis.z, codes: codes, weights: weights, categories: categories.count)
    guard kernel.maximise() else { throw .notConverged }
    let statistic = max(0, 2 * (logLikelihood - kernel.logLikelihood))
    let degrees = Double(terms.count - kept.count)
    return TestResult(
      method: "likelihood_ratio",
      null: "the coefficients of \(dropped.joined(separator: ", ")) are zero",
      statistic: statistic, degreesOfFreedom: degrees,
      pValue: ChiSquared(degreesOfFreedom: degrees).survival(statistic))
  }

  /// The values of a coefficient that the likelihood-ratio test does not refuse.
  /// - Throws: `notConverged`.
  public func profileInterval(
    of term: String, level: Double = 0.95
  ) throws(OrdinalError) -> Interval {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    guard let j = terms.firstIndex(of: term) else {
      preconditionFailure("no term \(term) among \(terms.joined(separator: ", "))")
    }
    let target = ChiSquared(degreesOfFreedom: 1).quantile(level).squareRoot()
    let lower = try limit(of: j, side: -1, target: target)
    let upper = try limit(of: j, side: 1, target: target)
    return Interval(lower: lower, upper: upper, level: level, method: "profile_likelihood")
  }

  /// The limit on one side: a bracket is opened by doubling and closed by regula falsi.
  private func limit(of j: Int, side: Double, target: Double) throws(OrdinalError) -> Double {
    var failed = false
    func excess(_ offset: Double) -> Double {
      guard let value = restricted(j, at: coefficients[j] + side * offset) else {
        failed = true
        return 0
      }
      return max(0, 2 * (logLikelihood - value)).squareRoot() - target
    }
    var (near, far) = (0.0, target * standardErrors[j])
    while !failed, excess(far) < 0 {
      near = far
      far *= 1.5
      if far > 1e4 * standardErrors[j] { throw .notConverged }
    }
    if failed { throw .notConverged }
    let offset = bracketedRoot(
      lower: near, upper: far, absoluteTolerance: 1e-10 * standardErrors[j], excess)
    if failed { throw .notConverged }
    return coefficients[j] + side * offset
  }

  /// The largest log-likelihood with one coefficient held at a value.
  private func restricted(_ j: Int, at value: Double) -> Double? {
    // The held column is scaled to unit length and stays as it is; Newton is invariant to the
    // rest, and the other columns keep the user's units about their means.
    guard let basis = try? OrdinalBasis(x, weights: weights, names: terms) else { return nil }
    let scales = basis.centred.powerOfTwoColumnScales
    var kernel = OrdinalKernel(
      x: basis.centred.scalingColumns(by: scales), codes: codes, weights: weights,
      categories: categories.count)
    let cuts = thresholds.count
    let shift = zip(basis.means, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    for k in 0..<cuts { kernel.parameters[k] = thresholds[k] - shift }
    for k in terms.indices { kernel.parameters[cuts + k] = coefficients[k] / scales[k] }
    kernel.parameters[cuts + j] = value / scales[j]
    return kernel.maximise(holding: cuts + j) ? kernel.logLikelihood : nil
  }

  /// The score test that one coefficient per driver serves for every cut of the scale.
  ///
  /// The model in which each cut k has coefficients of its own is not fitted: the score and the
  /// expected information of all (K − 1)(1 + p) parameters are taken at the proportional fit, χ² on
  /// p(K − 2) degrees of freedom. It rejects too often with few answers per category.
  /// - Returns: the test; without a statistic and with a note where it does not exist: two
  ///   categories, no drivers, or a singular information.
  /// Source: Peterson & Harrell 1990, Applied Statistics 39:205; Brant 1990, Biometrics 46:1171.
  public func proportionalOddsTest() -> TestResult {
    let (p, cuts) = (terms.count, thresholds.count)
    let degrees = p * (cuts - 1)
    func result(_ statistic: Double?, _ notes: [Note]) -> TestResult {
      TestResult(
        method: "proportional_odds_score",
        null: "the coefficients are the same at every cut of the scale", statistic: statistic,
        degreesOfFreedom: Double(degrees),
        pValue: statistic.map { ChiSquared(degreesOfFreedom: Double(degrees)).survival($0) },
        notes: notes)
    }
    guard degrees > 0 else {
      return result(
        nil,
        [
          Note(
            code: "nothing_to_compare",
            sentence: "with two categories or no drivers the odds are proportional by definition")
        ])
    }
    let (score, information) = nonparallelScore()
    guard let cholesky = try? Cholesky(information) else {
      return result(
        nil,
        [
          Note(
            code: "singular_information",
            sentence: "some driver does not vary within a part of the scale, so its coefficient "
              + "there cannot be compared")
        ])
    }
    let statistic = zip(score, cholesky.solve(score)).reduce(0) { $0 + $1.0 * $1.1 }
    let total = counts.reduce(0, +)
    let notes =
      total >= 10 * Double(degrees)
      ? []
      : [
        Note(
          code: "few_rows_per_degree",
          sentence: "\(shortNumber(total)) rows for \(degrees) degrees of freedom: "
            + "the test rejects too often")
      ]
    return result(max(0, statistic), notes)
  }

  /// Score and expected information of the model with coefficients of its own at each cut, at the
  /// proportional fit; per cut the threshold and then its coefficients.
  private func nonparallelScore() -> ([Double], Matrix) {
    let (p, cuts) = (terms.count, thresholds.count)
    let width = p + 1
    let means = (0..<p).map { j in x.column(j).reduce(0, +) / Double(max(1, x.rows)) }
    let centred = Matrix(
      columns: (0..<p).map { j in x.column(j).map { $0 - means[j] } })
    let scaled = centred.scalingColumns(by: centred.powerOfTwoColumnScales)
    var score = [Double](repeating: 0, count: cuts * width)
    var information = Matrix(rows: cuts * width, columns: cuts * width, repeating: 0)
    for row in codes.indices where weights[row] > 0 {
      let eta = zip(x.row(row), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      let a = thresholds.map { $0 - eta }
      // z_k = (1, −x) is what the boundary of cut k moves with.
      let z = [1] + scaled.row(row).map { -$0 }
      let density = a.map { logistic($0) * logistic(-$0) }
      let cumulative = a.map(logistic)
      for category in 0...cuts {
        let upper = category < cuts ? cumulative[category] : 1
        let lower = category > 0 ? cumulative[category - 1] : 0
        let probability = category == cuts ? logistic(-a[cuts - 1]) : upper - lower
        // ∂ log P/∂a of the upper and the lower boundary.
        var slopes = [(cut: Int, slope: Double)]()
        if category < cuts { slopes.append((category, density[category] / probability)) }
        if category > 0 { slopes.append((category - 1, -density[category - 1] / probability)) }
        for first in slopes {
          for i in 0..<width where category == codes[row] {
            score[first.cut * width + i] += weights[row] * first.slope * z[i]
          }
          for second in slopes {
            let factor = weights[row] * probability * first.slope * second.slope
            for i in 0..<width {
              for l in 0..<width {
                information[first.cut * width + i, second.cut * width + l] += factor * z[i] * z[l]
              }
            }
          }
        }
      }
    }
    return (score, information)
  }
}
