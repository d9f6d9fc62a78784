import Foundation
import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct MarginalEffectsTests {
  /// One yes/no driver: the difference is that of the shares, 7/10 − 3/12, with its Wald error.
  @Test func differenceOfSharesByHand() throws {
    let fit = try LogisticRegression(penalty: .none).fit(
      x: Matrix(columns: [[1, 1, 1, 1], [1, 1, 0, 0]]), outcomes: [1, 0, 1, 0],
      weights: [7, 3, 3, 9], names: ["(Intercept)", "d"])
    let effect = try #require(fit.averageMarginalEffects(differences: true).first)
    #expect(effect.change == .difference)
    #expect(abs(effect.effect - (0.7 - 0.25)) < 1e-13)
    let variance: Double = 0.21 / 10 + 0.1875 / 12
    #expect(abs(effect.standardError - variance.squareRoot()) < 1e-12)
  }

  /// The derivative is what a small step of the column does to the mean risk.
  @Test func derivativeByStepping() throws {
    let fit = try LogisticHelp.fit(.firth)
    let effects = fit.averageMarginalEffects()
    for (k, j) in fit.data.drivers.enumerated() {
      func mean(_ step: Double) -> Double {
        var x = fit.data.x
        for i in 0..<x.rows { x[i, j] += step }
        return x.times(fit.coefficients).map(logistic).reduce(0, +) / Double(x.rows)
      }
      #expect(abs(effects[k].effect - (mean(1e-5) - mean(-1e-5)) / 2e-5) < 1e-8)
    }
  }

  @Test func oddsRatios() throws {
    let fit = try LogisticHelp.fit(.firth)
    let ratios = fit.oddsRatios()
    let profile = fit.profile(of: "b").interval
    #expect(abs(try #require(ratios[2].ratio) - exp(fit.coefficients[2])) < 1e-14)
    #expect(ratios[2].interval.lower == (try #require(profile.lower)).exponentiated)
    let column = fit.data.x.column(2)
    let mean = column.reduce(0, +) / 60
    let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59).squareRoot()
    #expect(abs(try #require(ratios[2].standardDeviation) - deviation) < 1e-12)
    #expect(
      abs(try #require(ratios[2].ratioPerStandardDeviation) - exp(deviation * fit.coefficients[2]))
        < 1e-12)
    #expect(ratios[0].standardDeviation == nil)
  }

  /// The standard error of a linear predictor, from the inverse of the information by hand.
  @Test func predictionOfATable() throws {
    let fit = try LogisticRegression(penalty: .none).fit(
      x: Matrix(columns: [[1, 1, 1, 1], [1, 1, 0, 0]]), outcomes: [1, 0, 1, 0],
      weights: [7, 3, 3, 9], names: ["(Intercept)", "d"])
    let risks = fit.predictions(x: Matrix(columns: [[1, 1], [1, 0]]))
    #expect(abs(risks[0].risk - 0.7) < 1e-13 && abs(risks[1].risk - 0.25) < 1e-13)
    let variance: Double = 1.0 / 7 + 1.0 / 3
    #expect(abs(risks[0].logitStandardError - variance.squareRoot()) < 1e-12)
    let firth = try LogisticHelp.fit(.firth)
    let flic = try firth.flic()
    let shifted = firth.predictions(x: firth.data.x, correction: flic)
    #expect(LogisticHelp.distance(shifted.map(\.risk), flic.fitted) < 1e-14)
    #expect(shifted.allSatisfy { $0.interval.contains($0.risk) })
  }
}

extension Double {
  fileprivate var exponentiated: Double { exp(self) }
}
