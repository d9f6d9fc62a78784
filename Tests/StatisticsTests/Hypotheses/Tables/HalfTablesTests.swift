import Probability
import Testing

@testable import Statistics

@Suite struct HalfTablesTests {
  private let logs = (0...20).map { logGamma(Double($0) + 1) }

  /// Rows 2, 1 and columns 2, 1: (2 0 / 0 1), (1 1 / 1 0).
  @Test func byHand() {
    var list: [Double] = []
    HalfTables(rows: 2, columns: [2, 1], logFactorials: logs).append(rowSums: [2, 1], to: &list)
    #expect(list.sorted() == [-logs[2], 0])
  }

  @Test func oneColumnHasOneFilling() {
    var list = [7.0]
    HalfTables(rows: 3, columns: [6], logFactorials: logs).append(rowSums: [3, 1, 2], to: &list)
    #expect(list.count == 2 && list[0] == 7 && abs(list[1] + logs[3] + logs[2]) < 1e-15)
  }

  /// Σ Π 1/n! over all fillings is known from the margins.
  @Test(arguments: [[4, 3, 2], [5, 4], [3, 3, 2, 1], [9]])
  func sumsToTheTotal(_ columns: [Int]) {
    let margins = FixedMargins(ContingencyTable([[9, 9], [1, 1]]))
    for rows in [[9, 0, 0], [5, 3, 1], [3, 3, 3]] {
      var list: [Double] = []
      HalfTables(rows: 3, columns: columns, logFactorials: logs).append(rowSums: rows, to: &list)
      let total = list.reduce(0) { $0 + exponential($1) }
      #expect(
        abs(total / exponential(margins.logTotal(rows: rows, columns: columns)) - 1) < 1e-12)
    }
  }
}
