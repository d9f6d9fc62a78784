import Testing

@testable import Reports

@Suite struct CurveChartTests {
  @Test func stepsHoldUntilTheNextPoint() {
    let curve = Curve(
      points: [CurvePoint(x: 0, y: 1), CurvePoint(x: 2, y: 0.5), CurvePoint(x: 4, y: 0.25)],
      style: .step)
    #expect(curve.value(at: -1) == nil)
    #expect(curve.value(at: 0)?.y == 1)
    #expect(curve.value(at: 1.99)?.y == 1)
    #expect(curve.value(at: 2)?.y == 0.5)
    #expect(curve.value(at: 4)?.y == 0.25)
    #expect(curve.value(at: 4.1) == nil)
  }

  @Test func linesAreInterpolated() {
    let curve = Curve(points: [
      CurvePoint(x: 0, y: 0, lower: -1, upper: 1), CurvePoint(x: 2, y: 4, lower: 1, upper: nil),
    ])
    #expect(curve.value(at: 1) == CurvePoint(x: 1, y: 2, lower: 0, upper: nil))
    #expect(Curve(points: []).value(at: 0) == nil)
  }

  @Test func pointsOutOfOrderStop() async {
    await #expect(processExitsWith: .failure) {
      _ = Curve(points: [CurvePoint(x: 1, y: 0), CurvePoint(x: 0, y: 0)])
    }
  }
}
