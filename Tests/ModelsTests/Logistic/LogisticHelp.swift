import Foundation
import LinearAlgebra
import Probability

@testable import Models

/// Rows that several tests use: 60 of them, an intercept, two numbers and one yes/no driver.
enum LogisticHelp {
  static let names = ["(Intercept)", "a", "b", "d"]

  static func rows(_ n: Int = 60, seed: UInt64 = 11, slope: Double = 0.9) -> (Matrix, [Double]) {
    var generator = Philox(seed: seed)
    var rows = [[Double]]()
    var outcomes = [Double]()
    for _ in 0..<n {
      let row = [
        1, generator.normal(), 3 * generator.normal() + 10, generator.uniform() < 0.4 ? 1.0 : 0,
      ]
      let eta = -1 + slope * row[1] + 0.1 * (row[2] - 10) + 0.5 * row[3]
      rows.append(row)
      outcomes.append(generator.uniform() < 1 / (1 + exp(-eta)) ? 1 : 0)
    }
    return (Matrix(rowVectors: rows), outcomes)
  }

  static func fit(_ penalty: LogisticPenalty, weights: [Double]? = nil) throws -> LogisticFit {
    let (x, y) = rows()
    return try LogisticRegression(penalty: penalty).fit(
      x: x, outcomes: y, weights: weights, names: names)
  }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }
}
