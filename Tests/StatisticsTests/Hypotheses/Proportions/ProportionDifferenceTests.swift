import Probability
import Testing

@testable import Statistics

/// Pairs of groups from one answer each to lopsided ones, every corner included.
enum ProportionGrid {
  static let all: [TwoProportions] = [(1, 1), (2, 3), (5, 5), (4, 11), (12, 7)].flatMap { n, m in
    (0...n).flatMap { x in (0...m).map { TwoProportions(x, of: n, versus: $0, of: m) } }
  }
}

@Suite struct ProportionDifferenceTests {
  @Test(arguments: ProportionDifference.all.map(\.name))
  func holdsItsEstimateInsideTheScale(_ name: String) throws {
    let method = try #require(ProportionDifference.named(name))
    for data in ProportionGrid.all {
      let (interval, notes) = method.interval(data)
      guard let interval else {
        #expect(notes.map(\.code) == ["zero_width"] && name == "wald")
        continue
      }
      #expect(interval.contains(data.difference!), "\(name) \(data)")
      #expect(interval.lower! >= -1 && interval.upper! <= 1 && interval.width! > 0)
      #expect(interval.method == name && interval.level == 0.95)
    }
  }

  @Test(arguments: ProportionDifference.all.map(\.name))
  func mirrorsWhenGroupsOrOutcomesAreExchanged(_ name: String) throws {
    let method = try #require(ProportionDifference.named(name))
    for data in ProportionGrid.all {
      let limits = method.limits(data, 0.9)
      for mirrored in [data.swapped, data.complement] {
        let other = method.limits(mirrored, 0.9)
        #expect(abs(limits.lower! + other.upper!) < 1e-12, "\(name) \(data)")
        #expect(abs(limits.upper! + other.lower!) < 1e-12, "\(name) \(data)")
      }
    }
  }

  @Test(arguments: ProportionDifference.all.map(\.name))
  func narrowsAsTheLevelFalls(_ name: String) throws {
    let method = try #require(ProportionDifference.named(name))
    for data in ProportionGrid.all where data.total > 8 {
      guard let wide = method.interval(data, level: 0.99).0,
        let narrow = method.interval(data, level: 0.8).0
      else { continue }
      #expect(wide.lower! <= narrow.lower! && narrow.upper! <= wide.upper!)
    }
  }

  @Test(arguments: ProportionDifference.all.map(\.name))
  func emptyGroups(_ name: String) throws {
    let method = try #require(ProportionDifference.named(name))
    for data in [
      TwoProportions(0, of: 0, versus: 1, of: 2), TwoProportions(1, of: 2, versus: 0, of: 0),
      TwoProportions(0, of: 0, versus: 0, of: 0),
    ] {
      let (interval, notes) = method.interval(data)
      #expect(interval == nil && notes.map(\.code) == ["empty_group"])
      #expect(method.limits(data, 0.95).lower == nil)
    }
  }

  /// The guide's table of exact coverage at 8 and 8: mean and worst over shares 0.02, 0.06 … 0.98.
  @Test(arguments: [
    ("miettinen_nurminen", 0.964, 0.933), ("mee", 0.955, 0.923), ("newcombe_wilson", 0.953, 0.892),
    ("agresti_caffo", 0.961, 0.926), ("wald", 0.872, 0.275),
  ])
  func coverageOfTheGuide(_ name: String, _ mean: Double, _ worst: Double) throws {
    let method = try #require(ProportionDifference.named(name))
    let intervals = (0...8).map { x in
      (0...8).map { method.interval(TwoProportions(x, of: 8, versus: $0, of: 8)).0 }
    }
    let shares = (0..<25).map { 0.02 + 0.04 * Double($0) }
    let masses = shares.map { share in
      (0...8).map { Binomial(trials: 8, probability: share).mass($0) }
    }
    var coverages: [Double] = []
    for (p, first) in zip(shares, masses) {
      for (q, second) in zip(shares, masses) {
        var coverage = 0.0
        for x in 0...8 {
          for y in 0...8 where intervals[x][y]?.contains(p - q) ?? false {
            coverage += first[x] * second[y]
          }
        }
        coverages.append(coverage)
      }
    }
    #expect(abs(coverages.reduce(0, +) / 625 - mean) < 6e-4)
    #expect(abs(coverages.min()! - worst) < 6e-4)
  }

  @Test func namesAreUnique() {
    #expect(Set(ProportionDifference.all.map(\.name)).count == ProportionDifference.all.count)
    #expect(ProportionDifference.named("none") == nil)
  }

  /// Agresti–Caffo is centred nearer to zero and can leave out an estimate at the end of the scale.
  @Test func widenedToTheEstimateWithANote() throws {
    let method = ProportionDifference(name: "test", title: "test", reference: "") { _, _ in
      .init(-0.5, 0.2)
    }
    let (interval, notes) = method.interval(TwoProportions(3, of: 4, versus: 1, of: 4))
    #expect(interval?.upper == 0.5 && interval?.lower == -0.5)
    #expect(notes.map(\.code) == ["widened_to_estimate"])
  }
}
