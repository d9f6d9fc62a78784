import Testing

@testable import Statistics

extension ProportionInterval: CustomTestStringConvertible {
  /// The name of the method, for test reports.
  public var testDescription: String { name }
}

@Suite("What every interval for a proportion must do")
struct ProportionIntervalTests {
  private static let levels = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]
  private static let sizes = [1.0, 2, 3, 5, 10, 20, 47, 200, 2.5, 12.75]

  /// Whole and fractional counts, both ends included.
  private static func counts(_ trials: Double) -> [Double] {
    let whole = stride(from: 0, through: trials, by: max(1, (trials / 20).rounded())).map { $0 }
    return whole + [trials, trials / 3, trials * 0.999]
  }

  @Test(arguments: ProportionInterval.all)
  func staysOnTheScaleAndHoldsTheEstimate(method: ProportionInterval) throws {
    for trials in Self.sizes {
      for successes in Self.counts(trials) {
        for level in Self.levels {
          guard
            let interval = method.interval(successes: successes, trials: trials, level: level)
          else {
            #expect(method.name == "wald" && (successes == 0 || successes == trials))
            continue
          }
          let lower = try #require(interval.lower)
          let upper = try #require(interval.upper)
          #expect(lower >= 0 && upper <= 1 && lower < upper)
          #expect(
            lower <= successes / trials && successes / trials <= upper,
            "\(successes) of \(trials) at \(level): \(lower), \(upper)")
          #expect(interval.level == level && interval.method == method.name)
        }
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func formulaHoldsTheEstimateExactlyWhenTheMethodSaysSo(method: ProportionInterval) throws {
    var holds = true
    for trials in [1.0, 2, 5, 20] {
      for successes in stride(from: 0, through: trials, by: 1) {
        for level in [1e-6, 0.001, 0.01, 0.1, 0.3, 0.9] {
          let bounds = try #require(method.bounds(successes, trials, level))
          let estimate = successes / trials
          holds = holds && bounds.lower <= estimate + 1e-15 && estimate <= bounds.upper + 1e-15
        }
      }
    }
    #expect(holds == method.boundsHoldEstimate)
  }

  @Test(arguments: ProportionInterval.all)
  func formulaHoldsTheEstimateOfWholeCountsAtUsualLevels(method: ProportionInterval) throws {
    for trials in [2.0, 3, 10, 100] {
      for successes in stride(from: 1, to: trials, by: 1) {
        for level in Self.levels {
          let bounds = try #require(method.bounds(successes, trials, level))
          #expect(bounds.lower <= successes / trials && successes / trials <= bounds.upper)
        }
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func mirrorsWhenSuccessAndFailureAreExchanged(method: ProportionInterval) throws {
    for trials in Self.sizes {
      for successes in Self.counts(trials) {
        let one = try #require(method.bounds(successes, trials, 0.9))
        let other = try #require(method.bounds(trials - successes, trials, 0.9))
        #expect(abs(one.lower - (1 - other.upper)) < 1e-11)
        #expect(abs(one.upper - (1 - other.lower)) < 1e-11)
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func higherLevelsHoldLowerOnes(method: ProportionInterval) throws {
    for trials in Self.sizes {
      for successes in Self.counts(trials) {
        for (low, high) in zip(Self.levels, Self.levels.dropFirst()) {
          let inner = method.interval(successes: successes, trials: trials, level: low)
          let outer = method.interval(successes: successes, trials: trials, level: high)
          guard let inner, let outer else {
            #expect(inner == nil && outer == nil)
            continue
          }
          #expect(try #require(outer.lower) <= #require(inner.lower))
          #expect(try #require(outer.upper) >= #require(inner.upper))
        }
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func limitsRiseWithTheCount(method: ProportionInterval) throws {
    for trials in [2.0, 10, 47] {
      for successes in stride(from: 0, to: trials, by: 1) {
        let one = method.interval(successes: successes, trials: trials)
        let next = method.interval(successes: successes + 1, trials: trials)
        guard let one, let next else {
          #expect(method.name == "wald")
          continue
        }
        #expect(try #require(one.lower) <= #require(next.lower))
        #expect(try #require(one.upper) <= #require(next.upper))
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func shrinksWithTheSampleSize(method: ProportionInterval) throws {
    var last = 2.0
    for trials in [4.0, 16, 64, 256, 4096, 65536] {
      let interval = try #require(method.interval(successes: trials / 4, trials: trials))
      let width = try #require(interval.width)
      #expect(width < last)
      last = width
    }
    #expect(last < 0.01)
  }

  @Test(arguments: ProportionInterval.all)
  func isNilWithoutTrials(method: ProportionInterval) {
    #expect(method.bounds(0, 0, 0.95) == nil)
    #expect(method.interval(successes: 0, trials: 0) == nil)
  }

  @Test(arguments: ProportionInterval.all)
  func reachesTheEndOfTheScaleWhenTheEstimateDoes(method: ProportionInterval) {
    let none = method.interval(successes: 0, trials: 10)
    let all = method.interval(successes: 10, trials: 10)
    if method.name == "wald" {
      #expect(none == nil && all == nil)
    } else {
      #expect(none?.lower == 0)
      #expect(all?.upper == 1)
    }
  }

  @Test func namesAreUniqueAndFound() {
    let names = ProportionInterval.all.map(\.name)
    #expect(Set(names).count == names.count)
    for method in ProportionInterval.all {
      #expect(ProportionInterval.named(method.name)?.title == method.title)
      #expect(!method.reference.isEmpty)
    }
    #expect(ProportionInterval.named("agresti") == nil)
    #expect(names.first == "wilson")
  }

  /// Newcombe (1998), table I: five methods on four samples, to four decimals.
  @Test(arguments: [
    (81.0, 263.0, "wald", 0.2522, 0.3638), (81, 263, "wilson", 0.2553, 0.3662),
    (81, 263, "wilson_continuity_corrected", 0.2535, 0.3682),
    (81, 263, "clopper_pearson", 0.2527, 0.3676), (81, 263, "mid_p", 0.2544, 0.3658),
    (15, 148, "wald", 0.0527, 0.1500), (15, 148, "wilson", 0.0624, 0.1605),
    (15, 148, "wilson_continuity_corrected", 0.0598, 0.1644),
    (15, 148, "clopper_pearson", 0.0578, 0.1617), (15, 148, "mid_p", 0.0601, 0.1581),
    (0, 20, "wilson", 0, 0.1611), (0, 20, "wilson_continuity_corrected", 0, 0.2005),
    (0, 20, "clopper_pearson", 0, 0.1684), (0, 20, "mid_p", 0, 0.1391),
    (1, 29, "wald", 0, 0.1009), (1, 29, "wilson", 0.0061, 0.1718),
    (1, 29, "wilson_continuity_corrected", 0.0018, 0.1963),
    (1, 29, "clopper_pearson", 0.0009, 0.1776), (1, 29, "mid_p", 0.0017, 0.1585),
  ])
  func meetsNewcombesTable(
    successes: Double, trials: Double, name: String, lower: Double, upper: Double
  ) throws {
    let method = try #require(ProportionInterval.named(name))
    let interval = try #require(method.interval(successes: successes, trials: trials))
    #expect(abs(try #require(interval.lower) - lower) <= 5.001e-5)
    #expect(abs(try #require(interval.upper) - upper) <= 5.001e-5)
  }
}
