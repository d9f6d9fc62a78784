import Testing

@testable import Reports

@Suite struct MatrixAndDumbbellTests {
  @Test func matrixInEveryForm() {
    let report = Report(title: "x", blocks: [.matrix(PlotSamples.matrix)])
    let text = TextRenderer(width: 80).render(report)
    #expect(text.contains("+0.21"))
    #expect(!text.contains("+0.45"))
    let markdown = MarkdownRenderer().render(report)
    #expect(markdown.contains("+0.21"))
    let page = HTMLRenderer().render(report)
    #expect(page.contains("<svg"))
    #expect(page.contains("<details><summary>Figures</summary>"))
    #expect(page.contains("+0.21 (−0.05\u{A0}…\u{A0}+0.45)"))
    #expect(report.tidyTables.isEmpty)
  }

  @Test func dumbbellsInEveryForm() {
    let report = Report(title: "x", blocks: [.dumbbells(PlotSamples.dumbbells)])
    let text = TextRenderer(width: 80).render(report)
    #expect(text.contains("Aldermoss Foods"))
    #expect(text.contains("3.5"))
    #expect(MarkdownRenderer().render(report).contains("Arvenholt Dairy"))
    #expect(HTMLRenderer().render(report).contains("var(--accent)"))
  }

  @Test func cellsThatDoNotFitStop() async {
    await #expect(processExitsWith: .failure) {
      _ = MatrixChart(rows: ["a"], columns: ["b"], kind: .score, cells: [[]])
    }
    await #expect(processExitsWith: .failure) {
      _ = DumbbellChart(
        series: ["a"], kind: .score, scale: .score, rows: [DumbbellRow("x", values: [])])
    }
  }
}
