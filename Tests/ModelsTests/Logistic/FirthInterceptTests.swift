import Foundation
import LinearAlgebra
import Testing

@testable import Models

@Suite struct FirthInterceptTests {
  /// Both corrections bring the mean risk back to the observed share; Firth's own is too high.
  @Test(arguments: [false, true])
  func risksAverageToTheShare(weighted: Bool) throws {
    let weights = weighted ? (0..<60).map { Double($0 % 3) } : nil
    let fit = try LogisticHelp.fit(.firth, weights: weights)
    let (flic, flac) = (try fit.flic(), try fit.flac())
    func mean(_ risks: [Double]) -> Double {
      zip(risks, fit.data.weights).reduce(0) { $0 + $1.0 * $1.1 } / fit.observations
    }
    let share = fit.events / fit.observations
    #expect(abs(mean(flic.fitted) - share) < 1e-12)
    #expect(abs(mean(flac.fitted) - share) < 1e-10)
    #expect(abs(mean(fit.fitted) - share) > 1e-4)
    #expect(Array(flic.coefficients[1...]) == Array(fit.coefficients[1...]))
  }

  /// An intercept alone: both corrections are the observed share, 2 of 5.
  @Test func interceptAlone() throws {
    let fit = try LogisticRegression().fit(
      x: Matrix(columns: [[1, 1, 1, 1, 1]]), outcomes: [1, 0, 0, 1, 0], names: ["(Intercept)"])
    #expect(abs(try fit.flic().coefficients[0] - log(2.0 / 3)) < 1e-12)
    #expect(abs(try fit.flac().coefficients[0] - log(2.0 / 3)) < 1e-12)
  }

  /// A constant column of another value than one is shifted by its share.
  @Test func aConstantOfTwo() throws {
    let (x, y) = LogisticHelp.rows()
    let doubled = Matrix(columns: [x.column(0).map { 2 * $0 }, x.column(1)])
    let fit = try LogisticRegression().fit(x: doubled, outcomes: y, names: ["two", "a"])
    let share = y.reduce(0, +) / 60
    #expect(abs(try fit.flic().fitted.reduce(0, +) / 60 - share) < 1e-12)
  }
}
