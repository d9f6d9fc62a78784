import Testing

@testable import Reports

@Suite struct MarkdownRendererTests {
  @Test func sampleReport() throws {
    try assertSnapshot(MarkdownRenderer().render(Sample.report), named: "report.md")
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("`code`", "\\`code\\`"), ("*a* _b_", "\\*a\\* \\_b\\_"),
    ("<script>", "&lt;script&gt;"), ("&amp;", "&amp;amp;"), ("[a](b)", "\\[a\\](b)"),
    ("a\nb", "a b"), ("# a", "\\# a"), ("- a", "\\- a"), ("+ a", "\\+ a"),
    ("a # b - c", "a # b - c"),
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("1.5", "1.5"), ("2.", "2\\."), ("+23.2", "+23.2"),
    ("-5", "-5"), ("---", "\\---"), ("-", "\\-"), ("a 1. b", "a 1. b"),
    ("http://x.y", "http&#58;//x.y"), ("www.x.y", "www&#46;x.y"), ("a@b.c", "a&#64;b.c"),
    ("\u{1B}[1m", "␛\\[1m"), ("\\", "\\\\"), ("~~a~~", "\\~\\~a\\~\\~"), ("$x$", "\\$x\\$"),
    ("−23.2", "−23.2"), ("95\u{A0}%", "95 %"), ("", ""),
  ])
  func escapes(text: String, expected: String) {
    #expect(MarkdownRenderer.escape(text) == expected)
  }

  @Test func dataCannotFormMarkup() throws {
    let text = MarkdownRenderer().render(Sample.hostileReport)
    #expect(!text.contains("<"))
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    try assertSnapshot(text, named: "hostile.md")
    // Every row of a table has as many bars that are not escaped as its header.
    var bars: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        bars = nil
        continue
      }
      let count = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == nil || bars == count)
      bars = count
    }
  }

  @Test func aTableAlone() {
    #expect(
      MarkdownRenderer().render(
        ReportTable(
          name: "t",
          columns: [
            ReportColumn("Account", name: "account", texts: ["日本", nil]),
            ReportColumn("NPS", name: "estimate", kind: .score, numbers: [-5.25, 100]),
          ]))
          == """
          | Account |    NPS |
          | ------- | -----: |
          | 日本    |   −5.3 |
          | –       | +100.0 |

          """)
  }
}
