extension PairedProportions {
  /// The conditional odds ratio, changes from success over changes to success, with the limits that
  /// an interval of their proportion gives.
  ///
  /// Breslow & Day (1980), Statistical Methods in Cancer Research I, section 5.2.
  /// - Parameters:
  ///   - level: the confidence level, between 0 and 1
  ///   - interval: the interval of the proportion of changes that are successes the first time
  public func oddsRatio(
    level: Double = 0.95, interval method: ProportionInterval = .clopperPearson
  ) -> RatioEstimate {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard total > 0 else { return RatioEstimate(estimate: nil, interval: nil, notes: [.noPairs]) }
    guard discordant > 0 else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.noChanges])
    }
    let share = method.interval(successes: firstOnly, trials: discordant, level: level)
    func odds(_ share: Double) -> Double? { share < 1 ? share / (1 - share) : nil }
    return RatioEstimate(
      estimate: secondOnly > 0 ? firstOnly / secondOnly : nil,
      logStandardError: firstOnly > 0 && secondOnly > 0
        ? (1 / firstOnly + 1 / secondOnly).squareRoot() : nil,
      interval: share.map {
        Interval(
          lower: $0.lower.flatMap(odds), upper: $0.upper.flatMap(odds), level: level,
          method: method.name)
      }, notes: secondOnly > 0 ? [] : [.unboundedRatio])
  }
}
