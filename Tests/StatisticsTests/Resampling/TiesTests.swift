import Testing

@testable import Statistics

@Suite struct TiesTests {
  @Test func roundingTiesAndNothingElse() {
    #expect(isTied(0.1 + 0.2, 0.3, scale: 0.3))
    #expect(!isTied(0.3, 0.300001, scale: 0.3))
    #expect(isTied(0, 1e-17, scale: 1) && !isTied(0, 1e-17, scale: 0))
  }

  @Test func extremesDoNotSetTheScale() {
    #expect(typicalSize([]) == 0 && typicalSize([-3]) == 3)
    #expect(typicalSize([1, -1, 1, 1e300]) == 1)
    let distribution = BootstrapDistribution(
      estimate: 1, replicates: [0.9, 0.95, 1.05, 1.1, 1e13], influence: [-1, 1])
    #expect(distribution.probabilityBelow == 0.4 && distribution.probabilityEqual == 0)
  }
}
