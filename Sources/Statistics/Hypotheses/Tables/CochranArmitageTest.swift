import Probability

/// The test for a trend of the share of successes over ordered groups.
///
/// Cochran (1954), Biometrics 10:417–451; Armitage (1955), Biometrics 11:375–386; the variance has
/// divisor N.
public struct CochranArmitageTest: Codable, Sendable, Equatable {
  /// One score per group; nil counts 1, 2, 3, …
  public var scores: [Double]?

  /// Makes a test.
  public init(scores: [Double]? = nil) {
    self.scores = scores
  }

  /// Tests groups in their order; the statistic is z, positive when the share rises with the score.
  /// - Parameters:
  ///   - successes: one count per group, none above its total
  ///   - totals: the size of each group, 0 or more
  /// - Returns: nil values with a note when all answers or all scores are alike.
  public func run(successes: [Double], totals: [Double]) -> TestResult {
    let scores = scores ?? totals.indices.map { Double($0) + 1 }
    precondition(
      successes.count == totals.count && scores.count == totals.count,
      "\(successes.count) counts, \(totals.count) totals and \(scores.count) scores")
    precondition(
      zip(successes, totals).allSatisfy { $0 >= 0 && $0 <= $1 && $1.isFinite },
      "successes must lie in 0…total: \(successes) of \(totals)")
    let total = totals.reduce(0, +)
    let hits = successes.reduce(0, +)
    guard total > 0 else { return result(nil, [.noCounts]) }
    guard hits > 0, hits < total else { return result(nil, [.noVariation]) }
    let used = scores.indices.filter { totals[$0] > 0 }
    guard used.contains(where: { scores[$0] != scores[used[0]] }) else {
      return result(nil, [.oneScore])
    }
    let mean = scores.indices.reduce(0) { $0 + totals[$1] * scores[$1] } / total
    var (trend, spread) = (0.0, 0.0)
    for index in scores.indices {
      let distance = scores[index] - mean
      trend += successes[index] * distance
      spread += totals[index] * distance * distance
    }
    return result(trend / (hits / total * ((total - hits) / total) * spread).squareRoot(), [])
  }

  /// Tests groups in their order from whole counts.
  public func run(successes: [Int], totals: [Int]) -> TestResult {
    run(successes: successes.map(Double.init), totals: totals.map(Double.init))
  }

  private func result(_ z: Double?, _ notes: [Note]) -> TestResult {
    TestResult(
      method: "cochran_armitage",
      null: "the share of successes has no linear trend over the groups",
      statistic: z, pValue: z.map { 2 * Normal().survival(abs($0)) }, notes: notes)
  }
}
