import Testing

@testable import Statistics

@Suite struct WeightedClusterSumsTests {
  /// Weights 1, 3 in one account and 4 in another; the third has none.
  @Test func byHand() throws {
    let data = try #require(
      WeightedClusterSums([1, -1, 0, 1], weights: [1, 3, 4, 0], groups: [[0, 1], [2], [3]]))
    #expect(data.count == 2 && data.answers == 3)
    #expect(data.weights == [0.5, 0.5] && data.sums == [-0.25, 0])
    #expect(data.squaredWeights == [10.0 / 64, 16.0 / 64])
    #expect(data.shares == (0.375, 0.5, 0.125))
    #expect(data.mean == -0.25 && data.variance == 0.4375)
    #expect(abs(data.kish - 64.0 / 26) < 1e-15 && !data.areWeightsEqual)
    #expect(data.unweighted == ClusterSums(sizes: [2, 1], sums: [0, 0], squares: [2, 0]))
  }

  @Test func zeroWeightsAreNotUnequalWeights() throws {
    let data = try #require(
      WeightedClusterSums([1, -1, 0], weights: [2, 0, 2], groups: [[0, 1], [2]]))
    #expect(data.areWeightsEqual && !data.unweighted.hasRepeats)
  }
}
