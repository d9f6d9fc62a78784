import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PlotTests {
  @Test(arguments: PlotSamples.all.map(\.name))
  func snapshots(name: String) throws {
    let block = try #require(PlotSamples.all.first { $0.name == name }).block
    let svg = try #require(Report(title: name, blocks: [block]).svg)
    try assertSnapshot(svg, named: "plots/\(name).svg")
  }

  @Test(arguments: PlotSamples.all.map(\.name))
  func everyDrawingIsXMLWithNameAndDescription(name: String) throws {
    let block = try #require(PlotSamples.all.first { $0.name == name }).block
    let svg = try #require(Report(title: name, blocks: [block]).svg)
    let reader = ElementReader(svg)
    #expect(reader.isWellFormed)
    #expect(reader.counts["svg"] == 1)
    #expect(svg.contains("<title id=\"plot-t\">"))
    #expect(!svg.contains("<desc id=\"plot-d\"></desc>"))
    // Two decimals at most, so that snapshots do not depend on the last bits of a machine.
    #expect(svg.range(of: #"="-?\d+\.\d{3,}""#, options: .regularExpression) == nil)
    #expect(!svg.contains("var(--"))
  }

  @Test func hostileNamesAreText() throws {
    let hostile = #"<script>alert(1)</script>"><img onerror=x>"#
    let chart = IntervalChart(
      title: hostile, header: hostile, kind: .score, scale: .score,
      rows: [
        IntervalRow(hostile, estimate: 1, lower: 0, upper: 2, remark: hostile),
        IntervalRow(String(repeating: "x", count: 10_000), estimate: 0),
        IntervalRow("", estimate: nil), IntervalRow("\u{202E}שלום 🏭\u{0}", estimate: 3),
      ], references: [Reference(hostile, at: 0)])
    let svg = try #require(Report(title: "x", blocks: [.intervals(chart)]).svg)
    let reader = ElementReader(svg)
    #expect(reader.isWellFormed)
    #expect(reader.counts["script"] == nil)
    #expect(reader.counts["img"] == nil)
  }

  @Test func limitsBeyondTheScaleHaveATip() throws {
    let chart = IntervalChart(
      kind: .score, scale: .score,
      rows: [IntervalRow("a", estimate: 0, lower: -300, upper: nil)])
    let svg = try #require(Report(title: "x", blocks: [.intervals(chart)]).svg)
    #expect(ElementReader(svg).counts["path"] == 2)
  }

  @Test func placesFollowTheScales() {
    let frame = Frame(
      left: 10, right: 110, top: 0, bottom: 50, width: 120, x: .numbers(Scale(0, 10)),
      y: .bands(["a", "b"]), palette: .paper)
    #expect(frame.px(.value(5)) == 60)
    #expect(frame.px(.value(99)) == 110)
    #expect(frame.py(.band(0)) == 12.5)
    #expect(frame.py(.band(1)) == 37.5)
    #expect(frame.px(.share(0.25)) == 35)
  }

  @Test func ratiosHaveEqualRoomBothWays() {
    let scale = Scale.ratios([0.3, 4])
    #expect(scale.minimum == 0.2)
    #expect(scale.maximum == 5)
    #expect(abs(scale.position(1) - 0.5) < 1e-15)
    #expect(abs(scale.position(2) - 0.5 - (0.5 - scale.position(0.5))) < 1e-15)
    #expect(scale.ticks() == [0.2, 0.5, 1, 2, 5])
    #expect(Scale(logarithmic: 0.001, 1000).ticks(about: 5).contains(1))
    #expect(scale.position(0) < 0)
  }

  @Test func textIsCutToItsRoom() {
    #expect(TextWidth.fitted("short", to: 200) == "short")
    let cut = TextWidth.fitted(String(repeating: "w", count: 100), to: 60)
    #expect(cut.hasSuffix("…"))
    #expect(TextWidth.of(cut) <= 60)
  }

  @Test func aReportWithoutChartsHasNoPicture() {
    #expect(Report(title: "x", blocks: [.paragraph("y"), .table(Sample.table)]).svg == nil)
    #expect(
      Report(
        title: "x",
        blocks: [.intervals(IntervalChart(kind: .score, scale: .score, rows: []))]
      ).svg == nil)
  }

  /// WCAG 2.2, 1.4.11: what must be seen to understand a picture contrasts 3 : 1 with its ground; text,
  /// 1.4.3, 4.5 : 1.
  @Test func coloursContrastWithThePaper() {
    for ink in [Ink.ink, .muted] {
      #expect(contrast(Palette.paper.color(ink), "#ffffff") >= 4.5)
    }
    let lines: [Ink] = [.accent, .good, .bad, .uncertain] + (0..<6).map { .series($0) }
    for ink in lines { #expect(contrast(Palette.paper.color(ink), "#ffffff") >= 3) }
    for value in stride(from: -1.0, through: 1, by: 0.05) {
      let ground = Palette.paper.color(.diverging(value))
      #expect(contrast(Palette.onDiverging(value), ground) >= 4.5, "at \(value)")
    }
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    func luminance(_ hex: String) -> Double {
      let value = Int(hex.dropFirst(), radix: 16)!
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> shift) & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}

/// Counts the elements of a document.
private final class ElementReader: NSObject, XMLParserDelegate {
  private(set) var counts: [String: Int] = [:]
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
  }
}
