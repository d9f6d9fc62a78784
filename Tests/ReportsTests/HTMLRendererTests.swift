import Testing

@testable import Reports

@Suite struct HTMLRendererTests {
  @Test func sampleReport() throws {
    let page = HTMLRenderer(footer: "Made with quorum nps responses.csv").render(Sample.report)
    try assertSnapshot(page, named: "report.html")
  }

  @Test func policyNamesTheStyleSheetOfThePage() throws {
    let page = HTMLRenderer().render(Sample.report)
    let start = try #require(page.firstRange(of: "<style>")).upperBound
    let end = try #require(page.firstRange(of: "</style>")).lowerBound
    let digest = base64(SHA256.digest(of: page[start..<end].utf8))
    #expect(HTMLRenderer().policy.contains("'sha256-\(digest)'"))
    #expect(page.contains("sha256-\(digest)"))
    #expect(HTMLRenderer().policy.hasPrefix("default-src 'none';"))
  }

  /// Nothing that a policy would have to stop is on the page in the first place.
  @Test(arguments: [Sample.report, Sample.hostileReport])
  func nothingRunsOrIsLoaded(report: Report) throws {
    let page = HTMLRenderer(footer: Sample.hostile[0]).render(report)
    for forbidden in ["<script", " style=", " src=", " href=", "javascript:", "<iframe", "<link"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.firstRange(of: #/\son[a-z]+="/#) == nil)
  }

  @Test func dataCannotFormMarkup() throws {
    let page = HTMLRenderer().render(Sample.hostileReport)
    let plain = HTMLRenderer().render(
      Report(title: "t", blocks: [.paragraph("p"), .notes([Remark(code: "a", sentence: "b")])]))
    #expect(elements(plain).isSubset(of: elements(page)))
    #expect(
      elements(page).isSubset(of: [
        "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "p", "div",
        "section", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "ul", "li", "span", "wbr", "svg", "desc", "line", "rect", "circle", "path", "text",
      ]))
    #expect(
      page.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  /// Every start has its end, in order, but for `meta` and `wbr`.
  @Test(arguments: [Sample.report, Sample.hostileReport])
  func elementsAreClosed(report: Report) throws {
    let page = HTMLRenderer().render(report)
    let start = try #require(page.firstRange(of: "<style>")).upperBound
    let end = try #require(page.firstRange(of: "</style>")).lowerBound
    var open: [Substring] = []
    let body = page[..<start] + page[end...]
    for match in body.matches(of: #/<(/?)([a-zA-Z0-9]+)[^>]*>/#)
    where match.2 != "meta" && match.2 != "wbr" {
      if match.1.isEmpty {
        open.append(match.2)
      } else {
        #expect(open.popLast() == match.2)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func identifiersAreUnique() {
    for report in [Sample.report, Sample.hostileReport] {
      let page = HTMLRenderer().render(report)
      let names = page.matches(of: #/\sid="([^"]*)"/#).map(\.1)
      #expect(Set(names).count == names.count)
      for match in page.matches(of: #/aria-labelledby="(\S+) (\S+)"/#) {
        #expect(names.contains(match.1) && names.contains(match.2))
      }
    }
  }

  @Test func languageAndTables() {
    let page = HTMLRenderer(language: "de").render(Sample.report)
    #expect(page.contains("<html lang=\"de\">"))
    #expect(page.contains("<caption>Segments</caption>"))
    #expect(page.contains(#"<th scope="col">Segment</th>"#))
    #expect(page.contains(#"<th scope="row">Enterprise</th>"#))
    #expect(!page.contains("score, accounts as clusters</td>"))
  }

  private func elements(_ page: String) -> Set<String> {
    Set(page.matches(of: #/<([a-zA-Z0-9]+)/#).map { String($0.1) })
  }
}
