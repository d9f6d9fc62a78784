import Probability
import Statistics

/// What Cohen's κ returns.
public struct KappaResult: Codable, Sendable, Equatable {
  /// How disagreements are weighted.
  public let weights: CohenKappa.Weights
  /// The number of subjects.
  public let count: Int
  /// Agreement beyond chance, over what is possible beyond chance; nil when chance alone makes all agree.
  public let estimate: Double?
  /// The share of subjects on which the two agree (weighted).
  public let observedAgreement: Double
  /// The share expected by chance.
  public let expectedAgreement: Double
  /// The large-sample standard error; nil when it would be zero.
  public let standardError: Double?
  /// The standard error when κ is zero.
  public let standardErrorUnderZero: Double?
  /// The interval κ ± z·error, held inside −1…1; nil without an error.
  public let interval: Interval?
  /// The test of no agreement beyond chance.
  public let test: TestResult?
  /// What the reader must know.
  public let notes: [Note]
}

/// Cohen's κ: do two raters agree on classes more than by chance?
///
/// Source: Cohen 1960, Educational and Psychological Measurement 20:37–46, and 1968, Psychological
/// Bulletin 70:213–220; errors: Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323–327.
public struct CohenKappa: Codable, Sendable, Equatable {
  /// How far apart two classes count as a disagreement.
  public enum Weights: String, Codable, Sendable, Equatable, CaseIterable {
    /// Any two classes disagree alike.
    case unweighted
    /// In proportion to the distance of the classes.
    case linear
    /// In proportion to the squared distance.
    case quadratic
  }

  /// How disagreements are weighted.
  public var weights: Weights
  /// The confidence level.
  public var level: Double

  /// Chooses weights and level.
  public init(weights: Weights = .unweighted, level: Double = 0.95) {
    requireLevel(level)
    self.weights = weights
    self.level = level
  }

  /// Compares two raters.
  /// - Parameters:
  ///   - first: the class of each subject, a number whose order is that of the classes, nil where
  ///     missing; subjects that either did not rate are left out.
  ///   - second: the same by the other rater.
  ///   - classes: every possible class in order; nil takes those that occur.
  /// - Throws: `tooFew` without a subject that both rated.
  public func run(
    _ first: [Double?], _ second: [Double?], classes: [Double]? = nil
  ) throws(AssociationError) -> KappaResult {
    let (a, b) = completePairs(first, second)
    try checkPairs(a, b)
    guard !a.isEmpty else { throw .tooFew(what: "subjects", count: 0, needed: 1) }
    let levels = classes ?? Array(Set(a + b)).sorted()
    var table = levels.map { _ in [Int](repeating: 0, count: levels.count) }
    for (u, v) in zip(a, b) {
      guard let i = levels.firstIndex(of: u), let j = levels.firstIndex(of: v) else {
        preconditionFailure("a rating of \(u) or \(v) is none of the classes \(levels)")
      }
      table[i][j] += 1
    }
    let notes: [Note] =
      a.count < first.count ? [.leftOut(first.count - a.count, of: first.count, "subjects")] : []
    return run(table: table, notes: notes)
  }

  /// Compares two raters from their square table of counts: rows are the first's classes.
  public func run(table: [[Int]]) -> KappaResult { run(table: table, notes: []) }

  private func run(table: [[Int]], notes: [Note]) -> KappaResult {
    let k = table.count
    precondition(
      table.allSatisfy { row in row.count == k && row.allSatisfy { $0 >= 0 } },
      "a table of two raters is square and holds counts")
    let total = table.joined().reduce(0, +)
    precondition(total > 0, "a table of two raters holds no subject")
    let n = Double(total)
    let p = table.map { $0.map { Double($0) / n } }
    let rows = p.map { $0.reduce(0, +) }
    let columns = (0..<k).map { j in p.reduce(0) { $0 + $1[j] } }
    let w = (0..<k).map { i in (0..<k).map { weight(i, $0, classes: k) } }
    func sum(_ term: (Int, Int) -> Double) -> Double {
      (0..<k).reduce(0) { s, i in (0..<k).reduce(s) { $0 + term(i, $1) } }
    }
    let observed = sum { p[$0][$1] * w[$0][$1] }
    let expected = sum { rows[$0] * columns[$1] * w[$0][$1] }
    let room = 1 - expected
    guard room > 1e-12 else {
      return KappaResult(
        weights: weights, count: total, estimate: nil, observedAgreement: observed,
        expectedAgreement: expected, standardError: nil, standardErrorUnderZero: nil,
        interval: nil, test: nil, notes: notes + [.constantVariable])
    }
    let kappa = (observed - expected) / room
    let rowMeans = (0..<k).map { i in (0..<k).reduce(0) { $0 + columns[$1] * w[i][$1] } }
    let columnMeans = (0..<k).map { j in (0..<k).reduce(0) { $0 + rows[$1] * w[$1][j] } }
    let spread = sum { i, j in
      let term = w[i][j] - (rowMeans[i] + columnMeans[j]) * (1 - kappa)
      return p[i][j] * term * term
    }
    let centre = kappa - expected * (1 - kappa)
    let error = (max(0, spread - centre * centre) / n).squareRoot() / room
    let chance = sum { i, j in
      let term = w[i][j] - (rowMeans[i] + columnMeans[j])
      return rows[i] * columns[j] * term * term
    }
    let zero = (max(0, chance - expected * expected) / n).squareRoot() / room
    let exists = error > 1e-9
    let half = normalQuantile(level) * error
    return KappaResult(
      weights: weights, count: total, estimate: kappa, observedAgreement: observed,
      expectedAgreement: expected, standardError: exists ? error : nil,
      standardErrorUnderZero: zero > 0 ? zero : nil,
      interval: exists
        ? Interval(
          lower: max(-1, kappa - half), upper: min(1, kappa + half), level: level,
          method: "fleiss_cohen_everitt") : nil,
      test: zero > 0
        ? TestResult(
          method: "kappa_z", null: "the two agree by chance only", statistic: kappa / zero,
          pValue: min(1, 2 * Normal().survival(abs(kappa / zero)))) : nil,
      notes: notes + (exists ? [] : [.perfectAgreement]))
  }

  private func weight(_ i: Int, _ j: Int, classes: Int) -> Double {
    guard i != j else { return 1 }
    let distance = Double(abs(i - j)) / Double(classes - 1)
    switch weights {
    case .unweighted: return 0
    case .linear: return 1 - distance
    case .quadratic: return 1 - distance * distance
    }
  }
}
