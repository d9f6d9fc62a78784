import LinearAlgebra
import Statistics

/// A fitted regression with the factor that covariances, tests, diagnostics and predictions of it
/// are made from.
///
/// The results are plain values (`fit`, `CoefficientTable`, `InfluenceDiagnostics` …); this is what
/// they are computed from. Weights enter as rows multiplied by √w: in those rows weighted least
/// squares is ordinary least squares, and so is everything here.
public struct LinearModel: Sendable {
  /// What least squares found.
  public let fit: LinearFit
  /// The design, n × p.
  let x: Matrix
  /// The response, n.
  let y: [Double]
  /// Precision weights, n, or nil for ones.
  let weights: [Double]?
  /// Whether the columns contain a constant.
  let intercept: Bool
  /// The orthonormal columns Q = √W X M, n × p.
  let q: Matrix
  /// The p × p matrix M with (XᵀWX)⁻¹ = M Mᵀ.
  let m: Matrix
  /// √w e, the residuals of the weighted rows, n.
  let weightedResiduals: [Double]

  init(
    _ problem: LeastSquares, x: Matrix, y: [Double], names: [String], weights: [Double]?,
    intercept: Bool
  ) {
    fit = LinearFit(problem, y: y, names: names, weights: weights, intercept: intercept)
    (self.x, self.y, self.weights, self.intercept) = (x, y, weights, intercept)
    (q, m) = (problem.q, problem.m)
    weightedResiduals =
      weights.map { zip(problem.residuals, $0).map { $0 * $1.squareRoot() } } ?? problem.residuals
  }

  /// The number of columns.
  var width: Int { x.columns }

  /// The rows with positive weight; the others count nowhere.
  var countedRows: [Int] {
    weights.map { weights in weights.indices.filter { weights[$0] > 0 } } ?? Array(y.indices)
  }

  /// Whether the residuals are only rounding, so that no statistic of them exists.
  var isExact: Bool { fit.logLikelihood == nil }

  /// The columns that are not constant over the rows of positive weight.
  var predictors: [Int] {
    let rows = countedRows
    return (0..<width).filter { j in rows.contains { x[$0, j] != x[rows[0], j] } }
  }

  /// The place of a column.
  func index(of term: String) -> Int {
    guard let index = fit.terms.firstIndex(of: term) else {
      preconditionFailure("no term \(term) among \(fit.terms.joined(separator: ", "))")
    }
    return index
  }
}

extension LinearRegression {
  /// Fits the coefficients of y = X b + e and keeps what else can be asked of the fit.
  /// - Parameters:
  ///   - x: n × p, the intercept column included where there is one.
  ///   - remainder: n × p, what rounding left of the columns of x, or nil.
  ///   - y: the response, n.
  ///   - names: the names of the p columns.
  ///   - weights: n precision weights, zero or positive, or nil for ones.
  /// - Throws: as `fit(x:remainder:y:names:weights:)`.
  public func model(
    x: Matrix, remainder: Matrix? = nil, y: [Double], names: [String], weights: [Double]? = nil
  ) throws(FitError) -> LinearModel {
    let problem = try leastSquares(
      x: x, remainder: remainder, y: y, names: names, weights: weights)
    precondition(
      !intercept || problem.containsConstant(weights: weights),
      "intercept: true, but no combination of the columns is constant; "
        + "add a column of ones or set intercept: false")
    return LinearModel(
      problem, x: x, y: y, names: names, weights: weights, intercept: intercept)
  }
}
