/// How much less weighted answers that share accounts say than the same number of independent,
/// equally weighted ones: the shrunken design effect of `DesignEffect` for a weighted mean.
///
/// With equal weights every figure is that of `DesignEffect`.
public struct WeightedDesignEffect: Codable, Sendable, Equatable {
  /// The number of accounts with weight.
  public let clusters: Int
  /// The ANOVA intraclass correlation of the answers with weight, each counted once, untruncated;
  /// nil when the data do not determine it.
  public let intraclassCorrelation: Double?
  /// The intraclass correlation ρ after shrinkage, on 0…1, as in `DesignEffect`.
  public let shrunkenCorrelation: Double
  /// n·Σ[(1 − ρ)Q + ρW²], with W and Q an account's sums of w and w², weights adding up to one.
  public let modelBased: Double
  /// The cluster-robust variance over that of n independent answers, (p₊ + p₋ − m²)/(n − 1); nil
  /// when either cannot be estimated.
  public let clusterRobust: Double?
  /// The design effect used: (2·model + ν·robust)/(2 + ν), from 1 to the model's at ρ = 1.
  public let value: Double
  /// Satterthwaite's ν of the cluster-robust variance, plus two.
  public let degreesOfFreedom: Double
  /// The share of all weight that the heaviest account has.
  public let largestShare: Double

  /// Estimates the design effect of a weighted mean.
  init(_ data: WeightedClusterSums) {
    let n = data.answers
    let squares = data.squaredWeights.reduce(0, +)
    let clusterSquares = data.weights.reduce(0) { $0 + $1 * $1 }
    let plain = DesignEffect(data.unweighted)
    clusters = data.count
    intraclassCorrelation = plain?.intraclassCorrelation
    let rho = plain?.shrunkenCorrelation ?? DesignEffect.priorCorrelation
    shrunkenCorrelation = rho
    largestShare = data.weights.max() ?? 0
    modelBased = n * ((1 - rho) * squares + rho * clusterSquares)
    let robust = WeightedClusterRobust(data)
    let satterthwaite = robust?.degreesOfFreedom ?? 0
    degreesOfFreedom = satterthwaite + DesignEffect.priorWeight
    if let robust, n > 1, data.variance > 1e-14 {
      let ratio = robust.variance / (data.variance / (n - 1))
      clusterRobust = ratio
      let mixed =
        (DesignEffect.priorWeight * modelBased + satterthwaite * ratio)
        / (DesignEffect.priorWeight + satterthwaite)
      value = max(1, min(mixed, n * clusterSquares))
    } else {
      clusterRobust = nil
      value = max(1, modelBased)
    }
  }
}
