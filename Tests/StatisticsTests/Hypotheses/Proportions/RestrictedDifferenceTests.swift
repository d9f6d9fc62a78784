import Testing

@testable import Statistics

@Suite struct RestrictedDifferenceTests {
  private func logLikelihood(_ data: TwoProportions, _ second: Double, _ delta: Double) -> Double {
    func term(_ count: Double, _ share: Double) -> Double {
      count == 0 ? 0 : count * logOf(max(0, share))
    }
    return term(data.firstSuccesses, second + delta) + term(data.firstFailures, 1 - second - delta)
      + term(data.secondSuccesses, second) + term(data.secondFailures, 1 - second)
  }

  /// No share on a fine grid is more likely than the restricted estimate.
  @Test func maximisesTheLikelihood() {
    for data in ProportionGrid.all {
      let score = RestrictedDifference(data: data, varianceFactor: 1)
      for delta in [-0.9, -0.3, -0.01, 0, 0.2, 0.5, 0.99] {
        let best = logLikelihood(data, score.secondShare(at: delta), delta)
        let (low, high) = (max(0, -delta), min(1, 1 - delta))
        for step in 0...50 {
          let share = low + (high - low) * Double(step) / 50
          #expect(logLikelihood(data, share, delta) <= best + 1e-9, "\(data) \(delta)")
        }
      }
    }
  }

  /// At a difference of zero the restricted estimate is the pooled share.
  @Test func pooledAtZero() {
    let score = RestrictedDifference(
      data: TwoProportions(6, of: 22, versus: 2, of: 25), varianceFactor: 1)
    #expect(abs(score.secondShare(at: 0) - 8.0 / 47) < 1e-14)
  }

  @Test func statisticFallsAndIsZeroAtTheEstimate() {
    for data in ProportionGrid.all {
      let score = RestrictedDifference(data: data, varianceFactor: data.total / (data.total - 1))
      #expect(score.statistic(at: data.difference!) == 0)
      var previous = Double.infinity
      for step in -20...20 {
        let value = score.statistic(at: Double(step) / 20)
        #expect(value <= previous + 1e-12 && !value.isNaN, "\(data) at \(step)/20")
        previous = value
      }
    }
  }
}
