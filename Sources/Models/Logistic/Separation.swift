import LinearAlgebra
import Statistics

/// Whether some combination of the columns predicts some outcomes with certainty, so that maximum
/// likelihood has no finite estimate.
///
/// With s = +1 for an event and −1 for none, a direction b separates when s_i x_iᵀb ≥ 0 in every
/// row and > 0 in some. It is found by non-negative least squares in place of a linear programme:
/// the shortest Σλ_i s_i x_i over λ ≥ 1 is zero exactly when no direction separates (Stiemke), and
/// is itself a separating direction when not. Rows it separates are set aside and the rest are
/// searched again within the directions that leave the search open, until all are separated
/// (complete) or the rest overlap (quasi-complete).
/// Source: Albert & Anderson 1984, Biometrika 71:1–10; Konis 2007, Linear Programming Algorithms
/// for Detecting Separated Data in Binary Logistic Regression Models (thesis, Oxford).
public struct Separation: Codable, Sendable, Equatable {
  /// How much of the outcome is predicted with certainty.
  public enum Kind: String, Codable, Sendable, Equatable {
    /// No row: maximum likelihood estimates exist.
    case none
    /// Every row.
    case complete
    /// Some rows; the others lie on the boundary and overlap there.
    case quasiComplete = "quasi-complete"
  }

  /// Where the maximum likelihood estimate of a coefficient lies.
  public enum Limit: String, Codable, Sendable, Equatable {
    /// The same in every separating direction: zero.
    case finite
    /// Plus infinity.
    case plus = "+"
    /// Minus infinity.
    case minus = "-"
    /// Infinite in some separating directions; its sign is not determined by the data.
    case undetermined
  }

  /// How much is predicted with certainty.
  public let kind: Kind
  /// The rows predicted with certainty, counted from zero.
  public let rows: [Int]
  /// Where each coefficient lies under quasi-complete separation, one per column; nil otherwise.
  public let limits: [Limit]?
  /// The smallest set of columns found that separates as much, the intercept not named; the
  /// intercept alone where nothing else is needed.
  public let drivers: [String]
  /// The columns that separate by themselves (with the intercept).
  public let alone: [String]

  /// No separation.
  static let none = Separation(kind: .none, rows: [], limits: nil, drivers: [], alone: [])

  /// One sentence that names the columns.
  var sentence: String {
    let names = drivers.joined(separator: ", ")
    let verb = drivers.count == 1 ? "predicts" : "together predict"
    switch kind {
    case .none: return "no combination of the columns separates the outcomes"
    case .complete: return "\(names) \(verb) every outcome without error (complete separation)"
    case .quasiComplete:
      return "\(names) \(verb) \(rows.count) of the outcomes without error "
        + "(quasi-complete separation)"
    }
  }
}

/// Asks whether outcomes are separated by the columns, without fitting anything.
public struct SeparationTest: Codable, Sendable, Equatable {
  /// Makes the test.
  public init() {}

  /// Tests the rows.
  /// - Parameters:
  ///   - x: n × p, the intercept column included where there is one.
  ///   - outcomes: 0 or 1, n; all equal is complete separation by the intercept.
  ///   - names: the names of the p columns.
  /// - Throws: `notZeroOrOne`, `design` with what is wrong.
  public func run(
    x: Matrix, outcomes: [Double], names: [String]
  ) throws(LogisticError) -> Separation {
    precondition(outcomes.count == x.rows, "\(outcomes.count) outcomes for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    if let row = outcomes.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw .notZeroOrOne(row: row)
    }
    for j in 0..<x.columns {
      for i in 0..<x.rows where !x[i, j].isFinite {
        throw .design(.nonFinite(row: i, column: names[j]))
      }
    }
    let constant = (0..<x.columns).first { j in
      x.rows > 0 && x[0, j] != 0 && (0..<x.rows).allSatisfy { x[$0, j] == x[0, j] }
    }
    return try Separation(
      x: x, outcomes: outcomes, rows: Array(0..<x.rows), names: names, intercept: constant)
  }
}
