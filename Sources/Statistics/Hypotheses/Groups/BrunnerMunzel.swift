import Probability

/// The probability that an answer of one group is higher, with its test and its interval.
public struct BrunnerMunzelResult: Codable, Sendable, Equatable {
  /// The test of a probability of ½.
  public let test: TestResult
  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// P(first > second) + ½P(equal).
  public let probabilityOfSuperiority: Double
  /// The standard error of the probability; nil when no placement varies.
  public let standardError: Double?
  /// The interval of the probability by t, clipped to 0…1; nil without a standard error.
  public let interval: Interval?
  /// The same interval as the formula gives it, which may leave 0…1.
  public let unclippedInterval: Interval?
  /// The number of random arrangements behind the p-value; nil when there were none.
  public let replicates: Int?
  /// The seed of the random arrangements; nil when there were none.
  public let seed: UInt64?
}

/// The Brunner–Munzel test: is an answer of one group as likely to be above one of the other as
/// below it, whatever the shapes and variances?
///
/// By default p comes from permuting the studentized statistic while a group has fewer than 15
/// values, and from t otherwise. Source: Brunner & Munzel 2000, Biometrical Journal 42:17; Neubert &
/// Brunner 2007, Computational Statistics & Data Analysis 51:5192.
public struct BrunnerMunzel: Codable, Sendable, Equatable {
  /// Where the p-value comes from.
  public enum Reference: String, Codable, Sendable, Equatable {
    /// Permuted while a group has fewer than 15 values, t otherwise.
    case automatic
    /// Student's t with Satterthwaite's degrees of freedom.
    case t
    /// Arrangements of the observed values: all of them, or random ones when there are too many.
    case permuted
  }

  /// Where the p-value comes from.
  public var reference: Reference
  /// Which departures count.
  public var alternative: TestAlternative
  /// The confidence level of the interval.
  public var level: Double
  /// The number of random arrangements where not all are counted.
  public var replicates: Int
  /// The seed of the random arrangements.
  public var seed: UInt64

  /// Makes a test.
  public init(
    reference: Reference = .automatic, alternative: TestAlternative = .twoSided,
    level: Double = 0.95, replicates: Int = 9999, seed: UInt64 = 1
  ) {
    requireLevel(level)
    precondition(replicates >= 1, "\(replicates) replicates")
    self.reference = reference
    self.alternative = alternative
    self.level = level
    self.replicates = replicates
    self.seed = seed
  }

  /// Compares two groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` under two values a group.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> BrunnerMunzelResult {
    try checkPair(first, second, needed: 2)
    let placements = Placements(first, second)
    let (n, m) = (first.count, second.count)
    let observed = placements.comparison(placements.observed)
    let permuted = reference == .permuted || (reference == .automatic && min(n, m) < 15)
    let drawn =
      permuted
      ? placements.permutation(
        observed, alternative, replicates: replicates, seed: seed) : nil
    let t = observed.degreesOfFreedom.map { StudentT(degreesOfFreedom: $0) }
    let statistic = observed.statistic.isFinite && t != nil ? observed.statistic : nil
    let tail = t.flatMap { null in
      statistic.map { alternative.pValue(of: $0, under: null) }
    }
    let interval = t.map {
      alternative.interval(
        around: observed.superiority, standardError: observed.standardError,
        quantile: $0.upperQuantile, level: level, method: "brunner_munzel")
    }
    return BrunnerMunzelResult(
      test: TestResult(
        method: permuted ? "brunner_munzel_permuted" : "brunner_munzel",
        null: permuted
          ? "An answer of the first group is as likely to be above one of the second as below it "
            + "(exactly so where the distributions are the same)."
          : "An answer of the first group is as likely to be above one of the second as below it.",
        statistic: statistic, degreesOfFreedom: permuted ? nil : observed.degreesOfFreedom,
        pValue: permuted ? drawn?.pValue : tail, alternative: alternative.rawValue,
        exact: drawn?.exact ?? false, notes: notes(observed)),
      firstCount: n, secondCount: m, probabilityOfSuperiority: observed.superiority,
      standardError: t == nil ? nil : observed.standardError,
      interval: interval.map(Self.clipped), unclippedInterval: interval,
      replicates: drawn.flatMap { $0.exact ? nil : replicates },
      seed: drawn.flatMap { $0.exact ? nil : seed })
  }

  private func notes(_ observed: Placements.Comparison) -> [Note] {
    guard observed.degreesOfFreedom == nil else { return [] }
    if observed.superiority == 0 || observed.superiority == 1 { return [.completeSeparation] }
    return [.groupsDoNotVary]
  }

  private static func clipped(_ interval: Interval) -> Interval {
    Interval(
      lower: interval.lower.map { max(0, $0) }, upper: interval.upper.map { min(1, $0) },
      level: interval.level, method: interval.method)
  }
}

extension Note {
  /// No value of one group lies among those of the other.
  static let completeSeparation = Note(
    code: "complete_separation",
    sentence: "Every value of one group is above every value of the other, so the standard error "
      + "would be zero and is withheld.")
}
