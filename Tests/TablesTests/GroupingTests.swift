import Tables
import Testing

struct GroupingTests {
  let table = Table(
    source: "s",
    columns: [
      Column(name: "role", texts: ["user", "buyer", nil, "user", "buyer"]),
      Column(name: "year", numbers: [2023, 2024, 2024, 2024, 2024]),
    ])

  @Test func byOneColumn() throws {
    let grouping = try table.grouping(by: ["role"])
    #expect(grouping.keys == [["user"], ["buyer"], [nil]])
    #expect(grouping.codes == [0, 1, 2, 0, 1])
    #expect(grouping.rows == [[0, 3], [1, 4], [2]])
  }

  @Test func byTwoColumns() throws {
    let grouping = try table.grouping(by: ["Role", "year"])
    #expect(grouping.columns == ["role", "year"])
    #expect(
      grouping.keys == [["user", "2023"], ["buyer", "2024"], [nil, "2024"], ["user", "2024"]])
    #expect(grouping.rows == [[0], [1, 4], [2], [3]])
    #expect(grouping.count == 4)
  }

  @Test func byNone() throws {
    #expect(try table.grouping(by: []).rows == [[0, 1, 2, 3, 4]])
    let none = Table(source: "s", columns: [Column(name: "x", numbers: [])])
    #expect(try none.grouping(by: ["x"]).count == 0)
    #expect(try none.grouping(by: []).count == 0)
  }

  @Test func anUnknownColumn() {
    #expect(throws: TableError.self) { try table.grouping(by: ["rule", "none"]) }
  }
}
