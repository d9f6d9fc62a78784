import Testing

@testable import Reports

@Suite struct IntervalChartTests {
  @Test func limitsInWords() {
    var chart = Sample.groups
    #expect(chart.intervalHeader == "95\u{A0}% interval")
    #expect(chart.limits(of: chart.rows[0]) == "+12.0\u{A0}…\u{A0}+63.1")
    #expect(chart.limits(of: chart.rows[3]) == "3 accounts: described, not estimated; 5 would do")
    #expect(chart.limits(of: IntervalRow("a", estimate: nil)) == "–")
    chart.level = nil
    #expect(chart.intervalHeader == "interval")
  }

  @Test func shapeMistakesStop() async {
    await #expect(processExitsWith: .failure) {
      _ = IntervalChart(
        kind: .score, scale: .score, countHeaders: ["n"], rows: [IntervalRow("a", estimate: 1)])
    }
  }
}
