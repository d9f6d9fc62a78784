import Foundation
import Testing

@testable import Statistics

@Suite struct MantelHaenszelTests {
  static func strata(_ tables: [[[Int]]]) -> [TwoProportions] {
    tables.map {
      TwoProportions($0[0][0], of: $0[0][0] + $0[0][1], versus: $0[1][0], of: $0[1][0] + $0[1][1])
    }
  }

  /// Conditional odds ratios with 50 digits (mpmath). Those of the cases come from R's
  /// `mantelhaen.test`, whose root search stops at a tolerance of 1.2e-4 and is off by up to 7e-6.
  private static let conditional = [
    "mh-ucb": 0.905069961340970908, "mh-penicillin": 10.361046349488694,
    "mh-jobsat2": 3.2069765969098152,
  ]

  @Test func referenceCases() throws {
    let cases = try TableCase.all("mantel_haenszel")
    #expect(cases.count >= 3)
    for item in cases {
      let result = MantelHaenszel(level: item.level).run(
        Self.strata(try #require(item.input["strata"] as? [[[Int]]])))
      let computed: [String: Double?] = [
        "common_odds_ratio": result.commonOddsRatio.estimate,
        "ci_lower": result.commonOddsRatio.interval?.lower,
        "ci_upper": result.commonOddsRatio.interval?.upper,
        "chi_square": result.test.statistic, "p_value": result.test.pValue,
        "chi_square_corrected": result.correctedTest.statistic,
        "p_value_corrected": result.correctedTest.pValue,
        "exact_p_value": result.exactTest?.pValue,
        "exact_conditional_odds_ratio": result.conditionalOddsRatio?.estimate,
        "breslow_day_chi_square": result.homogeneity.statistic,
        "breslow_day_p_value": result.homogeneity.pValue,
      ]
      let ratio = try #require(Self.conditional[item.id])
      item.check(
        computed, replaced: ["exact_conditional_odds_ratio": ratio], replacementTolerance: 1e-11)
    }
  }

  /// One stratum: χ² is Pearson's with N − 1 for N.
  @Test func oneStratum() {
    let data = TwoProportions(6, of: 22, versus: 2, of: 25)
    let result = MantelHaenszel().run([data])
    #expect(
      abs(result.test.statistic! - data.chiSquaredTest().statistic! * 46 / 47) < 1e-12)
    #expect(abs(result.commonOddsRatio.estimate! - data.oddsRatio().estimate!) < 1e-12)
    #expect(abs(result.exactTest!.pValue! - FisherExactTest().run(data).pValue!) < 1e-12)
    #expect(result.homogeneity.notes.map(\.code) == ["one_stratum"])
  }

  @Test func exchangingGroupsInvertsTheRatio() {
    let data = Self.strata([[[12, 5], [7, 9]], [[8, 4], [6, 11]], [[3, 9], [9, 4]]])
    let a = MantelHaenszel().run(data)
    for other in [data.map(\.swapped), data.map(\.complement)] {
      let b = MantelHaenszel().run(other)
      #expect(abs(a.commonOddsRatio.estimate! * b.commonOddsRatio.estimate! - 1) < 1e-12)
      #expect(
        abs(a.commonOddsRatio.interval!.lower! * b.commonOddsRatio.interval!.upper! - 1) < 1e-12)
      #expect(abs(a.test.statistic! - b.test.statistic!) < 1e-12)
      #expect(abs(a.exactTest!.pValue! - b.exactTest!.pValue!) < 1e-12)
      #expect(abs(a.homogeneity.statistic! - b.homogeneity.statistic!) < 1e-10)
    }
  }

  @Test func uninformativeStrataAreLeftOut() {
    let data = Self.strata([[[12, 5], [7, 9]], [[8, 4], [6, 11]]])
    let silent = Self.strata([[[0, 0], [3, 2]], [[4, 0], [5, 0]], [[0, 0], [0, 0]]])
    let (a, b) = (MantelHaenszel().run(data), MantelHaenszel().run(data + silent))
    #expect(b.strata == 5 && b.informativeStrata == 2)
    #expect(b.notes.map(\.code) == ["uninformative_strata"] && a.notes.isEmpty)
    #expect(a.test == b.test && a.commonOddsRatio == b.commonOddsRatio)
    #expect(a.exactTest == b.exactTest && a.homogeneity == b.homogeneity)
  }

  @Test func degenerate() throws {
    for data in [[], Self.strata([[[0, 0], [3, 2]]])] {
      let result = MantelHaenszel().run(data)
      #expect(result.test.pValue == nil && result.test.notes.map(\.code) == ["no_strata"])
      #expect(result.commonOddsRatio.notes.map(\.code) == ["no_strata"])
      #expect(result.exactTest?.notes.map(\.code) == ["no_strata"])
      #expect(result.conditionalOddsRatio?.notes.map(\.code) == ["no_strata"])
      let coded = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(MantelHaenszelResult.self, from: coded) == result)
    }
    #expect(MantelHaenszel(exact: false).run([]).exactTest == nil)
  }
}
