import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct PoolingTests {
  /// Estimates 0, 2, 4 of variance 1: Q = 8 on 2, and with equal variances every estimator gives
  /// τ² = s² − v = 4 − 1 = 3; the mean 2 has variance (1 + 3)/3.
  @Test func equalVariancesByHand() throws {
    for estimator in BetweenVariance.allCases {
      let result = try RandomEffectsPooling(estimator: estimator, inference: .hartungKnapp).run(
        estimates: [0, 2, 4], variances: [1, 1, 1])
      #expect(agree(result.heterogeneityTest.statistic, 8))
      #expect(agree(result.inconsistency, 0.75) && agree(result.excess, 4))
      #expect(agree(result.varianceBetween, 3, 1e-11))
      #expect(
        agree(result.mean.estimate, 2) && agree(result.mean.standardError, (4.0 / 3).squareRoot()))
      #expect(agree(result.predictions[0].shrinkageWeight, 0.75, 1e-11))
      #expect(agree(result.predictions[0].estimate, 0.5, 1e-11))
      let far = StudentT(degreesOfFreedom: 1).upperQuantile(0.025)
      #expect(
        agree(result.predictionInterval.upper, 2 + far * (3 + 4.0 / 3).squareRoot(), 1e-10))
      #expect(result.notes.map(\.code) == ["few_estimates"])
    }
    // Q-profile: Q(τ²) = 8/(1 + τ²) is the χ² quantile at the limits.
    let limits = try RandomEffectsPooling().run(
      estimates: [0, 2, 4], variances: [1, 1, 1]
    ).varianceInterval
    let chi = ChiSquared(degreesOfFreedom: 2)
    #expect(agree(limits.lower, max(0, 8 / chi.upperQuantile(0.025) - 1), 1e-10))
    #expect(agree(limits.upper, 8 / chi.quantile(0.025) - 1, 1e-10))
  }

  @Test func doesNotDependOnOrderUnitOrOrigin() throws {
    let (y, v) = ([0.45, 0.1, -0.2, 0.6, 0.3, 0.05], [0.04, 0.02, 0.09, 0.05, 0.03, 0.06])
    for estimator in BetweenVariance.allCases {
      let pooling = RandomEffectsPooling(estimator: estimator)
      let result = try pooling.run(estimates: y, variances: v)
      let turned = try pooling.run(estimates: y.reversed(), variances: v.reversed())
      #expect(agree(turned.mean.estimate, result.mean.estimate, 1e-12))
      for unit in [1e-8, 1e8] {
        let other = try pooling.run(
          estimates: y.map { unit * ($0 + 10) }, variances: v.map { unit * unit * $0 })
        #expect(agree(other.varianceBetween / unit / unit, result.varianceBetween, 1e-10))
        #expect(agree(other.mean.estimate / unit - 10, result.mean.estimate, 1e-10))
        #expect(agree(other.interval.width.map { $0 / unit }, result.interval.width, 1e-10))
      }
    }
  }

  @Test func modifiedIsNeverNarrowerThanKnownVariances() throws {
    let result = try RandomEffectsPooling().run(
      estimates: [0.1, 0.12, 0.08, 0.11, 0.09], variances: [0.01, 0.02, 0.015, 0.01, 0.03])
    #expect(result.varianceBetween == 0 && result.varianceInterval.lower == 0)
    #expect(agree(result.mean.standardError, result.fixedEffect.standardError, 1e-12))
  }

  @Test func poolingDegenerate() throws {
    #expect(throws: HierarchicalError.tooFew(what: "estimates", count: 1, needed: 2)) {
      try RandomEffectsPooling().run(estimates: [1], variances: [1])
    }
    #expect(throws: HierarchicalError.invalidVariance(position: 1, value: 0)) {
      try RandomEffectsPooling().run(estimates: [1, 2], variances: [1, 0])
    }
    #expect(throws: HierarchicalError.nonFinite(variable: "the estimates", row: 0)) {
      try RandomEffectsPooling().run(estimates: [.nan, 2], variances: [1, 1])
    }
    let same = try RandomEffectsPooling(inference: .hartungKnapp).run(
      estimates: [3, 3, 3], variances: [1, 2, 1])
    #expect(same.mean.estimate == 3 && same.mean.standardError == 0)
    #expect(same.test.pValue == nil && same.inconsistency == nil)
    let two = try RandomEffectsPooling().run(estimates: [1, 5], variances: [1, 1])
    #expect(two.predictionInterval.lower == nil && two.interval.lower != nil)
  }

  /// Means 4 and 8 of variance 1 about 6 with variance 3: weight ¾, so 4.5 and 7.5.
  @Test func shrinkageByHand() throws {
    let laws = try NormalShrinkage(mean: 6, varianceBetween: 3).run(
      estimates: [4, 8], variances: [1, 1])
    #expect(laws.map(\.mean) == [4.5, 7.5] && laws[0].shrinkageWeight == 0.75)
    #expect(agree(laws[0].standardDeviation, 0.75.squareRoot(), 1e-15))
    let none = try NormalShrinkage(mean: 6, varianceBetween: 0).run(estimates: [4], variances: [1])
    #expect(none[0].mean == 6 && none[0].standardDeviation == 0)
    #expect(throws: HierarchicalError.invalidVariance(position: 0, value: -1)) {
      try NormalShrinkage(mean: 6, varianceBetween: 0).run(estimates: [4], variances: [-1])
    }
  }
}
