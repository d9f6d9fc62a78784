import Testing

@testable import Tables

struct CodedColumnTests {
  private let column = Column(
    name: "role", labels: Labels(["User", "Maker", nil, "9", "Other", "?"]),
    codes: [1: "Maker", 2: "User", 3: "Other", 4: "Other", 5: "Absent"])

  @Test func codesStandBehindTexts() {
    #expect(column.kind == .text && column.text(row: 0) == "User")
    // A text that is a number is its own code; one of two codes has none, nor has an unknown one.
    #expect(column.codes.map { Array($0) } == [2, 1, nil, 9, nil, nil])
    #expect(column.selecting(rows: [1, 0]).codes.map { Array($0) } == [1, 2])
    #expect(Column(name: "t", texts: ["a"]).codes == nil)
    #expect(Column(name: "n", numbers: [1], valueLabels: [1: "a"]).codes == nil)
  }

  @Test func labelsOfColumns() {
    let described = column.described(as: "What is your role?")
    #expect(described.label == "What is your role?" && column.label == nil)
    #expect(described != column && described.described(as: nil) == column)
    #expect(described.renamed("x").label == described.label)
    #expect(described.selecting(rows: [0]).label == described.label)
    #expect(described.selecting(rows: [0]).valueLabels == column.valueLabels)
  }
}
