import Statistics

/// What a rank-biserial correlation returns.
public struct RankBiserialResult: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The number of rows whose binary variable is true.
  public let positives: Int
  /// 2·AUC − 1: how much oftener a row of the true group is higher than lower; nil without both
  /// groups.
  public let estimate: Double?
  /// The probability that a row of the true group is higher, ties half; nil without both groups.
  public let areaUnderCurve: Double?
  /// The interval of the coefficient.
  public let interval: Interval?
  /// The Mann–Whitney test.
  public let test: TestResult?
  /// What the reader must know.
  public let notes: [Note]
}

/// The rank-biserial correlation of a number with a yes/no variable, 2·AUC − 1.
///
/// Its interval holds the areas θ with |θ̂ − θ| ≤ z·SE(θ), SE²(θ) = θ(1 − θ)[1 + m((1 − θ)/(2 − θ)
/// + θ/(1 + θ))]/(n₁n₂), m = (n₁ + n₂)/2 − 1, so that it exists under complete separation too.
/// Source: Newcombe 2006, Statistics in Medicine 25:559–573, method 5; Hanley & McNeil 1982,
/// Radiology 143:29–36; Cureton 1956, Psychometrika 21:287–290.
public struct RankBiserial: Codable, Sendable, Equatable {
  /// Which departures the test counts.
  public var alternative: TestAlternative
  /// The confidence level.
  public var level: Double

  /// Chooses the alternative and the level.
  public init(alternative: TestAlternative = .twoSided, level: Double = 0.95) {
    requireLevel(level)
    self.alternative = alternative
    self.level = level
  }

  /// Correlates.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - group: the binary variable, one per row.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(
    _ x: [Double], _ group: [Bool]
  ) throws(AssociationError) -> RankBiserialResult {
    precondition(x.count == group.count, "\(x.count) values but \(group.count) groups")
    try checkFinite(x, "x")
    let yes = zip(x, group).filter(\.1).map(\.0)
    let no = zip(x, group).filter { !$0.1 }.map(\.0)
    guard let first = x.first, !yes.isEmpty, !no.isEmpty, x.contains(where: { $0 != first }),
      let ranks = try? MannWhitney(alternative: alternative).run(yes, no)
    else {
      return RankBiserialResult(
        count: x.count, positives: yes.count, estimate: nil, areaUnderCurve: nil, interval: nil,
        test: nil, notes: [.constantVariable])
    }
    let area = ranks.probabilityOfSuperiority
    let limits = limits(area, Double(yes.count), Double(no.count))
    return RankBiserialResult(
      count: x.count, positives: yes.count, estimate: 2 * area - 1, areaUnderCurve: area,
      interval: Interval(
        lower: 2 * limits.lower - 1, upper: 2 * limits.upper - 1, level: level,
        method: "newcombe_5"),
      test: ranks.test, notes: [])
  }

  private func limits(
    _ area: Double, _ yes: Double, _ no: Double
  ) -> (lower: Double, upper: Double) {
    let z = normalQuantile(level)
    let mean = (yes + no) / 2 - 1
    func excess(_ theta: Double) -> Double {
      let spread = 1 + mean * ((1 - theta) / (2 - theta) + theta / (1 + theta))
      let error = (max(0, theta * (1 - theta)) * spread / (yes * no)).squareRoot()
      return abs(area - theta) - z * error
    }
    // At the observed area the excess is negative, at the end of the scale not; at an end it is zero.
    let lower =
      area == 0 ? 0 : area == 1 ? farRoot(from: 0, to: 1, excess) : root(0, area, excess)
    let upper =
      area == 1 ? 1 : area == 0 ? farRoot(from: 1, to: 0, excess) : root(area, 1, excess)
    return (lower, upper)
  }

  private func root(_ low: Double, _ high: Double, _ excess: (Double) -> Double) -> Double {
    bracketedRoot(lower: low, upper: high, absoluteTolerance: 1e-14, excess)
  }

  /// The root away from an end of the scale at which the excess is zero too.
  private func farRoot(
    from far: Double, to near: Double, _ excess: (Double) -> Double
  ) -> Double {
    // Next to the end the error grows as a root and the distance as a line: negative there.
    let inside = near + (far - near) * 1e-9
    return root(min(far, inside), max(far, inside), excess)
  }
}
