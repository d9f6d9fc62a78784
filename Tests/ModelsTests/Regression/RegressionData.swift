import LinearAlgebra
import Models
import Probability
import TestSupport

/// Regressions that several suites fit.
enum RegressionData {
  /// A model with an intercept first and columns named x1, x2 …
  static func model(
    _ columns: [[Double]], y: [Double], weights: [Double]? = nil
  ) throws -> LinearModel {
    try LinearRegression().model(
      x: Matrix(columns: [y.map { _ in 1 }] + columns), y: y,
      names: ["(Intercept)"] + columns.indices.map { "x\($0 + 1)" }, weights: weights)
  }

  /// The model that a reference case describes.
  static func model(
    _ c: ReferenceCases.Case, predictors key: String = "predictors"
  ) throws -> LinearModel {
    let names: [String] = try c.parameter(key)
    let y = try c.numbers(try c.parameter("response"))
    let weights: String? = try? c.parameter("weights")
    return try LinearRegression().model(
      x: Matrix(columns: [y.map { _ in 1 }] + (try names.map { try c.numbers($0) })), y: y,
      names: ["(Intercept)"] + names, weights: try weights.map { try c.numbers($0) })
  }

  /// A regressor and a response with account effects, and the account of each row.
  static func panel(
    clusters: Int, rows: Int, seed: UInt64 = 6
  ) -> (x: [Double], y: [Double], clusters: [Int]) {
    var generator = Philox(seed: seed)
    let effects = (0..<clusters).map { _ in generator.normal() }
    // Uneven: account g appears about g times as often as the first.
    var codes: [Int] = []
    while codes.count < rows {
      for g in 0..<clusters where codes.count % (clusters - g + 1) == 0 || g == 0 {
        codes.append(g)
      }
    }
    codes = Array(codes.prefix(rows))
    for g in 0..<clusters { codes[g] = g }
    let x = codes.map { 0.5 * effects[$0] + generator.normal() }
    let y = (0..<rows).map { 0.3 * x[$0] + effects[codes[$0]] + generator.normal() }
    return (x, y, codes)
  }
}
