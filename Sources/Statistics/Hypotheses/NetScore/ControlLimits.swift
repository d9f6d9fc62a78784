/// Where a wave's score is expected to lie when nothing has changed since the waves before: Shewhart's
/// three standard errors, at effective sizes.
///
/// Shewhart (1931), Economic Control of Quality of Manufactured Product, for the limits; the standard
/// error is √[v(1/n*_k + 1/n*_<k)], v the variance of the answers before, n* = n/`DesignEffect`. The
/// uncertainty of the mean before is in it; that accounts persist is not, which is cautious.
public struct ControlLimits: Codable, Sendable, Equatable {
  /// The score of all waves before, on −1…1.
  public let centre: Double
  /// The lower limit, not below −1.
  public let lower: Double
  /// The upper limit, not above 1.
  public let upper: Double

  /// How many standard errors the limits lie from the centre.
  public static let width = 3.0

  /// The limits of a wave; nil when a side has no answers, or too few accounts to say.
  /// - Parameters:
  ///   - before: the counted answers of each account in all waves before
  ///   - wave: the counted answers of each account in this wave
  public init?(before: [NetScoreCounts], wave: [NetScoreCounts]) {
    let counts = NetScoreCounts(summing: before)
    guard let centre = counts.score, let variance = counts.variance,
      let earlier = Self.effectiveSize(before), let own = Self.effectiveSize(wave)
    else { return nil }
    // Where all answers before agree, one in n may yet differ.
    let spread = max(variance, 1 / counts.total)
    let reach = Self.width * (spread * (1 / earlier + 1 / own)).squareRoot()
    self.centre = centre
    lower = max(-1, centre - reach)
    upper = min(1, centre + reach)
  }

  /// Whether a score lies outside the limits.
  public func excludes(_ score: Double) -> Bool { score < lower - 1e-12 || score > upper + 1e-12 }

  private static func effectiveSize(_ accounts: [NetScoreCounts]) -> Double? {
    let data = ClusterSums(accounts)
    guard let effect = DesignEffect(data) else { return nil }
    guard data.hasRepeats else { return data.total }
    guard data.count >= NetScoreEstimator.fewestAccounts else { return nil }
    return data.total / effect.value
  }
}
