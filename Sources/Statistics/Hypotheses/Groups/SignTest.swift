/// The signs of the differences of pairs.
public struct SignTestResult: Codable, Sendable, Equatable {
  /// The test; its statistic is the number of positive differences.
  public let test: TestResult
  /// The number of pairs in which the first value is higher.
  public let positive: Int
  /// The number of pairs in which the first value is lower.
  public let negative: Int
  /// The number of pairs with equal values, which the test leaves out.
  public let tied: Int
}

/// The sign test of pairs: is the first value as often higher as lower?
///
/// Source: Arbuthnott 1710; Dixon & Mood 1946, JASA 41:557.
public struct SignTest: Codable, Sendable, Equatable {
  /// Which departures count.
  public var alternative: TestAlternative

  /// Makes a test.
  public init(alternative: TestAlternative = .twoSided) {
    self.alternative = alternative
  }

  /// Compares pairs.
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: `nonFinite`; `tooFewValues` without pairs.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> SignTestResult {
    precondition(
      first.count == second.count,
      "pairs need as many values: \(first.count) and \(second.count)")
    try checkPair(first, second, needed: 1)
    let pairs = zip(first, second)
    let positive = pairs.reduce(0) { $0 + ($1.0 > $1.1 ? 1 : 0) }
    let negative = pairs.reduce(0) { $0 + ($1.0 < $1.1 ? 1 : 0) }
    let decided = positive + negative
    let binomial = BinomialTest(alternative: alternative.ofProbability)
      .run(successes: positive, trials: decided)
    return SignTestResult(
      test: TestResult(
        method: "sign_test",
        null: "The first value of a pair is as likely to be the higher as the lower one.",
        statistic: binomial.statistic, pValue: binomial.pValue,
        alternative: alternative.rawValue, exact: true,
        notes: decided > 0 ? [] : [.noNonzeroDifference]),
      positive: positive, negative: negative, tied: first.count - decided)
  }
}

extension TestAlternative {
  /// The same direction for a probability of success.
  var ofProbability: BinomialTest.Alternative {
    switch self {
    case .twoSided: .twoSided
    case .greater: .greater
    case .less: .less
    }
  }
}
