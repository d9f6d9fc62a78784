/// Student's t test of pairs: is the mean of the differences zero?
///
/// Source: Student 1908, Biometrika 6:1.
public struct PairedT: Codable, Sendable, Equatable {
  /// Which departures count.
  public var alternative: TestAlternative
  /// The mean difference under the null hypothesis.
  public var nullDifference: Double
  /// The confidence level of the interval.
  public var level: Double

  /// Makes a test.
  public init(
    alternative: TestAlternative = .twoSided, nullDifference: Double = 0, level: Double = 0.95
  ) {
    requireLevel(level)
    precondition(nullDifference.isFinite, "a null difference of \(nullDifference)")
    self.alternative = alternative
    self.nullDifference = nullDifference
    self.level = level
  }

  /// Compares pairs.
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: `nonFinite`; `tooFewValues` under two pairs.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> MeanDifferenceResult {
    let differences = GroupMoments(try checkedDifferences(first, second, needed: 2))
    return MeanDifferenceResult(
      moments: (GroupMoments(first), GroupMoments(second)), difference: differences.mean,
      squaredError: (differences.variance ?? 0) / differences.size,
      degreesOfFreedom: differences.size - 1,
      design: TwoSampleT(alternative: alternative, nullDifference: nullDifference, level: level),
      method: "paired_t",
      null: "The mean of the differences, first less second, is \(nullDifference).")
  }
}
