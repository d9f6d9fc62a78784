import Testing

@testable import Reports

@Suite struct TextBarsTests {
  private func lines(_ chart: BarChart, width: Int, unicode: Bool = true) -> [String] {
    TextBars(style: TextStyle(color: false, unicode: unicode), width: width).lines(chart)
  }

  @Test func cellsAddUpAndKeepTheirOrder() {
    #expect(TextBars.cells([1, 1, 1], width: 10) == [4, 3, 3])
    #expect(TextBars.cells([51, 36, 25], width: 112) == [51, 36, 25])
    #expect(TextBars.cells([1000, 1, 0], width: 10) == [9, 1, 0])
    #expect(TextBars.cells([0, 0], width: 10) == [0, 0])
    #expect(TextBars.cells([1, 1, 1, 1], width: 2) == [1, 1, 0, 0])
    for first in stride(from: 0.0, through: 40, by: 1) {
      let cells = TextBars.cells([first, 40 - first, 7], width: 33)
      #expect(cells.reduce(0, +) == 33)
    }
  }

  @Test func oneWhole() {
    #expect(
      lines(Sample.shares, width: 40) == [
        "█ Promoters   45.5 %  51",
        "░ Passives    32.1 %  36",
        "▒ Detractors  22.3 %  25",
        "██████████████████░░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒",
      ])
    #expect(lines(Sample.shares, width: 40, unicode: false).last?.prefix(3) == "###")
  }

  @Test func nobodyAnswered() {
    let chart = BarChart(categories: [BarCategory("a")], rows: [BarRow(counts: [0])])
    #expect(lines(chart, width: 40) == ["░ a – (0)", "–"])
    let separate = BarChart(
      categories: [BarCategory("a")], rows: [BarRow(counts: [0])], style: .separate)
    #expect(lines(separate, width: 40) == ["a  0  –"])
  }

  @Test func groupsDropSharesBeforeTheBar() {
    let wide = lines(Sample.roles, width: 78)
    #expect(wide[3].hasPrefix("Decision makers  32     37.5 %"))
    let narrow = lines(Sample.roles, width: 40)
    #expect(narrow[3].hasPrefix("Decision makers  32  █"))
    #expect(narrow.last == "Unknown           0")
  }

  @Test func separateBarsAreInProportion() {
    let chart = BarChart(
      categories: [BarCategory("a"), BarCategory("b"), BarCategory("c")],
      rows: [BarRow(counts: [8, 4, 0.5])], style: .separate)
    let text = lines(chart, width: 30)
    #expect(text[0].filter { $0 == "█" }.count == 2 * text[1].filter { $0 == "█" }.count)
    #expect(lines(chart, width: 30, unicode: false)[2].hasSuffix("#"))
  }
}
