import Testing

@testable import Statistics

@Suite struct ConditionalOddsRatioTests {
  /// One success among two people, in the first group: P(1) = ψ/(1 + ψ), which is 2.5 % at 1/39.
  @Test func byHand() throws {
    let law = ConditionalDistribution(firstTrials: 1, secondTrials: 1, successes: 1)
    let ratio = law.oddsRatio(1, level: 0.95)
    #expect(ratio.estimate == nil && ratio.isUnbounded && ratio.interval?.upper == nil)
    #expect(abs(ratio.interval!.lower! * 39 - 1) < 1e-12)
    let other = law.oddsRatio(0, level: 0.95)
    #expect(other.estimate == 0 && other.interval?.lower == 0)
    #expect(abs(other.interval!.upper! - 39) < 1e-10)
  }

  /// SciPy 1.17.1, stats.contingency.odds_ratio(kind="conditional"), by its own root search.
  @Test func matchesSciPy() throws {
    let ratio = FisherExactTest.oddsRatio(TwoProportions(30, of: 32, versus: 100, of: 160))
    #expect(abs(ratio.estimate! - 8.929069378056674) < 1e-8)
    #expect(abs(ratio.interval!.lower! - 2.1347341266365736) < 1e-8)
    #expect(abs(ratio.interval!.upper! - 79.81465859050272) < 1e-6)
    let small = FisherExactTest.oddsRatio(TwoProportions(0, of: 15, versus: 4, of: 15))
    #expect(small.estimate == 0 && abs(small.interval!.upper! - 1.3792645325920136) < 1e-9)
  }

  /// The estimate is where the expected count is the observed one.
  @Test func estimateMatchesTheMean() throws {
    let law = ConditionalDistribution(firstTrials: 22, secondTrials: 25, successes: 8)
    for k in 1..<8 {
      let ratio = try #require(law.oddsRatio(k, level: 0.9).estimate)
      #expect(abs(law.mean(logOdds: logOf(ratio)) - Double(k)) < 1e-10)
    }
  }

  @Test func fixedMargins() {
    let law = ConditionalDistribution(firstTrials: 5, secondTrials: 3, successes: 0)
    let ratio = law.oddsRatio(0, level: 0.95)
    #expect(ratio.interval == nil && ratio.notes.map(\.code) == ["fixed_margins"])
  }

  @Test func thousandsOfAnswers() throws {
    let ratio = FisherExactTest.oddsRatio(TwoProportions(1200, of: 3000, versus: 900, of: 3000))
    #expect(abs(ratio.estimate! / (1200.0 * 2100 / 1800 / 900) - 1) < 1e-3)
    #expect(ratio.interval!.lower! > 1.39 && ratio.interval!.upper! < 1.74)
  }
}
