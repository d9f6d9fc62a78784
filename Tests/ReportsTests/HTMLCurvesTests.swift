import Testing

@testable import Reports

@Suite struct HTMLCurvesTests {
  @Test func stepsAndBands() {
    let chart = CurveChart(
      xLabel: "month", yLabel: "retained", kind: .percent, xScale: Scale(0, 10), yScale: .share,
      curves: [
        Curve(
          points: [
            CurvePoint(x: 0, y: 1, lower: 1, upper: 1),
            CurvePoint(x: 5, y: 0.5, lower: 0.25, upper: 0.75),
          ], style: .step)
      ])
    let html = HTMLCurves.figure(chart, id: "c").markup
    #expect(html.contains(#"class="curve series-0" d="M0 0H500V120""#))
    // Up along the upper limits, down at the last place, and back along the lower ones.
    #expect(html.contains(##"class="area area-0" d="M0 0H500V60L500 180V0H0Z""##))
    #expect(html.contains("retained from 100.0\u{A0}% at 0 to 50.0\u{A0}% at 5"))
  }

  @Test func linesAndReferences() {
    let chart = CurveChart(
      xLabel: "wave", yLabel: "NPS", kind: .score, xScale: Scale(0, 10), yScale: .score,
      curves: [Curve("a", points: [CurvePoint(x: 0, y: 0), CurvePoint(x: 10, y: 50)])],
      references: [Reference("0", at: 0), Reference("range", from: 30, to: 50)])
    let html = HTMLCurves.figure(chart, id: "c").markup
    #expect(html.contains(#"d="M0 120L1000 60""#))
    #expect(html.contains(#"class="band" y="60" width="1000" height="24""#))
    #expect(HTMLCurves.figure(Sample.survival, id: "c").markup.contains("Accounts retained"))
  }
}
