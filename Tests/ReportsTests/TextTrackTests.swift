import Testing

@testable import Reports

@Suite struct TextTrackTests {
  private func track(
    _ references: [Reference] = [], scale: Scale = .score, width: Int = 21, color: Bool = false
  ) -> TextTrack {
    TextTrack(
      style: TextStyle(color: color, unicode: true), scale: scale, references: references,
      width: width)
  }

  private func row(_ estimate: Double?, _ lower: Double?, _ upper: Double?) -> IntervalRow {
    IntervalRow("", estimate: estimate, lower: lower, upper: upper)
  }

  @Test func intervals() {
    #expect(track().line(row(0, -50, 50)) == "·····├────●────┤·····")
    #expect(track().line(row(-100, -100, -80)) == "●─┤··················")
    #expect(track().line(row(100, 100, 100)) == "····················●")
    #expect(track().line(row(nil, nil, nil)) == "·····················")
    #expect(track().line(row(0, nil, nil)) == "··········●··········")
  }

  @Test func whatLeavesTheScaleIsAnArrow() {
    #expect(track().line(row(0, -150, 150)) == "◂─────────●─────────▸")
    #expect(track().line(row(0, nil, 50)) == "◂─────────●────┤·····")
    #expect(track().line(row(200, 50, nil)) == "···············├────▸")
    #expect(track().line(row(-200, nil, nil)) == "◂····················")
  }

  @Test func references() {
    let zero = Reference("0", at: 0)
    #expect(track([zero]).line(row(40, 20, 60)) == "··········┊·├─●─┤····")
    #expect(track([zero]).line(row(20, -50, 60)) == "·····├────┼─●───┤····")
    #expect(track([zero]).line(row(0, -50, 50)) == "·····├────●────┤·····")
    let band = Reference("range", from: 30, to: 50)
    #expect(track([zero, band]).line(row(nil, nil, nil)) == "··········┊··░░░·····")
    let beyond = Reference("beyond", from: 150, to: 200)
    #expect(track([beyond]).line(row(nil, nil, nil)) == "·····················")
  }

  @Test func axis() {
    let zero = Reference("0", at: 0)
    #expect(track([zero]).axis(kind: .score).line == "−100      0      +100")
    let crowded = track([zero, Reference("target", at: 10), Reference("far", at: 500)])
    #expect(crowded.axis(kind: .score).left == ["┊ target +10", "┊ far +500"])
    #expect(track(scale: .share).axis(kind: .percent).line == "0 %             100 %")
  }

  @Test func everyTrackHasItsWidth() {
    for width in 1...40 {
      for lower in [nil, -150.0, -100, -3, 40] {
        for upper in [nil, 41.0, 100, 180] {
          let line = track([Reference("0", at: 0)], width: width).line(row(40.5, lower, upper))
          #expect(DisplayWidth.of(line) == width)
        }
      }
    }
  }

  @Test func coloursFollowTheTone() {
    var good = row(0, -50, 50)
    good.tone = .good
    let line = track(color: true).line(good)
    #expect(line.contains("\u{1B}[32m├────\u{1B}[0m"))
    #expect(line.contains("\u{1B}[2m·····\u{1B}[0m"))
  }
}
