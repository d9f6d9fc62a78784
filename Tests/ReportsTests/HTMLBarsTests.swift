import Testing

@testable import Reports

@Suite struct HTMLBarsTests {
  @Test func sharesFillTheBar() {
    let html = HTMLBars.figure(Sample.shares, id: "b").markup
    #expect(html.contains(#"class="fill fill-good" x="0%" width="45.54%""#))
    #expect(html.contains(#"class="fill fill-bad" x="77.68%" width="22.32%""#))
    #expect(html.contains("Promoters 45.5\u{A0}%, Passives 32.1\u{A0}%, Detractors 22.3\u{A0}%"))
  }

  @Test func emptyRowsHaveNoBar() {
    let html = HTMLBars.figure(Sample.roles, id: "b").markup
    #expect(html.split(separator: #"role="img""#).count == 4)
    #expect(HTMLBars.figure(BarChart(categories: [], rows: []), id: "b") == HTML())
  }

  @Test func oneBarACategory() {
    let html = HTMLBars.figure(Sample.answers, id: "b").markup
    #expect(html.split(separator: "<tr>").count == 12)
    #expect(html.contains(#"width="100%" height="14""#))
  }
}
