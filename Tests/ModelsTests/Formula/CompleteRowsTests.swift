import Tables
import Testing

@testable import Models

@Suite struct CompleteRowsTests {
  @Test func everyKindOfColumnCanMissAValue() {
    let columns = [
      Column(name: "n", numbers: [1, nil, 3, 4]), Column(name: "t", texts: ["a", nil, nil, "b"]),
      Column(name: "d", days: [1, 2, 3, nil]),
    ]
    let complete = CompleteRows(Table(source: "t", columns: columns), columns)
    #expect(complete.rows == [0])
    #expect(
      complete.dropped == [
        DroppedRow(row: 1, columns: ["n", "t"]), DroppedRow(row: 2, columns: ["t"]),
        DroppedRow(row: 3, columns: ["d"]),
      ])
    #expect(
      CompleteRows.missing(complete.dropped, columns: ["d", "n", "t", "x"]) == [
        MissingColumn(column: "d", rows: 1), MissingColumn(column: "n", rows: 1),
        MissingColumn(column: "t", rows: 2),
      ])
  }
}
