import Foundation
import Statistics
import Testing

@Suite struct ShapiroWilkTests {
  @Test func threeByHand() throws {
    // Weights ∓√½: W = 9/2 over a sum of squares of 14/3.
    let result = try ShapiroWilk().run([4, 1, 2])
    let w = 27.0 / 28
    #expect(isClose(result.statistic, w))
    let p = 6 / Double.pi * (asin(w.squareRoot()) - asin(0.75.squareRoot()))
    #expect(isClose(result.pValue, p))
  }

  /// scipy 1.17.1, shapiro.
  @Test(arguments: [
    ([1.0, 2, 4, 7], 0.9456304828556503, 0.6889364384881989),
    ([2.1, 3.3, 0.2, 5.8, 4.4, 9.9], 0.9659832939797011, 0.8644475505562003),
    ([9, 10, 7, 8, 9, 6, 10, 3, 8, 9, 5], 0.9005826959703436, 0.18790294958756643),
  ])
  func reference(values: [Double], w: Double, p: Double) throws {
    let result = try ShapiroWilk().run(values)
    #expect(isClose(result.statistic, w, 1e-8) && isClose(result.pValue, p, 1e-6))
  }

  @Test func orderShiftAndScale() throws {
    let (a, _) = scores(30, 0, seed: 33)
    let result = try ShapiroWilk().run(a)
    let moved = try ShapiroWilk().run(a.reversed().map { 5 - 3 * $0 })
    #expect(isClose(moved.statistic, result.statistic, 1e-10))
  }

  @Test func degenerate() throws {
    let equal = try ShapiroWilk().run([2, 2, 2])
    #expect(equal.pValue == nil && equal.notes.map(\.code) == ["all_equal"])
    let many = try ShapiroWilk().run((0..<5001).map { Double($0 % 97) })
    #expect(many.pValue == nil && many.notes.map(\.code) == ["too_many_values"])
    let far = try ShapiroWilk().run([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e9])
    #expect(far.pValue! >= 0 && far.pValue! < 1e-5)
    #expect(throws: GroupTestError.tooFewValues(group: "values", count: 2, needed: 3)) {
      try ShapiroWilk().run([1, 2])
    }
  }
}
