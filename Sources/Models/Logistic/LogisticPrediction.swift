import LinearAlgebra
import Probability
import Statistics

/// A predicted probability and how sure it is.
public struct PredictedRisk: Codable, Sendable, Equatable {
  /// The probability of the event.
  public let risk: Double
  /// The standard error of its logit.
  public let logitStandardError: Double
  /// logit ± z standard errors, brought back to probabilities.
  public let interval: Interval
}

extension LogisticFit {
  /// Probabilities of rows, with intervals by the delta method on the logit.
  ///
  /// The interval is for the probability of such rows, not for a single outcome. With the
  /// intercept correction the centre is shifted; the standard error is that of the penalised fit.
  /// - Parameters:
  ///   - x: m × p, columns as in the fit.
  ///   - offset: of the new rows; nil for none.
  ///   - level: the confidence level.
  ///   - correction: a corrected intercept of this fit (see `flic`, `flac`), or nil.
  ///   - covariance: of the coefficients, a cluster-robust one for instance; nil for the model's.
  public func predictions(
    x: Matrix, offset: [Double]? = nil, level: Double = 0.95,
    correction: CorrectedIntercept? = nil, covariance: Matrix? = nil
  ) -> [PredictedRisk] {
    precondition(x.columns == terms.count, "\(x.columns) columns for \(terms.count) coefficients")
    precondition(
      offset == nil || offset?.count == x.rows, "\(offset?.count ?? 0) offsets for \(x.rows) rows")
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let centres = x.times(correction?.coefficients ?? coefficients)
    let spread = x * (covariance ?? self.covariance)
    let z = Normal().upperQuantile((1 - level) / 2)
    return (0..<x.rows).map { i in
      var variance = 0.0
      for j in 0..<x.columns { variance += spread[i, j] * x[i, j] }
      let error = max(0, variance).squareRoot()
      let centre = centres[i] + (offset?[i] ?? 0)
      return PredictedRisk(
        risk: logistic(centre), logitStandardError: error,
        interval: Interval(
          lower: logistic(centre - z * error), upper: logistic(centre + z * error), level: level,
          method: "delta_logit"))
    }
  }
}
