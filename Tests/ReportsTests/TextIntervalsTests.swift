import Testing

@testable import Reports

@Suite struct TextIntervalsTests {
  private func lines(
    _ chart: IntervalChart, width: Int, columns: TextIntervals.Columns = .init()
  ) -> [String] {
    TextIntervals(style: TextStyle(color: false, unicode: true), width: width)
      .lines(chart, columns: columns)
  }

  private let chart = IntervalChart(
    header: "NPS", kind: .score, level: 0.9, scale: .score,
    rows: [
      IntervalRow("North", estimate: 12.5, lower: -10, upper: 35),
      IntervalRow("日本", estimate: -5, lower: nil, upper: 30),
      IntervalRow("South", estimate: 60, remark: "2 accounts: described only"),
    ], references: [Reference("0", at: 0)])

  @Test func besideTheFigures() {
    let text = lines(chart, width: 60)
    #expect(text[0] == "         NPS  90 % interval  −100           0           +100")
    #expect(text.count == 4)
    #expect(text[1].hasPrefix("North  +12.5  −10.0 … +35.0  ·"))
    #expect(text[2].hasPrefix("日本    −5.0    up to +30.0  ◂"))
    #expect(text[3] == "South  +60.0  2 accounts: described only")
  }

  @Test func belowTheFiguresWhereThereIsLittleRoom() {
    let text = lines(chart, width: 45)
    #expect(text[1] == "−100                  0                  +100")
    #expect(text[2] == "North  +12.5  −10.0 … +35.0")
    #expect(DisplayWidth.of(text[3]) == 45)
    #expect(text.last == "South  +60.0  2 accounts: described only")
  }

  @Test func stackedWhereThereIsNone() {
    let text = lines(chart, width: 25)
    #expect(text[1...2] == ["North", "+12.5 · −10.0 … +35.0"])
    #expect(text.suffix(3) == ["South", "+60.0 · 2 accounts:", "described only"])
  }

  @Test func countsHaveColumnsOfTheirOwn() {
    let counted = IntervalChart(
      header: "NPS", kind: .score, scale: .score, countHeaders: ["n", "accounts"],
      rows: [
        IntervalRow("North", estimate: 12.5, lower: -10, upper: 35, counts: [1051, 17]),
        IntervalRow("South", estimate: 60, counts: [4, nil], remark: "described only"),
      ])
    let text = lines(counted, width: 76)
    #expect(text[0].hasPrefix("         NPS      n  accounts    interval"))
    #expect(text[1].hasPrefix("North  +12.5  1,051        17  −10.0 … +35.0  ·"))
    #expect(text[2] == "South  +60.0      4         –  described only")
    #expect(
      lines(counted, width: 30)[2...3] == ["+12.5 · −10.0 … +35.0 ·", "n 1,051 · accounts 17"])
  }

  @Test func detailsGoUnderTheLabelsBeforeTheyTakeTheDrawingsRoom() {
    var detailed = chart
    detailed.rows[0].detail = "n 10 · 8 accounts"
    let text = lines(detailed, width: 64)
    #expect(text[1].hasPrefix("North              +12.5  −10.0 … +35.0  ·"))
    #expect(text[2] == "n 10 · 8 accounts")
    #expect(lines(detailed, width: 90)[1].hasPrefix("North  +12.5  n 10 · 8 accounts  −10.0"))
  }

  @Test func drawingAlone() {
    let text = lines(
      IntervalChart(
        kind: .score, scale: .score, rows: [IntervalRow("", estimate: 0, lower: -50, upper: 50)]),
      width: 21, columns: .init(estimates: false, limits: false))
    #expect(text == ["−100             +100", "·····├────●────┤·····"])
  }

  @Test func noRows() {
    let empty = IntervalChart(kind: .score, scale: .score, rows: [])
    #expect(lines(empty, width: 60).count == 1)
  }
}
