import Testing

@testable import Statistics

@Suite struct PairedOddsRatioTests {
  /// One change of one: Clopper–Pearson's 2.5 % to 100 %, odds of 1/39 upwards.
  @Test func byHand() throws {
    let ratio = PairedProportions(both: 3, firstOnly: 1, secondOnly: 0, neither: 2).oddsRatio()
    #expect(ratio.estimate == nil && ratio.isUnbounded && ratio.interval?.upper == nil)
    #expect(abs(ratio.interval!.lower! * 39 - 1) < 1e-9)
  }

  @Test func mirrors() throws {
    for data in PairedGrid.all where data.discordant > 0 {
      let (ratio, other) = (data.oddsRatio(level: 0.9), data.swapped.oddsRatio(level: 0.9))
      if let estimate = ratio.estimate, estimate > 0 {
        #expect(abs(other.estimate! * estimate - 1) < 1e-12)
        #expect(ratio.interval!.contains(estimate))
      }
      if let upper = ratio.interval!.upper, upper > 0 {
        #expect(abs(other.interval!.lower! * upper - 1) < 1e-9)
      }
    }
  }

  /// The interval excludes 1 exactly when both one-sided sign tests do at half the level.
  @Test func otherIntervals() {
    let data = PairedProportions(both: 12, firstOnly: 9, secondOnly: 2, neither: 21)
    let exact = data.oddsRatio().interval!
    let wilson = data.oddsRatio(interval: .wilson).interval!
    #expect(exact.contains(1) && !wilson.contains(1) && wilson.method == "wilson")
  }

  @Test func degenerate() {
    let same = PairedProportions(both: 3, firstOnly: 0, secondOnly: 0, neither: 2)
    #expect(same.oddsRatio().notes.map(\.code) == ["no_changes"])
    let nobody = PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    #expect(nobody.oddsRatio().notes.map(\.code) == ["no_pairs"])
    let down = PairedProportions(both: 0, firstOnly: 0, secondOnly: 3, neither: 0)
    #expect(down.oddsRatio().estimate == 0 && down.oddsRatio().interval?.lower == 0)
  }
}
