import Testing

@testable import Reports

@Suite struct TextCurvesTests {
  private func text(_ chart: CurveChart, width: Int = 60) -> [String] {
    TextCurves(style: TextStyle(color: false, unicode: true), width: width).lines(chart)
  }

  private func chart(_ curves: [Curve], references: [Reference] = []) -> CurveChart {
    CurveChart(
      xLabel: "wave", yLabel: "NPS", kind: .score, xScale: Scale(1, 5), yScale: .score,
      curves: curves, references: references)
  }

  @Test func aFallingLineFalls() throws {
    let lines = text(
      chart([Curve(points: [CurvePoint(x: 1, y: 100), CurvePoint(x: 5, y: -100)])]))
    #expect(lines[1].hasPrefix("+100 │━"))
    #expect(lines[13].hasPrefix("−100 │"))
    let places = lines[1...13].map { line in
      line.firstIndex(of: "━").map { line.distance(from: line.startIndex, to: $0) } ?? -1
    }
    #expect(places == places.sorted())
    #expect(places.allSatisfy { $0 > 0 })
  }

  @Test func severalCurvesHaveSignsOfTheirOwn() throws {
    let lines = text(
      chart(
        [
          Curve("North", points: [CurvePoint(x: 1, y: 40), CurvePoint(x: 5, y: 60)]),
          Curve("South", points: [CurvePoint(x: 1, y: -40), CurvePoint(x: 5, y: -20)]),
        ], references: [Reference("target", at: 0)]))
    #expect(lines.suffix(3) == ["● North  +60.0 at 5", "○ South  −20.0 at 5", "· target"])
    #expect(lines.contains { $0.hasSuffix("············") })
    try assertSnapshot(lines.joined(separator: "\n") + "\n", named: "curves.txt")
  }

  @Test func valuesOffTheScaleAreLeftOut() {
    let lines = text(chart([Curve(points: [CurvePoint(x: 1, y: 500), CurvePoint(x: 5, y: 500)])]))
    #expect(!lines[1...13].contains { $0.contains("━") })
    #expect(text(chart([])).count == 17)
  }
}
