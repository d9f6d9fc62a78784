import Probability

extension TwoProportions {
  /// The sample odds ratio, odds of success in the first group over those in the second, with the
  /// Wald interval of its logarithm.
  ///
  /// Woolf (1955), Annals of Human Genetics 19:251–253.
  /// - Parameter level: the confidence level, between 0 and 1
  /// - Returns: no interval with a note when one of the four counts is zero.
  public func oddsRatio(level: Double = 0.95) -> RatioEstimate {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard hasBothGroups else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.emptyGroup])
    }
    let cells = [firstSuccesses, firstFailures, secondSuccesses, secondFailures]
    let up = firstSuccesses * secondFailures
    let down = firstFailures * secondSuccesses
    guard down > 0 else {
      return RatioEstimate(
        estimate: nil, interval: nil, notes: [up > 0 ? .unboundedRatio : .undefinedRatio])
    }
    guard cells.allSatisfy({ $0 > 0 }) else {
      return RatioEstimate(estimate: up / down, interval: nil, notes: [.zeroCell])
    }
    let error = cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    let margin = exponential(Normal().upperQuantile((1 - level) / 2) * error)
    return RatioEstimate(
      estimate: up / down, logStandardError: error,
      interval: Interval(
        lower: up / down / margin, upper: up / down * margin, level: level, method: "wald_log"))
  }
}
