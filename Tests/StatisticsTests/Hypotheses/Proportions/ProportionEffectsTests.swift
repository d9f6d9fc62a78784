import Testing

@testable import Statistics

@Suite struct ProportionEffectsTests {
  /// asin √¾ − asin √¼ = π/3 − π/6.
  @Test func byHand() throws {
    let data = TwoProportions(3, of: 4, versus: 1, of: 4)
    #expect(abs(data.cohensH! - Double.pi / 3) < 1e-14)
    #expect(abs(data.phi! - 0.5) < 1e-14)
  }

  @Test func signsAndRange() {
    for data in ProportionGrid.all {
      #expect(data.swapped.cohensH! == -data.cohensH!)
      #expect(abs(data.cohensH!) <= Double.pi)
      guard let phi = data.phi else {
        #expect(!data.hasVariation)
        continue
      }
      #expect(abs(phi) <= 1 && abs(data.complement.phi! + phi) < 1e-14)
      #expect(abs(phi * phi * data.total - data.chiSquaredTest().statistic!) < 1e-12)
    }
  }

  @Test func degenerate() {
    let empty = TwoProportions(0, of: 0, versus: 1, of: 3)
    #expect(empty.cohensH == nil && empty.phi == nil)
    let alike = TwoProportions(0, of: 2, versus: 0, of: 3)
    #expect(alike.cohensH == 0 && alike.phi == nil)
  }
}
