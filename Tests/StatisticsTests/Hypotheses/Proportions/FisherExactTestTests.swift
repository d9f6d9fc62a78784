import Testing

@testable import Statistics

@Suite struct FisherExactTestTests {
  /// The lady tasting tea: 3 of 4 against 1 of 4, P = 16/70 and 1/70.
  @Test func byHand() throws {
    let tea = TwoProportions(3, of: 4, versus: 1, of: 4)
    #expect(abs(FisherExactTest(alternative: .greater).run(tea).pValue! - 17.0 / 70) < 1e-14)
    #expect(abs(FisherExactTest().run(tea).pValue! - 34.0 / 70) < 1e-14)
    #expect(abs(FisherExactTest(midP: true).run(tea).pValue! - 18.0 / 70) < 1e-14)
    #expect(
      abs(FisherExactTest(alternative: .greater, midP: true).run(tea).pValue! - 9.0 / 70) < 1e-14)
    #expect(FisherExactTest().run(tea).statistic == 3)
    #expect(FisherExactTest().run(tea).exact)
  }

  @Test func mirrors() {
    for data in ProportionGrid.all {
      for midP in [false, true] {
        let two = FisherExactTest(midP: midP)
        let p = two.run(data).pValue!
        #expect(abs(two.run(data.swapped).pValue! - p) < 1e-12)
        #expect(abs(two.run(data.complement).pValue! - p) < 1e-12)
        let greater = FisherExactTest(alternative: .greater, midP: midP).run(data).pValue!
        let less = FisherExactTest(alternative: .less, midP: midP).run(data.swapped).pValue!
        #expect(abs(greater - less) < 1e-12)
        #expect(p > 0 && p <= 1)
      }
    }
  }

  @Test func degenerate() {
    let alike = FisherExactTest().run(TwoProportions(0, of: 4, versus: 0, of: 3))
    #expect(alike.pValue == 1 && alike.notes.map(\.code) == ["fixed_margins"])
    let empty = FisherExactTest().run(TwoProportions(0, of: 0, versus: 1, of: 3))
    #expect(empty.pValue == nil && empty.notes.map(\.code) == ["empty_group"])
    let weighted = FisherExactTest().run(TwoProportions(0.5, of: 2, versus: 1, of: 3))
    #expect(weighted.pValue == nil && weighted.notes.map(\.code) == ["fractional_counts"])
    let ratio = FisherExactTest.oddsRatio(TwoProportions(0.5, of: 2, versus: 1, of: 3))
    #expect(ratio.interval == nil && ratio.notes.map(\.code) == ["fractional_counts"])
    #expect(
      FisherExactTest.oddsRatio(TwoProportions(0, of: 0, versus: 1, of: 3)).notes.map(\.code)
        == ["empty_group"])
  }

  @Test func tooManyOutcomes() {
    let large = TwoProportions(200_000, of: 400_000, versus: 190_000, of: 400_000)
    #expect(FisherExactTest().run(large).notes.map(\.code) == ["enumeration_unavailable"])
    #expect(
      FisherExactTest.oddsRatio(large).notes.map(\.code) == ["enumeration_unavailable"])
    #expect(StratifiedExactTest().run([large]).notes.map(\.code) == ["enumeration_unavailable"])
    // Few successes leave few outcomes however large the groups are.
    let rare = TwoProportions(3, of: 40_000_000, versus: 0, of: 40_000_000)
    #expect(abs(FisherExactTest().run(rare).pValue! - 0.25) < 1e-6)
  }

  /// C(6000, 3000)⁻¹ ~ 1e-1804 is below the smallest number there is: p is 0, not a crash.
  @Test func underflow() {
    let result = FisherExactTest().run(TwoProportions(3000, of: 3000, versus: 0, of: 3000))
    #expect(result.pValue == 0)
  }
}
