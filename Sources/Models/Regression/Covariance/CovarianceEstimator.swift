/// Which covariance of the coefficients tests and intervals are made from.
public enum CovarianceEstimator: Codable, Sendable, Equatable {
  /// s²(XᵀWX)⁻¹: independent rows, variances proportional to 1/w.
  case classical
  /// Independent rows, each with a variance of its own.
  case heteroscedasticityConsistent(HeteroscedasticityCorrection)
  /// Rows of one cluster depend on each other in any way; `clusters` has a code ≥ 0 per row.
  case clusterRobust(ClusterCorrection, clusters: [Int])

  /// The covariance for rows that share accounts: CR3, to be compared with t on clusters less one.
  ///
  /// It earned its place in the measured table of Guides/RobustCovariance.md.
  public static func standard(clusters: [Int]) -> CovarianceEstimator {
    .clusterRobust(.cr3, clusters: clusters)
  }

  /// The name: `classical`, `hc3`, `cr2` …
  public var name: String {
    switch self {
    case .classical: "classical"
    case .heteroscedasticityConsistent(let correction): correction.rawValue
    case .clusterRobust(let correction, _): correction.rawValue
    }
  }
}

/// The degrees of freedom that t and F statistics are compared with.
public enum ReferenceDegreesOfFreedom: String, Codable, Sendable, CaseIterable {
  /// Rows less columns.
  case residual
  /// Clusters less one; only for a cluster-robust covariance.
  case clustersLessOne = "clusters_less_one"
  /// Those of the χ² that has the mean and variance of the squared standard error under the working
  /// model; joint tests are of the approximate Hotelling T² type (HTZ). Not for `classical`, where
  /// it is the same as `residual`.
  ///
  /// Source: Bell & McCaffrey 2002, Survey Methodology 28:169; Pustejovsky & Tipton 2018, Journal of
  /// Business & Economic Statistics 36:672, section 3.
  case satterthwaite
}
