import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct KnownTotalsTests {
  @Test func crossedTotalsComeFromATable() throws {
    let table = Table(
      source: "totals.csv",
      columns: [
        Column(name: "role", texts: ["u", "m"]), Column(name: "tier", texts: ["large", "small"]),
        Column(name: "Total", numbers: [30, 70]),
      ])
    let totals = try KnownTotals(table)
    #expect(totals.columns == ["role", "tier"] && totals.name == "role × tier")
    let margin = try totals.margin([["u", "m"], ["large", "small"]], lines: [2, 3])
    #expect(margin.rows == ["u / large", "m / small"] && margin.total == 100)
    #expect(throws: AggregationError.missingCategory(column: "tier", line: 3)) {
      try totals.margin([["u", "m"], ["large", nil]], lines: [2, 3])
    }
  }

  @Test func incompleteTablesAreRefused() {
    let bare = Table(source: "t.csv", columns: [Column(name: "role", texts: ["u"])])
    #expect(throws: AggregationError.noTotalsColumn(columns: ["role"], source: "t.csv")) {
      try KnownTotals(bare)
    }
    let gap = Table(
      source: "t.csv",
      columns: [
        Column(name: "role", texts: ["u", nil]), Column(name: "total", numbers: [1, 2]),
      ])
    #expect(throws: AggregationError.incompleteTotal(line: 2, source: "t.csv")) {
      try KnownTotals(gap)
    }
  }
}
