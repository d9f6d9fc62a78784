import LinearAlgebra
import Probability
import Statistics

/// Does the effect of a column change over time? The score test for a coefficient that moves with a
/// function of time.
///
/// Source: Grambsch & Therneau 1994, Biometrika 81:515, as the exact score test of survival 3.0 and
/// later (the variance of each event's own risk set instead of their average).
public struct ProportionalHazardsTest: Codable, Sendable, Equatable {
  /// The function of time.
  public enum Transform: String, Codable, Sendable, CaseIterable {
    /// Time itself.
    case identity
    /// Its logarithm; needs event times above zero.
    case log
    /// The rank of the event time.
    case rank
    /// One less the Kaplan–Meier estimate just before.
    case kaplanMeier = "kaplan_meier"
  }

  /// The function of time.
  public var transform: Transform
  /// How ties are treated, as in the fit.
  public var ties: CoxTies

  /// Chooses the function of time.
  public init(transform: Transform = .kaplanMeier, ties: CoxTies = .efron) {
    precondition(ties != .exact, "the test takes Efron or Breslow ties")
    self.transform = transform
    self.ties = ties
  }

  /// Tests each column and all together at fitted coefficients.
  /// - Parameters:
  ///   - times: the rows that were fitted.
  ///   - x: n × p, as fitted.
  ///   - names: the names of the columns.
  ///   - strata: as fitted.
  ///   - coefficients: the maximum-likelihood estimates.
  /// - Throws: as `CoxRegression.fit`.
  public func run(
    _ times: SurvivalTimes, x: Matrix, names: [String], strata: [Int]? = nil,
    coefficients: [Double]
  ) throws(SurvivalError) -> ProportionalHazardsResult {
    let design = try CoxDesign(times, x: x, names: names, strata: strata)
    let p = design.p
    precondition(coefficients.count == p, "\(coefficients.count) coefficients for \(p) columns")
    let beta = zip(coefficients, design.scales).map { $0 * $1 }
    let increments = CoxIncrements(design, beta, ties: ties)
    let lines = increments.strata.flatMap(\.lines)
    let values = transformed(lines.map(\.time), times)
    let counts = lines.map { $0.deaths.reduce(0) { $0 + times.weights[$1] } }
    let total = counts.reduce(0, +)
    let centre = zip(values, counts).reduce(0) { $0 + $1.0 * $1.1 / total }
    var score = [Double](repeating: 0, count: p)
    var plain = Matrix(rows: p, columns: p, repeating: 0)
    var (cross, square) = (plain, plain)
    for (line, value) in zip(lines, values) {
      let g = value - centre
      for row in line.deaths {
        for j in 0..<p {
          score[j] += times.weights[row] * g * (design.x[row * p + j] - line.mean[j])
        }
      }
      plain = plain + line.covariance
      cross = cross + g * line.covariance
      square = square + g * g * line.covariance
    }
    guard let factor = try? Cholesky(plain) else { throw .notConverged(iterations: 0) }
    // The coefficients were estimated: what they explain of the drift is taken out.
    let variance = square - cross.transposedTimes(factor.solve(cross))
    return ProportionalHazardsResult(
      transform: transform, terms: names,
      tests: (0..<p).map {
        test(score[$0] * score[$0] / variance[$0, $0], variance[$0, $0] > 0, 1)
      },
      global: (try? Cholesky(variance)).map { whole in
        let statistic = zip(score, whole.solve(score)).reduce(0) { $0 + $1.0 * $1.1 }
        return test(statistic, true, p)
      } ?? test(0, false, p))
  }

  private func test(_ statistic: Double, _ exists: Bool, _ degrees: Int) -> TestResult {
    TestResult(
      method: "proportional_hazards_score",
      null: "The hazard ratio is the same at every time (\(transform.rawValue) of time).",
      statistic: exists ? statistic : nil, degreesOfFreedom: exists ? Double(degrees) : nil,
      pValue: exists ? ChiSquared(degreesOfFreedom: Double(degrees)).survival(statistic) : nil)
  }

  private func transformed(_ moments: [Double], _ times: SurvivalTimes) -> [Double] {
    switch transform {
    case .identity: return moments
    case .log: return moments.map { logOf(max($0, .leastNormalMagnitude)) }
    case .rank:
      let order = Array(Set(moments)).sorted()
      let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Double($0 + 1)) })
      return moments.map { ranks[$0] ?? 0 }
    case .kaplanMeier:
      let points = KaplanMeier(interval: .plain).run(times).points
      return moments.map { time in 1 - (points.last { $0.time < time }?.survival ?? 1) }
    }
  }
}

/// The tests of proportional hazards; arrays run over the terms.
public struct ProportionalHazardsResult: Codable, Sendable, Equatable {
  /// The function of time.
  public let transform: ProportionalHazardsTest.Transform
  /// The names of the columns.
  public let terms: [String]
  /// The test of each column.
  public let tests: [TestResult]
  /// The test of all columns.
  public let global: TestResult
}
