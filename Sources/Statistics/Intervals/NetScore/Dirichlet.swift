import Probability

extension NetScoreInterval {
  /// The equal-tailed credible interval of promoters − detractors under a uniform prior.
  public static let dirichlet = NetScoreInterval(
    name: "dirichlet", title: "Bayesian credible interval, uniform prior",
    reference:
      "Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 3.4; Dirichlet(1, 1, 1) prior"
  ) { counts, level in
    let posterior = NetScorePosterior(counts)
    let tail = (1 - level) / 2
    return Limits(posterior.quantile(tail), posterior.quantile(1 - tail))
  }
}

/// The posterior distribution of a net score under a uniform Dirichlet prior.
public struct NetScorePosterior: Sendable {
  private let alpha: (minus: Double, zero: Double, plus: Double)

  /// Makes the posterior after these answers.
  public init(_ counts: NetScoreCounts) {
    alpha = (counts.detractors + 1, counts.passives + 1, counts.promoters + 1)
  }

  private var total: Double { alpha.minus + alpha.zero + alpha.plus }

  /// The posterior mean on −1…1.
  public var mean: Double { (alpha.plus - alpha.minus) / total }

  /// The posterior standard deviation.
  public var standardDeviation: Double {
    let second = (alpha.plus + alpha.minus) / total
    return ((second - mean * mean) / (total + 1)).squareRoot()
  }

  /// P(score ≤ value).
  public func cdf(_ value: Double) -> Double {
    value >= 0
      ? 1 - survivalAbove(value, alpha.minus, alpha.plus)
      : survivalAbove(-value, alpha.plus, alpha.minus)
  }

  /// P(score > value).
  public func survival(_ value: Double) -> Double {
    value >= 0
      ? survivalAbove(value, alpha.minus, alpha.plus)
      : 1 - survivalAbove(-value, alpha.plus, alpha.minus)
  }

  /// P(plus − minus > value) for value ≥ 0.
  ///
  /// With s = plus + minus ~ Beta and plus = sB, B ~ Beta(plus, minus) independent of s, this is
  /// ∫ P(B > (1 + value/s)/2) dF(s) over s > value, smooth inside its range.
  private func survivalAbove(_ value: Double, _ minus: Double, _ plus: Double) -> Double {
    guard value < 1 else { return 0 }
    let sum = Beta(alpha: minus + plus, beta: alpha.zero)
    let share = Beta(alpha: plus, beta: minus)
    // All mass that matters to double precision lies between these quantiles.
    let low = max(value, sum.quantile(1e-18))
    let high = sum.upperQuantile(1e-18)
    guard low < high else { return 0 }
    return GaussLegendre.integrate(from: low, to: high, panels: 16) { s in
      s > 0 ? sum.density(s) * share.survival((1 + value / s) / 2) : 0
    }
  }

  /// The score below which the posterior has this probability.
  public func quantile(_ probability: Double) -> Double {
    bracketedRoot(lower: -1, upper: 1, absoluteTolerance: 1e-12) { cdf($0) - probability }
  }
}
