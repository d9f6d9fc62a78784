import Foundation
import Testing

@testable import Statistics

@Suite struct DifferenceVerdictTests {
  private func verdict(
    _ first: NetScoreCounts, _ second: NetScoreCounts, margin: Double? = nil, ordered: Bool = true
  ) -> DifferenceVerdict {
    DifferenceJudge(margin: margin, isOrdered: ordered).verdict(ScoreDifference(first, second))
  }

  @Test func everyVerdictCanBeReached() {
    let (high, low) = (counts(2, 6, 12), counts(6, 8, 6))
    #expect(verdict(high, low) == .increased)
    #expect(verdict(low, high) == .decreased)
    #expect(verdict(high, low, ordered: false) == .different)
    #expect(verdict(high, high) == .inconclusive)
    #expect(verdict(high, high, margin: 0.2) == .underpowered)
    #expect(
      verdict(high.scaled(by: 40), high.scaled(by: 40), margin: 0.2) == .equivalent)
    // Enough answers to see the margin, and a difference between zero and the margin.
    #expect(
      verdict(counts(60, 180, 360), counts(78, 180, 342), margin: 0.12) == .inconclusive)
    #expect(verdict(counts(0, 0, 0), low) == .notEstimable)
  }

  @Test func sentencesAreDistinctAndNeverSayNoChange() {
    let pairs: [(NetScoreCounts, NetScoreCounts, Double?)] = [
      (counts(2, 6, 12), counts(6, 8, 6), nil), (counts(6, 8, 6), counts(2, 6, 12), nil),
      (counts(2, 6, 12), counts(2, 6, 12), nil), (counts(2, 6, 12), counts(2, 6, 12), 0.2),
      (counts(0, 0, 0), counts(1, 1, 1), nil),
    ]
    let sentences = pairs.map {
      DifferenceJudge(margin: $0.2, isOrdered: true).finding(ScoreDifference($0.0, $0.1)).sentence
    }
    #expect(Set(sentences).count == sentences.count)
    #expect(sentences.allSatisfy { !$0.contains("did not change") && !$0.contains("is no ch") })
  }

  @Test func aRealDifferenceSmallerThanTheMarginIsNoted() throws {
    let first = counts(200, 600, 1_300)
    let second = counts(260, 600, 1_240)
    let finding = DifferenceJudge(margin: 0.2, isOrdered: true).finding(
      ScoreDifference(first, second))
    #expect(finding.verdict == .increased)
    #expect(finding.equivalence?.isEstablished == true)
    #expect(finding.notes.map(\.code) == ["smaller_than_margin"])
    #expect(try #require(finding.probabilityFirstHigher) > 0.99)
  }

  /// All promoters on both sides: the standard error at zero is zero, yet ten answers a side could
  /// not have shown a difference of 20 points.
  @Test func agreementIsNotPower() throws {
    let finding = DifferenceJudge(margin: 0.2, isOrdered: true).finding(
      ScoreDifference(counts(0, 0, 10), counts(0, 0, 10)))
    #expect(finding.verdict == .underpowered)
    #expect(try #require(finding.powerAtMargin) < 0.5)
  }

  /// The approximation against the exact power of 20 answers a side at a fall from 30 to −42.
  @Test func powerAtTheMarginIsNearTheExactOne() throws {
    let finding = DifferenceJudge(margin: 0.72, isOrdered: true).finding(
      ScoreDifference(counts(4, 6, 10), counts(4, 6, 10)))
    #expect(abs(try #require(finding.powerAtMargin) - 0.8) < 0.1)
  }

  @Test func exchangedGroupsExchangeTheVerdict() {
    for (first, second) in differenceShapes {
      let forward = verdict(first, second, margin: 0.3)
      let backward = verdict(second, first, margin: 0.3)
      switch forward {
      case .increased: #expect(backward == .decreased)
      case .decreased: #expect(backward == .increased)
      default: #expect(backward == forward)
      }
    }
  }

  @Test func nothingIsSaidWithoutAnEstimate() throws {
    let finding = DifferenceJudge(margin: 0.2, isOrdered: false).finding(nil)
    #expect(finding.verdict == .notEstimable)
    #expect(finding.probabilityFirstHigher == nil && finding.equivalence == nil)
    let data = try JSONEncoder().encode(finding)
    #expect(try JSONDecoder().decode(DifferenceFinding.self, from: data) == finding)
    #expect(DifferenceVerdict.notEstimable.rawValue == "not_estimable")
  }
}
