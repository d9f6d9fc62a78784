import Foundation
import Testing

@testable import Statistics

@Suite struct TwoProportionsTests {
  /// Conditional odds ratios and limits with 50 digits (mpmath). Those of the cases come from R's
  /// `fisher.test`, whose root search stops at a tolerance of 1.2e-4 and is off by up to 8e-3.
  static let conditional: [String: [String: Double]] = [
    "twoprop-newcombe-a": [
      "conditional_odds_ratio": 2.6491872957236945, "ci_lower": 1.2091154789241256,
      "ci_upper": 6.0398730131334436,
    ],
    "twoprop-newcombe-b": [
      "conditional_odds_ratio": 17.269033937971684, "ci_lower": 1.3871135379434164,
      "ci_upper": 1047.839981703822,
    ],
    "twoprop-newcombe-c": ["ci_lower": 23.358071647209743],
    "twoprop-small": ["ci_lower": 0.72502408085613691],
    "twoprop-equal": ["ci_lower": 0.48327150104200475],
    "twoprop-b2b": [
      "conditional_odds_ratio": 4.1812083690968725, "ci_lower": 0.81229173732328555,
      "ci_upper": 31.966940557790398,
    ],
  ]

  @Test func referenceCases() throws {
    let cases = try TableCase.all("two_independent_proportions")
    #expect(cases.count >= 6)
    for item in cases {
      let data = try TwoProportions(
        item.whole("x1"), of: item.whole("n1"), versus: item.whole("x2"), of: item.whole("n2"))
      var computed: [String: Double?] = ["estimate": data.difference]
      let methods: [ProportionDifference] = [
        .wald, .agrestiCaffo, .newcombeWilson, .miettinenNurminen, .mee,
      ]
      for method in methods {
        let limits = method.limits(data, item.level)
        computed["\(method.name).ci_lower"] = limits.lower
        computed["\(method.name).ci_upper"] = limits.upper
      }
      computed["wald.se"] = ProportionDifference.waldStandardError(data)
      computed["pooled_z.z"] = data.pooledZTest().statistic
      computed["pooled_z.p_value"] = data.pooledZTest().pValue
      for (name, test) in [
        ("chi_square", data.chiSquaredTest()),
        ("chi_square_yates", data.chiSquaredTest(continuityCorrected: true)),
      ] {
        computed["\(name).statistic"] = test.statistic
        computed["\(name).p_value"] = test.pValue
      }
      for (name, test) in [
        ("two_sided", FisherExactTest()), ("greater", FisherExactTest(alternative: .greater)),
        ("less", FisherExactTest(alternative: .less)),
        ("mid_two_sided", FisherExactTest(midP: true)),
      ] {
        computed["fisher_exact.p_\(name)"] = test.run(data).pValue
      }
      let conditional = FisherExactTest.oddsRatio(data, level: item.level)
      computed["fisher_exact.conditional_odds_ratio"] =
        conditional.isUnbounded ? .infinity : conditional.estimate
      computed["fisher_exact.ci_lower"] = conditional.interval?.lower
      computed["fisher_exact.ci_upper"] = conditional.interval?.upper ?? .infinity
      for (name, ratio) in [
        ("odds_ratio", data.oddsRatio(level: item.level)),
        ("risk_ratio", RiskRatioInterval.wald.estimate(data, level: item.level)),
      ] {
        computed["\(name).estimate"] = ratio.estimate
        computed["\(name).se_log"] = ratio.logStandardError
        computed["\(name).ci_lower"] = ratio.interval?.lower
        computed["\(name).ci_upper"] = ratio.interval?.upper
      }
      computed["cohens_h"] = data.cohensH
      computed["phi"] = data.phi
      let exact = try #require(Self.conditional[item.id])
      item.check(
        computed,
        replaced: Dictionary(
          uniqueKeysWithValues: exact.map { ("fisher_exact.\($0.key)", $0.value) }),
        replacementTolerance: 1e-12)
    }
  }

  @Test func countsAndShares() {
    let data = TwoProportions(3, of: 4, versus: 1, of: 2)
    #expect(data.total == 6 && data.successes == 4 && data.failures == 2)
    #expect(data.firstShare == 0.75 && data.secondShare == 0.5 && data.difference == 0.25)
    #expect(data.swapped == TwoProportions(1, of: 2, versus: 3, of: 4))
    #expect(data.complement == TwoProportions(1, of: 4, versus: 1, of: 2))
    #expect(data.whole! == (a: 3, b: 1, c: 1, d: 1))
    #expect(data.hasVariation)
  }

  @Test func emptyGroupsAndWeights() {
    let empty = TwoProportions(0, of: 0, versus: 1, of: 2)
    #expect(empty.firstShare == nil && empty.difference == nil && !empty.hasBothGroups)
    #expect(!TwoProportions(0, of: 3, versus: 0, of: 2).hasVariation)
    #expect(!TwoProportions(3, of: 3, versus: 2, of: 2).hasVariation)
    #expect(TwoProportions(1.5, of: 3, versus: 1, of: 2).whole == nil)
  }

  @Test func survivesJSON() throws {
    let data = TwoProportions(6, of: 22, versus: 2, of: 25)
    let coded = try JSONEncoder().encode(data)
    #expect(try JSONDecoder().decode(TwoProportions.self, from: coded) == data)
  }
}
