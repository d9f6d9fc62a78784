import Probability
import Statistics

/// What comparing two correlations returns.
public struct CorrelationDifferenceResult: Codable, Sendable, Equatable {
  /// The first correlation less the second.
  public let difference: Double
  /// The interval of the difference, from the intervals of the two.
  public let interval: Interval?
  /// The test that the two are equal.
  public let test: TestResult
  /// Another test of the same, where there is one: Steiger's Z beside Williams' t.
  public let secondTest: TestResult?
}

/// Are two correlations different?
///
/// Intervals: Zou 2007, Psychological Methods 12:399–413. They and the z tests rest on normal data.
public struct CorrelationDifference: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Correlations of two different samples: z = (z₁ − z₂)/√(1/(n₁ − 3) + 1/(n₂ − 3)).
  ///
  /// Source: Fisher 1921, Metron 1(4):3–32.
  /// - Throws: `notACorrelation`; `tooFew` under four rows in a sample.
  public func independent(
    _ first: Double, count: Int, _ second: Double, count otherCount: Int
  ) throws(AssociationError) -> CorrelationDifferenceResult {
    try check([("the first correlation", first), ("the second correlation", second)])
    try check(rows: min(count, otherCount), needed: 4)
    let error = (1 / Double(count - 3) + 1 / Double(otherCount - 3)).squareRoot()
    let z = (inverseHyperbolicTangent(first) - inverseHyperbolicTangent(second)) / error
    return CorrelationDifferenceResult(
      difference: first - second,
      interval: zou(first, count: count, second, count: otherCount, correlation: 0),
      test: normalTest(z, "independent_correlations_z"), secondTest: nil)
  }

  /// Correlations of one sample that share a variable: r₁₂ against r₁₃ by Williams' t on n − 3
  /// degrees of freedom, beside it Steiger's Z.
  ///
  /// Source: Williams 1959, JRSS B 21:396–399; Steiger 1980, Psychological Bulletin 87:245–251,
  /// eqs. 7 and 14.
  /// - Parameters:
  ///   - r12: the correlation of the shared variable with the second.
  ///   - r13: the correlation of the shared variable with the third.
  ///   - r23: the correlation of the second with the third.
  ///   - count: the number of rows.
  /// - Throws: `notACorrelation`, `impossibleCorrelations`; `tooFew` under four rows.
  public func overlapping(
    _ r12: Double, _ r13: Double, _ r23: Double, count: Int
  ) throws(AssociationError) -> CorrelationDifferenceResult {
    try check([("r12", r12), ("r13", r13), ("r23", r23)])
    try check(rows: count, needed: 4)
    let determinant = 1 - r12 * r12 - r13 * r13 - r23 * r23 + 2 * r12 * r13 * r23
    guard determinant > 0 else { throw .impossibleCorrelations }
    let n = Double(count)
    let mean = (r12 + r13) / 2
    let denominator =
      2 * (n - 1) / (n - 3) * determinant + mean * mean * (1 - r23) * (1 - r23) * (1 - r23)
    let t = (r12 - r13) * ((n - 1) * (1 + r23) / denominator).squareRoot()
    let null = StudentT(degreesOfFreedom: n - 3)
    // Steiger's: the correlation of the two z, both taken at the mean of the two correlations.
    let pooled = Self.overlap(mean, mean, r23)
    let z =
      (inverseHyperbolicTangent(r12) - inverseHyperbolicTangent(r13))
      * ((n - 3) / (2 - 2 * pooled)).squareRoot()
    return CorrelationDifferenceResult(
      difference: r12 - r13,
      interval: zou(
        r12, count: count, r13, count: count, correlation: Self.overlap(r12, r13, r23)),
      test: TestResult(
        method: "williams_t", null: .equalCorrelations, statistic: t, degreesOfFreedom: n - 3,
        pValue: min(1, 2 * null.survival(abs(t)))),
      secondTest: normalTest(z, "steiger_z"))
  }

  /// Correlations of one sample without a common variable: r₁₂ against r₃₄ by Steiger's Z.
  ///
  /// Source: Steiger 1980, eqs. 2 and 15.
  /// - Parameters:
  ///   - r12: the first correlation.
  ///   - r34: the second.
  ///   - across: r₁₃, r₁₄, r₂₃ and r₂₄, in this order.
  ///   - count: the number of rows.
  /// - Throws: `notACorrelation`; `tooFew` under four rows.
  public func separate(
    _ r12: Double, _ r34: Double, across: (Double, Double, Double, Double), count: Int
  ) throws(AssociationError) -> CorrelationDifferenceResult {
    let (r13, r14, r23, r24) = across
    try check([
      ("r12", r12), ("r34", r34), ("r13", r13), ("r14", r14), ("r23", r23), ("r24", r24),
    ])
    try check(rows: count, needed: 4)
    func correlation(_ a: Double, _ b: Double) -> Double {
      let squares = r13 * r13 + r14 * r14 + r23 * r23 + r24 * r24
      var covariance = a * b * squares / 2 + r13 * r24 + r14 * r23
      covariance -= a * r13 * r14 + a * r23 * r24
      covariance -= b * r13 * r23 + b * r14 * r24
      return covariance / ((1 - a * a) * (1 - b * b))
    }
    let mean = (r12 + r34) / 2
    let pooled = correlation(mean, mean)
    guard pooled < 1, abs(correlation(r12, r34)) <= 1 else { throw .impossibleCorrelations }
    let z =
      (inverseHyperbolicTangent(r12) - inverseHyperbolicTangent(r34))
      * (Double(count - 3) / (2 - 2 * pooled)).squareRoot()
    return CorrelationDifferenceResult(
      difference: r12 - r34,
      interval: zou(
        r12, count: count, r34, count: count, correlation: correlation(r12, r34)),
      test: normalTest(z, "steiger_z"), secondTest: nil)
  }

  /// The correlation of two sample correlations with a common variable (Steiger 1980, eq. 3).
  private static func overlap(_ a: Double, _ b: Double, _ c: Double) -> Double {
    let rest = 1 - a * a - b * b
    let covariance = c * rest - a * b * (rest - c * c) / 2
    return covariance / ((1 - a * a) * (1 - b * b))
  }

  private func zou(
    _ a: Double, count: Int, _ b: Double, count otherCount: Int, correlation: Double
  ) -> Interval? {
    guard let x = limits(a, count), let y = limits(b, otherCount) else { return nil }
    func distance(_ p: Double, _ q: Double) -> Double {
      max(0, p * p + q * q - 2 * correlation * p * q).squareRoot()
    }
    return Interval(
      lower: a - b - distance(a - x.lower, y.upper - b),
      upper: a - b + distance(x.upper - a, b - y.lower), level: level, method: "zou")
  }

  private func limits(_ r: Double, _ count: Int) -> (lower: Double, upper: Double)? {
    let interval = limitsByZ(
      r, standardError: 1 / Double(count - 3).squareRoot(), level: level, method: "fisher_z")
    guard let lower = interval.lower, let upper = interval.upper else { return nil }
    return (lower, upper)
  }

  private func normalTest(_ z: Double, _ method: String) -> TestResult {
    TestResult(
      method: method, null: .equalCorrelations, statistic: z,
      pValue: min(1, 2 * Normal().survival(abs(z))))
  }

  private func check(_ values: [(String, Double)]) throws(AssociationError) {
    for (name, value) in values where !(abs(value) < 1) {
      throw .notACorrelation(name: name, value: value)
    }
  }

  private func check(rows: Int, needed: Int) throws(AssociationError) {
    guard rows >= needed else { throw .tooFew(what: "rows", count: rows, needed: needed) }
  }
}

extension String {
  fileprivate static let equalCorrelations = "the two correlations are equal"
}
