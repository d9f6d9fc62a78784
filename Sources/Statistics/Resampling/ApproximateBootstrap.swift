import Probability

/// The approximate bootstrap confidence interval ABC: BCa without resampling, by derivatives.
///
/// For smooth statistics of probability weights. Limits are T(p + λ k) with k the direction of the
/// influence values, λ = w/(1 − a w)², w = z₀ ± z and z₀ = a + c − b/σ.
/// Source: DiCiccio & Efron 1992, Biometrika 79:231–245; Efron & Tibshirani 1993, An Introduction
/// to the Bootstrap, section 22.6.
public struct ApproximateBootstrap: Codable, Sendable, Equatable {
  /// The step of the numerical derivatives, times the number of rows.
  public var relativeStep: Double

  /// Chooses the step of the derivatives.
  /// - Parameter relativeStep: positive; the weights move by `relativeStep`/n.
  public init(relativeStep: Double = 0.001) {
    precondition(
      relativeStep > 0 && relativeStep < 1, "a step of \(relativeStep) is not between 0 and 1")
    self.relativeStep = relativeStep
  }

  /// The interval.
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - level: the confidence level, between 0 and 1.
  ///   - statistic: its value when row i has probability `weights[i]`, or nil where undefined.
  /// - Returns: the interval, or nil with a note when no row has any influence.
  /// - Throws: `noRows`, `statisticUndefined`.
  public func interval(
    count: Int, level: Double = 0.95, _ statistic: (_ weights: Span<Double>) -> Double?
  ) throws(ResamplingError) -> (Interval?, notes: [Note]) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard count > 0 else { throw .noRows }
    let (n, step) = (Double(count), relativeStep / Double(count))
    let equal = EmpiricalInfluence.tilted(count, nil, 0)
    let estimate = try EmpiricalInfluence.value(statistic, equal)
    var (first, curvature) = ([Double](), 0.0)
    for row in 0..<count {
      let up = try EmpiricalInfluence.value(
        statistic, EmpiricalInfluence.tilted(count, row, step))
      let down = try EmpiricalInfluence.value(
        statistic, EmpiricalInfluence.tilted(count, row, -step))
      first.append((up - down) / (2 * step))
      curvature += (up - 2 * estimate + down) / (step * step)
    }
    let error = first.reduce(0) { $0 + $1 * $1 }.squareRoot() / n
    // Differences of a constant statistic are rounding: about one unit of the value over the step.
    guard error > 8 * Double.ulpOfOne * abs(estimate) / step, let a = accelerationConstant(first)
    else {
      return (
        nil,
        [
          Note(
            code: "no_variation",
            sentence: "No row moves the statistic, so its interval would have width zero.")
        ]
      )
    }
    let direction = first.map { $0 / (n * n * error) }
    func along(_ distance: Double) throws(ResamplingError) -> Double {
      try EmpiricalInfluence.value(
        statistic, zip(equal, direction).map { $0 + distance * $1 })
    }
    let quadratic =
      (try along(step) - 2 * estimate + along(-step)) / (2 * error * step * step)
    let bias = curvature / (2 * n * n)
    // The bias correction to second order, a + c − b/σ, as the paper has it.
    let z0 = a + quadratic - bias / error
    let z = Normal().upperQuantile((1 - level) / 2)
    func limit(_ z: Double) throws(ResamplingError) -> Double {
      let w = z0 + z
      return try along(w / ((1 - a * w) * (1 - a * w)))
    }
    return (
      Interval(lower: try limit(-z), upper: try limit(z), level: level, method: "abc"), []
    )
  }
}
