import Testing

@testable import Statistics

@Suite struct PairedDifferenceTests {
  @Test(arguments: PairedDifference.all.map(\.name))
  func holdsItsEstimateInsideTheScale(_ name: String) throws {
    let method = try #require(PairedDifference.named(name))
    for data in PairedGrid.all {
      let (interval, notes) = method.interval(data)
      guard let interval else {
        // Nobody moved, or everybody moved one way.
        #expect(notes.map(\.code) == ["zero_width"] && name == "wald")
        continue
      }
      #expect(interval.contains(data.difference!), "\(name) \(data)")
      #expect(interval.lower! >= -1 && interval.upper! <= 1 && interval.method == name)
    }
  }

  @Test(arguments: PairedDifference.all.map(\.name))
  func mirrorsWhenTimesOrOutcomesAreExchanged(_ name: String) throws {
    let method = try #require(PairedDifference.named(name))
    for data in PairedGrid.all {
      let limits = method.limits(data, 0.9)
      for mirrored in [data.swapped, data.complement] {
        let other = method.limits(mirrored, 0.9)
        #expect(abs(limits.lower! + other.upper!) < 1e-7, "\(name) \(data)")
        #expect(abs(limits.upper! + other.lower!) < 1e-7, "\(name) \(data)")
      }
    }
  }

  @Test(arguments: PairedDifference.all.map(\.name))
  func noPairs(_ name: String) throws {
    let method = try #require(PairedDifference.named(name))
    let nobody = PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    let (interval, notes) = method.interval(nobody)
    #expect(interval == nil && notes.map(\.code) == ["no_pairs"])
    #expect(method.limits(nobody, 0.95).lower == nil)
  }

  @Test func namesAreUnique() {
    #expect(Set(PairedDifference.all.map(\.name)).count == PairedDifference.all.count)
    #expect(PairedDifference.named("none") == nil)
  }
}
