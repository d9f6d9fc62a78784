import LinearAlgebra
import Statistics

/// Ridge regression: a description of data with nearly as many columns as rows, or more.
///
/// Columns are centred and scaled to standard deviation one (divisor n), the intercept is not
/// penalised, and b minimises Σ(y − a − Zb)² + n λ Σ b². It predicts; it does not test: the
/// coefficients are biased towards zero by an unknown amount, so no standard error of them is
/// given.
/// Source: Hoerl & Kennard 1970, Technometrics 12:55; Golub, Heath & Wahba 1979, Technometrics
/// 21:215.
public struct RidgeRegression: Codable, Sendable, Equatable {
  /// How much coefficients are held back.
  public enum Penalty: Codable, Sendable, Equatable {
    /// The λ that minimises RSS/n/(1 − df/n)², on a grid and then refined.
    case generalizedCrossValidation
    /// This λ, zero or positive.
    case fixed(Double)
  }

  /// How much coefficients are held back.
  public var penalty: Penalty

  /// Chooses the penalty.
  public init(penalty: Penalty = .generalizedCrossValidation) {
    if case .fixed(let value) = penalty {
      precondition(value >= 0 && value.isFinite, "a penalty of \(value)")
    }
    self.penalty = penalty
  }

  /// Fits a ridge regression.
  /// - Parameters:
  ///   - x: n × p, without an intercept column.
  ///   - y: the response, n.
  ///   - names: the names of the p columns.
  /// - Throws: `tooFewRows` under three rows, `nonFinite`, `rankDeficient` for constant columns,
  ///   `outOfRange`.
  public func fit(x: Matrix, y: [Double], names: [String]) throws(FitError) -> RidgeFit {
    precondition(x.columns > 0, "a design without columns")
    precondition(y.count == x.rows, "\(y.count) responses for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    guard x.rows >= 3 else { throw .tooFewRows(rows: x.rows, columns: 2) }
    let problem = try RidgeProblem(x: x, y: y, names: names)
    let lambda: Double
    switch penalty {
    case .fixed(let value): lambda = value
    case .generalizedCrossValidation: lambda = problem.bestPenalty()
    }
    return problem.fit(lambda, names: names, chosen: penalty == .generalizedCrossValidation)
  }
}

/// What ridge regression found.
public struct RidgeFit: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The intercept.
  public let intercept: Double
  /// The coefficients in the units of the columns.
  public let coefficients: [Double]
  /// The coefficients per standard deviation (divisor n) of the columns.
  public let standardizedCoefficients: [Double]
  /// λ.
  public let penalty: Double
  /// Whether λ was chosen by generalised cross-validation.
  public let penaltyWasChosen: Bool
  /// 1 + Σ s²/(s² + nλ), the trace of the matrix that makes fitted values; the intercept is the 1.
  public let effectiveDegreesOfFreedom: Double
  /// RSS/n/(1 − df/n)²; nil when df reaches n.
  public let generalizedCrossValidation: Double?
  /// The fitted values.
  public let fitted: [Double]
  /// Response less fitted.
  public let residuals: [Double]
  /// What the reader must know: `ridge_no_inference` always, `penalty_at_bound`.
  public let notes: [Note]
}
