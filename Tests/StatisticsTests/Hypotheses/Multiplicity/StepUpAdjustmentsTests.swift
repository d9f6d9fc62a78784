import Testing

@testable import Statistics

@Suite struct StepUpAdjustmentsTests {
  @Test func byHand() {
    // 1 · 1/2, 2 · 3/8 lowered to 1/2, 3 · 1/8.
    #expect(PValueAdjustment.hochberg.adjusted([0.5, 0.375, 0.125]) == [0.5, 0.5, 0.375])
    // 3/3 · 1/2, 3/2 · 3/8 lowered to 1/2, 3 · 1/8.
    let discovery = PValueAdjustment.benjaminiHochberg.adjusted([0.5, 0.375, 0.125])
    #expect(discovery == [0.5, 0.5, 0.375])
    // Times 1 + 1/2 + 1/3.
    let any = PValueAdjustment.benjaminiYekutieli.adjusted([0.5, 0.375, 0.125])
    for (a, b) in zip(any, discovery) { #expect(isClose(a, 11.0 / 6 * b)) }
  }
}
