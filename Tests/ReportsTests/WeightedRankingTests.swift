import Testing

@testable import Reports

@Suite struct WeightedRankingTests {
  private static let ranking = WeightedRanking(
    title: "Accounts", rowHeader: "Account", scoreHeader: "Weighted score",
    series: [.init("decision maker", weight: 3), .init("end user", weight: 1)],
    detailHeaders: ["Class"],
    rows: [
      .init("A", values: [4, 8], details: ["at risk"]),
      .init("B", values: [nil, 6.25], details: [nil]),
      .init("C", values: [nil, nil], details: ["x"]),
      .init("<D>", values: [9, nil], details: ["healthy"]),
    ])

  @Test func scoresByHand() {
    let first = (3.0 * 4 + 1 * 8) / 4
    let expected: [Double?] = [first, 6.25, nil, 9]
    #expect(Self.ranking.scores() == expected)
    #expect(Self.ranking.ranks() == [3, 2, nil, 1])
    #expect(Self.ranking.scores(weights: [0, 1]) == [8, 6.25, nil, nil])
    #expect(Self.ranking.ranks(weights: [0, 0]) == [nil, nil, nil, nil])
    // Only the ratio of the weights counts.
    #expect(Self.ranking.scores(weights: [6, 2]) == Self.ranking.scores())
    #expect(Self.ranking.order() == [0, 1, 3, 2])
  }

  @Test func tiesShareTheBetterPlace() {
    let ranking = WeightedRanking(
      rowHeader: "", scoreHeader: "", series: [.init("a", weight: 1)],
      rows: [5, 7, 7, 3].map { (score: Double) in .init("\(score)", values: [score]) })
    #expect(ranking.ranks() == [3, 1, 1, 4])
  }

  @Test func withoutScriptsThePageHasTheSameFigures() {
    let report = Report(title: "x", blocks: [.ranking(Self.ranking)])
    let plain = HTMLRenderer().render(report)
    #expect(
      !plain.contains("<script") && !plain.contains("<input") && !plain.contains("script-src"))
    let page = HTMLRenderer(isInteractive: true).render(report)
    #expect(page.contains("script-src &#39;sha256-"))
    #expect(page.contains(#"<fieldset class="weights" hidden="">"#))
    #expect(page.contains("&lt;D&gt;"))
    for text in [plain, page] { #expect(text.contains(">6.3</td>")) }
    #expect(TextRenderer().render(report).contains("6.3"))
    #expect(MarkdownRenderer().render(report).contains("6.3"))
  }

  @Test func detailsStandBehindALine() {
    let report = Report(
      title: "x",
      blocks: [.details("How", [.paragraph("By counting."), .table(Sample.table)])])
    let page = HTMLRenderer().render(report)
    #expect(page.contains("<summary>How</summary>"))
    #expect(TextRenderer().render(report).contains("By counting."))
    #expect(report.readerTables.count == 1)
    #expect(report.svg == nil)
    let chart = Report(title: "x", blocks: [.details("How", [.intervals(Sample.groups)])])
    #expect(chart.svg != nil)
  }

  @Test func longTablesCanBeFilteredWhereThePageHasAScript() {
    let long = ReportTable(
      name: "t", title: "T", columns: [ReportColumn("A", name: "a", counts: Array(0..<20))])
    let report = Report(title: "x", blocks: [.table(long)])
    #expect(!HTMLRenderer().render(report).contains("type=\"search\""))
    #expect(HTMLRenderer(isInteractive: true).render(report).contains("type=\"search\""))
  }
}
