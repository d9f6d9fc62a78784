import LinearAlgebra
import Probability
import Statistics

extension LogisticFit {
  /// Estimate over standard error, and the interval estimate ± z standard errors, of every term.
  ///
  /// With few events or near separation both mislead; `profiles` does not.
  /// - Parameters:
  ///   - level: the confidence level.
  ///   - covariance: of the coefficients, p × p; nil for the model's own.
  public func wald(level: Double = 0.95, covariance: Matrix? = nil) -> [CoefficientEstimate] {
    precondition(level > 0 && level < 1, "a level of \(level) is not in 0..<1")
    let errors = (covariance ?? self.covariance).diagonal.map { $0.squareRoot() }
    let z = Normal().upperQuantile((1 - level) / 2)
    return terms.indices.map { j in
      CoefficientEstimate(
        term: terms[j], coefficient: coefficients[j], standardError: errors[j],
        statistic: errors[j] > 0 ? coefficients[j] / errors[j] : nil,
        pValue: errors[j] > 0 ? 2 * Normal().survival(abs(coefficients[j] / errors[j])) : nil,
        interval: Interval(
          lower: coefficients[j] - z * errors[j], upper: coefficients[j] + z * errors[j],
          level: level, method: "wald"))
    }
  }

  /// The (penalised) likelihood-ratio test that some coefficients are all zero.
  ///
  /// The penalty of the restricted model is the determinant of the full information, as Heinze &
  /// Schemper 2002 have it, so that the statistic is that of the profile.
  /// - Parameter terms: the terms to drop, one or more.
  /// - Throws: `notConverged`.
  public func likelihoodRatioTest(
    dropping terms: [String]
  ) throws(LogisticError) -> TestResult {
    precondition(!terms.isEmpty, "no terms to drop")
    precondition(Set(terms).count == terms.count, "a term is dropped twice")
    let chiSquared = try 2 * (objective - restrictedObjective(dropping: terms.map(index(of:))))
    let statistic = max(0, chiSquared)
    let degrees = Double(terms.count)
    return TestResult(
      method: penalty == .firth ? "penalised_likelihood_ratio" : "likelihood_ratio",
      null: "the coefficients of \(terms.joined(separator: ", ")) are zero",
      statistic: statistic, degreesOfFreedom: degrees,
      pValue: ChiSquared(degreesOfFreedom: degrees).survival(statistic))
  }

  /// The test that no driver goes with the outcome; nil for a model of the intercept alone.
  public func overallTest() throws(LogisticError) -> TestResult? {
    data.drivers.isEmpty ? nil : try likelihoodRatioTest(dropping: data.drivers.map { terms[$0] })
  }

  /// The log-likelihood, with the penalty if there is one, of the model without drivers.
  public func nullLogLikelihood() throws(LogisticError) -> Double {
    data.drivers.isEmpty ? objective : try restrictedObjective(dropping: data.drivers)
  }

  /// What was maximised.
  var objective: Double { penalisedLogLikelihood ?? logLikelihood }

  /// The largest (penalised) log-likelihood with some coefficients held at zero.
  private func restrictedObjective(dropping columns: [Int]) throws(LogisticError) -> Double {
    let turned = basis.isolating(columns)
    let kernel = kernel(in: turned)
    let free = kernel.columns - columns.count
    for k in 0..<kernel.columns { kernel.coordinates[k] = 0 }
    let outcome = kernel.maximise(free: free)
    guard outcome.converged else { throw .notConverged(iterations: outcome.iterations) }
    return penalty == .firth ? kernel.objective - turned.logDeterminant : kernel.objective
  }
}

/// One coefficient with its standard error, test and interval.
public struct CoefficientEstimate: Codable, Sendable, Equatable {
  /// The name of the column.
  public let term: String
  /// The estimate.
  public let coefficient: Double
  /// Its standard error.
  public let standardError: Double
  /// Estimate over standard error; nil when that is zero.
  public let statistic: Double?
  /// The two-sided p-value against zero.
  public let pValue: Double?
  /// The interval.
  public let interval: Interval
}
