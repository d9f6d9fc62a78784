import Probability
import Statistics

/// The profile of a penalised likelihood along single coefficients, in scaled columns.
struct FirthProfile {
  private let found: CoxMaximum
  private let errors: [Double]
  private let target: Double
  private let evaluate: ([Double]) throws(SurvivalError) -> CoxEvaluation

  init(
    found: CoxMaximum, errors: [Double], level: Double,
    _ evaluate: @escaping ([Double]) throws(SurvivalError) -> CoxEvaluation
  ) {
    self.found = found
    self.errors = errors
    target = ChiSquared(degreesOfFreedom: 1).upperQuantile(1 - level)
    self.evaluate = evaluate
  }

  /// Twice the fall of the penalised likelihood from its maximum to coefficient j = 0.
  func statistic(_ j: Int) throws(SurvivalError) -> Double {
    var start = found.beta
    start[j] = 0
    return try max(0, 2 * (found.at.logLikelihood - restricted(j, start).at.logLikelihood))
  }

  /// Where the profile has fallen by half the chi-squared quantile; nil when it never does.
  func limit(_ j: Int, isUpper: Bool) -> Double? {
    let direction = isUpper ? 1.0 : -1.0
    var warm = found.beta
    func excess(_ distance: Double) -> Double? {
      var start = warm
      start[j] = found.beta[j] + direction * distance
      guard let fit = try? restricted(j, start) else { return nil }
      warm = fit.beta
      return 2 * (found.at.logLikelihood - fit.at.logLikelihood) - target
    }
    var (near, far) = (0.0, errors[j] * target.squareRoot())
    while true {
      guard let value = excess(far) else { return nil }
      if value > 0 { break }
      near = far
      far *= 1.5
      if far > 1e3 * errors[j] { return nil }
    }
    var failed = false
    let distance = bracketedRoot(
      lower: near, upper: far, absoluteTolerance: 1e-11 * errors[j]
    ) { distance in
      if distance == 0 { return -target }
      guard let value = excess(distance) else {
        failed = true
        return 0
      }
      return value
    }
    return failed ? nil : found.beta[j] + direction * distance
  }

  private func restricted(_ j: Int, _ start: [Double]) throws(SurvivalError) -> CoxMaximum {
    try CoxMaximum(
      start: start, free: start.indices.filter { $0 != j }, mostIterations: 500, evaluate)
  }
}
