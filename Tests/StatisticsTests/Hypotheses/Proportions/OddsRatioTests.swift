import Testing

@testable import Statistics

@Suite struct OddsRatioTests {
  /// Odds of 1 against odds of ½; 1/1 + 1/1 + 1/1 + 1/2 = 3.5.
  @Test func byHand() {
    let ratio = TwoProportions(1, of: 2, versus: 1, of: 3).oddsRatio()
    #expect(ratio.estimate == 2 && abs(ratio.logStandardError! - 3.5.squareRoot()) < 1e-15)
    #expect(abs(ratio.interval!.lower! * ratio.interval!.upper! - 4) < 1e-12)
  }

  @Test func mirrors() {
    for data in ProportionGrid.all {
      let ratio = data.oddsRatio()
      guard let interval = ratio.interval else {
        #expect(ratio.estimate == nil || ratio.estimate == 0)
        continue
      }
      for other in [data.swapped.oddsRatio(), data.complement.oddsRatio()] {
        #expect(abs(other.interval!.lower! * interval.upper! - 1) < 1e-12)
        #expect(abs(other.estimate! * ratio.estimate! - 1) < 1e-12)
      }
    }
  }

  @Test func zeroCells() {
    func codes(_ data: TwoProportions) -> [String] { data.oddsRatio().notes.map(\.code) }
    #expect(codes(TwoProportions(0, of: 2, versus: 1, of: 3)) == ["zero_cell"])
    #expect(codes(TwoProportions(2, of: 2, versus: 1, of: 3)) == ["unbounded_ratio"])
    #expect(codes(TwoProportions(0, of: 2, versus: 0, of: 3)) == ["undefined_ratio"])
    #expect(codes(TwoProportions(0, of: 0, versus: 1, of: 3)) == ["empty_group"])
  }
}
