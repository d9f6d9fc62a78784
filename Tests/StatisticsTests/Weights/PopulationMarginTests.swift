import Testing

@testable import Statistics

@Suite struct PopulationMarginTests {
  private let margin = PopulationMargin(
    "tier", categories: [.init("gold", total: 6), .init("silver", total: 2)],
    rows: ["silver", "gold", "gold"])

  @Test func codesFollowTheCategories() throws {
    #expect(margin.total == 8)
    #expect(try margin.codes([1, 1, 1]) == [1, 0, 0])
  }

  @Test func scalingMeetsTheTotalsAndTellsHowFarTheyWere() throws {
    var weights: [Double] = [1, 1, 3]
    let before = margin.scale(&weights, try margin.codes(weights))
    #expect(weights == [2, 1.5, 4.5])
    #expect(before.distance == 0.5 && before.category == 1 && before.reached == 1)
    #expect(margin.scale(&weights, [1, 0, 0]).distance == 0)
  }
}
