import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct MultipleImputationPoolingTests {
  /// 1, 2, 3 of variance 2: Ū = 2, B = 1, T = 2 + 4/3 = 10/3, λ = (4/3)/(10/3) = .4, ν = 2/.16.
  @Test func byHand() throws {
    let result = try MultipleImputationPooling().run(estimates: [1, 2, 3], variances: [2, 2, 2])
    #expect(result.estimate == 2 && result.withinVariance == 2 && result.betweenVariance == 1)
    #expect(agree(result.totalVariance, 10.0 / 3) && agree(result.missingShare, 0.4))
    #expect(agree(result.relativeIncrease, 2.0 / 3) && agree(result.degreesOfFreedom, 12.5))
    #expect(agree(result.fractionMissingInformation, (2.0 / 3 + 2 / 15.5) / (5.0 / 3)))
    // Complete-data degrees of freedom 9: ν_obs = 10/12·9·.6 = 4.5, 1/(1/12.5 + 1/4.5).
    let small = try MultipleImputationPooling(completeDegreesOfFreedom: 9).run(
      estimates: [1, 2, 3], variances: [2, 2, 2])
    #expect(agree(small.degreesOfFreedom, 1 / (1 / 12.5 + 1 / 4.5)))
    let reach = StudentT(degreesOfFreedom: 12.5 * 4.5 / 17).upperQuantile(0.025)
    #expect(agree(small.interval.upper, 2 + reach * (10.0 / 3).squareRoot()))
    let turned = try MultipleImputationPooling().run(estimates: [3, 1, 2], variances: [2, 2, 2])
    #expect(agree(turned.interval.lower, result.interval.lower))
  }

  @Test func degenerate() throws {
    #expect(throws: ImputationError.tooFew(count: 1)) {
      try MultipleImputationPooling().run(estimates: [1], variances: [1])
    }
    #expect(throws: ImputationError.negativeVariance(imputation: 1, value: -2)) {
      try MultipleImputationPooling().run(estimates: [1, 2], variances: [1, -2])
    }
    #expect(throws: ImputationError.nonFinite(what: "the estimate", imputation: 0)) {
      try MultipleImputationPooling().run(estimates: [.nan, 2], variances: [1, 1])
    }
    // Nothing missing: the analysis of the complete data.
    let same = try MultipleImputationPooling(completeDegreesOfFreedom: 9).run(
      estimates: [0.1, 0.1, 0.1], variances: [4, 4, 4])
    #expect(same.betweenVariance == 0 && same.largeSampleDegreesOfFreedom == nil)
    #expect(agree(same.degreesOfFreedom, 7.5) && same.notes.map(\.code) == ["imputations_agree"])
    let large = try MultipleImputationPooling().run(estimates: [1, 1], variances: [4, 4])
    #expect(large.degreesOfFreedom == nil && large.test.method == "z")
    #expect(agree(large.interval.upper, 1 + 2 * Normal().upperQuantile(0.025)))
    let bare = try MultipleImputationPooling().run(estimates: [1, 3], variances: [0, 0])
    #expect(bare.relativeIncrease == nil && agree(bare.missingShare, 1))
    #expect(bare.degreesOfFreedom == 1 && bare.notes.map(\.code) == ["no_variance_within"])
    let none = try MultipleImputationPooling().run(estimates: [1, 1], variances: [0, 0])
    #expect(none.interval.lower == nil && none.test.pValue == nil && none.missingShare == nil)
    let spent = try MultipleImputationPooling(completeDegreesOfFreedom: 5).run(
      estimates: [1, 3], variances: [0, 0])
    #expect(spent.degreesOfFreedom == 0 && spent.interval.lower == nil)
  }
}
