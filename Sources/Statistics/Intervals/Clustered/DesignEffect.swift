/// How much less a clustered sample says than the same number of independent answers.
///
/// The design effect combines a model-based form (ANOVA intraclass correlation, shrunken towards
/// 0.4 with the weight of two clusters) and the CR2 variance, each weighted by what it is based on:
/// two degrees of freedom for the model, Satterthwaite's for CR2. With few accounts the model
/// steadies it; with many the data decide.
public struct DesignEffect: Codable, Sendable, Equatable {
  /// The number of clusters.
  public let clusters: Int
  /// The ANOVA intraclass correlation, untruncated; nil when the data do not determine it.
  public let intraclassCorrelation: Double?
  /// The intraclass correlation after shrinkage, on 0…1.
  public let shrunkenCorrelation: Double
  /// The mean size of the cluster an answer belongs to, Σm²/n.
  public let weightedClusterSize: Double
  /// The model-based design effect, 1 + (Σm²/n − 1)·ρ.
  public let modelBased: Double
  /// The design effect at the prior correlation, before any answer is seen.
  public var prior: Double { 1 + (weightedClusterSize - 1) * Self.priorCorrelation }
  /// CR2 variance over simple-random variance; nil when either cannot be estimated.
  public let clusterRobust: Double?
  /// The design effect used: between 1 and `weightedClusterSize`.
  public let value: Double
  /// Satterthwaite's degrees of freedom of CR2, plus two; infinite sizes aside, at least 2.
  public let degreesOfFreedom: Double

  /// The share of all answers that come from the largest cluster.
  public let largestShare: Double

  /// What the intraclass correlation is taken to be before any data are seen.
  public static let priorCorrelation = 0.4
  /// How many clusters that prior is worth.
  public static let priorWeight = 2.0

  /// Estimates the design effect of a mean; nil without answers.
  public init?(_ data: ClusterSums) {
    let n = data.total
    guard n > 0 else { return nil }
    let groups = Double(data.count)
    clusters = data.count
    weightedClusterSize = data.sizes.reduce(0) { $0 + $1 * $1 } / n
    largestShare = (data.sizes.max() ?? 0) / n
    intraclassCorrelation = Self.intraclassCorrelation(data, weightedClusterSize)
    let observed = intraclassCorrelation ?? Self.priorCorrelation
    let shrunken =
      (Self.priorWeight * Self.priorCorrelation + (groups - 1) * observed)
      / (Self.priorWeight + groups - 1)
    shrunkenCorrelation = min(max(shrunken, 0), 1)
    modelBased = 1 + (weightedClusterSize - 1) * shrunkenCorrelation
    let robust = ClusterRobust(data, .cr2)
    let satterthwaite = robust?.degreesOfFreedom ?? 0
    degreesOfFreedom = satterthwaite + Self.priorWeight
    if let robust, let variance = data.variance, variance > 1e-14 {
      let ratio = robust.variance / (variance / n)
      clusterRobust = ratio
      let mixed =
        (Self.priorWeight * modelBased + satterthwaite * ratio)
        / (Self.priorWeight + satterthwaite)
      value = min(max(mixed, 1), weightedClusterSize)
    } else {
      clusterRobust = nil
      value = modelBased
    }
  }

  /// The ANOVA estimator, (MSB − MSW)/(MSB + (m₀ − 1)MSW).
  ///
  /// Donner (1986), International Statistical Review 54:67–82.
  private static func intraclassCorrelation(_ data: ClusterSums, _ weighted: Double) -> Double? {
    let (n, groups) = (data.total, Double(data.count))
    guard let mean = data.mean, groups > 1, n > groups else { return nil }
    var (between, within) = (0.0, 0.0)
    for index in data.sizes.indices {
      let m = data.sizes[index]
      let own = data.sums[index] / m
      between += m * (own - mean) * (own - mean)
      within += max(0, data.squares[index] - m * own * own)
    }
    let (meanBetween, meanWithin) = (between / (groups - 1), within / (n - groups))
    let typicalSize = (n - weighted) / (groups - 1)
    let denominator = meanBetween + (typicalSize - 1) * meanWithin
    guard denominator > 1e-12 else { return nil }
    return (meanBetween - meanWithin) / denominator
  }
}
