import LinearAlgebra
import Probability
import Statistics

/// What a Cox regression found; arrays over terms run in the order given.
public struct CoxFit: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The log hazard ratios per unit.
  public let coefficients: [Double]
  /// Their standard errors from the inverse information.
  public let standardErrors: [Double]
  /// The inverse information, p × p.
  public let covariance: Matrix
  /// The standard errors from the sandwich over rows, or over clusters; nil for exact ties.
  public let robustStandardErrors: [Double]?
  /// The sandwich covariance without a small-sample factor; nil for exact ties.
  public let robustCovariance: Matrix?
  /// The number of clusters; nil where each row is its own.
  public let clusters: Int?
  /// Coefficient over (model) standard error.
  public let zStatistics: [Double]
  /// Two-sided p-values of the z statistics.
  public let pValues: [Double]
  /// The log partial likelihood with all coefficients 0.
  public let nullLogLikelihood: Double
  /// The log partial likelihood at its maximum.
  public let logLikelihood: Double
  /// Twice the difference of the log likelihoods.
  public let likelihoodRatioTest: TestResult
  /// The score test at 0.
  public let scoreTest: TestResult
  /// β′V⁻¹β.
  public let waldTest: TestResult
  /// How tied events were treated.
  public let ties: CoxTies
  /// Rows, weights counted.
  public let rows: Double
  /// Events, weights counted.
  public let events: Double
  /// Newton steps.
  public let iterations: Int
  /// Event less cumulative hazard, one per row; nil for exact ties.
  public let martingaleResiduals: [Double]?
  /// Columns less their mean over the risk set, one row per event in order of time.
  public let schoenfeldResiduals: [[Double]]
  /// The times of the Schoenfeld residuals.
  public let schoenfeldTimes: [Double]
  /// The baseline cumulative hazard of each stratum; empty for exact ties.
  public let baselines: [CoxBaseline]
  /// What the reader must know: `few_events`, `few_clusters`.
  public let notes: [Note]

  /// exp of the coefficients.
  public var hazardRatios: [Double] { coefficients.map { exponential($0) } }

  /// Confidence intervals of the coefficients from the normal.
  /// - Parameters:
  ///   - level: the confidence level, between 0 and 1.
  ///   - robust: whether to use the robust standard errors.
  /// - Returns: nil when robust errors are asked for and there are none.
  public func intervals(level: Double = 0.95, robust: Bool = false) -> [Interval]? {
    precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
    guard let errors = robust ? robustStandardErrors : standardErrors else { return nil }
    let z = normalQuantile(level)
    return zip(coefficients, errors).map {
      Interval(
        lower: $0 - z * $1, upper: $0 + z * $1, level: level, method: robust ? "robust" : "wald")
    }
  }
}

extension TestResult {
  /// A chi-squared test of all coefficients.
  static func chiSquared(
    _ method: String, _ statistic: Double, degreesOfFreedom: Int
  ) -> TestResult {
    let value = max(0, statistic)
    return TestResult(
      method: method, null: "No column goes with the event: all coefficients are 0.",
      statistic: value, degreesOfFreedom: Double(degreesOfFreedom),
      pValue: ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(value))
  }
}
