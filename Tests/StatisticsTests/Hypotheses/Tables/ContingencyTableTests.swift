import Foundation
import Testing

@testable import Statistics

@Suite struct ContingencyTableTests {
  @Test func margins() {
    let table = ContingencyTable([[1, 2, 3], [4, 5, 6]])
    #expect(table.rows == 2 && table.columns == 3 && table.total == 21)
    #expect(table.rowTotals == [6, 15] && table.columnTotals == [5, 7, 9])
    #expect(table.transposed == ContingencyTable([[1, 4], [2, 5], [3, 6]]))
  }

  @Test func countsCodes() {
    let table = ContingencyTable(
      rowCodes: [0, 1, 1, -1, 0], columnCodes: [2, 0, 0, 1, -1], rowLevels: 2, columnLevels: 3)
    #expect(table == ContingencyTable([[0, 0, 1], [2, 0, 0]]))
    let empty = ContingencyTable(rowCodes: [], columnCodes: [], rowLevels: 1, columnLevels: 1)
    #expect(empty.total == 0)
  }

  @Test func dropsEmptyClasses() {
    let table = ContingencyTable([[0, 0, 0], [1, 0, 2], [3, 0, 0]])
    #expect(table.withoutEmptyClasses == ContingencyTable([[1, 2], [3, 0]]))
    #expect(table.emptyClassNotes.map(\.code) == ["empty_classes"])
    #expect(table.emptyClassNotes[0].sentence == "2 classes without answers are left out.")
    #expect(ContingencyTable([[0, 0]]).withoutEmptyClasses == nil)
    #expect(ContingencyTable([[1, 1], [1, 1]]).emptyClassNotes.isEmpty)
  }

  @Test func survivesJSON() throws {
    let table = ContingencyTable([[1, 2], [3, 4]])
    let coded = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(ContingencyTable.self, from: coded) == table)
  }
}
