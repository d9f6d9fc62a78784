import Probability
import Testing

@testable import Statistics

@Suite struct ScoreProportionDifferenceTests {
  /// The limits are the differences at which the score test has p = 1 − level.
  @Test func intervalInvertsItsTest() throws {
    for data in ProportionGrid.all {
      let interval = try #require(ProportionDifference.miettinenNurminen.interval(data).0)
      for limit in [interval.lower!, interval.upper!] where abs(limit) < 1 {
        let p = try #require(ProportionDifference.scoreTest(data, null: limit).pValue)
        #expect(abs(p - 0.05) < 1e-7, "\(data): p = \(p) at \(limit)")
      }
    }
  }

  /// The test of no difference is N − 1 times Pearson's statistic over N.
  @Test func testIsPearsonsWithoutOneAnswer() throws {
    for data in ProportionGrid.all where data.hasVariation {
      let z = try #require(ProportionDifference.scoreTest(data).statistic)
      let pearson = try #require(data.chiSquaredTest().statistic)
      #expect(abs(z * z - pearson * (data.total - 1) / data.total) < 1e-9 * max(1, pearson))
    }
  }

  /// Mee's interval inverts Pearson's statistic, so that both agree about zero.
  @Test func meeAgreesWithPearson() throws {
    for data in ProportionGrid.all where data.hasVariation {
      let interval = try #require(ProportionDifference.mee.interval(data).0)
      let p = try #require(data.chiSquaredTest().pValue)
      #expect(interval.contains(0) == (p >= 0.05), "\(data)")
    }
  }

  /// The exact coverage over a grid of pairs of shares, groups of 10 and 10 and of 8 and 20.
  @Test(arguments: [(10, 10), (8, 20)])
  func coverageIsNearNominal(_ first: Int, _ second: Int) throws {
    var intervals: [[Interval]] = []
    for x in 0...first {
      intervals.append(
        try (0...second).map { y in
          try #require(
            ProportionDifference.miettinenNurminen.interval(
              TwoProportions(x, of: first, versus: y, of: second)
            ).0)
        })
    }
    var (sum, worst, count) = (0.0, 1.0, 0.0)
    for p in stride(from: 0.05, through: 0.95, by: 0.05) {
      for q in stride(from: 0.05, through: 0.95, by: 0.05) {
        let (a, b) = (
          Binomial(trials: first, probability: p), Binomial(trials: second, probability: q)
        )
        var coverage = 0.0
        for x in 0...first {
          for y in 0...second where intervals[x][y].contains(p - q) {
            coverage += a.mass(x) * b.mass(y)
          }
        }
        sum += coverage
        count += 1
        worst = min(worst, coverage)
      }
    }
    #expect(abs(sum / count - 0.955) < 0.01, "mean \(sum / count)")
    #expect(worst > 0.92, "worst \(worst)")
  }

  @Test func degenerateTests() throws {
    let empty = ProportionDifference.scoreTest(TwoProportions(0, of: 0, versus: 1, of: 2))
    #expect(empty.pValue == nil && empty.notes.map(\.code) == ["empty_group"])
    let alike = ProportionDifference.scoreTest(TwoProportions(3, of: 3, versus: 2, of: 2))
    #expect(alike.statistic == 0 && alike.pValue == 1)
    let light = TwoProportions(0.2, of: 0.5, versus: 0.1, of: 0.5)
    #expect(ProportionDifference.scoreTest(light).notes.map(\.code) == ["one_answer"])
    #expect(
      ProportionDifference.miettinenNurminen.interval(light).notes.map(\.code) == ["one_answer"])
    // At the end of the scale the restricted variance is zero and the statistic infinite.
    let impossible = ProportionDifference.scoreTest(
      TwoProportions(1, of: 2, versus: 1, of: 2), null: 1)
    #expect(impossible.statistic == nil && impossible.pValue == 0)
  }

  @Test func largeAndFractionalCounts() throws {
    let large = try #require(
      ProportionDifference.miettinenNurminen.interval(
        TwoProportions(300_000, of: 1_000_000, versus: 299_000, of: 1_000_000)
      ).0)
    let wald = try #require(
      ProportionDifference.wald.interval(
        TwoProportions(300_000, of: 1_000_000, versus: 299_000, of: 1_000_000)
      ).0)
    #expect(abs(large.lower! - wald.lower!) < 1e-8 && abs(large.upper! - wald.upper!) < 1e-8)
    let halves = TwoProportions(4.5, of: 10.25, versus: 1.75, of: 9.5)
    let interval = try #require(ProportionDifference.miettinenNurminen.interval(halves).0)
    #expect(interval.contains(halves.difference!) && interval.width! > 0)
  }
}
