import LinearAlgebra

/// Differences in units of a standard deviation.
public struct StandardizedDifferenceResult: Codable, Sendable, Equatable {
  /// Cohen's d: over the pooled standard deviation, or d_z: over that of the differences of pairs.
  public let cohensD: Double?
  /// Cohen's d between its noncentral-t limits.
  public let cohensDInterval: Interval?
  /// Hedges' g: d times the exact factor that makes it unbiased.
  public let hedgesG: Double?
  /// The limits of d times the same factor.
  public let hedgesGInterval: Interval?
  /// The difference over the second group's standard deviation; nil for pairs.
  public let glassDelta: Double?
  /// The correlation of the pairs; nil for independent groups and where a side does not vary.
  public let correlation: Double?
  /// What the reader must know: `no_variation`.
  public let notes: [Note]
}

/// Cohen's d, Hedges' g and Glass's delta: how large is a difference of means against the spread of
/// the answers?
///
/// Source: Cohen 1988, Statistical Power Analysis, 2.2; Hedges 1981, Journal of Educational
/// Statistics 6:107; limits by inverting the noncentral t.
public struct StandardizedDifference: Codable, Sendable, Equatable {
  /// The confidence level of the intervals.
  public var level: Double

  /// Makes an estimator.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Compares two independent groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer, the control group of Glass's delta.
  /// - Throws: `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` under three values.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> StandardizedDifferenceResult {
    try checkPair(first, second, needed: 1)
    if first.count + second.count < 3 {
      throw .tooFewInAll(count: first.count + second.count, needed: 3)
    }
    let (a, b) = (GroupMoments(first), GroupMoments(second))
    let degrees = a.size + b.size - 2
    let control = b.variance ?? 0
    return result(
      difference: a.difference(b), variance: (a.sumOfSquares + b.sumOfSquares) / degrees,
      degrees: degrees, size: a.size * b.size / (a.size + b.size),
      glassDelta: control > 0 ? a.difference(b) / control.squareRoot() : nil, correlation: nil)
  }

  /// Compares pairs by the standard deviation of their differences (d_z and g_z).
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: `nonFinite`; `tooFewValues` under two pairs.
  public func runPaired(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> StandardizedDifferenceResult {
    let moments = GroupMoments(try checkedDifferences(first, second, needed: 2))
    return result(
      difference: moments.mean, variance: moments.variance ?? 0,
      degrees: moments.size - 1, size: moments.size, glassDelta: nil,
      correlation: Self.correlation(first, second))
  }

  private func result(
    difference: Double, variance: Double, degrees: Double, size: Double, glassDelta: Double?,
    correlation: Double?
  ) -> StandardizedDifferenceResult {
    guard variance > 0 else {
      return StandardizedDifferenceResult(
        cohensD: nil, cohensDInterval: nil, hedgesG: nil, hedgesGInterval: nil,
        glassDelta: glassDelta, correlation: correlation, notes: [.groupsDoNotVary])
    }
    let d = difference / variance.squareRoot()
    let root = size.squareRoot()
    let limits = noncentralTLimits(d * root, degreesOfFreedom: degrees, level: level)
    let factor = hedgesFactor(degreesOfFreedom: degrees)
    func interval(_ factor: Double, _ method: String) -> Interval? {
      limits.map {
        Interval(
          lower: $0.lower / root * factor, upper: $0.upper / root * factor, level: level,
          method: method)
      }
    }
    return StandardizedDifferenceResult(
      cohensD: d, cohensDInterval: interval(1, "noncentral_t"), hedgesG: factor.map { $0 * d },
      hedgesGInterval: factor.flatMap { interval($0, "noncentral_t_unbiased") },
      glassDelta: glassDelta, correlation: correlation, notes: [])
  }

  /// Pearson's correlation of pairs, in double-double; nil when a side does not vary.
  private static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    let (a, b) = (GroupMoments(first), GroupMoments(second))
    guard a.sumOfSquares > 0 && b.sumOfSquares > 0 else { return nil }
    var products = DoubleDouble.zero
    for (x, y) in zip(first, second) {
      products +=
        (DoubleDouble(decimal: x) - a.exactMean) * (DoubleDouble(decimal: y) - b.exactMean)
    }
    let r = products.high / a.sumOfSquares.squareRoot() / b.sumOfSquares.squareRoot()
    return max(-1, min(1, r))
  }
}
