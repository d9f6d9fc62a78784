import Testing

@testable import Reports

@Suite struct HTMLTrackTests {
  private func track(_ references: [Reference] = []) -> HTMLTrack {
    HTMLTrack(scale: .score, references: references, kind: .score)
  }

  @Test func drawing() throws {
    let references = [Reference("0", at: 0), Reference("range", from: 30, to: 50)]
    let row = IntervalRow("Enterprise", estimate: 41.2, lower: 12, upper: 63.1, tone: .good)
    let svg = track(references).drawing(row, level: 0.95, id: "a").markup
    #expect(svg.contains(#"role="img" aria-labelledby="a-t a-d""#))
    #expect(svg.contains("<title id=\"a-t\">Enterprise</title>"))
    #expect(svg.contains(#"cx="70.6%""#))
    try assertSnapshot(svg.replacing("><", with: ">\n<") + "\n", named: "track.svg")
  }

  @Test func whatLeavesTheScaleIsAnArrow() {
    func arrows(_ row: IntervalRow) -> Int {
      track().drawing(row, level: nil, id: "a").markup.split(separator: "class=\"arrow\"").count - 1
    }
    #expect(arrows(IntervalRow("", estimate: 0, lower: -50, upper: 50)) == 0)
    #expect(arrows(IntervalRow("", estimate: 0, lower: -150, upper: 150)) == 2)
    #expect(arrows(IntervalRow("", estimate: 0, lower: nil, upper: 50)) == 1)
    #expect(arrows(IntervalRow("", estimate: 300)) == 1)
    #expect(arrows(IntervalRow("", estimate: nil)) == 0)
  }

  @Test func labelsWithoutRoomGoBelow() {
    let near = [Reference("0", at: 0), Reference("target", at: 5), Reference("far", at: 500)]
    #expect(track(near).unplaced.map(\.label) == ["target", "far"])
    #expect(track([Reference("0", at: 0), Reference("range", from: 40, to: 50)]).unplaced.isEmpty)
    #expect(track().axis().markup.contains("−100"))
  }

  @Test func numbersAreShort() {
    #expect(SVGNumber.text(1.0 / 3) == "0.33")
    #expect(SVGNumber.text(-0.001) == "0")
    #expect(SVGNumber.percent(0.5) == "50%")
  }
}
