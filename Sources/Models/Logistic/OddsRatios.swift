import LinearAlgebra
import Statistics

/// The odds ratio of one driver, per unit and per standard deviation.
public struct OddsRatio: Codable, Sendable, Equatable {
  /// The name of the column.
  public let term: String
  /// eᵝ, by which the odds are multiplied when the column rises by one; nil where that overflows.
  public let ratio: Double?
  /// Its interval, the exponentials of the coefficient's limits.
  public let interval: Interval
  /// The standard deviation of the column, frequencies counted, divisor Σw − 1; nil for the
  /// intercept.
  public let standardDeviation: Double?
  /// eᵝˢ, for a rise by one standard deviation s.
  public let ratioPerStandardDeviation: Double?
  /// Its interval.
  public let intervalPerStandardDeviation: Interval?
}

/// Which intervals of coefficients are used.
public enum LogisticIntervals: String, Codable, Sendable, Equatable, CaseIterable {
  /// By profile (penalised) likelihood.
  case profile
  /// Estimate ± z standard errors.
  case wald
}

extension LogisticFit {
  /// The odds ratios of all terms.
  /// - Parameters:
  ///   - level: the confidence level.
  ///   - intervals: which intervals of the coefficients are exponentiated.
  public func oddsRatios(
    level: Double = 0.95, intervals: LogisticIntervals = .profile
  ) -> [OddsRatio] {
    let limits =
      intervals == .profile
      ? profiles(level: level).map(\.interval) : wald(level: level).map(\.interval)
    return terms.indices.map { j in
      let deviation = j == data.intercept ? nil : standardDeviation(of: j)
      return OddsRatio(
        term: terms[j], ratio: Self.exponentiated(coefficients[j]),
        interval: exponentiated(limits[j], times: 1), standardDeviation: deviation,
        ratioPerStandardDeviation: deviation.flatMap { Self.exponentiated($0 * coefficients[j]) },
        intervalPerStandardDeviation: deviation.map { exponentiated(limits[j], times: $0) })
    }
  }

  private func exponentiated(_ limits: Interval, times factor: Double) -> Interval {
    // An infinite lower limit of the coefficient is an odds ratio of zero.
    Interval(
      lower: limits.lower.map { exponential(factor * $0) } ?? 0,
      upper: limits.upper.flatMap { Self.exponentiated(factor * $0) }, level: limits.level,
      method: limits.method)
  }

  private static func exponentiated(_ value: Double) -> Double? {
    let result = exponential(value)
    return result.isFinite ? result : nil
  }

  /// The weighted standard deviation of a column.
  func standardDeviation(of j: Int) -> Double {
    let total = observations
    var mean = 0.0
    for i in 0..<data.rows { mean += data.weights[i] / total * data.x[i, j] }
    var sum = 0.0
    for i in 0..<data.rows {
      sum += data.weights[i] * (data.x[i, j] - mean) * (data.x[i, j] - mean)
    }
    return (sum / (total - 1)).squareRoot()
  }

  /// The inverse of Xᵀ diag((w + h) p(1 − p)) X, which some programs report with Firth's penalty.
  public var augmentedCovariance: Matrix {
    let roots = (0..<data.rows).map { i in
      let weight = data.weights[i] + (penalty == .firth ? leverages[i] : 0)
      return (weight * fitted[i] * (1 - fitted[i])).squareRoot()
    }
    let scales = data.x.powerOfTwoColumnScales
    let scaled = data.x.scalingRows(by: roots).scalingColumns(by: scales)
    guard let qr = try? QR(scaled, tolerance: 0), let inverse = try? qr.rInverse() else {
      return covariance
    }
    return inverse.scalingRows(by: scales).outerGram
  }
}
