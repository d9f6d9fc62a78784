import Testing

@testable import Reports

@Suite struct HeadlineTests {
  @Test func figureWithUnit() {
    #expect(Headline(label: "", value: 12.5, kind: .score).figure == "+12.5")
    #expect(
      Headline(label: "", value: 3, kind: .number(digits: 1), unit: "days").figure
        == "3.0\u{A0}days")
    #expect(Headline(label: "", value: nil, kind: .score, unit: "days").figure == "–")
  }

  @Test func chartHoldsTheFigureAndItsComparisons() throws {
    #expect(Headline(label: "NPS", value: 1, kind: .score).chart == nil)
    #expect(Headline(label: "NPS", value: nil, kind: .score, scale: .score).chart == nil)
    let chart = try #require(Sample.headline.chart)
    #expect(chart.rows.map(\.label) == ["NPS", "answers independent"])
    #expect(chart.rows[0].lower == 4.1)
    #expect(chart.rows[0].upper == 41.03)
    #expect(chart.level == 0.95)
  }

  @Test func figureThatCannotBeEstimated() throws {
    let report = Report(
      title: "Net Promoter Score",
      blocks: [
        .headline(
          Headline(
            label: "NPS", value: nil, kind: .score, scale: .score,
            finding: Remark(
              code: "not_estimable", sentence: "No answer is left; 5 would do."),
            tone: .uncertain))
      ])
    try assertSnapshot(TextRenderer().render(report), named: "not-estimable.txt")
  }
}
