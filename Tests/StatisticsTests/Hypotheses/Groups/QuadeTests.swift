import Statistics
import Testing

@Suite struct QuadeTests {
  @Test func byHand() throws {
    // Ranges 1, 2, 3 weigh signs ±½ of first less second: sums S = ½(1 − 2 + 3) and −1, total 7,
    // between 2/3: F = 2 · (2/3)/(7 − 2/3).
    let result = try Quade().run(blocks: [[1, 2], [4, 2], [1, 4]])
    #expect(isClose(result.test.statistic, 4.0 / 3 / (7 - 2.0 / 3)))
    #expect(result.test.degreesOfFreedom == 1 && result.denominatorDegreesOfFreedom == 2)
  }

  @Test func rangesEqualOnPaperAreTied() throws {
    let blocks = [[0.3, 0.1], [0.9, 1.1], [0.4, 0.2], [1, 3]]
    let decimal = try Quade().run(blocks: blocks)
    let binary = try Quade(ranges: .binary).run(blocks: blocks)
    #expect(decimal.test.statistic != binary.test.statistic)
    // On paper the blocks have weights 2, 2, 2 and 4.
    let whole = try Quade().run(blocks: [[3, 1], [9, 11], [4, 2], [10, 30]])
    #expect(isClose(decimal.test.statistic, whole.test.statistic))
  }

  @Test func scale() throws {
    let (a, b) = scores(8, 8, seed: 36)
    let (c, _) = scores(8, 0, seed: 37)
    let blocks = (0..<8).map { [a[$0], b[$0], c[$0]] }
    let result = try Quade().run(blocks: blocks)
    let moved = try Quade().run(blocks: blocks.reversed().map { $0.map { 2 * $0 + 9 } })
    #expect(isClose(moved.test.statistic, result.test.statistic))
  }

  @Test func degenerate() throws {
    let tied = try Quade().run(blocks: [[1, 1], [2, 2]])
    #expect(tied.test.pValue == nil && tied.test.notes.map(\.code) == ["all_equal"])
    let agreed = try Quade().run(blocks: [[1, 2], [3, 4]])
    #expect(agreed.test.pValue == nil && agreed.test.notes.map(\.code) == ["complete_agreement"])
    #expect(try survivesJSON(agreed))
  }
}
