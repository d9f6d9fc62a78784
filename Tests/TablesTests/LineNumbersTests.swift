import Testing

@testable import Tables

struct LineNumbersTests {
  @Test func oneRunForRowsThatFollow() {
    var lines = LineNumbers(startingAt: 2)
    for row in 0..<1000 { lines.set(line: row + 2, ofRow: row) }
    #expect(lines.rows.count == 1)
    #expect(lines.line(ofRow: 0) == 2 && lines.line(ofRow: 999) == 1001)
  }

  @Test func anyAscendingLinesComeBack() {
    var random = Seeded(2)
    for _ in 0..<50 {
      var line = Int.random(in: 1...5, using: &random)
      let lines = (0..<100).map { _ in
        line += Int.random(in: 1...10, using: &random) < 8 ? 1 : 3
        return line
      }
      let kept = LineNumbers(lines)
      #expect((0..<100).map { kept.line(ofRow: $0) } == lines)
    }
  }

  @Test func linesOfSelectedRowsMayGoBack() {
    let kept = LineNumbers([9, 2, 2, 3])
    #expect((0..<4).map { kept.line(ofRow: $0) } == [9, 2, 2, 3])
  }

  @Test func aRowSetTwiceKeepsTheSecond() {
    var lines = LineNumbers(startingAt: 2)
    lines.set(line: 2, ofRow: 0)
    lines.set(line: 3, ofRow: 1)
    lines.set(line: 4, ofRow: 1)
    lines.set(line: 5, ofRow: 2)
    #expect((0..<3).map { lines.line(ofRow: $0) } == [2, 4, 5])
  }
}
