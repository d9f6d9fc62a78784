extension RestrictedScore {
  /// How fast the profile log-likelihood rises with the score at `mean`, and how fast that changes.
  ///
  /// At the restricted estimate every class with answers has x/p = n(1 + λ(y − mean)), and the
  /// slope is nλ (Lagrange multiplier of the mean), so any two such classes give it in closed form.
  func slope(at mean: Double) -> (value: Double, derivative: Double) {
    let (n, minus, zero, plus) = (
      counts.total, counts.detractors, counts.passives, counts.promoters
    )
    if mean >= 1 { return (plus == n ? n / 2 : -.infinity, -.infinity) }
    if mean <= -1 { return (minus == n ? -n / 2 : .infinity, -.infinity) }
    // One class only: its share is the largest that leaves the mean where it is.
    if plus == n { return (n / (1 + mean), -n / ((1 + mean) * (1 + mean))) }
    if minus == n { return (-n / (1 - mean), -n / ((1 - mean) * (1 - mean))) }
    if zero == n {
      let room = 1 - abs(mean)
      return (mean == 0 ? 0 : (mean > 0 ? -n : n) / room, -n / (room * room))
    }
    let share = detractorShare(at: mean)
    let change = shareDerivative(at: mean, share: share)
    let shares = (minus: share, zero: 1 - 2 * share - mean, plus: share + mean)
    let rates = (minus: change, zero: -2 * change - 1, plus: change + 1)
    // The ratio x/p and its derivative −x p′/p².
    func ratio(_ count: Double, _ share: Double, _ rate: Double) -> (Double, Double) {
      (count / share, -count * rate / (share * share))
    }
    if minus > 0, plus > 0 {
      let (a, b) = (ratio(plus, shares.plus, rates.plus), ratio(minus, shares.minus, rates.minus))
      return ((a.0 - b.0) / 2, (a.1 - b.1) / 2)
    }
    let middle = ratio(zero, shares.zero, rates.zero)
    if plus > 0 {
      let end = ratio(plus, shares.plus, rates.plus)
      return (end.0 - middle.0, end.1 - middle.1)
    }
    let end = ratio(minus, shares.minus, rates.minus)
    return (middle.0 - end.0, middle.1 - end.1)
  }

  /// dq̃/dδ of the restricted estimate q̃, from the quadratic that defines it.
  private func shareDerivative(at mean: Double, share: Double) -> Double {
    let (n, minus, plus) = (counts.total, counts.detractors, counts.promoters)
    // Where a class is empty the quadratic factors, and its straight branches meet in a corner.
    if counts.passives == 0 { return -0.5 }
    if minus == 0 { return share > 0 ? plus / (2 * n) - 1 : 0 }
    if plus == 0 { return share > -mean ? -minus / (2 * n) : -1 }
    let weight = 2 * n - plus + minus
    let steepness = 4 * n * share - plus - minus + weight * mean
    return -(weight * share - minus * (1 - 2 * mean)) / steepness
  }
}
