import Testing

@testable import Statistics

@Suite struct RiskRatioIntervalTests {
  @Test(arguments: RiskRatioInterval.all.map(\.name))
  func holdsItsEstimateAndMirrors(_ name: String) throws {
    let method = try #require(RiskRatioInterval.named(name))
    for data in ProportionGrid.all where data.firstSuccesses > 0 && data.secondSuccesses > 0 {
      let ratio = method.estimate(data)
      guard let interval = ratio.interval else {
        // Both groups full: the standard error of the Wald interval is zero.
        #expect(name == "wald" && data.failures == 0)
        continue
      }
      #expect(interval.contains(ratio.estimate!) && interval.lower! > 0, "\(data)")
      let other = try #require(method.estimate(data.swapped).interval)
      #expect(abs(other.upper! * interval.lower! - 1) < 1e-9, "\(name) \(data)")
      #expect(abs(other.lower! * interval.upper! - 1) < 1e-9, "\(name) \(data)")
    }
  }

  @Test(arguments: RiskRatioInterval.all.map(\.name))
  func degenerate(_ name: String) throws {
    let method = try #require(RiskRatioInterval.named(name))
    let empty = method.estimate(TwoProportions(0, of: 0, versus: 1, of: 2))
    #expect(empty.estimate == nil && empty.notes.map(\.code) == ["empty_group"])
    let nobody = method.estimate(TwoProportions(0, of: 4, versus: 0, of: 2))
    #expect(nobody.interval == nil && nobody.notes.map(\.code) == ["undefined_ratio"])
    let none = method.estimate(TwoProportions(0, of: 4, versus: 1, of: 2))
    #expect(none.estimate == 0)
    let unbounded = method.estimate(TwoProportions(1, of: 4, versus: 0, of: 2))
    #expect(unbounded.estimate == nil && unbounded.isUnbounded)
    if name == "wald" {
      #expect(none.interval == nil && none.notes.map(\.code) == ["zero_cell"])
    } else {
      #expect(none.interval?.lower == 0 && none.interval!.upper! > 0)
      #expect(unbounded.interval!.lower! > 0 && unbounded.interval!.upper == nil)
    }
  }

  @Test func namesAreUnique() {
    #expect(Set(RiskRatioInterval.all.map(\.name)).count == RiskRatioInterval.all.count)
    #expect(RiskRatioInterval.named("none") == nil)
  }
}
