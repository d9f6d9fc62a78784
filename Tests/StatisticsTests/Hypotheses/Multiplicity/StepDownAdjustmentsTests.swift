import Testing

@testable import Statistics

@Suite struct StepDownAdjustmentsTests {
  @Test func byHand() {
    // 3 · 1/8, then 2 · 1/8 raised to the one before, then 1/2.
    #expect(PValueAdjustment.holm.adjusted([0.5, 0.125, 0.125]) == [0.5, 0.375, 0.375])
    let sidak = PValueAdjustment.holmSidak.adjusted([0.5, 0.25])
    #expect(isClose(sidak[1], 0.4375) && isClose(sidak[0], 0.5))
  }
}
