import Testing

@testable import Statistics

@Suite struct RankSumDistributionTests {
  /// The sums of all subsets of a size, by listing them.
  private func listed(_ values: [Int], size: Int) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    for mask in 0..<(1 << values.count) where mask.nonzeroBitCount == size {
      let sum = values.indices.reduce(0) { $0 + (mask >> $1 & 1 == 1 ? values[$1] : 0) }
      sums[sum, default: 0] += 1
    }
    let all = sums.values.reduce(0, +)
    return sums.mapValues { $0 / all }
  }

  @Test(arguments: [
    ([2, 4, 6, 8, 10], 2), ([2, 4, 6, 8, 10], 4), ([3, 3, 6, 8], 1), ([-5, 0, 7, 7, 100, 3], 3),
    ([4, 4, 4], 2), ([1, 2], 0), ([1, 2], 2), ([9, 1, 5, 3, 3, 3, 8], 5),
  ])
  func countsEqualAListOfSubsets(values: [Int], size: Int) throws {
    let sums = try #require(RankSumDistribution(of: values, size: size))
    let expected = listed(values, size: size)
    #expect(sums.lowest == expected.keys.min())
    for (index, probability) in sums.probabilities.enumerated() {
      #expect(isClose(probability, expected[sums.lowest + sums.step * index] ?? 0, 1e-15))
    }
    #expect(isClose(sums.probability { _ in true }, 1))
  }

  @Test func coins() throws {
    let sums = try #require(RankSumDistribution(coinsOn: [2, 4, 6]))
    #expect(sums.lowest == 0 && sums.step == 2)
    #expect(sums.probabilities == [1, 1, 1, 2, 1, 1, 1].map { $0 / 8 })
    let zeros = try #require(RankSumDistribution(coinsOn: [0, 0]))
    #expect(zeros.probabilities == [1])
    #expect(sums.pValue(10, mean: (12, 2), .greater) == 0.25)
    #expect(sums.pValue(10, mean: (12, 2), .less) == 0.875)
    #expect(sums.pValue(10, mean: (12, 2), .twoSided) == 0.5)
  }

  @Test func whatCannotBeCountedInTimeIsRefused() {
    #expect(RankSumDistribution(of: [0, 1_000_000_000_000, 3, 1], size: 2) == nil)
    #expect(RankSumDistribution(of: Array(1...1001), size: 2) == nil)
    #expect(RankSumDistribution(coinsOn: [1_000_000_000_000, 1]) == nil)
    // A common unit, however large, costs nothing.
    #expect(RankSumDistribution(of: [0, 1_000_000_000_000], size: 1)?.probabilities == [0.5, 0.5])
  }
}
