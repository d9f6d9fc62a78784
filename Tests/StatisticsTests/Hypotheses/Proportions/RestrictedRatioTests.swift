import Testing

@testable import Statistics

@Suite struct RestrictedRatioTests {
  private func logLikelihood(_ data: TwoProportions, _ second: Double, _ ratio: Double) -> Double {
    func term(_ count: Double, _ share: Double) -> Double {
      count == 0 ? 0 : count * logOf(max(0, share))
    }
    return term(data.firstSuccesses, second * ratio) + term(data.firstFailures, 1 - second * ratio)
      + term(data.secondSuccesses, second) + term(data.secondFailures, 1 - second)
  }

  /// No share on a fine grid is more likely than the restricted estimate.
  @Test func maximisesTheLikelihood() {
    for data in ProportionGrid.all where data.successes > 0 {
      let score = RestrictedRatio(data: data, varianceFactor: 1)
      for ratio in [0.01, 0.5, 1, 1.7, 40] {
        let share = score.secondShare(at: ratio)
        #expect(share > 0 && share <= 1 && share * ratio <= 1 + 1e-15)
        let best = logLikelihood(data, share, ratio)
        for step in 1...50 {
          let other = min(1, 1 / ratio) * Double(step) / 50
          #expect(logLikelihood(data, other, ratio) <= best + 1e-9, "\(data) \(ratio)")
        }
      }
    }
  }

  /// At a ratio of 1 the square is Pearson's statistic.
  @Test func pearsonAtOne() {
    for data in ProportionGrid.all where data.hasVariation {
      let z = RestrictedRatio(data: data, varianceFactor: 1).statistic(at: 1)
      #expect(abs(z - data.pooledZTest().statistic!) < 1e-12)
    }
  }

  @Test func statisticFalls() {
    for data in ProportionGrid.all where data.successes > 0 {
      let score = RestrictedRatio(data: data, varianceFactor: 1)
      var previous = Double.infinity
      for power in stride(from: -8.0, through: 8, by: 0.25) {
        let value = score.statistic(at: exponential(power))
        #expect(value <= previous + 1e-9 && !value.isNaN, "\(data) at e^\(power)")
        previous = value
      }
    }
  }
}
