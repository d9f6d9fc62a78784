import Probability

/// The probability that one score is higher than another, after the answers.
///
/// Independent Dirichlet posteriors under uniform priors (Gelman et al. 2013, Bayesian Data
/// Analysis, 3rd ed., section 3.4); for few accounts, at the effective sizes.
public enum DirectionProbability {
  /// P(first score > second score); nil when a group has no answers.
  public static func firstHigher(_ first: NetScoreCounts, _ second: NetScoreCounts) -> Double? {
    guard first.total > 0, second.total > 0 else { return nil }
    // Integrate over the narrower posterior, in which the other's distribution function is smooth.
    let swapped =
      NetScorePosterior(first).standardDeviation > NetScorePosterior(second).standardDeviation
    let (narrow, wide) = swapped ? (second, first) : (first, second)
    let posterior = NetScorePosterior(narrow)
    let other = NetScorePosterior(wide)
    let density = NetScoreDensity(narrow)
    let reach = 9 * posterior.standardDeviation
    let (low, high) = (max(-1, posterior.mean - reach), min(1, posterior.mean + reach))
    // The density has a corner at 0 when there are few answers; no panel may straddle it.
    let pieces: [(Double, Double)] =
      low < 0 && high > 0 ? [(low, 0), (0, high)] : [(low, high)]
    var (mass, below) = (0.0, 0.0)
    for (from, to) in pieces {
      mass += GaussLegendre.integrate(from: from, to: to, panels: 2) { density($0) }
      below += GaussLegendre.integrate(from: from, to: to, panels: 2) {
        density($0) * other.cdf($0)
      }
    }
    let narrowHigher = min(1, max(0, below / mass))
    return swapped ? 1 - narrowHigher : narrowHigher
  }
}

/// The unnormalised posterior density of a net score under a uniform prior.
private struct NetScoreDensity {
  let counts: NetScoreCounts
  private let offset: Double

  init(_ counts: NetScoreCounts) {
    self.counts = counts
    let n = counts.total
    // The log-likelihood at its peak, taken out so that nothing underflows.
    offset = [counts.detractors, counts.passives, counts.promoters].reduce(0) {
      $1 > 0 ? $0 + $1 * logOf($1 / n) : $0
    }
  }

  /// ∫ q^d (q + s)^p (1 − 2q − s)^z dq over the shares with score s.
  func callAsFunction(_ score: Double) -> Double {
    let (low, high) = (max(0, -score), (1 - score) / 2)
    guard low < high else { return 0 }
    func term(_ count: Double, _ share: Double) -> Double {
      count > 0 ? count * logOf(max(share, .leastNormalMagnitude)) : 0
    }
    let panels = max(2, Int((counts.total.squareRoot() / 8).rounded(.up)))
    return GaussLegendre.integrate(from: low, to: high, panels: panels) { share in
      exponential(
        term(counts.detractors, share) + term(counts.promoters, share + score)
          + term(counts.passives, 1 - 2 * share - score) - offset)
    }
  }
}
