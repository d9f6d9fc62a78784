import Testing

@testable import Statistics

@Suite struct TwoProportionTestsTests {
  /// 3 of 4 against 1 of 4: expected counts of 2, distances of 1, χ² = 4 · 1/2 = 2; with Yates' ½
  /// off each, 4 · 0.25/2 = 0.5.
  @Test func byHand() throws {
    let data = TwoProportions(3, of: 4, versus: 1, of: 4)
    #expect(abs(data.chiSquaredTest().statistic! - 2) < 1e-14)
    #expect(abs(data.chiSquaredTest(continuityCorrected: true).statistic! - 0.5) < 1e-14)
    #expect(abs(data.pooledZTest().statistic! - 2.0.squareRoot()) < 1e-14)
  }

  @Test func zSquaredIsPearson() {
    for data in ProportionGrid.all where data.hasVariation {
      let (z, chi) = (data.pooledZTest(), data.chiSquaredTest())
      #expect(abs(z.statistic! * z.statistic! - chi.statistic!) < 1e-12)
      #expect(abs(z.pValue! - chi.pValue!) < 1e-12)
      #expect(data.swapped.pooledZTest().statistic! == -z.statistic!)
      let corrected = data.chiSquaredTest(continuityCorrected: true)
      #expect(corrected.statistic! <= chi.statistic! && corrected.statistic! >= 0)
    }
  }

  @Test func degenerate() {
    for data in [
      TwoProportions(0, of: 5, versus: 0, of: 3), TwoProportions(5, of: 5, versus: 3, of: 3),
    ] {
      for test in [data.pooledZTest(), data.chiSquaredTest()] {
        #expect(test.statistic == nil && test.pValue == nil)
        #expect(test.notes.map(\.code) == ["no_variation"])
      }
    }
    let empty = TwoProportions(0, of: 0, versus: 1, of: 3)
    for test in [empty.pooledZTest(), empty.chiSquaredTest(continuityCorrected: true)] {
      #expect(test.pValue == nil && test.notes.map(\.code) == ["empty_group"])
    }
  }
}
