import Statistics
import Testing

@Suite struct ANOVAEffectSizesTests {
  @Test func byHand() throws {
    // Between 10.8 on 1, within 4 on 3.
    let result = try OneWayANOVA().run(groups: [[1, 2, 3], [4, 6]])
    #expect(isClose(result.etaSquared, 10.8 / 14.8))
    #expect(isClose(result.omegaSquared, (10.8 - 4.0 / 3) / (14.8 + 4.0 / 3)))
  }

  @Test func nothingToExplain() throws {
    let equal = try OneWayANOVA().run(groups: [[1, 1], [1]])
    #expect(equal.etaSquared == nil && equal.omegaSquared == nil)
    let same = try OneWayANOVA().run(groups: [[1, 2], [1, 2]])
    #expect(same.etaSquared == 0 && same.omegaSquared! < 0)
  }
}
