import LinearAlgebra
import Statistics

/// Ordinary and weighted least squares.
///
/// Source: Björck 1996, Numerical Methods for Least Squares Problems; Seber & Lee 2003, Linear
/// Regression Analysis, chapters 3 and 4.
public struct LinearRegression: Codable, Sendable, Equatable {
  /// Whether the columns contain a constant (a column of ones, or dummies that add up to one):
  /// the total sum of squares is then taken about the mean, otherwise about zero.
  public var intercept: Bool
  /// How the factorization is computed.
  public var precision: LeastSquaresPrecision
  /// The fraction of the longest distance at which a column counts as a combination of others,
  /// columns scaled to a common length; nil for 16 max(n, p) units in the last place of one.
  public var tolerance: Double?

  /// Chooses how to fit.
  /// - Parameters:
  ///   - intercept: whether the columns contain a constant.
  ///   - precision: how the factorization is computed.
  ///   - tolerance: of the rank decision.
  public init(
    intercept: Bool = true, precision: LeastSquaresPrecision = .automatic,
    tolerance: Double? = nil
  ) {
    self.intercept = intercept
    self.precision = precision
    self.tolerance = tolerance
  }

  /// Fits the coefficients of y = X b + e.
  /// - Parameters:
  ///   - x: n × p, the intercept column included where there is one.
  ///   - remainder: n × p, what rounding left of the columns of x (see `PolynomialDesign`); nil
  ///     takes each entry of x for the decimal it stands for.
  ///   - y: the response, n.
  ///   - names: the names of the p columns.
  ///   - weights: n precision weights (inverse variances up to a factor), zero or positive; a row
  ///     of weight zero is fitted but counts nowhere. Nil is the same as ones.
  /// - Throws: `tooFewRows`, `rankDeficient` naming the columns and what they depend on,
  ///   `nonFinite`, `invalidWeight`, `outOfRange`.
  public func fit(
    x: Matrix, remainder: Matrix? = nil, y: [Double], names: [String], weights: [Double]? = nil
  ) throws(FitError) -> LinearFit {
    try model(x: x, remainder: remainder, y: y, names: names, weights: weights).fit
  }

  /// Fits a polynomial in one variable.
  /// - Parameters:
  ///   - polynomial: the powers of the variable.
  ///   - y: the response, one per row.
  ///   - weights: precision weights, or nil for ones.
  /// - Throws: as `fit(x:remainder:y:names:weights:)`.
  public func fit(
    polynomial: PolynomialDesign, y: [Double], weights: [Double]? = nil
  ) throws(FitError) -> LinearFit {
    try fit(
      x: polynomial.matrix, remainder: polynomial.remainder, y: y, names: polynomial.names,
      weights: weights)
  }

  /// Checks the data and solves: the factor behind `fit`, for covariances made from it.
  func leastSquares(
    x: Matrix, remainder: Matrix? = nil, y: [Double], names: [String], weights: [Double]? = nil
  ) throws(FitError) -> LeastSquares {
    precondition(x.columns > 0, "a design without columns")
    precondition(y.count == x.rows, "\(y.count) responses for \(x.rows) rows")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    precondition(
      weights == nil || weights?.count == x.rows,
      "\(weights?.count ?? 0) weights for \(x.rows) rows")
    if let weights, let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row)
    }
    if let row = y.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(row: row, column: "response")
    }
    if let entry = x.values.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(row: entry % x.rows, column: names[entry / x.rows])
    }
    let rows = weights.map { $0.count { $0 > 0 } } ?? x.rows
    if rows <= x.columns { throw .tooFewRows(rows: rows, columns: x.columns) }

    if remainder == nil, precision != .doubleDouble,
      let large = LeastSquares(large: x, response: y, weights: weights, tolerance: tolerance)
    {
      return large
    }
    let design =
      remainder.map { DoubleDoubleMatrix(x, remainder: $0) } ?? DoubleDoubleMatrix(decimals: x)
    return try LeastSquares(
      design: design, response: y.map(DoubleDouble.init(decimal:)), weights: weights,
      names: names, precision: precision, tolerance: tolerance)
  }
}
