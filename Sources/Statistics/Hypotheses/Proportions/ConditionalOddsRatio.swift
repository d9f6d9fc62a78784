extension ConditionalDistribution {
  /// The conditional maximum likelihood estimate of the odds ratio with exact limits: the ratios at
  /// which each tail of the observed count holds half of 1 − level.
  ///
  /// Cornfield (1956), Proceedings of the Third Berkeley Symposium 4:135–148.
  func oddsRatio(_ observed: Int, level: Double) -> RatioEstimate {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard lowest < highest else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.fixedMargins])
    }
    let tail = (1 - level) / 2
    let estimate: Double? =
      if observed == lowest {
        0
      } else if observed == highest {
        nil
      } else {
        exponential(fallingRoot(near: 0) { Double(observed) - mean(logOdds: $0) })
      }
    let lower =
      observed == lowest
      ? 0 : exponential(fallingRoot(near: 0) { tail - atLeast(observed, logOdds: $0) })
    let upper =
      observed == highest
      ? nil : exponential(fallingRoot(near: 0) { atMost(observed, logOdds: $0) - tail })
    return RatioEstimate(
      estimate: estimate,
      interval: Interval(lower: lower, upper: upper, level: level, method: "conditional_exact"),
      notes: observed == highest ? [.unboundedRatio] : [])
  }
}

extension Note {
  static let fixedMargins = Note(
    code: "fixed_margins",
    sentence: "The margins leave one possible table only, so they say nothing about association.")
}
