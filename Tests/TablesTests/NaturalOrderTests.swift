import Testing

@testable import Tables

@Suite struct NaturalOrderTests {
  @Test func digitsCountByTheirValue() {
    let names = ["team 10", "team 2", "10", "9.5", "team", "Team 1", "a", "2025-H2", "2024-H10"]
    #expect(
      names.sorted(by: NaturalOrder.precedes) == [
        "9.5", "10", "2024-H10", "2025-H2", "Team 1", "a", "team", "team 2", "team 10",
      ])
  }

  @Test func isAnOrder() {
    let names = ["", "1", "01", "a1", "a01", "a1b", "é", "10", "1a"]
    for a in names {
      #expect(!NaturalOrder.precedes(a, a))
      for b in names where NaturalOrder.precedes(a, b) { #expect(!NaturalOrder.precedes(b, a)) }
    }
  }
}
