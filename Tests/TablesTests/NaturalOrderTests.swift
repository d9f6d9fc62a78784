import Testing

@testable import Tables

@Suite struct NaturalOrderTests {
  @Test func digitsCountByTheirValue() {
    let names = ["team 10", "team 2", "10", "9.5", "team", "Team 1", "a", "2025-H2", "2024-H10"]
    #expect(
      names.sorted(by: NaturalOrder.precedes) == [
        "9.5", "10", "2024-H10", "Team 1", "a", "team", "team 2", "team 10", "2025-H2",
      ])
  }

  @Test(arguments: [
    ["Q4 2024", "Q1 2025", "Q2 2025"], ["H2 2024", "H1 2025"], ["December 2024", "January 2025"],
    ["Nov 24", "Feb 25"], ["12/2024", "03/2025"], ["4Q24", "1Q25"], ["FY24 Q4", "FY25 Q1"],
    ["2. Halbjahr 2024", "1. Halbjahr 2025"], ["12.2024", "03.2025"],
    ["Oktober 2024", "März 2025"],
    ["Baseline", "Q4 2024", "Q1 2025"], ["2024-H1", "2024-H2", "2025-H1"], ["2024-12", "2025-01"],
  ])
  func periodsFollowEachOther(names: [String]) {
    #expect(Array(names.reversed()).sorted(by: NaturalOrder.precedes) == names)
  }

  @Test func isAnOrder() {
    let names = [
      "", "1", "01", "a1", "a01", "a1b", "é", "10", "1a", "2024", "Q4 2024", "Q1 2025", "2024-12",
    ]
    for a in names {
      #expect(!NaturalOrder.precedes(a, a))
      for b in names where NaturalOrder.precedes(a, b) { #expect(!NaturalOrder.precedes(b, a)) }
    }
  }
}
