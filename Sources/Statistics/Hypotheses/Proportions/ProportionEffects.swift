extension TwoProportions {
  /// Cohen's h, the difference of the arcsine-transformed shares, on −π…π; nil when a group is
  /// empty.
  ///
  /// Cohen (1988), Statistical Power Analysis, eq. 6.2.1.
  public var cohensH: Double? {
    guard let firstShare, let secondShare else { return nil }
    return 2 * (arcsine(firstShare.squareRoot()) - arcsine(secondShare.squareRoot()))
  }

  /// The correlation of group and outcome, on −1…1, positive when the first share is larger; nil
  /// when a group is empty or all answers are alike.
  ///
  /// Yule (1912), Journal of the Royal Statistical Society 75:579–652.
  public var phi: Double? {
    guard hasVariation else { return nil }
    // Margins are divided before they are multiplied: their product overflows nothing.
    let crossed = firstSuccesses * secondFailures - firstFailures * secondSuccesses
    let groups = (firstTrials * secondTrials).squareRoot()
    return max(-1, min(1, crossed / groups / (successes * failures).squareRoot()))
  }
}
