import LinearAlgebra
import Probability
import Statistics

/// What a survey regression found; arrays run parallel to `terms`.
public struct SurveyFit: Codable, Sendable, Equatable {
  /// What the response is.
  public let family: SurveyRegression.Family
  /// The names of the columns.
  public let terms: [String]
  /// The coefficients; log odds for the logistic family.
  public let coefficients: [Double]
  /// Their design-based covariance, p × p.
  public let covariance: Matrix
  /// The design's degrees of freedom plus one less the columns.
  public let degreesOfFreedom: Int

  /// The standard errors.
  public var standardErrors: [Double] { covariance.diagonal.map { max(0, $0).squareRoot() } }

  /// Two-sided p-values against zero; nil where the standard error is zero.
  public var pValues: [Double?] {
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    return zip(coefficients, standardErrors).map {
      $1 > 0 ? 2 * t.survival(abs($0 / $1)) : nil
    }
  }

  /// Confidence intervals.
  /// - Parameter level: the confidence level, between 0 and 1.
  public func intervals(level: Double = 0.95) -> [Interval] {
    zip(coefficients, standardErrors).map {
      tInterval($0, $1, Double(degreesOfFreedom), level: level, method: "design_based_t")
    }
  }
}
