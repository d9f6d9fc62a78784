import Tables
import Testing

@testable import Certification

struct TableColumnsTests {
  private let table = Table(
    source: "test",
    columns: [
      Column(name: "a", numbers: [1, nil, 3, 4]), Column(name: "b", numbers: [1, 2, nil, 4]),
      Column(name: "g", texts: ["y", "x", nil, "y"]),
    ])

  @Test func rowsWithAMissingNumberAreLeftOut() throws {
    #expect(try completeColumns(["a", "b"], of: table) == [[1, 4], [1, 4]])
    #expect(try completeColumns(["b"], of: table) == [[1, 2, 4]])
    #expect(throws: CaseError.self) { try completeColumns(["a", "c"], of: table) }
    #expect(throws: CaseError.self) { try completeColumns(["g"], of: table) }
  }

  @Test func groupsComeInTheOrderOfFirstAppearance() throws {
    let groups = try groupedColumn("b", by: "g", of: table)
    #expect(groups.names == ["y", "x"])
    #expect(groups.values == [[1, 4], [2]])
    #expect(try groupedColumn("a", by: "g", of: table).names == ["y"])
    #expect(throws: CaseError.self) { try groupedColumn("a", by: "c", of: table) }
  }
}
