import Testing

@testable import Reports

@Suite struct HTMLIntervalsTests {
  @Test func oneRowALineWithItsHeader() {
    let html = HTMLIntervals.figure(Sample.groups, id: "g").markup
    #expect(html.split(separator: #"<th scope="row""#).count == 5)
    #expect(html.contains("<figcaption>By segment</figcaption>"))
    #expect(html.contains(#"<td class="remark" colspan="2">3 accounts"#))
    #expect(html.split(separator: #"role="img""#).count == 4)
  }

  @Test func theFigureStandsFirst() throws {
    let html = HTMLIntervals.headline(Sample.headline, id: "h").markup
    let figure = try #require(html.firstRange(of: "+23.2")).lowerBound
    let finding = try #require(html.firstRange(of: "The score is above zero")).lowerBound
    #expect(figure < finding)
    var alone = Sample.headline
    alone.comparisons = []
    #expect(HTMLIntervals.headline(alone, id: "h").markup.contains(#"<figure class="alone">"#))
    alone.scale = nil
    #expect(!HTMLIntervals.headline(alone, id: "h").markup.contains("<figure"))
  }
}
