import Testing

@testable import Statistics

@Suite struct SingleStepAdjustmentsTests {
  @Test func byHand() {
    #expect(PValueAdjustment.bonferroni.adjusted([0.25, 0.5, 0.125]) == [0.75, 1, 0.375])
    let sidak = PValueAdjustment.sidak.adjusted([0.5, 0.25])
    #expect(isClose(sidak[0], 0.75) && isClose(sidak[1], 0.4375))
  }

  @Test func tinyProbabilitiesKeepTheirDigits() {
    #expect(isClose(sidakProbability(1e-20, tests: 1000) / 1e-17, 1))
    #expect(sidakProbability(1, tests: 3) == 1 && sidakProbability(0, tests: 3) == 0)
  }
}
