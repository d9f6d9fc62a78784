import Probability

extension Interval {
  /// The interval for the score of a finite set of customers, of whom a known part has answered.
  ///
  /// Each limit moves towards the estimate by √(1 − f): a point at the census, unchanged as the
  /// population grows. Cochran (1977), Sampling Techniques, section 2.8, applied to the two arms
  /// of an asymmetric interval.
  /// - Parameters:
  ///   - estimate: the score that the interval belongs to
  ///   - fraction: the sampling fraction f = n/N, on 0…1 (of accounts, where accounts are sampled)
  public func finitePopulation(estimate: Double, fraction: Double) -> Interval {
    precondition((0...1).contains(fraction), "a sampling fraction lies on 0…1, not \(fraction)")
    let shrink = (1 - fraction).squareRoot()
    return Interval(
      lower: lower.map { estimate - shrink * (estimate - $0) },
      upper: upper.map { estimate + shrink * ($0 - estimate) },
      level: level, method: method + "_finite_population")
  }
}

extension NetScoreInterval {
  /// An interval for the score that all N customers of a finite population would give, as a
  /// prediction of those who have not answered.
  ///
  /// The centre mixes the seen score with the adjusted-Wald centre for the unseen; the width
  /// comes from the unseen alone.
  /// - Parameters:
  ///   - counts: the answers
  ///   - population: N, at least the number of answers
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: the limits on −1…1, clipped; nil without answers.
  public static func predictive(
    _ counts: NetScoreCounts, population: Double, level: Double
  ) -> Interval? {
    let n = counts.total
    precondition(population >= n, "a population of \(population) cannot hold \(n) answers")
    let adjusted = counts.withThreePseudoAnswers
    guard let score = counts.score, let centre = adjusted.score, let variance = adjusted.variance
    else { return nil }
    guard population > n else {
      return Interval(lower: score, upper: score, level: level, method: "predictive")
    }
    let fraction = n / population
    let middle = fraction * score + (1 - fraction) * centre
    let error =
      (1 - fraction) * (variance * (1 / adjusted.total + 1 / (population - n))).squareRoot()
    let margin = Normal().upperQuantile((1 - level) / 2) * error
    return Interval(
      lower: max(-1, middle - margin), upper: min(1, middle + margin), level: level,
      method: "predictive")
  }
}
