import LinearAlgebra
import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct RandomInterceptModelTests {
  /// Three groups of two: 1 3 | 5 7 | 9 11, means 2, 6, 10. MSW = 2, MSB = 2·(16 + 0 + 16)/2 = 32,
  /// so the variance between is (32 − 2)/2 = 15; the mean has variance MSB/6.
  @Test func balancedOneWayIsTheAnalysisOfVariance() throws {
    let y = [1.0, 3, 5, 7, 9, 11]
    let groups = [4, 4, 7, 7, 9, 9]
    let fit = try RandomInterceptModel().fit(
      x: ones(6), y: y, groups: groups, names: ["(Intercept)"])
    #expect(agree(fit.varianceResidual, 2) && agree(fit.varianceBetween, 15, 1e-11))
    #expect(agree(fit.coefficients[0], 6) && agree(fit.standardErrors[0], (32.0 / 6).squareRoot()))
    // BLUP: mλ/(1 + mλ) = 15/16 of the departure of the group's mean.
    #expect(agree(fit.groups[0].prediction, -4 * 15 / 16.0, 1e-11))
    #expect(fit.groups.map(\.identifier) == [4, 7, 9])
    // Conditional variance 15/16; with the mean's error (15/16)²·32/6 more.
    #expect(agree(fit.groups[1].conditionalStandardDeviation, (15.0 / 16).squareRoot(), 1e-11))
    let squared = 15.0 / 16 + 225.0 / 256 * 32 / 6
    #expect(agree(fit.groups[1].predictionStandardError, squared.squareRoot(), 1e-11))
    // ML: the variance of the mean is SSB/G = 64/3 per group, less MSW, over 2.
    let likelihood = try RandomInterceptModel(estimation: .maximumLikelihood).fit(
      x: ones(6), y: y, groups: groups, names: ["(Intercept)"])
    #expect(agree(likelihood.varianceBetween, (64.0 / 3 - 2) / 2, 1e-11))
    let components = OneWayVarianceComponents(
      try OneWayANOVA().run(groups: [[1, 3], [5, 7], [9, 11]]))
    #expect(agree(components.varianceBetween, 15) && components.effectiveSize == 2)
    // The group's own level: the mean plus the BLUP, d = 1 − 15/16.
    let own = fit.prediction(row: [1], group: 7)
    #expect(agree(own.estimate, 6, 1e-11))
    #expect(agree(own.standardError, (15.0 / 16 + 32.0 / 6 / 256).squareRoot(), 1e-11))
    let new = fit.prediction(row: [1])
    #expect(agree(new.standardError, (15 + 32.0 / 6).squareRoot(), 1e-11))
  }

  /// The restricted likelihood of the same layout at the estimate, written out by contrasts: two
  /// between groups of variance 32, three within of variance 2, and |X′X| = 6.
  @Test func likelihoodByHand() throws {
    let fit = try RandomInterceptModel().fit(
      x: ones(6), y: [1, 3, 5, 7, 9, 11], groups: [0, 0, 1, 1, 2, 2], names: ["(Intercept)"])
    let value =
      -(5 * logOf(2 * Double.pi) + 3 * logOf(2) + 2 * logOf(32) + 3 + 2 + logOf(6)) / 2
    #expect(agree(fit.logLikelihood, value, 1e-12))
    // Without groups: 70 on 5 degrees of freedom.
    let none = -(5 * (logOf(2 * Double.pi * 70 / 5) + 1) + logOf(6)) / 2
    #expect(agree(fit.groupsTest.statistic, 2 * (value - none), 1e-10))
    let p = ChiSquared(degreesOfFreedom: 1).survival(2 * (value - none)) / 2
    #expect(agree(fit.groupsTest.pValue, p, 1e-10))
  }

  @Test func doesNotDependOnRowsUnitsOrOrigin() throws {
    let data = sample(groups: 9, seed: 3)
    let fit = try model(data)
    var order = Array(data.y.indices)
    order.reverse()
    let turned = try RandomInterceptModel().fit(
      x: data.x.selecting(rows: order), y: order.map { data.y[$0] },
      groups: order.map { data.groups[$0] }, names: ["one", "x"])
    #expect(agree(turned.varianceBetween, fit.varianceBetween, 1e-9))
    #expect(agree(turned.logLikelihood, fit.logLikelihood, 1e-11))
    for factor in [1e-9, 1e7] {
      let scaled = try RandomInterceptModel().fit(
        x: data.x, y: data.y.map { factor * ($0 + 100) }, groups: data.groups, names: ["one", "x"])
      #expect(agree(scaled.intraclassCorrelation, fit.intraclassCorrelation, 1e-8))
      #expect(agree(scaled.coefficients[1] / factor, fit.coefficients[1], 1e-8))
      #expect(
        agree(
          scaled.groups[2].predictionStandardError / factor,
          fit.groups[2].predictionStandardError, 1e-8))
    }
    let limits = fit.intraclassInterval
    #expect(limits.contains(fit.intraclassCorrelation))
  }

  /// The limits of the profile interval are where the likelihood has fallen by half the quantile.
  @Test func profileIntervalEndsWhereTheTestRefuses() throws {
    let data = sample(groups: 30, seed: 8)
    let kernel = try RandomInterceptKernel(
      x: data.x, y: data.y, groups: data.groups, names: ["one", "x"])
    let fit = try model(data)
    let drop = ChiSquared(degreesOfFreedom: 1).quantile(0.95) / 2
    for limit in [fit.intraclassInterval.lower, fit.intraclassInterval.upper] {
      let rho = try #require(limit)
      guard rho > 0 else { continue }
      let there = try #require(RandomInterceptSolution(kernel, ratio: rho / (1 - rho)))
      #expect(agree(there.logLikelihood(.reml), fit.logLikelihood - drop, 1e-9))
    }
  }

  @Test func derivativeIsThatOfTheLikelihood() throws {
    let data = sample(groups: 7, seed: 5)
    let kernel = try RandomInterceptKernel(
      x: data.x, y: data.y, groups: data.groups, names: ["one", "x"])
    for estimation in RandomInterceptModel.Estimation.allCases {
      for ratio in [0.05, 0.4, 3] {
        let step = 1e-5 * ratio
        let up = try #require(RandomInterceptSolution(kernel, ratio: ratio + step))
        let down = try #require(RandomInterceptSolution(kernel, ratio: ratio - step))
        let at = try #require(RandomInterceptSolution(kernel, ratio: ratio))
        let slope =
          (up.logLikelihood(estimation) - down.logLikelihood(estimation)) / (2 * step)
        #expect(agree(at.slope(estimation), slope, 1e-6))
      }
    }
  }

  /// Where group means are closer than chance makes them, the estimate is the boundary.
  @Test func zeroBetweenVariance() throws {
    let fit = try RandomInterceptModel().fit(
      x: ones(6), y: [1, 9, 2, 8, 3, 7], groups: [0, 0, 1, 1, 2, 2], names: ["one"])
    #expect(fit.varianceBetween == 0 && fit.intraclassCorrelation == 0)
    #expect(fit.groups.allSatisfy { $0.prediction == 0 })
    #expect(fit.groupsTest.pValue == 1 && fit.notes.map(\.code) == ["zero_between_variance"])
    #expect(fit.intraclassInterval.lower == 0)
    let upper = try #require(fit.intraclassInterval.upper)
    #expect(upper > 0 && upper < 1)
  }

  @Test func refusals() {
    func refused(_ y: [Double], _ groups: [Int], _ x: Matrix? = nil) -> HierarchicalError? {
      let x = x ?? ones(y.count)
      do {
        _ = try RandomInterceptModel().fit(
          x: x, y: y, groups: groups, names: (0..<x.columns).map { "c\($0)" })
        return nil
      } catch {
        return error
      }
    }
    #expect(refused([], []) == .tooFew(what: "groups", count: 0, needed: 2))
    #expect(refused([1, 2], [3, 3]) == .tooFew(what: "groups", count: 1, needed: 2))
    #expect(refused([1, 2, 4], [0, 1, 2]) == .noReplication)
    #expect(refused([5, 5, 5, 5], [0, 0, 1, 1]) == .noVariation)
    #expect(refused([1, 1, 2, 2, 4, 4], [0, 0, 1, 1, 2, 2]) == .noVariationWithin)
    #expect(refused([1, .nan, 2], [0, 0, 1]) == .nonFinite(variable: "the response", row: 1))
    #expect(refused([1, 1e200, 2], [0, 0, 1]) == .outOfRange(variable: "the response", row: 1))
    let dummies = Matrix(columns: [[1, 1, 0, 0], [0, 0, 1, 1]])
    #expect(refused([1, 2, 3, 5], [0, 0, 1, 1], dummies) == .groupsConfounded)
    let twice = Matrix(columns: [[1, 1, 1, 1], [2, 2, 2, 2]])
    #expect(
      refused([1, 2, 3, 5], [0, 0, 1, 1], twice)
        == .rankDeficient(columns: [DependentColumn(name: "c1", dependsOn: ["c0"])]))
    #expect(
      refused([1, 2], [0, 1], Matrix(columns: [[1, 1], [0, 1]]))
        == .tooFewRows(rows: 2, columns: 2))
  }

  private func ones(_ n: Int) -> Matrix { Matrix(rows: n, columns: 1, repeating: 1) }

  private func model(
    _ data: (x: Matrix, y: [Double], groups: [Int])
  ) throws -> RandomInterceptFit {
    try RandomInterceptModel().fit(
      x: data.x, y: data.y, groups: data.groups, names: ["one", "x"])
  }

  private func sample(groups: Int, seed: UInt64) -> (x: Matrix, y: [Double], groups: [Int]) {
    var generator = Philox(seed: seed)
    var (x, y, owners) = ([Double](), [Double](), [Int]())
    for group in 0..<groups {
      let own = generator.normal()
      for _ in 0...(1 + group % 4) {
        x.append(generator.uniform())
        y.append(2 + 3 * x[x.count - 1] + own + generator.normal())
        owners.append(group)
      }
    }
    return (Matrix(columns: [[Double](repeating: 1, count: y.count), x]), y, owners)
  }
}
