/// An exact test of equal proportions that holds at every common share of successes: the p-value is
/// the largest over that share of the probability of the outcomes as extreme as the observed one.
///
/// Barnard (1945), Nature 156:177, orders outcomes by a statistic; Boschloo (1970), Statistica
/// Neerlandica 24:1–35, by Fisher's p-value, which makes the test never less powerful than Fisher's.
public struct UnconditionalExactTest: Codable, Sendable, Equatable {
  /// What makes one outcome more extreme than another.
  public enum Ordering: String, Codable, Sendable, Equatable, CaseIterable {
    /// The z statistic with pooled variance: Barnard's test as it is used today.
    case pooledZ = "pooled_z"
    /// Fisher's exact p-value of the same alternative: Boschloo's test.
    case fisher
  }
  /// Which departures from equal shares count as evidence: `greater` is a larger first share.
  public typealias Alternative = BinomialTest.Alternative

  /// How outcomes are ordered.
  public var ordering: Ordering
  /// Which departures count.
  public var alternative: Alternative

  /// The largest number of outcomes (n₁ + 1)(n₂ + 1) that is enumerated.
  public static let largestTable = 16_000_000

  /// Makes a test.
  public init(ordering: Ordering = .fisher, alternative: Alternative = .twoSided) {
    self.ordering = ordering
    self.alternative = alternative
  }

  /// Tests whether two groups have the same share of successes.
  ///
  /// The statistic is pooled z (nil when all answers are alike) or Fisher's p-value.
  /// - Returns: p is nil with a note when a group is empty, the counts are not whole, or there are
  ///   more outcomes than `largestTable`.
  public func run(_ data: TwoProportions) -> TestResult {
    guard data.hasBothGroups else { return result(nil, nil, [.emptyGroup]) }
    guard let cells = data.whole else { return result(nil, nil, [.fractionalCounts]) }
    let (first, second) = (cells.a + cells.b, cells.c + cells.d)
    // Multiplied as floating point numbers, the sizes overflow nothing.
    guard Double(first + 1) * Double(second + 1) <= Double(Self.largestTable) else {
      let note = Note(
        code: "enumeration_unavailable",
        sentence:
          "The unconditional test lists every outcome, and groups of \(first) and \(second) "
          + "have more than \(Self.largestTable) of them; use Fisher's test.")
      return result(nil, nil, [note])
    }
    let statistic: Double?
    let extreme: ExtremeOutcomes
    switch ordering {
    case .pooledZ:
      statistic = data.hasVariation ? PooledZ(first, second).value(cells.a, cells.c) : nil
      extreme = .pooledZ(first, second, observed: (cells.a, cells.c), alternative)
    case .fisher:
      statistic = FisherExactTest(alternative: alternative).run(data).pValue
      extreme = .fisher(first, second, observed: (cells.a, cells.c), alternative)
    }
    return result(statistic, extreme.largestProbability(), [])
  }

  private func result(_ statistic: Double?, _ p: Double?, _ notes: [Note]) -> TestResult {
    TestResult(
      method: ordering == .fisher ? "boschloo" : "barnard",
      null: "both groups have the same share of successes", statistic: statistic, pValue: p,
      alternative: alternative.rawValue, exact: true, notes: notes)
  }
}

/// Pooled z of any outcome of two groups; zero where all answers are alike.
struct PooledZ {
  let firstTrials, secondTrials: Double

  init(_ first: Int, _ second: Int) {
    firstTrials = Double(first)
    secondTrials = Double(second)
  }

  func value(_ firstSuccesses: Int, _ secondSuccesses: Int) -> Double {
    let (x, y) = (Double(firstSuccesses), Double(secondSuccesses))
    let total = firstTrials + secondTrials
    let pooled = (x + y) / total
    let variance = pooled * (1 - pooled) * (1 / firstTrials + 1 / secondTrials)
    return variance > 0 ? (x / firstTrials - y / secondTrials) / variance.squareRoot() : 0
  }
}
