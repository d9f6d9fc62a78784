import Probability

/// A difference of means, its test and its interval.
public struct MeanDifferenceResult: Codable, Sendable, Equatable {
  /// The test of the difference against the null difference.
  public let test: TestResult
  /// The number of values in the first group, or of pairs.
  public let firstCount: Int
  /// The number of values in the second group, or of pairs.
  public let secondCount: Int
  /// The mean of the first group.
  public let firstMean: Double
  /// The mean of the second group.
  public let secondMean: Double
  /// The mean of the first less that of the second.
  public let difference: Double
  /// The standard error of the difference; nil when nothing varies.
  public let standardError: Double?
  /// The interval of the difference that matches the test; nil when nothing varies.
  public let interval: Interval?
}

/// Student's or Welch's t test: do the means of two groups differ?
///
/// Welch's is the default: it does not assume equal variances, and costs little where they are.
/// Source: Student 1908, Biometrika 6:1; Welch 1947, Biometrika 34:28, with Satterthwaite's
/// degrees of freedom.
public struct TwoSampleT: Codable, Sendable, Equatable {
  /// What is assumed about the variances.
  public enum Variances: String, Codable, Sendable, Equatable {
    /// Each group has its own (Welch).
    case unequal
    /// Both groups share one (Student).
    case equal
  }

  /// What is assumed about the variances.
  public var variances: Variances
  /// Which departures count.
  public var alternative: TestAlternative
  /// The difference of the means under the null hypothesis.
  public var nullDifference: Double
  /// The confidence level of the interval.
  public var level: Double

  /// Makes a test.
  public init(
    variances: Variances = .unequal, alternative: TestAlternative = .twoSided,
    nullDifference: Double = 0, level: Double = 0.95
  ) {
    requireLevel(level)
    precondition(nullDifference.isFinite, "a null difference of \(nullDifference)")
    self.variances = variances
    self.alternative = alternative
    self.nullDifference = nullDifference
    self.level = level
  }

  /// Compares two groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` under two values a group (Welch) or under one (Student);
  ///   `tooFewInAll` under three values (Student).
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> MeanDifferenceResult {
    try checkPair(first, second, needed: variances == .unequal ? 2 : 1)
    if first.count + second.count < 3 {
      throw .tooFewInAll(count: first.count + second.count, needed: 3)
    }
    let (a, b) = (GroupMoments(first), GroupMoments(second))
    let (squaredError, degrees) = variances == .equal ? pooled(a, b) : separate(a, b)
    let title = variances == .equal ? "student_t" : "welch_t"
    return MeanDifferenceResult(
      moments: (a, b), difference: a.difference(b), squaredError: squaredError,
      degreesOfFreedom: degrees, design: self, method: title,
      null: "The means of the two groups differ by \(nullDifference).")
  }

  private func pooled(_ a: GroupMoments, _ b: GroupMoments) -> (Double, Double) {
    let degrees = a.size + b.size - 2
    let variance = (a.sumOfSquares + b.sumOfSquares) / degrees
    return (variance * (1 / a.size + 1 / b.size), degrees)
  }

  private func separate(_ a: GroupMoments, _ b: GroupMoments) -> (Double, Double) {
    let (u, v) = ((a.variance ?? 0) / a.size, (b.variance ?? 0) / b.size)
    // Shares instead of squares of variances: these cannot overflow.
    let share = u + v > 0 ? u / (u + v) : 0
    let inverse = share * share / (a.size - 1) + (1 - share) * (1 - share) / (b.size - 1)
    return (u + v, 1 / inverse)
  }
}

extension MeanDifferenceResult {
  /// A t test from a difference and the square of its standard error.
  init(
    moments: (GroupMoments, GroupMoments), difference: Double, squaredError: Double,
    degreesOfFreedom: Double, design: TwoSampleT, method: String, null: String
  ) {
    let error = squaredError > 0 ? squaredError.squareRoot() : nil
    let reference = StudentT(degreesOfFreedom: degreesOfFreedom)
    let statistic = error.map { (difference - design.nullDifference) / $0 }
    test = TestResult(
      method: method, null: null, statistic: statistic,
      degreesOfFreedom: error == nil ? nil : degreesOfFreedom,
      pValue: statistic.map { design.alternative.pValue(of: $0, under: reference) },
      alternative: design.alternative.rawValue,
      notes: error == nil ? [.groupsDoNotVary] : [])
    firstCount = moments.0.count
    secondCount = moments.1.count
    firstMean = moments.0.mean
    secondMean = moments.1.mean
    self.difference = difference
    standardError = error
    interval = error.map {
      design.alternative.interval(
        around: difference, standardError: $0, quantile: reference.upperQuantile,
        level: design.level, method: method)
    }
  }
}

extension Note {
  /// Values that do not vary have no standard error.
  static let groupsDoNotVary = Note(
    code: "no_variation",
    sentence: "Values do not vary within any group, so there is no standard error to test with.")

  /// All values are the same.
  static let allValuesEqual = Note(
    code: "all_equal", sentence: "All values are equal, so there is nothing to compare.")
}
