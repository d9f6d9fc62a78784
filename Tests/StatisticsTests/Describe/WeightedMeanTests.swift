import Statistics
import Testing

@Suite struct WeightedMeanTests {
  @Test func byHand() throws {
    #expect(try weightedMean([2, 3, 5], weights: [1, 2, 3]) == 23.0 / 6)
  }

  @Test func onlyRatiosMatterAndZeroLeavesOut() throws {
    let mean = try weightedMean([0.1, 0.7, 0.4], weights: [1, 3, 2])
    #expect(try weightedMean([0.1, 0.7, 0.4], weights: [8, 24, 16]) == mean)
    #expect(try weightedMean([0.1, 99, 0.7, 0.4], weights: [1, 0, 3, 2]) == mean)
  }

  @Test func equalWeightsGiveTheMeanWithoutCancellation() throws {
    let weights = [1.0, 1, 1, 1]
    #expect(try weightedMean([1e16, 1, -1e16, 1], weights: weights) == 0.5)
  }

  @Test func noWeightNoMean() throws {
    #expect(try weightedMean([], weights: []) == nil)
    #expect(try weightedMean([1, 2], weights: [0, 0]) == nil)
  }

  @Test func unusableNumbersAreNamed() {
    #expect(throws: DescribeError.nonFinite(position: 1)) {
      try weightedMean([1, .nan], weights: [1, 1])
    }
    for weight in [-1, .nan, .infinity] {
      #expect(throws: DescribeError.invalidWeight(position: 0)) {
        try weightedMean([1, 2], weights: [weight, 1])
      }
    }
  }
}
