import LinearAlgebra
import Probability
import Statistics

/// How much the probability changes with one driver, averaged over the rows.
public struct MarginalEffect: Codable, Sendable, Equatable {
  /// What change of the driver is meant.
  public enum Change: String, Codable, Sendable, Equatable {
    /// One unit, at the slope of the probability in each row.
    case derivative
    /// From 0 to 1, everything else as it is.
    case difference
  }

  /// The name of the driver.
  public let term: String
  /// What change of the driver is meant.
  public let change: Change
  /// The average change of the probability.
  public let effect: Double
  /// Its standard error by the delta method, the rows taken as given.
  public let standardError: Double
  /// effect ± z standard errors.
  public let interval: Interval
  /// The two-sided p-value against zero; nil when the standard error is zero.
  public let pValue: Double?
}

extension LogisticFit {
  /// Average marginal effects of every driver.
  ///
  /// The derivative of driver j is β_j Σw p(1 − p)/Σw; the difference is the mean of
  /// p(x_j = 1) − p(x_j = 0).
  /// - Parameters:
  ///   - level: the confidence level.
  ///   - differences: whether drivers that are 0 or 1 in every row are set to both values, instead
  ///     of being differentiated.
  ///   - covariance: of the coefficients; nil for the model's own.
  public func averageMarginalEffects(
    level: Double = 0.95, differences: Bool = false, covariance: Matrix? = nil
  ) -> [MarginalEffect] {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let covariance = covariance ?? self.covariance
    let z = Normal().upperQuantile((1 - level) / 2)
    return data.drivers.map { j in
      let binary = (0..<data.rows).allSatisfy { data.x[$0, j] == 0 || data.x[$0, j] == 1 }
      let (effect, gradient) =
        differences && binary ? differenceEffect(of: j) : derivativeEffect(of: j)
      let product = covariance.times(gradient)
      let error = max(0, zip(gradient, product).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
      return MarginalEffect(
        term: terms[j], change: differences && binary ? .difference : .derivative, effect: effect,
        standardError: error,
        interval: Interval(
          lower: effect - z * error, upper: effect + z * error, level: level, method: "delta"),
        pValue: error > 0 ? 2 * Normal().survival(abs(effect / error)) : nil)
    }
  }

  /// β_j mean of p(1 − p), and its gradient.
  private func derivativeEffect(of j: Int) -> (Double, [Double]) {
    var slope = 0.0
    var gradient = [Double](repeating: 0, count: terms.count)
    let total = observations
    for i in 0..<data.rows {
      let p = fitted[i]
      let share = data.weights[i] / total * p * (1 - p)
      slope += share
      for k in terms.indices { gradient[k] += share * (1 - 2 * p) * data.x[i, k] }
    }
    for k in terms.indices { gradient[k] *= coefficients[j] }
    gradient[j] += slope
    return (coefficients[j] * slope, gradient)
  }

  /// The mean of p(x_j = 1) − p(x_j = 0), and its gradient.
  private func differenceEffect(of j: Int) -> (Double, [Double]) {
    var effect = 0.0
    var gradient = [Double](repeating: 0, count: terms.count)
    let total = observations
    for i in 0..<data.rows {
      let base = linearPredictor[i] - coefficients[j] * data.x[i, j]
      let weight = data.weights[i] / total
      for (value, sign) in [(1.0, 1.0), (0.0, -1.0)] {
        let p = logistic(base + coefficients[j] * value)
        effect += sign * weight * p
        let slope = sign * weight * p * (1 - p)
        for k in terms.indices { gradient[k] += slope * (k == j ? value : data.x[i, k]) }
      }
    }
    return (effect, gradient)
  }
}
