import Probability

extension NetScoreInterval {
  /// The percentile bootstrap, computed exactly: quantiles of the resampled scores.
  public static let bootstrapPercentile = NetScoreInterval(
    name: "bootstrap_percentile", title: "exact percentile bootstrap interval",
    reference: "Efron (1979), Annals of Statistics 7:1–26; by convolution, without replicates"
  ) { counts, level in
    resampled(counts, title: "percentile bootstrap interval") { distribution in
      let tail = (1 - level) / 2
      return Limits(distribution.quantile(tail), distribution.quantile(1 - tail))
    }
  }

  /// The bias-corrected and accelerated bootstrap, computed exactly, ties at mid-rank.
  public static let bootstrapBCa = NetScoreInterval(
    name: "bootstrap_bca", title: "exact BCa bootstrap interval",
    reference: "Efron (1987), JASA 82:171–185; by convolution, without replicates"
  ) { counts, level in
    resampled(counts, title: "BCa bootstrap interval") { distribution in
      guard let probabilities = distribution.bcaProbabilities(level: level) else {
        return Limits(
          undefined: "bca_undefined",
          "The BCa interval is undefined here: the resamples lie too much on one side of the score."
        )
      }
      return Limits(
        distribution.quantile(probabilities.lower), distribution.quantile(probabilities.upper))
    }
  }

  /// The percentile bootstrap read further out, so that its width matches a t interval.
  public static let bootstrapExpanded = NetScoreInterval(
    name: "bootstrap_expanded", title: "exact expanded percentile bootstrap interval",
    reference: "Hesterberg (2015), The American Statistician 69:371–386"
  ) { counts, level in
    resampled(counts, title: "expanded bootstrap interval") { distribution in
      let n = Double(distribution.size)
      guard n > 1 else {
        return Limits(undefined: "one_answer", "The expanded bootstrap needs two answers.")
      }
      let t = StudentT(degreesOfFreedom: n - 1).upperQuantile((1 - level) / 2)
      let z = (n / (n - 1)).squareRoot() * t
      return Limits(
        distribution.quantile(Normal().cdf(-z)), distribution.quantile(Normal().cdf(z)))
    }
  }

  /// The studentised bootstrap, computed exactly over all resampled counts.
  ///
  /// A resample whose answers all agree has standard error zero. It counts as infinitely far on
  /// its own side of the estimate, and an infinite quantile reaches the end of the scale.
  public static let bootstrapT = NetScoreInterval(
    name: "bootstrap_t", title: "exact studentised bootstrap interval",
    reference:
      "Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 12.5; enumerated"
  ) { counts, level in
    guard counts.isWhole, counts.total <= 1_000 else {
      return Limits(
        undefined: "enumeration_unavailable",
        "The exact studentised bootstrap needs whole counts and at most 1,000 answers.")
    }
    guard let score = counts.score, let variance = counts.variance, variance > 0 else {
      return .zeroWidth("studentised bootstrap interval")
    }
    let n = counts.total
    let error = (variance / n).squareRoot()
    let pivots = studentised(TrinomialOutcomes(size: Int(n)), counts, score)
    let tail = (1 - level) / 2
    func quantile(_ probability: Double) -> Double {
      var running = 0.0
      for (pivot, mass) in pivots {
        running += mass
        if running >= probability - 1e-12 { return pivot }
      }
      return pivots.last?.0 ?? 0
    }
    return Limits(score - quantile(1 - tail) * error, score - quantile(tail) * error)
  }

  private static func studentised(
    _ outcomes: TrinomialOutcomes, _ counts: NetScoreCounts, _ score: Double
  ) -> [(Double, Double)] {
    let n = counts.total
    let masses = outcomes.masses(
      detractors: counts.detractors / n, promoters: counts.promoters / n)
    return zip(outcomes.counts, masses).filter { $0.1 > 0 }.map { resample, mass in
      let deviation = resample.score! - score
      let error = (resample.variance! / n).squareRoot()
      let pivot =
        error > 0
        ? deviation / error
        : (abs(deviation) < 1e-12 ? 0 : (deviation > 0 ? Double.infinity : -Double.infinity))
      return (pivot, mass)
    }.sorted { $0.0 < $1.0 }
  }

  private static func resampled(
    _ counts: NetScoreCounts, title: String, _ limits: (NetScoreResampling) -> Limits
  ) -> Limits {
    if counts.isUnanimous { return .zeroWidth(title) }
    guard let distribution = NetScoreResampling(counts) else {
      return Limits(
        undefined: "enumeration_unavailable",
        "The exact bootstrap needs whole counts and at most "
          + "\(NetScoreResampling.largestSize) answers.")
    }
    return limits(distribution)
  }
}
