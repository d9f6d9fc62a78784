import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Models

@Suite struct ProportionalHazardsTestTests {
  // No ties; two censored in between, so that the Kaplan–Meier steps are not those of the ranks.
  private static let exits = [4.0, 1, 3, 2, 6, 7, 5, 8, 11, 9]
  private static let events = [true, true, false, true, true, false, true, true, true, true]
  private static let x = [0.5, 2.0, -1, 1.1, 0.2, -0.7, 0.9, 0.1, -0.3, 0.4]

  /// (Σ g s)² / (Σ g²V − (Σ gV)²/ΣV), s the Schoenfeld residual and V the variance of x in each
  /// risk set, weights e^(βx); g need not be centred, since Σ s = 0.
  private static func direct(_ beta: Double, _ g: (Double) -> Double) -> Double {
    var (score, plain, cross, square) = (0.0, 0.0, 0.0, 0.0)
    for i in exits.indices where events[i] {
      let risk = exits.indices.filter { exits[$0] >= exits[i] }
      let weights = risk.map { exp(beta * x[$0]) }
      let total = weights.reduce(0, +)
      let mean = zip(risk, weights).reduce(0) { $0 + x[$1.0] * $1.1 } / total
      let variance =
        zip(risk, weights).reduce(0) {
          $0 + (x[$1.0] - mean) * (x[$1.0] - mean) * $1.1
        } / total
      let value = g(exits[i])
      score += value * (x[i] - mean)
      plain += variance
      cross += value * variance
      square += value * value * variance
    }
    return score * score / (square - cross * cross / plain)
  }

  /// One less the product of (n − d)/n over events strictly before.
  private static func failed(before time: Double) -> Double {
    var survival = 1.0
    for i in exits.indices where events[i] && exits[i] < time {
      let n = Double(exits.count { $0 >= exits[i] })
      survival *= (n - 1) / n
    }
    return 1 - survival
  }

  private static func statistic(
    _ transform: ProportionalHazardsTest.Transform, exits: [Double] = exits
  ) throws -> (value: Double, beta: Double) {
    let times = try SurvivalTimes(exits: exits, events: events)
    let matrix = Matrix(columns: [x])
    let fit = try CoxRegression().fit(times, x: matrix, names: ["x"])
    let result = try ProportionalHazardsTest(transform: transform)
      .run(times, x: matrix, names: ["x"], coefficients: fit.coefficients)
    return (try #require(result.tests[0].statistic), fit.coefficients[0])
  }

  @Test func everyTransformAsComputedDirectly() throws {
    let ranks = zip(Self.exits, Self.events).filter(\.1).map(\.0).sorted()
    var found: [Double] = []
    for transform in ProportionalHazardsTest.Transform.allCases {
      let (value, beta) = try Self.statistic(transform)
      let expected = Self.direct(beta) { time in
        switch transform {
        case .identity: time
        case .log: log(time)
        case .rank: Double(ranks.firstIndex(of: time)! + 1)
        case .kaplanMeier: Self.failed(before: time)
        }
      }
      #expect(abs(value - expected) < 1e-7 * max(1, expected), "\(transform)")
      found.append(value)
    }
    // The four are different tests.
    for i in 1..<4 { for j in 0..<i { #expect(abs(found[i] - found[j]) > 1e-4) } }
  }

  /// Ranks and Kaplan–Meier keep under any increasing change of time, the logarithm under powers.
  @Test func invariance() throws {
    let squared = Self.exits.map { $0 * $0 }
    for transform in [ProportionalHazardsTest.Transform.rank, .kaplanMeier, .log] {
      let (before, _) = try Self.statistic(transform)
      let (after, _) = try Self.statistic(transform, exits: squared)
      #expect(abs(before - after) < 1e-8, "\(transform)")
    }
    let (before, _) = try Self.statistic(.identity)
    let (after, _) = try Self.statistic(.identity, exits: squared)
    #expect(abs(before - after) > 1e-4)
  }
}
