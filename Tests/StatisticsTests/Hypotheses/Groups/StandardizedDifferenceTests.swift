import Statistics
import Testing

@Suite struct StandardizedDifferenceTests {
  @Test func byHand() throws {
    // Means 2 and 5, pooled variance 4/3, the second group's 2.
    let result = try StandardizedDifference().run([1, 2, 3], [4, 6])
    #expect(isClose(result.cohensD, -3 / (4.0 / 3).squareRoot()))
    #expect(isClose(result.glassDelta, -3 / 2.0.squareRoot()))
    // Γ(3/2)/(√(3/2) Γ(1)).
    let factor = Double.pi.squareRoot() / 2 / 1.5.squareRoot()
    #expect(isClose(result.hedgesG, result.cohensD! * factor))
    #expect(result.cohensDInterval!.contains(result.cohensD!))
    let pairs = try StandardizedDifference().runPaired([2, 4, 6], [1, 2, 3])
    #expect(isClose(pairs.cohensD, 2) && isClose(pairs.correlation, 1))
    #expect(isClose(pairs.hedgesG, 2 / Double.pi.squareRoot()) && pairs.glassDelta == nil)
  }

  @Test func swapShiftAndScale() throws {
    let (a, b) = scores(8, 13, seed: 12)
    let result = try StandardizedDifference().run(a, b)
    let swapped = try StandardizedDifference().run(b, a)
    #expect(isClose(swapped.hedgesG, -result.hedgesG!))
    #expect(isClose(swapped.cohensDInterval?.lower, -result.cohensDInterval!.upper!, 1e-9))
    let moved = try StandardizedDifference().run(a.map { 7 * $0 - 9 }, b.map { 7 * $0 - 9 })
    #expect(isClose(moved.cohensD, result.cohensD))
    #expect(isClose(moved.cohensDInterval?.upper, result.cohensDInterval?.upper, 1e-9))
  }

  @Test func degenerate() throws {
    let equal = try StandardizedDifference().run([2, 2], [3, 3])
    #expect(equal.cohensD == nil && equal.hedgesG == nil && equal.glassDelta == nil)
    #expect(equal.notes.map(\.code) == ["no_variation"])
    let three = try StandardizedDifference().run([1], [2, 4])
    #expect(three.cohensD != nil && three.hedgesG == nil)
    let constant = try StandardizedDifference().runPaired([1.1, 0.3], [0.9, 0.1])
    #expect(constant.cohensD == nil && constant.correlation != nil)
    let huge = try StandardizedDifference().run([1e9, 1e9 + 1e-6], [0, 1e-6])
    #expect(huge.cohensD != nil && huge.cohensDInterval == nil)
    for result in [equal, three, constant, huge] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewInAll(count: 2, needed: 3)) {
      try StandardizedDifference().run([1], [2])
    }
  }
}
