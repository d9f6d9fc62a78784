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

  @Test func unitsAreSmall() {
    var headline = Headline(label: "", value: 30, kind: .number(digits: 0), unit: "days")
    #expect(
      HTMLIntervals.headline(headline, id: "h").markup.contains(
        #"<p class="figure">30 <span class="unit">days</span></p>"#))
    headline.value = nil
    #expect(
      HTMLIntervals.headline(headline, id: "h").markup.contains(#"<p class="figure">–</p>"#))
  }
}
