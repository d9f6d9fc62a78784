import Probability
import Statistics
import Testing

@testable import Models

@Suite struct WildVectorsTests {
  /// The factors of one vector, as `WildWeights` makes them.
  private func single(
    _ weights: WildWeights, _ index: Int, clusters: Int, seed: UInt64?
  ) -> [Double] {
    var factors = Array(repeating: 0.0, count: clusters)
    factors.withUnsafeMutableBufferPointer { weights.vector(index, seed: seed, $0) }
    return factors
  }

  /// Each lane is the vector of its number, on both sides of a buffer's end, of a word's and of two.
  @Test(arguments: WildWeights.allCases, [2, 14, 63, 64, 65, 128, 129])
  func lanesAreVectors(_ weights: WildWeights, _ clusters: Int) {
    for seed in [nil, UInt64(7)] as [UInt64?] {
      var four = WildVectors(weights, clusters: clusters, seed: seed)
      for first in [0, 4, 60, 62, 64, 1_000, 3] {
        four.load(first)
        for lane in 0..<4 {
          let expected = single(weights, first + lane, clusters: clusters, seed: seed)
          #expect(four.factors.map { $0[lane] } == expected)
        }
      }
    }
  }

  /// Drawn signs are the bits of the stream's words, lowest first; a set bit is −1.
  @Test func signsAreTheBitsOfTheStream() {
    var four = WildVectors(.rademacher, clusters: 70, seed: 5)
    four.load(9)
    var generator = Philox(seed: 5, stream: 10)
    let words = [generator.next(), generator.next()]
    #expect(
      four.factors.map { $0[1] }
        == (0..<70).map { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 ? -1 : 1 })
  }
}
