import Statistics

extension Runner {
  /// `nps_intervals/nps_one_sample`: a net score from counts on −1…1, its intervals and tests.
  static let netScore = Runner(family: "nps_intervals", method: "nps_one_sample") { context in
    let limit = 0...1_000_000_000
    let promoters = try context.input.whole("promoters", in: limit)
    let passives = try context.input.whole("passives", in: limit)
    let detractors = try context.input.whole("detractors", in: limit)
    let level = try context.confidenceLevel()
    let counts = NetScoreCounts(
      detractors: detractors, passives: passives, promoters: promoters)
    guard let score = counts.score, let variance = counts.variance else {
      throw CaseError.unusable(key: "input", reason: "there are no answers")
    }
    let values = NetScoreValues(counts: counts, score: score, variance: variance, level: level)
    let sign = BinomialTest().run(successes: promoters, trials: promoters + detractors)
    return [
      "n": .number(counts.total),
      "nps": .number(score),
      "nps_times_100": .number(100 * score),
      "variance_per_response": .number(variance),
      "wald": values.wald,
      "t_mean": values.tMean,
      "adjusted_wald": values.adjustedWald,
      "score": values.score,
      "exact_sign_p_value": .number(sign.pValue),
      "dirichlet_posterior_uniform_prior": values.posterior,
    ]
  }
}

/// The groups of numbers that the cases of one net score expect.
private struct NetScoreValues {
  let counts: NetScoreCounts
  let estimate: Double
  let variance: Double
  let level: Double

  init(counts: NetScoreCounts, score: Double, variance: Double, level: Double) {
    self.counts = counts
    estimate = score
    self.variance = variance
    self.level = level
  }

  /// Unclipped limits. When all answers agree the library withholds intervals of width zero, which
  /// the cases list as what the formula gives: estimate ± 0.
  private func limits(_ method: NetScoreInterval) -> (lower: Double?, upper: Double?) {
    let limits = method.limits(counts, level)
    guard limits.lower == nil, counts.isUnanimous, counts.total > 1 else {
      return (limits.lower, limits.upper)
    }
    return (estimate, estimate)
  }

  var wald: JSONValue {
    let (lower, upper) = limits(.wald)
    return [
      "se": .number((variance / counts.total).squareRoot()),
      "ci_lower": .number(lower),
      "ci_upper": .number(upper),
      "ci_lower_clipped": .number(lower.map { max(-1, $0) }),
      "ci_upper_clipped": .number(upper.map { min(1, $0) }),
    ]
  }

  var tMean: JSONValue {
    let (lower, upper) = limits(.studentT)
    let freedom = counts.total - 1
    return [
      "sd": .number(
        freedom > 0 ? (variance * counts.total / freedom).squareRoot() : nil),
      "se": .number(freedom > 0 ? (variance / freedom).squareRoot() : nil),
      "df": .number(freedom),
      "ci_lower": .number(lower),
      "ci_upper": .number(upper),
    ]
  }

  var adjustedWald: JSONValue {
    let adjusted = counts.withThreePseudoAnswers
    let limits = NetScoreInterval.adjustedWald.limits(counts, level)
    return [
      "centre": .number(adjusted.score),
      "se": .number(adjusted.variance.map { ($0 / adjusted.total).squareRoot() }),
      "ci_lower": .number(limits.lower),
      "ci_upper": .number(limits.upper),
    ]
  }

  var score: JSONValue {
    let limits = NetScoreInterval.score.limits(counts, level)
    let test = NetScoreInterval.scoreTest(counts)
    return [
      "ci_lower": .number(limits.lower),
      "ci_upper": .number(limits.upper),
      "z_for_zero": .number(test.statistic),
      "p_value_for_zero": .number(test.pValue),
    ]
  }

  var posterior: JSONValue {
    let posterior = NetScorePosterior(counts)
    return ["mean": .number(posterior.mean), "sd": .number(posterior.standardDeviation)]
  }
}
