import Probability

/// How often an interval for a proportion holds the truth, and how wide it is, at one truth.
public struct ProportionCoverage: Codable, Sendable, Equatable {
  /// The true probability of success.
  public let probability: Double
  /// The probability that the interval holds it.
  public let coverage: Double
  /// The expected width.
  public let meanWidth: Double
}

extension ProportionInterval {
  /// Exact coverage by enumerating the n + 1 outcomes; an interval that is nil counts as a miss of
  /// width zero.
  ///
  /// - Parameters:
  ///   - trials: the sample size, at least 1
  ///   - probabilities: the truths, each between 0 and 1
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: one element per truth, in their order
  /// - Complexity: n + 1 intervals, and n + 1 binomial probabilities per truth
  public func coverage(
    trials: Int, probabilities: [Double], level: Double = 0.95
  ) -> [ProportionCoverage] {
    precondition(trials >= 1, "coverage needs at least one trial, not \(trials)")
    precondition(
      probabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "probabilities must lie in 0…1")
    let intervals = (0...trials).map {
      interval(successes: Double($0), trials: Double(trials), level: level)
    }
    return probabilities.map { probability in
      let outcomes = Binomial(trials: trials, probability: probability)
      var coverage = 0.0
      var meanWidth = 0.0
      for (successes, interval) in intervals.enumerated() {
        guard let interval else { continue }
        let mass = outcomes.mass(successes)
        meanWidth += mass * (interval.width ?? 0)
        if interval.contains(probability) { coverage += mass }
      }
      return ProportionCoverage(
        probability: probability, coverage: coverage, meanWidth: meanWidth)
    }
  }
}
