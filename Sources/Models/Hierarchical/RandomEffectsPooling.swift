import Probability
import Statistics

/// Pools estimates that each have a known variance, such as scores of accounts or waves, when their
/// true values differ (random-effects meta-analysis).
///
/// Source: DerSimonian & Laird 1986, Controlled Clinical Trials 7:177; Paule & Mandel 1982, Journal
/// of Research of the National Bureau of Standards 87:377; Hartung & Knapp 2001, Statistics in
/// Medicine 20:3875; Higgins & Thompson 2002, Statistics in Medicine 21:1539.
public struct RandomEffectsPooling: Codable, Sendable, Equatable {
  /// How the interval of the mean is made.
  public enum Inference: String, Codable, Sendable, Equatable, CaseIterable {
    /// The weights taken as known and the normal law: too narrow for few estimates.
    case normal
    /// The scatter about the mean and t on k − 1 (Hartung & Knapp).
    case hartungKnapp = "hartung_knapp"
    /// The same, never narrower than the known variances allow (Röver, Knapp & Friede 2015).
    case modifiedHartungKnapp = "modified_hartung_knapp"
  }

  /// How the variance between the true values is estimated.
  public var estimator: BetweenVariance
  /// How the interval is made.
  public var inference: Inference
  /// The confidence level.
  public var level: Double

  /// Chooses how to pool.
  public init(
    estimator: BetweenVariance = .reml, inference: Inference = .modifiedHartungKnapp,
    level: Double = 0.95
  ) {
    requireLevel(level)
    self.estimator = estimator
    self.inference = inference
    self.level = level
  }

  /// Pools.
  /// - Parameters:
  ///   - estimates: k values.
  ///   - variances: their k sampling variances, positive.
  /// - Throws: `tooFew` below two estimates, `nonFinite`, `outOfRange`, `invalidVariance`.
  public func run(
    estimates: [Double], variances: [Double]
  ) throws(HierarchicalError) -> RandomEffectsResult {
    try checkKnownVariances(estimates, variances)
    if estimates.count < 2 {
      throw .tooFew(what: "estimates", count: estimates.count, needed: 2)
    }
    let data = PoolingData(estimates, variances)
    let variance = estimator.estimate(data)
    return RandomEffectsResult(data, between: variance, pooling: self)
  }
}

/// Refuses values that are no finite numbers and variances that are not positive.
func checkKnownVariances(
  _ estimates: [Double], _ variances: [Double]
) throws(HierarchicalError) {
  precondition(
    estimates.count == variances.count,
    "\(variances.count) variances for \(estimates.count) estimates")
  for (row, value) in estimates.enumerated() {
    if !value.isFinite { throw .nonFinite(variable: "the estimates", row: row) }
    if value.magnitude > 1e150 { throw .outOfRange(variable: "the estimates", row: row) }
  }
  for (row, value) in variances.enumerated() {
    if !value.isFinite { throw .nonFinite(variable: "the variances", row: row) }
    if value <= 0 { throw .invalidVariance(position: row, value: value) }
    if value > 1e300 || value < 1e-280 { throw .outOfRange(variable: "the variances", row: row) }
  }
}

/// Estimates and variances in units of their own spread, so that no unit costs accuracy.
struct PoolingData: Sendable {
  let unit: Double
  let centre: Double
  let estimates: [Double]
  let variances: [Double]
  /// Σ(y − ȳ)² of the scaled estimates.
  let squares: Double

  init(_ y: [Double], _ v: [Double]) {
    let k = Double(y.count)
    let mean = CompensatedSum(y).value / k
    let spread = euclideanLength(y.map { $0 - mean }) / k.squareRoot()
    let error = v.map { ($0 / k).squareRoot() }
    let size = max(spread, euclideanLength(error))
    (unit, centre) = (size, mean)
    let scaled = y.map { ($0 - mean) / size }
    estimates = scaled
    variances = v.map { $0 / size / size }
    squares = scaled.reduce(0) { $0 + $1 * $1 }
  }

  /// The weights, the weighted mean and the weighted squares about it at a variance between.
  func pooled(_ between: Double) -> (weights: [Double], total: Double, mean: Double, q: Double) {
    let weights = variances.map { 1 / ($0 + between) }
    let total = weights.reduce(0, +)
    let mean = zip(weights, estimates).reduce(0.0) { $0 + $1.0 * $1.1 } / total
    let q = zip(weights, estimates).reduce(0.0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return (weights, total, mean, q)
  }
}
