/// The cluster-robust variance of a mean and its Satterthwaite degrees of freedom.
///
/// The mean is the least-squares fit of an intercept, for which the adjustment matrices of Bell &
/// McCaffrey (2002) and Pustejovsky & Tipton (2018, JBES 36:672–683) reduce to one factor per
/// cluster, 1/(1 − m/n) to the power ½ (CR2) or 1 (CR3).
public struct ClusterRobust: Codable, Sendable, Equatable {
  /// Which small-sample adjustment is made.
  public enum Adjustment: String, Codable, Sendable, CaseIterable {
    /// None.
    case cr0
    /// The factor G/(G − 1).
    case cr1
    /// Bias-reduced linearisation.
    case cr2
    /// The cluster jackknife form.
    case cr3
  }

  /// The variance of the mean.
  public let variance: Double
  /// G − 1 for CR0 and CR1, Satterthwaite's for CR2 and CR3.
  public let degreesOfFreedom: Double

  /// Estimates; nil below two clusters, where no variance between clusters can be seen.
  public init?(_ data: ClusterSums, _ adjustment: Adjustment) {
    guard data.count >= 2, let mean = data.mean else { return nil }
    let n = data.total
    let residualSums = zip(data.sums, data.sizes).map { $0 - $1 * mean }
    func factor(_ size: Double) -> Double {
      switch adjustment {
      case .cr0, .cr1: 1
      case .cr2: 1 / (1 - size / n).squareRoot()
      case .cr3: 1 / (1 - size / n)
      }
    }
    let raw = zip(residualSums, data.sizes).reduce(0.0) {
      let scaled = $1.0 * factor($1.1) / n
      return $0 + scaled * scaled
    }
    let clusters = Double(data.count)
    variance = adjustment == .cr1 ? raw * clusters / (clusters - 1) : raw
    switch adjustment {
    case .cr0, .cr1: degreesOfFreedom = clusters - 1
    case .cr2, .cr3: degreesOfFreedom = Self.satterthwaite(data.sizes, factor)
    }
  }

  /// tr²/‖·‖² of the covariance of the adjusted residual sums under equal variances.
  private static func satterthwaite(_ sizes: [Double], _ factor: (Double) -> Double) -> Double {
    let n = sizes.reduce(0, +)
    var (trace, diagonal, outer, outerDiagonal) = (0.0, 0.0, 0.0, 0.0)
    for m in sizes {
      let squared = factor(m) * factor(m)
      let own = squared * m * (1 - m / n)
      let cross = squared * m * m / n
      trace += own
      diagonal += own * own
      outer += cross
      outerDiagonal += cross * cross
    }
    return trace * trace / (diagonal + outer * outer - outerDiagonal)
  }
}
