import LinearAlgebra
import Probability
import Statistics

/// The coefficients of a regression with standard errors, t tests and intervals under one
/// covariance; arrays run parallel to `terms`.
public struct CoefficientTable: Codable, Sendable, Equatable {
  /// The name of the covariance: `classical`, `hc3`, `cr2` …
  public let covarianceName: String
  /// What t is compared with.
  public let reference: ReferenceDegreesOfFreedom
  /// The names of the columns.
  public let terms: [String]
  /// The coefficients.
  public let coefficients: [Double]
  /// The covariance matrix, p × p, as its formula gives it.
  public let covariance: Matrix
  /// The standard errors; nil where a single row or cluster determines the coefficient.
  public let standardErrors: [Double?]
  /// The degrees of freedom of t.
  public let degreesOfFreedom: [Double?]
  /// Coefficient over standard error; nil when the fit is exact.
  public let tStatistics: [Double?]
  /// Two-sided p-values against zero.
  public let pValues: [Double?]
  /// The number of clusters; nil where rows are independent.
  public let clusters: Int?
  /// What the reader must know: the notes of the fit, `unit_leverage`,
  /// `cluster_determines_coefficient`, `few_clusters`.
  public let notes: [Note]

  /// Confidence intervals of the coefficients; limits are nil where there is no standard error.
  /// - Parameter level: the confidence level, between 0 and 1.
  public func intervals(level: Double = 0.95) -> [Interval] {
    coefficients.indices.map {
      tInterval(
        coefficients[$0], standardErrors[$0], degreesOfFreedom[$0], level: level,
        method: "\(covarianceName)_t")
    }
  }
}

/// A linear combination of coefficients with its standard error and t test.
public struct ContrastResult: Codable, Sendable, Equatable {
  /// The name of the covariance.
  public let covarianceName: String
  /// Σ cⱼbⱼ.
  public let estimate: Double
  /// Its standard error; nil where a single row or cluster determines it.
  public let standardError: Double?
  /// The value under the null hypothesis.
  public let nullValue: Double
  /// The degrees of freedom of t.
  public let degreesOfFreedom: Double?
  /// (estimate − null value)/standard error.
  public let tStatistic: Double?
  /// The two-sided p-value.
  public let pValue: Double?

  /// The confidence interval; limits are nil where there is no standard error.
  /// - Parameter level: the confidence level, between 0 and 1.
  public func interval(level: Double = 0.95) -> Interval {
    tInterval(
      estimate, standardError, degreesOfFreedom, level: level, method: "\(covarianceName)_t")
  }
}

/// estimate ± t × standard error.
func tInterval(
  _ estimate: Double, _ standardError: Double?, _ degreesOfFreedom: Double?, level: Double,
  method: String
) -> Interval {
  precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
  guard let standardError, let degreesOfFreedom else {
    return Interval(lower: nil, upper: nil, level: level, method: method)
  }
  let margin =
    StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2) * standardError
  return Interval(
    lower: estimate - margin, upper: estimate + margin, level: level, method: method)
}

extension LinearModel {
  /// The coefficients with standard errors, t tests and intervals under a covariance.
  /// - Parameters:
  ///   - covariance: which covariance.
  ///   - degreesOfFreedom: what t is compared with; nil takes `residual` for independent rows and
  ///     `satterthwaite` for clusters.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func coefficients(
    _ covariance: CovarianceEstimator = .classical,
    degreesOfFreedom: ReferenceDegreesOfFreedom? = nil
  ) throws(FitError) -> CoefficientTable {
    let estimated = try CoefficientCovariance(self, covariance, degreesOfFreedom)
    let contrasts = (0..<width).map { j in
      contrast(
        (0..<width).map { $0 == j ? 1 : 0 }, nullValue: 0, estimated)
    }
    return CoefficientTable(
      covarianceName: estimated.name, reference: estimated.reference, terms: fit.terms,
      coefficients: fit.coefficients, covariance: estimated.matrix,
      standardErrors: contrasts.map(\.standardError),
      degreesOfFreedom: contrasts.map(\.degreesOfFreedom),
      tStatistics: contrasts.map(\.tStatistic), pValues: contrasts.map(\.pValue),
      clusters: estimated.clusters, notes: fit.notes + estimated.notes + few(estimated.clusters))
  }

  /// The coefficients with the standard inference for rows that share accounts: CR3 and t on clusters
  /// less one, the narrowest intervals that kept 93 % or more in every cell of the measured table.
  /// - Parameter clusters: the account of each row, a code ≥ 0.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func coefficients(clusteredBy clusters: [Int]) throws(FitError) -> CoefficientTable {
    try coefficients(.standard(clusters: clusters), degreesOfFreedom: .clustersLessOne)
  }

  /// A linear combination of the coefficients, tested against a value.
  /// - Parameters:
  ///   - weights: c, one per column.
  ///   - nullValue: what Σ cⱼβⱼ is under the null hypothesis.
  ///   - covariance: which covariance.
  ///   - degreesOfFreedom: as for `coefficients`.
  /// - Throws: `missingCluster`, `tooFewClusters`.
  public func contrast(
    _ weights: [Double], nullValue: Double = 0, _ covariance: CovarianceEstimator = .classical,
    degreesOfFreedom: ReferenceDegreesOfFreedom? = nil
  ) throws(FitError) -> ContrastResult {
    precondition(weights.count == width, "\(weights.count) weights for \(width) columns")
    return contrast(
      weights, nullValue: nullValue,
      try CoefficientCovariance(self, covariance, degreesOfFreedom))
  }

  private func few(_ clusters: Int?) -> [Note] {
    guard let clusters, clusters < 6 else { return [] }
    return [
      Note(
        code: "few_clusters",
        sentence:
          "With \(counted(clusters, "cluster")) no interval was measured to keep its level; read these "
          + "as a description.")
    ]
  }

  func contrast(
    _ weights: [Double], nullValue: Double, _ covariance: CoefficientCovariance
  ) -> ContrastResult {
    let loadings = m.transposedTimes(weights)
    let estimate = zip(weights, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let products = covariance.matrix.times(weights)
    let variance = zip(weights, products).reduce(0) { $0 + $1.0 * $1.1 }
    let hasError = covariance.isEstimable(loadings) && variance >= 0
    let error = hasError ? variance.squareRoot() : nil
    let degrees = hasError ? covariance.degreesOfFreedom(loadings) : nil
    let t = error.flatMap { isExact || $0 == 0 ? nil : (estimate - nullValue) / $0 }
    let p = degrees.flatMap { degrees in
      t.map { 2 * StudentT(degreesOfFreedom: degrees).survival(abs($0)) }
    }
    return ContrastResult(
      covarianceName: covariance.name, estimate: estimate, standardError: error,
      nullValue: nullValue, degreesOfFreedom: degrees, tStatistic: t, pValue: p)
  }
}
