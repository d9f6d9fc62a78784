@testable import Models
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct LinearFitTests {
  /// The cases of ordinary and weighted least squares made with R's lm.
  static func cases() throws -> [ReferenceCases.Case] {
    try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "ordinary_least_squares")
      + ReferenceCases.cases(
        "linear_models", family: "linear_models", method: "weighted_least_squares")
  }

  static func fit(_ c: ReferenceCases.Case) throws -> LinearFit {
    let response: String = try c.parameter("response")
    let names: [String] = try c.parameter("predictors")
    let y = try c.numbers(response)
    let weights: String? = try? c.parameter("weights")
    return try LinearRegression().fit(
      x: Matrix(columns: [y.map { _ in 1 }] + (try names.map { try c.numbers($0) })), y: y,
      names: ["(Intercept)"] + names, weights: try weights.map { try c.numbers($0) })
  }

  @Test func everyFigureOfTheReferenceCases() throws {
    let cases = try Self.cases()
    #expect(cases.count == 6)
    for c in cases {
      let fit = try Self.fit(c)
      var pairs = [(Double, Double)]()
      for (key, computed) in [
        ("coefficients", fit.coefficients), ("standard_errors", fit.standardErrors),
        ("t_statistics", fit.tStatistics.compactMap { $0 }),
        ("p_values", fit.pValues.compactMap { $0 }),
      ] {
        let expected: [Double] = try c.expected(key)
        #expect(computed.count == expected.count)
        pairs += zip(computed, expected)
      }
      pairs += [
        (fit.residualStandardDeviation, try c.expected("residual_sd")),
        (try #require(fit.rSquared), try c.expected("r_squared")),
        (try #require(fit.adjustedRSquared), try c.expected("adj_r_squared")),
        (try #require(fit.fStatistic), try c.expected("f_statistic")),
        (try #require(fit.logLikelihood), try c.expected("log_likelihood")),
      ]
      if let p: Double = try? c.expected("f_p_value") {
        pairs.append((try #require(fit.fPValue), p))
      }
      if let hat: [Double] = try? c.expected("hat") { pairs += zip(fit.leverages, hat) }
      if let rows: [[Double]] = try? c.expected("vcov") {
        pairs += zip(fit.covariance.values, Matrix(rowVectors: rows).values)
      }
      if let lower: [Double] = try? c.expected("ci_lower") {
        let intervals = fit.intervals()
        pairs += zip(intervals.compactMap(\.lower), lower)
        pairs += zip(intervals.compactMap(\.upper), try c.expected("ci_upper") as [Double])
      }
      for (computed, expected) in pairs {
        #expect(
          abs(computed - expected) <= (try c.allowance(expected)),
          "\(c.id): \(computed) against \(expected)")
      }
    }
  }

  private func small() throws -> LinearFit {
    try LinearRegression().fit(
      x: Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3]]), y: [1, 1, 4, 6], names: ["c", "x"])
  }

  @Test func intervalsWidenWithTheLevelAroundTheCoefficient() throws {
    let fit = try small()
    let levels = [0.5, 0.8, 0.95, 0.99]
    let widths = try levels.map { try #require(fit.intervals(level: $0)[1].width) }
    #expect(widths == widths.sorted())
    for level in levels {
      let interval = fit.intervals(level: level)[1]
      #expect(interval.contains(fit.coefficients[1]) && interval.level == level)
    }
    // A 95 % interval excludes 0 exactly when p < .05.
    for (interval, p) in zip(fit.intervals(), fit.pValues) {
      #expect(interval.contains(0) == (try #require(p) >= 0.05))
    }
  }

  @Test func codableRoundTripsEveryBit() throws {
    let fits = [
      try small(),
      try LinearRegression().fit(
        x: Matrix(columns: [[1, 1, 1]]), y: [2, 2, 2], names: ["c"]),
    ]
    for fit in fits {
      let data = try JSONEncoder().encode(fit)
      #expect(try JSONDecoder().decode(LinearFit.self, from: data) == fit)
    }
  }
}
