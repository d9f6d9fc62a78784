import Testing

@testable import Statistics

@Suite struct WaldDifferenceTests {
  private let first = counts(2, 6, 12)
  private let second = counts(6, 8, 6)

  @Test(arguments: [
    ("wald", 0.029096, 5.09, 94.91), ("adjusted_wald", 0.044003, 1.17, 85.79),
    ("adjusted_wald_total", 0.03644, 2.94, 90.09),
  ])
  func matchesPublishedVectors(_ name: String, _ p: Double, _ lower: Double, _ upper: Double) throws
  {
    let result = try #require(NetScoreDifference.named(name)).compare(first, second)
    #expect(abs(try #require(result.pValue) - p) < 5.01e-6)
    #expect(abs(try #require(result.interval?.lower) * 100 - lower) < 0.00501)
    #expect(abs(try #require(result.interval?.upper) * 100 - upper) < 0.00501)
  }

  /// A passive and a promoter against a passive and a detractor. Wald: v = ¼, se² = ¼, z = 2.
  /// With three more a side: 0.75/2.5/1.75 and mirrored, m = ±0.2, v = 0.46, se² = 0.92/5.
  /// Pooled: 1/2/1, v = ½, se² = ½.
  @Test func fourAnswersByHand() throws {
    let (a, b) = (counts(0, 1, 1), counts(1, 1, 0))
    #expect(abs(NetScoreDifference.wald.compare(a, b).statistic! - 2) < 1e-14)
    let adjusted = NetScoreDifference.adjustedWald.outcome(a, b, 0.95)
    #expect(abs(adjusted.statistic! - 0.4 / 0.184.squareRoot()) < 1e-14)
    #expect(abs(adjusted.centre! - 0.4) < 1e-15)
    #expect(abs(NetScoreDifference.pooledZ.compare(a, b).statistic! - 2.0.squareRoot()) < 1e-14)
  }

  @Test func agreementHasNoWaldInterval() {
    for method in [NetScoreDifference.wald, .pooledZ] {
      let result = method.compare(counts(0, 0, 9), counts(0, 0, 4))
      #expect(result.pValue == nil && result.interval == nil)
      #expect(result.notes.map(\.code) == ["all_answers_agree"])
    }
    #expect(NetScoreDifference.wald.compare(counts(0, 0, 9), counts(4, 0, 0)).pValue == nil)
    #expect(NetScoreDifference.adjustedWald.compare(counts(0, 0, 9), counts(0, 0, 4)).pValue != nil)
  }

  @Test func pooledTestSaysThatItHasNoInterval() {
    let result = NetScoreDifference.pooledZ.compare(first, second)
    #expect(result.interval == nil && result.notes.map(\.code) == ["test_only"])
  }

  @Test func adjustedIntervalIsWidenedWithANote() {
    let result = NetScoreDifference.adjustedWald.compare(
      counts(0, 0, 60), counts(60, 0, 0), level: 0.5)
    #expect(result.interval?.upper == 2)
    #expect(result.notes.map(\.code) == ["widened_to_estimate"])
  }
}
