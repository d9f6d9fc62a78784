import Testing

@testable import Statistics

@Suite struct WelchDifferenceTests {
  @Test func matchesThePublishedVector() throws {
    let result = NetScoreDifference.welch.compare(counts(2, 6, 12), counts(6, 8, 6))
    #expect(abs(try #require(result.statistic) - 2.12692) < 5.01e-6)
    #expect(abs(try #require(result.degreesOfFreedom) - 37.24) < 0.00501)
    #expect(abs(try #require(result.pValue) - 0.040114) < 5.01e-7)
  }

  /// Two answers a side, variances ½ with divisor 1: se² = ½, t = 1/√½, df = 2.
  @Test func fourAnswersByHand() throws {
    let result = NetScoreDifference.welch.compare(counts(0, 1, 1), counts(1, 1, 0))
    #expect(abs(try #require(result.statistic) - 2.0.squareRoot()) < 1e-14)
    #expect(abs(try #require(result.degreesOfFreedom) - 2) < 1e-14)
    // With two degrees of freedom P(|t| > √2) = 1 − √2/√(2 + 2).
    #expect(abs(try #require(result.pValue) - (1 - 0.5.squareRoot())) < 1e-12)
  }

  @Test func oneAnswerOrAgreementIsRefused() {
    let one = NetScoreDifference.welch.compare(counts(0, 0, 1), counts(3, 4, 5))
    #expect(one.pValue == nil && one.notes.map(\.code) == ["one_answer"])
    let agreed = NetScoreDifference.welch.compare(counts(0, 0, 5), counts(0, 5, 0))
    #expect(agreed.pValue == nil && agreed.notes.map(\.code) == ["all_answers_agree"])
  }
}
