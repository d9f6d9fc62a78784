import Tables
import Testing

struct NumberViewTests {
  let column = Column(name: "nps", numbers: [9, nil, 0, -3.5, nil])

  @Test func isACollectionOfOptionals() {
    let view = column.numberView
    #expect(view.count == 5)
    #expect(Array(view) == [9, nil, 0, -3.5, nil])
    #expect(view[1] == nil && view[3] == -3.5)
    #expect(view.presentCount == 3)
  }

  @Test func visitsWhatIsThere() {
    var rows: [Int] = []
    var sum = 0.0
    column.numberView.forEachPresent { row, number in
      rows.append(row)
      sum += number
    }
    #expect(rows == [0, 2, 3])
    #expect(sum == 5.5)
  }

  @Test func missingEqualsMissing() {
    #expect(column.numberView == column.numberView)
    #expect(column.numberView != Column(name: "nps", numbers: [9, 1, 0, -3.5, nil]).numberView)
  }

  @Test func notANumberFromElsewhereIsMissing() {
    #expect(Column(name: "x", numbers: [.nan, 1]).numbers == [nil, 1])
  }
}
