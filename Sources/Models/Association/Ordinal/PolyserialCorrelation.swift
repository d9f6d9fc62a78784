import LinearAlgebra
import Probability
import Statistics

/// What a polyserial correlation returns.
public struct PolyserialResult: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The correlation with the normal variable behind the answers; nil when a variable is constant.
  public let estimate: Double?
  /// Its standard error; nil at the boundary.
  public let standardError: Double?
  /// The interval on Fisher's z; nil at the boundary.
  public let interval: Interval?
  /// The likelihood-ratio test of zero correlation.
  public let test: TestResult?
  /// The simple estimate r·s/Σφ(τ) of the same, which may leave −1…1.
  public let adHoc: Double?
  /// The thresholds of the answers, in standard deviations of the variable behind them.
  public let thresholds: [Double]
  /// What the reader must know.
  public let notes: [Note]
}

/// The polyserial correlation of a number with an ordered variable, by maximum likelihood.
///
/// Given x, the ordered variable follows a probit model with slope b; with σ of x it stands for
/// ρ = bσ/√(1 + b²σ²), so that probit and normal likelihoods are maximised apart.
/// Source: Olsson, Drasgow & Dorans 1982, Psychometrika 47:337–347.
public struct PolyserialCorrelation: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Correlates.
  /// - Parameters:
  ///   - x: one number per row.
  ///   - classes: one value per row, whose distinct values are ordered classes.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(
    _ x: [Double], _ classes: [Double]
  ) throws(AssociationError) -> PolyserialResult {
    try checkPairs(x, classes)
    let ranks = Midranks(classes)
    let n = Double(x.count)
    guard ranks.tieSizes.count > 1, let unit = CenteredValues(x).unit,
      let r = pearsonCorrelation(x, ranks.classes.map(Double.init))
    else {
      return PolyserialResult(
        count: x.count, estimate: nil, standardError: nil, interval: nil, test: nil, adHoc: nil,
        thresholds: [], notes: [x.count < 2 ? .tooFewPairs : .constantVariable])
    }
    // Mean zero and mean square one, so that σ is one.
    let standard = unit.map { $0 * n.squareRoot() }
    let cuts = OrdinalTable.cuts(ranks.tieSizes.map(Double.init), n)
    let codes = CenteredValues(ranks.classes.map(Double.init))
    let heights = cuts.reduce(0) { $1.isFinite ? $0 + Normal().density($1) : $0 }
    let fit = OrderedProbit(standard, ranks.classes, cuts: cuts)
    let slope = fit.slope
    let scale = (1 + slope * slope).squareRoot()
    let estimate = fit.diverged ? (slope > 0 ? 1.0 : -1.0) : slope / scale
    var error: Double?
    if !fit.diverged, let variance = fit.slopeVariance {
      // ρ' = (1 + b²)^−1.5 by b, and b times that by σ, whose variance is 1/(2n).
      let total = variance + slope * slope / (2 * n)
      error = total.squareRoot() / (scale * scale * scale)
    }
    return PolyserialResult(
      count: x.count, estimate: estimate, standardError: error,
      interval: error.map {
        limitsByZ(
          estimate, standardError: $0 / ((1 - estimate) * (1 + estimate)), level: level,
          method: "fisher_z")
      },
      test: likelihoodRatio(
        2 * (fit.logLikelihood - fit.independence), 1, "likelihood_ratio", .independence),
      adHoc: r * codes.length / n.squareRoot() / heights,
      thresholds: fit.diverged
        ? [] : fit.cuts.dropFirst().dropLast().map { $0 / scale },
      notes: fit.diverged ? [.boundaryCorrelation] : [])
  }
}
