import Probability

/// The Shapiro–Wilk test: could these values come from a normal distribution?
///
/// W is the squared correlation of the sorted values with approximate weights; its p-value is
/// Royston's approximation, good to about three digits. Source: Royston 1992, Statistics and
/// Computing 2:117; Royston 1995, Applied Statistics 44:547 (AS R94).
public struct ShapiroWilk: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Tests values.
  /// - Parameter values: one per answer, or residuals; 3…5000 of them.
  /// - Throws: `nonFinite`; `tooFewValues` under three.
  /// - Returns: the test; no p-value above 5000 values, for which the approximation was not made.
  public func run(_ values: [Double]) throws(GroupTestError) -> TestResult {
    try checkValues(values, group: "values", needed: 3)
    let null = "The values come from a normal distribution."
    let moments = GroupMoments(values)
    guard moments.sumOfSquares > 0 else {
      return TestResult(
        method: "shapiro_wilk", null: null, statistic: nil, pValue: nil, notes: [.allValuesEqual])
    }
    let sorted = values.sorted()
    let weights = Self.weights(values.count)
    let centre = moments.mean
    let covariance = zip(weights, sorted).reduce(0) { $0 + $1.0 * ($1.1 - centre) }
    let squares = sorted.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let w = min(1, covariance * covariance / squares)
    let tooMany = values.count > 5000
    return TestResult(
      method: "shapiro_wilk", null: null, statistic: w,
      pValue: tooMany ? nil : Self.pValue(w, count: values.count),
      notes: tooMany
        ? [
          Note(
            code: "too_many_values",
            sentence: "The approximation of p was made for up to 5000 values.")
        ] : [])
  }

  /// The weights of the sorted values: antisymmetric, of unit length.
  private static func weights(_ count: Int) -> [Double] {
    let n = Double(count)
    if count == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let scores = (1...count).map { Normal().quantile((Double($0) - 0.375) / (n + 0.25)) }
    let squares = scores.reduce(0) { $0 + $1 * $1 }
    let root = 1 / n.squareRoot()
    let last =
      polynomial([0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056], root)
      + scores[count - 1] / squares.squareRoot()
    var weights = scores
    let fixed: [Double]
    if count > 5 {
      let second =
        polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root)
        + scores[count - 2] / squares.squareRoot()
      fixed = [last, second]
    } else {
      fixed = [last]
    }
    let corrected = fixed.indices.reduce(squares) {
      $0 - 2 * scores[count - 1 - $1] * scores[count - 1 - $1]
    }
    let rest = fixed.reduce(1) { $0 - 2 * $1 * $1 }
    let scale = (rest / corrected).squareRoot()
    for index in weights.indices { weights[index] *= scale }
    for (offset, weight) in fixed.enumerated() {
      weights[count - 1 - offset] = weight
      weights[offset] = -weight
    }
    let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return weights.map { $0 / length }
  }

  private static func pValue(_ w: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
      let p = 6 / Double.pi * (arcsine(w.squareRoot()) - arcsine(0.75.squareRoot()))
      return min(1, max(0, p))
    }
    if w >= 1 { return 1 }
    let (mean, spread, value): (Double, Double, Double)
    if count <= 11 {
      let limit = polynomial([-2.273, 0.459], n) - logOf(1 - w)
      // Beyond the range of the transformation the p-value is nothing.
      if limit <= 0 { return 0 }
      value = -logOf(limit)
      mean = polynomial([0.544, -0.39978, 0.025054, -0.0006714], n)
      spread = exponential(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    } else {
      let log = logOf(n)
      value = logOf(1 - w)
      mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log)
      spread = exponential(polynomial([-0.4803, -0.082676, 0.0030302], log))
    }
    return Normal().survival((value - mean) / spread)
  }

  /// Σ c_i x^i.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
