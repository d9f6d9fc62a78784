import LinearAlgebra
import Probability
import Statistics

/// Cox regression with Firth's penalty: finite estimates whatever the data, and less bias.
///
/// Maximises ℓ + ½ log|I|. Intervals and tests come from the profile of the penalised likelihood,
/// restricted fits keeping the full determinant. Source: Heinze & Schemper 2001, Biometrics 57:114;
/// Firth 1993, Biometrika 80:27.
public struct FirthCoxRegression: Codable, Sendable, Equatable {
  /// How events at one time enter the likelihood; `exact` is not offered here.
  public var ties: CoxTies
  /// The confidence level of the profile intervals.
  public var level: Double

  /// Chooses ties and level.
  public init(ties: CoxTies = .efron, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a confidence level of \(level) is not between 0 and 1")
    precondition(ties != .exact, "the penalised fit takes Efron or Breslow ties")
    self.ties = ties
    self.level = level
  }

  /// Fits.
  /// - Parameters:
  ///   - times: n rows.
  ///   - x: n × p, without a constant.
  ///   - names: the names of the p columns.
  ///   - strata: rows are compared only within a stratum; nil for one.
  /// - Throws: as `CoxRegression.fit`, but for `monotoneLikelihood`, which is no obstacle here.
  public func fit(
    _ times: SurvivalTimes, x: Matrix, names: [String], strata: [Int]? = nil
  ) throws(SurvivalError) -> FirthCoxFit {
    let design = try CoxDesign(times, x: x, names: names, strata: strata)
    let zero = [Double](repeating: 0, count: design.p)
    let plain = CoxEvaluation(design, zero, ties: ties)
    try design.checkIdentified(plain.information)
    let null = try penalized(design, zero)
    let found = try CoxMaximum(start: zero, free: Array(0..<design.p)) {
      beta throws(SurvivalError) in try penalized(design, beta)
    }
    guard let factor = try? Cholesky(found.at.information) else {
      throw .notConverged(iterations: found.iterations)
    }
    let profile = FirthProfile(
      found: found, errors: factor.inverse.diagonal.map { $0.squareRoot() }, level: level
    ) { beta throws(SurvivalError) in try penalized(design, beta) }
    let drivers = MonotoneLikelihood(design, ties: ties).drivers()
    return try result(
      design, null: null, found, covariance: design.unscaled(factor.inverse), profile: profile,
      drivers: drivers)
  }

  private func result(
    _ design: CoxDesign, null: CoxEvaluation, _ found: CoxMaximum, covariance: Matrix,
    profile: FirthProfile, drivers: [MonotoneDriver]
  ) throws(SurvivalError) -> FirthCoxFit {
    // In the columns as given the determinant is that of the scaled ones times their scales squared.
    let offset = design.scales.reduce(0) { $0 + logOf($1) }
    var tests: [TestResult] = []
    var intervals: [Interval] = []
    for j in 0..<design.p {
      let statistic = try profile.statistic(j)
      tests.append(
        TestResult(
          method: "penalized_likelihood_ratio",
          null: "\(design.names[j]) does not go with the event, the other columns held.",
          statistic: statistic, degreesOfFreedom: 1,
          pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic)))
      intervals.append(
        Interval(
          lower: profile.limit(j, isUpper: false).map { $0 / design.scales[j] },
          upper: profile.limit(j, isUpper: true).map { $0 / design.scales[j] }, level: level,
          method: "profile_penalized_likelihood"))
    }
    var notes: [Note] = []
    if !drivers.isEmpty {
      let named = drivers.map { "\($0.name) (\($0.isPositive ? "+" : "−")∞)" }
      notes.append(
        Note(
          code: "monotone_likelihood",
          sentence: "The events are ordered perfectly by \(named.joined(separator: ", ")): without "
            + "the penalty there would be no finite estimate. Read the profile interval and p, not "
            + "the size of the estimate."))
    }
    if intervals.contains(where: { $0.lower == nil || $0.upper == nil }) {
      notes.append(
        Note(
          code: "unbounded_interval",
          sentence: "A profile interval has no end within a thousand standard errors."))
    }
    return FirthCoxFit(
      terms: design.names, coefficients: design.unscaled(found.beta),
      standardErrors: covariance.diagonal.map { $0.squareRoot() }, covariance: covariance,
      intervals: intervals, tests: tests,
      penalizedLogLikelihood: found.at.logLikelihood + offset,
      nullPenalizedLogLikelihood: null.logLikelihood + offset,
      globalTest: .chiSquared(
        "penalized_likelihood_ratio", 2 * (found.at.logLikelihood - null.logLikelihood),
        degreesOfFreedom: design.p),
      ties: ties, rows: design.times.weights.reduce(0, +), events: design.times.eventCount,
      monotoneDrivers: drivers, iterations: found.iterations, notes: notes)
  }

  /// ℓ + ½ log|I| and its gradient U_r + ½ tr(I⁻¹ ∂I/∂β_r).
  private func penalized(
    _ design: CoxDesign, _ beta: [Double]
  ) throws(SurvivalError) -> CoxEvaluation {
    var evaluation = CoxEvaluation(design, beta, ties: ties, slopes: true)
    // Far out the information vanishes and the penalty with it: no place to go.
    guard let factor = try? Cholesky(evaluation.information) else {
      evaluation.logLikelihood = -.infinity
      return evaluation
    }
    let inverse = factor.inverse
    evaluation.logLikelihood += factor.logDeterminant / 2
    for (r, slope) in evaluation.informationSlopes.enumerated() {
      let trace = zip(inverse.values, slope.values).reduce(0) { $0 + $1.0 * $1.1 }
      evaluation.score[r] += trace / 2
    }
    return evaluation
  }
}

/// What a Firth-penalised Cox regression found; arrays over terms run in the order given.
public struct FirthCoxFit: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let terms: [String]
  /// The log hazard ratios per unit.
  public let coefficients: [Double]
  /// Standard errors from the inverse information at the penalised estimate.
  public let standardErrors: [Double]
  /// The inverse information, p × p.
  public let covariance: Matrix
  /// Profile penalised-likelihood intervals of the coefficients.
  public let intervals: [Interval]
  /// Penalised likelihood-ratio tests of each coefficient.
  public let tests: [TestResult]
  /// ℓ + ½ log|I| at its maximum.
  public let penalizedLogLikelihood: Double
  /// The same with all coefficients 0.
  public let nullPenalizedLogLikelihood: Double
  /// The penalised likelihood-ratio test of all coefficients.
  public let globalTest: TestResult
  /// How tied events were treated.
  public let ties: CoxTies
  /// Rows, weights counted.
  public let rows: Double
  /// Events, weights counted.
  public let events: Double
  /// The columns without a finite estimate of maximum likelihood.
  public let monotoneDrivers: [MonotoneDriver]
  /// Newton steps.
  public let iterations: Int
  /// What the reader must know: `monotone_likelihood`, `unbounded_interval`.
  public let notes: [Note]

  /// exp of the coefficients.
  public var hazardRatios: [Double] { coefficients.map { exponential($0) } }
}
