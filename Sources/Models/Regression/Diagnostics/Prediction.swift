import LinearAlgebra
import Statistics

/// What a regression predicts for one new row.
public struct LinearPrediction: Codable, Sendable, Equatable {
  /// The predicted mean.
  public let value: Double
  /// Its standard error; nil where a single row or cluster determines it.
  public let standardError: Double?
  /// The degrees of freedom of its interval.
  public let degreesOfFreedom: Double?
  /// Where the mean of such rows lies.
  public let confidenceInterval: Interval
  /// Where one new response lies; nil for any covariance but the classical, because only equal
  /// variances say how much a single row varies.
  public let predictionInterval: Interval?
}

extension LinearModel {
  /// Predicts new rows.
  /// - Parameters:
  ///   - rows: m × p, columns as in the design.
  ///   - weights: the precision weights of the new rows, positive; nil for ones.
  ///   - level: the confidence level, between 0 and 1.
  ///   - covariance: which covariance of the coefficients.
  ///   - degreesOfFreedom: as for `coefficients`.
  /// - Throws: `nonFinite` naming row and column, `invalidWeight`, `missingCluster`,
  ///   `tooFewClusters`.
  public func predictions(
    at rows: Matrix, weights: [Double]? = nil, level: Double = 0.95,
    _ covariance: CovarianceEstimator = .classical,
    degreesOfFreedom: ReferenceDegreesOfFreedom? = nil
  ) throws(FitError) -> [LinearPrediction] {
    precondition(rows.columns == width, "\(rows.columns) columns where the design has \(width)")
    precondition(
      weights == nil || weights?.count == rows.rows,
      "\(weights?.count ?? 0) weights for \(rows.rows) rows")
    for row in 0..<rows.rows {
      if let column = (0..<width).first(where: { !rows[row, $0].isFinite }) {
        throw .nonFinite(row: row, column: fit.terms[column])
      }
    }
    if let weights, let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row)
    }
    let estimated = try CoefficientCovariance(self, covariance, degreesOfFreedom)
    return (0..<rows.rows).map { row in
      let mean = contrast(rows.row(row), nullValue: 0, estimated)
      let single = mean.standardError.map { error in
        let s = fit.residualStandardDeviation
        return (error * error + s * s / (weights?[row] ?? 1)).squareRoot()
      }
      return LinearPrediction(
        value: mean.estimate, standardError: mean.standardError,
        degreesOfFreedom: mean.degreesOfFreedom, confidenceInterval: mean.interval(level: level),
        predictionInterval: covariance != .classical
          ? nil
          : tInterval(
            mean.estimate, single, mean.degreesOfFreedom, level: level, method: "prediction_t"))
    }
  }
}
