import Probability
import Testing

@testable import Statistics

@Suite struct ConditionalDistributionTests {
  /// Two of four people are successes, two are in the first group: 1, 4, 1 of 6, and with odds
  /// ratio 3: 1, 12, 9 of 22.
  @Test func byHand() {
    let law = ConditionalDistribution(firstTrials: 2, secondTrials: 2, successes: 2)
    #expect(law.lowest == 0 && law.highest == 2)
    for (got, want) in zip(law.masses(logOdds: 0), [1.0 / 6, 4.0 / 6, 1.0 / 6]) {
      #expect(abs(got - want) < 1e-14)
    }
    for (got, want) in zip(law.masses(logOdds: logOf(3)), [1.0 / 22, 12.0 / 22, 9.0 / 22]) {
      #expect(abs(got - want) < 1e-14)
    }
    #expect(abs(law.mean(logOdds: 0) - 1) < 1e-14)
    #expect(abs(law.atLeast(1, logOdds: 0) - 5.0 / 6) < 1e-14)
    #expect(abs(law.atMost(0, logOdds: logOf(3)) - 1.0 / 22) < 1e-14)
  }

  @Test func pValuesByHand() {
    let law = ConditionalDistribution(firstTrials: 2, secondTrials: 2, successes: 2)
    let end = law.pValues(0)
    #expect(abs(end.twoSided - 1.0 / 3) < 1e-14 && abs(end.midTwoSided - 1.0 / 6) < 1e-14)
    #expect(abs(end.greater - 1) < 1e-14 && abs(end.less - 1.0 / 6) < 1e-14)
    #expect(abs(end.midLess - 1.0 / 12) < 1e-14)
    let middle = law.pValues(1)
    #expect(abs(middle.twoSided - 1) < 1e-14 && abs(middle.midTwoSided - 2.0 / 3) < 1e-14)
  }

  /// Two coins: the convolution of the hypergeometric (½, ½) with itself.
  @Test func convolutionByHand() {
    let coin = ConditionalDistribution(firstTrials: 1, secondTrials: 1, successes: 1)
    let two = ConditionalDistribution([coin, coin], logOdds: 0.7)
    for (got, want) in zip(two.masses(logOdds: 0), [0.25, 0.5, 0.25]) {
      #expect(abs(got - want) < 1e-14)
    }
  }

  /// A convolution tilted to the data keeps tails that the untilted one loses to underflow.
  @Test func tiltedTailsSurvive() {
    let law = ConditionalDistribution(firstTrials: 2000, secondTrials: 2000, successes: 2000)
    let tilted = ConditionalDistribution([law, law], logOdds: 12)
    let mean = tilted.mean(logOdds: 12)
    #expect(abs(mean - 2 * law.mean(logOdds: 12)) < 1e-6 && mean > 3900)
    #expect(abs(tilted.masses(logOdds: 12).reduce(0, +) - 1) < 1e-12)
  }

  @Test func agreesWithTheHypergeometricInLargeSamples() {
    let law = ConditionalDistribution(firstTrials: 3000, secondTrials: 4000, successes: 2500)
    let reference = Hypergeometric(successes: 3000, failures: 4000, draws: 2500)
    for k in [950, 1050, 1071, 1100, 1200] {
      #expect(abs(law.pValues(k).less / reference.cdf(k) - 1) < 1e-9)
      #expect(abs(law.pValues(k).greater / reference.survival(k - 1) - 1) < 1e-9)
    }
  }
}
