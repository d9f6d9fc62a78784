import Testing

@testable import Tables

struct ColumnTests {
  @Test func numbers() {
    let column = Column(
      name: "nps", numbers: [10, nil, 2.5], valueLabels: [10: "Extremely likely"])
    #expect(column.kind == .number && column.count == 3 && column.presentCount == 2)
    #expect(column.numbers == [10, nil, 2.5])
    #expect(column.labels == Labels(["10", nil, "2.5"]))
    #expect(column[0] == "10" && column[1] == nil)
    #expect(column.number(row: 2) == 2.5 && column.number(row: 1) == nil)
    #expect(column.valueLabels[10] == "Extremely likely")
  }

  @Test func yearsAreLabelledWithoutPoint() {
    #expect(Column(name: "year", numbers: [2024, 2023, 2024]).labels.levels == ["2024", "2023"])
  }

  @Test func zeroAndMinusZeroAreOneLevel() {
    #expect(Column(name: "x", numbers: [0, -0.0]).labels.levels == ["0"])
  }

  @Test func texts() {
    let column = Column(name: "role", texts: ["user", nil, "user"])
    #expect(column.kind == .text && column.presentCount == 2)
    #expect(column.labels == Labels(["user", nil, "user"]))
    #expect(column.text(row: 2) == "user" && column.number(row: 2) == nil)
    #expect(column.numbers == [nil, nil, nil])
  }

  @Test func dates() {
    let column = Column(name: "answered", days: [19_753, nil])
    #expect(column.kind == .date && column.text(row: 0) == "2024-01-31")
    #expect(column.numbers == [19_753, nil] && column.number(row: 0) == 19_753)
    #expect(
      Column(name: "t", days: [0.5, 1]).labels.levels == [
        "1970-01-01T12:00:00", "1970-01-02T00:00:00",
      ])
  }

  @Test func selecting() {
    let rows = [2, 0, 0]
    #expect(Column(name: "x", numbers: [1, nil, 3]).selecting(rows: rows).numbers == [3, 1, 1])
    #expect(
      Column(name: "x", texts: ["a", "b", "c"]).selecting(rows: rows).labels
        == Labels(["c", "a", "a"]))
    #expect(Column(name: "x", days: [1, 2, nil]).selecting(rows: rows).numbers == [nil, 1, 1])
    let empty = Column(name: "x", storage: .empty(3)).selecting(rows: [1])
    #expect(empty.kind == .empty && empty.count == 1)
  }

  @Test func equality() {
    let column = Column(name: "x", numbers: [1, nil])
    #expect(column == Column(name: "x", numbers: [1, nil]))
    #expect(column != Column(name: "y", numbers: [1, nil]))
    #expect(column != column.renamed("z") && column.renamed("x") == column)
    #expect(column != Column(name: "x", texts: ["1", nil]))
  }

  @Test func nothing() {
    let column = Column(name: "x", numbers: [])
    #expect(column.count == 0 && column.labels.codes.isEmpty && column.numbers.isEmpty)
  }
}
