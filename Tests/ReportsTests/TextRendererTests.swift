import Testing

@testable import Reports

@Suite struct TextRendererTests {
  @Test func sampleReport() throws {
    try assertSnapshot(TextRenderer().render(Sample.report), named: "report.txt")
  }

  @Test func sampleReportInASCII() throws {
    let text = TextRenderer(unicode: false).render(Sample.report)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    try assertSnapshot(text, named: "report-ascii.txt")
  }

  @Test func sampleReportNarrowAndWide() throws {
    try assertSnapshot(TextRenderer(width: 48).render(Sample.report), named: "report-48.txt")
    try assertSnapshot(TextRenderer(width: 120).render(Sample.report), named: "report-120.txt")
  }

  @Test func colourOnlyWhenAsked() throws {
    let plain = TextRenderer().render(Sample.report)
    let colored = TextRenderer(color: true).render(Sample.report)
    #expect(!plain.contains("\u{1B}"))
    #expect(withoutCodes(colored) == plain)
    try assertSnapshot(colored, named: "report-color.txt")
  }

  @Test(arguments: [40, 48, 60, 79, 80, 100, 160], [true, false])
  func noLineIsTooWide(width: Int, unicode: Bool) {
    let renderer = TextRenderer(width: width, unicode: unicode)
    for report in [Sample.report, Sample.hostileReport] {
      for line in renderer.render(report).split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  /// Data cannot reach the terminal: what is left of control characters are line ends.
  @Test(arguments: [true, false])
  func controlCharactersAreShown(unicode: Bool) throws {
    let text = TextRenderer(unicode: unicode).render(Sample.hostileReport)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.properties.generalCategory != .control
      })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    if !unicode { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
    let name = unicode ? "hostile.txt" : "hostile-ascii.txt"
    try assertSnapshot(text, named: name)
  }

  @Test func blocksThatHoldNothingLeaveNoGap() {
    let report = Report(
      title: "T",
      blocks: [
        .notes([]), .table(Sample.tidy), .bars(BarChart(categories: [], rows: [])),
        .paragraph("p"),
      ])
    #expect(TextRenderer().render(report) == "T\n\n  p\n")
  }

  @Test func aTableAlone() {
    let table = ReportTable(
      name: "t", title: "Two", columns: [ReportColumn("a", name: "a", texts: ["x", "y"])])
    #expect(TextRenderer().render(table) == "Two\na\n─\nx\ny\n")
  }

  @Test func aSubtitleWithoutRoomGoesBelow() {
    let report = Report(title: "Net Promoter Score", subtitle: "a file with quite a long name.csv")
    #expect(
      TextRenderer(width: 40).render(report)
        == "Net Promoter Score\na file with quite a long name.csv\n")
  }

  private func withoutCodes(_ text: String) -> String {
    var result = ""
    var inCode = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" {
        inCode = true
      } else if !inCode {
        result.unicodeScalars.append(scalar)
      } else if scalar == "m" {
        inCode = false
      }
    }
    return result
  }
}
