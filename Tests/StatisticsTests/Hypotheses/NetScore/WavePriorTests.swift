import Probability
import Testing

@testable import Statistics

@Suite struct WavePriorTests {
  @Test func equalAccountsExpectIndependence() throws {
    var generator = Philox(seed: 3)
    for _ in 0..<20 {
      let accounts = (0..<8).map { index in
        WaveAnswers(
          previous: randomCounts(3 + index % 2, &generator),
          current: randomCounts(3 + index % 2, &generator))
      }
      let prior = try #require(WavePrior(accounts))
      #expect(prior.unevenness < WavePrior.evenUpTo && prior.ratio == 1)
    }
  }

  /// Two accounts of one and three answers that agree within, in each wave other accounts: sizes 1
  /// and 3 have mean 2 and variance 1, squared coefficient ¼, so the model is the prior. Σm²/n = 2.5;
  /// agreement is perfect within, ρ̂ = (2·0.4 + 1·1)/3 = .6, so the design effect is 1.9 in both.
  @Test func unevenAccountsByHand() throws {
    let none = counts(0, 0, 0)
    let accounts =
      [counts(1, 0, 0), counts(0, 0, 3)].map { WaveAnswers(previous: $0, current: none) }
      + [counts(1, 0, 0), counts(0, 0, 3)].map { WaveAnswers(previous: none, current: $0) }
    let prior = try #require(WavePrior(accounts))
    #expect(abs(prior.unevenness - 0.25) < 1e-15 && prior.correlationBetween == 0)
    #expect(abs(prior.modelBased - 1.9) < 1e-14 && abs(prior.ratio - 1.9) < 1e-14)
  }

  /// The same two accounts in both waves: between waves answers correlate fully, at most .6, and the
  /// covariance takes off 2·.6·v·10/16 of 2·v/3, 1.125, so that .775 is left; never below 1.
  @Test func accountsThatPersistExpectLess() throws {
    let accounts = [counts(1, 0, 0), counts(0, 0, 3)].map {
      WaveAnswers(previous: $0, current: $0)
    }
    let prior = try #require(WavePrior(accounts))
    #expect(abs(prior.correlationBetween - 0.6) < 1e-14)
    #expect(abs(prior.modelBased - 0.775) < 1e-14 && prior.ratio == 1)
  }

  @Test func orderOfWavesAndAccounts() throws {
    var generator = Philox(seed: 5)
    for _ in 0..<10 {
      let accounts = randomWaves(7, most: 9, &generator)
      let prior = try #require(WavePrior(accounts))
      #expect(prior.ratio >= 1)
      for other in [accounts.map(\.swapped), accounts.reversed()] {
        #expect(abs(try #require(WavePrior(other)).ratio - prior.ratio) < 1e-12)
      }
    }
  }

  @Test func agreementHasNone() throws {
    let all = WaveAnswers(previous: counts(0, 0, 2), current: counts(0, 0, 9))
    #expect(WavePrior([all, all]) == nil && WavePrior([all]) == nil && WavePrior([]) == nil)
    let variance = try #require(WaveVariance([all, all, all]))
    #expect(variance.expected == 1 && variance.ratio == 1)
  }
}
