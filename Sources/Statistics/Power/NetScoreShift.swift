import Probability

extension NetScoreTruth {
  /// The truth after every customer's latent satisfaction has moved by the same amount, so that the
  /// score changes by `change`.
  ///
  /// Satisfaction is standard normal, cut into detractors, passives and promoters at the thresholds
  /// that give this truth (the ordered probit model; McCullagh 1980, JRSS B 42:109–142). A change
  /// of the score alone does not say which answers move: this path moves them all a little.
  /// - Parameter change: of the score, on −2…2
  /// - Returns: nil where the scale ends first, or where a class that nobody is in would be needed.
  public func shifted(by change: Double) -> NetScoreTruth? {
    if change == 0 { return self }
    let target = score + change
    guard abs(target) < 1 else { return nil }
    let normal = Normal()
    let (low, high) = (
      normal.quantile(min(1, detractors)), normal.upperQuantile(min(1, promoters))
    )
    func moved(_ shift: Double) -> NetScoreTruth {
      // The two tails overlap by rounding where passives vanish.
      let up = normal.survival(high - shift)
      return NetScoreTruth(detractors: min(normal.cdf(low - shift), 1 - up), promoters: up)
    }
    // Forty standard deviations empty every class that can be emptied.
    let reach = 40.0
    guard
      moved(change > 0 ? reach : -reach).score * (change > 0 ? 1 : -1)
        > target * (change > 0 ? 1 : -1)
    else { return nil }
    return moved(bracketedRoot(lower: -reach, upper: reach) { moved($0).score - target })
  }
}
