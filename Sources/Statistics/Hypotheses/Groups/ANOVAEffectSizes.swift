extension OneWayANOVAResult {
  /// η², the share of the variation that lies between groups; nil when all values are equal.
  public var etaSquared: Double? { rSquared }

  /// ω², the same estimated for the population, possibly negative; nil when all values are equal.
  ///
  /// (SS_b − df_b MS_w)/(SS_b + SS_w + MS_w). Source: Hays 1963, Statistics for Psychologists, 12.18.
  public var omegaSquared: Double? {
    let total = sumOfSquaresBetween + sumOfSquaresWithin + meanSquareWithin
    guard total > 0 else { return nil }
    return (sumOfSquaresBetween - Double(degreesOfFreedomBetween) * meanSquareWithin) / total
  }
}
