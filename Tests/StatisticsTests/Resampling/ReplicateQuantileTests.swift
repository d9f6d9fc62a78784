import Probability
import TestSupport
import Testing

@testable import Statistics

@Suite struct ReplicateQuantileTests {
  @Test func selectionAgreesWithSorting() throws {
    var generator = Philox(seed: 4)
    for count in [1, 2, 3, 10, 101, 999] {
      // Few distinct values make many ties.
      for levels in [2, 5, 1_000_000] {
        let values = (0..<count).map { _ in Double(generator.below(levels)) }
        let sorted = values.sorted()
        let probabilities = (1...count).map { Double($0) / Double(count + 1) }
        let quantiles = try #require(replicateQuantiles(values, probabilities))
        #expect(quantiles == sorted)
      }
    }
  }

  @Test func quantilesRiseBetweenNeighbours() throws {
    let values = normalValues(50)
    let grid = (0...200).map { Double($0) / 200 }
    let quantiles = try #require(replicateQuantiles(values, grid))
    #expect(quantiles == quantiles.sorted())
    #expect(quantiles.first == values.min() && quantiles.last == values.max())
    #expect(replicateQuantiles([], grid) == nil)
    #expect(replicateQuantiles([.infinity, 1, .infinity], [0.25, 0.6]) == [1, .infinity])
  }
}
