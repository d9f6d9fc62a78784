import LinearAlgebra
import Probability
import Statistics

/// Cox's proportional-hazards regression by maximum partial likelihood.
///
/// Source: Cox 1972, JRSS B 34:187; Therneau & Grambsch 2000, Modeling Survival Data.
public struct CoxRegression: Codable, Sendable, Equatable {
  /// How events at one time enter the likelihood.
  public var ties: CoxTies

  /// Chooses how ties are treated.
  public init(ties: CoxTies = .efron) { self.ties = ties }

  /// Fits.
  /// - Parameters:
  ///   - times: n rows, right-censored, with late entry (or one row per interval of an account), and
  ///     with weights that count rows.
  ///   - x: n × p, without a constant.
  ///   - names: the names of the p columns.
  ///   - strata: rows are compared only within a stratum; nil for one.
  ///   - clusters: what rows share for the robust covariance; nil for each row its own.
  /// - Throws: `noEvents`, `nonFinite`, `rankDeficient`, `notIdentified`, `monotoneLikelihood` naming
  ///   the columns, `tooFewClusters`, `tooManyTies`, `notConverged`.
  public func fit(
    _ times: SurvivalTimes, x: Matrix, names: [String], strata: [Int]? = nil,
    clusters: [Int]? = nil
  ) throws(SurvivalError) -> CoxFit {
    precondition(clusters == nil || clusters?.count == x.rows, "clusters for \(x.rows) rows")
    let design = try CoxDesign(times, x: x, names: names, strata: strata)
    let clusterCount = try Self.count(clusters, weights: times.weights)
    let zero = [Double](repeating: 0, count: design.p)
    let null = try evaluate(design, zero)
    try design.checkIdentified(null.information)
    let drivers = MonotoneLikelihood(design, ties: ties).drivers()
    if !drivers.isEmpty { throw .monotoneLikelihood(drivers: drivers) }
    let found = try CoxMaximum(start: zero, free: Array(0..<design.p)) {
      beta throws(SurvivalError) in try evaluate(design, beta)
    }
    return try result(design, null: null, found, clusters: clusters, clusterCount: clusterCount)
  }

  private func evaluate(
    _ design: CoxDesign, _ beta: [Double]
  ) throws(SurvivalError) -> CoxEvaluation {
    ties == .exact
      ? try CoxEvaluation.exact(design, beta) : CoxEvaluation(design, beta, ties: ties)
  }

  private static func count(_ clusters: [Int]?, weights: [Double]) throws(SurvivalError) -> Int? {
    guard let clusters else { return nil }
    let count = Set(zip(clusters, weights).filter { $0.1 > 0 }.map(\.0)).count
    if count < 2 { throw .tooFewClusters(count) }
    return count
  }

  private func result(
    _ design: CoxDesign, null: CoxEvaluation, _ found: CoxMaximum, clusters: [Int]?,
    clusterCount: Int?
  ) throws(SurvivalError) -> CoxFit {
    guard let factor = try? Cholesky(found.at.information),
      let nullFactor = try? Cholesky(null.information)
    else { throw .notConverged(iterations: found.iterations) }
    let p = design.p
    let inverse = factor.inverse
    let coefficients = design.unscaled(found.beta)
    let covariance = design.unscaled(inverse)
    let errors = covariance.diagonal.map { $0.squareRoot() }
    let z = zip(coefficients, errors).map { $0 / $1 }
    let wald = zip(found.beta, found.at.information.times(found.beta)).reduce(0) {
      $0 + $1.0 * $1.1
    }
    let score = zip(null.score, nullFactor.solve(null.score)).reduce(0) { $0 + $1.0 * $1.1 }
    let hasHazard = ties != .exact
    let increments = CoxIncrements(design, found.beta, ties: hasHazard ? ties : .breslow)
    let residuals = CoxResiduals(design, increments)
    let robust =
      hasHazard
      ? design.unscaled(
        residuals.robustCovariance(
          inverse, weights: design.times.weights, clusters: clusters)) : nil
    return CoxFit(
      terms: design.names, coefficients: coefficients, standardErrors: errors,
      covariance: covariance,
      robustStandardErrors: robust.map { $0.diagonal.map { max(0, $0).squareRoot() } },
      robustCovariance: robust, clusters: clusterCount, zStatistics: z,
      pValues: z.map { 2 * Normal().survival($0.magnitude) },
      nullLogLikelihood: null.logLikelihood, logLikelihood: found.at.logLikelihood,
      likelihoodRatioTest: .chiSquared(
        "likelihood_ratio", 2 * (found.at.logLikelihood - null.logLikelihood), degreesOfFreedom: p),
      scoreTest: .chiSquared("score", score, degreesOfFreedom: p),
      waldTest: .chiSquared("wald", wald, degreesOfFreedom: p), ties: ties,
      rows: design.times.weights.reduce(0, +), events: design.times.eventCount,
      iterations: found.iterations,
      martingaleResiduals: hasHazard ? residuals.martingale : nil,
      schoenfeldResiduals: hasHazard
        ? residuals.schoenfeld.map { row in zip(row.values, design.scales).map { $0 * $1 } } : [],
      schoenfeldTimes: hasHazard ? residuals.schoenfeld.map(\.time) : [],
      baselines: hasHazard
        ? increments.strata.map {
          CoxBaseline($0, design: design, shift: increments.shift, coefficients: coefficients)
        } : [],
      notes: Self.notes(events: design.times.eventCount, columns: p, clusters: clusterCount))
  }

  static func notes(events: Double, columns: Int, clusters: Int?) -> [Note] {
    var notes: [Note] = []
    if events < 10 * Double(columns) {
      notes.append(
        Note(
          code: "few_events",
          sentence: "There \(events == 1 ? "is" : "are") \(counted(Int(events), "event")) for "
            + "\(counted(columns, "column")); under ten each, "
            + "estimates lie too far from 0 and normal intervals are off: prefer the "
            + "Firth-penalised fit."))
    }
    if let clusters, clusters < 40 {
      notes.append(
        Note(
          code: "few_clusters",
          sentence:
            "The robust standard errors rest on \(counted(clusters, "cluster")) and carry no "
            + "small-sample factor; with fewer than about 40 they are too small."))
    }
    return notes
  }
}

extension CoxDesign {
  /// Coefficients per unit of the columns as given.
  func unscaled(_ beta: [Double]) -> [Double] { zip(beta, scales).map { $0 / $1 } }

  /// A covariance of coefficients per unit of the columns as given.
  func unscaled(_ covariance: Matrix) -> Matrix {
    let factors = scales.map { 1 / $0 }
    return covariance.scalingRows(by: factors).scalingColumns(by: factors)
  }

  /// Throws where a column, given those before, does not vary in any risk set.
  func checkIdentified(_ information: Matrix) throws(SurvivalError) {
    var kept: [Int] = []
    var lost: [String] = []
    for j in 0..<p {
      let own = information[j, j]
      var rest = own
      if !kept.isEmpty,
        let factor = try? Cholesky(information.selecting(columns: kept).selecting(rows: kept))
      {
        let cross = kept.map { information[$0, j] }
        rest -= zip(cross, factor.solve(cross)).reduce(0) { $0 + $1.0 * $1.1 }
      }
      // Columns have unit variance, so an information of rounding size is none.
      if rest > 1e-11 * max(own, 1e-3) { kept.append(j) } else { lost.append(names[j]) }
    }
    if !lost.isEmpty { throw .notIdentified(columns: lost) }
  }
}
