import LinearAlgebra
import Statistics

/// The rows a logistic model is fitted to: outcomes, columns, frequencies and offsets.
public struct LogisticData: Codable, Sendable, Equatable {
  /// The columns, n × p, the intercept among them where there is one.
  public let x: Matrix
  /// The outcomes, 0 or 1, n.
  public let outcomes: [Double]
  /// How many times each row counts, n.
  public let weights: [Double]
  /// What is added to the linear predictor with coefficient 1, n.
  public let offset: [Double]
  /// The names of the columns, p.
  public let terms: [String]
  /// The constant column; nil without an intercept.
  public let intercept: Int?

  /// The number of rows.
  public var rows: Int { x.rows }
  /// Σw: the number of observations that the rows stand for.
  public var observations: Double { weights.reduce(0, +) }
  /// Σw over the rows with outcome 1.
  public var events: Double { zip(weights, outcomes).reduce(0) { $0 + $1.0 * $1.1 } }
  /// The columns other than the intercept.
  public var drivers: [Int] { terms.indices.filter { $0 != intercept } }

  /// Checks the shapes and values of the rows.
  /// - Throws: `notZeroOrOne`, `oneOutcome`, `design` with the reason.
  init(
    x: Matrix, outcomes: [Double], weights: [Double]?, offset: [Double]?, names: [String],
    intercept: Bool
  ) throws(LogisticError) {
    precondition(x.columns > 0, "a design without columns")
    precondition(outcomes.count == x.rows, "\(outcomes.count) outcomes for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    let weights = weights ?? Array(repeating: 1, count: x.rows)
    let offset = offset ?? Array(repeating: 0, count: x.rows)
    precondition(weights.count == x.rows, "\(weights.count) weights for \(x.rows) rows")
    precondition(offset.count == x.rows, "\(offset.count) offsets for \(x.rows) rows")
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .design(.invalidWeight(row: row))
    }
    if let row = outcomes.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw .notZeroOrOne(row: row)
    }
    if let row = offset.firstIndex(where: { !$0.isFinite }) {
      throw .design(.nonFinite(row: row, column: "offset"))
    }
    for j in 0..<x.columns {
      for i in 0..<x.rows where !x[i, j].isFinite {
        throw .design(.nonFinite(row: i, column: names[j]))
      }
    }
    let counted = weights.count { $0 > 0 }
    if counted <= x.columns { throw .design(.tooFewRows(rows: counted, columns: x.columns)) }
    self.x = x
    self.outcomes = outcomes
    self.weights = weights
    self.offset = offset
    terms = names
    self.intercept = intercept ? Self.constantColumn(of: x, weights: weights) : nil
    precondition(
      !intercept || self.intercept != nil,
      "intercept: true, but no column is constant; add a column of ones or set intercept: false")
    if events == 0 || events == observations {
      throw .oneOutcome(events: events, observations: observations)
    }
  }

  private static func constantColumn(of x: Matrix, weights: [Double]) -> Int? {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    return (0..<x.columns).first { j in
      x[first, j] != 0 && (0..<x.rows).allSatisfy { weights[$0] == 0 || x[$0, j] == x[first, j] }
    }
  }

  /// The same rows with other weights; what the weights must satisfy is not checked again.
  init(_ data: LogisticData, weights: [Double]) {
    x = data.x
    outcomes = data.outcomes
    self.weights = weights
    offset = data.offset
    terms = data.terms
    intercept = data.intercept
  }

  /// Takes rows as they are, outcomes between 0 and 1 included.
  init(
    x: Matrix, outcomes: [Double], weights: [Double], offset: [Double], terms: [String],
    intercept: Int?
  ) {
    self.x = x
    self.outcomes = outcomes
    self.weights = weights
    self.offset = offset
    self.terms = terms
    self.intercept = intercept
  }

  /// The linear predictor of every row: X b + offset.
  func linearPredictor(_ coefficients: [Double]) -> [Double] {
    zip(x.times(coefficients), offset).map { $0 + $1 }
  }
}

/// The logistic function 1/(1 + e⁻ᶻ).
@inline(__always)
func logistic(_ z: Double) -> Double {
  let e = exponential(-abs(z))
  return z >= 0 ? 1 / (1 + e) : e / (1 + e)
}

/// log(1 + eᶻ), accurate for every z.
@inline(__always)
func softPlus(_ z: Double) -> Double { max(z, 0) + logOnePlus(exponential(-abs(z))) }
