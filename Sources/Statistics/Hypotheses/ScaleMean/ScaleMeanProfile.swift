extension ScaleMeanDifference {
  /// The mean of the second group, on 0…1, that maximises the likelihood when the difference is
  /// `shift` times the length of the scale.
  ///
  /// The profile log-likelihood is concave, so its slope n₁λ₁ + n₂λ₂ changes sign once. Newton's
  /// method on the slope times the distance to each end where it has a pole, inside a bracket.
  func restrictedMean(at shift: Double) -> Double {
    let (n1, n2) = (one.total, two.total)
    let (bottom, top) = (max(0, -shift), min(1, 1 - shift))
    guard bottom < top else { return bottom }
    // At an end of the range one group stands at an end of the scale: say so exactly.
    let slopeAtBottom =
      n1 * one.multiplier(at: shift <= 0 ? 0 : bottom + shift).value
      + n2 * two.multiplier(at: shift >= 0 ? 0 : bottom).value
    if slopeAtBottom <= 0 { return bottom }
    let slopeAtTop =
      n1 * one.multiplier(at: shift >= 0 ? 1 : top + shift).value
      + n2 * two.multiplier(at: shift <= 0 ? 1 : top).value
    if slopeAtTop >= 0 { return top }
    if let corner = corner(at: shift, bottom, top) { return corner }

    var (low, high) = (bottom, top)
    let pooled = (n1 * (mean(of: one) - shift) + n2 * mean(of: two)) / (n1 + n2)
    let inset = 1e-3 * (top - bottom)
    var mean = min(max(pooled, bottom + inset), top - inset)
    for step in 0..<200 {
      let (a, b) = (one.multiplier(at: mean + shift), two.multiplier(at: mean))
      let value = n1 * a.value + n2 * b.value
      if value == 0 { return mean }
      if value > 0 { low = mean } else { high = mean }
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return mean }
      var derivative = n1 * a.derivative + n2 * b.derivative
      if slopeAtBottom.isInfinite { derivative += value / (mean - bottom) }
      if slopeAtTop.isInfinite { derivative -= value / (top - mean) }
      var next = derivative < 0 ? mean - value / derivative : middle
      // One that has not arrived after 20 steps straddles a corner.
      if step > 20 || !(next > low && next < high) { next = middle }
      if abs(next - mean) <= 1e-15 { return next }
      mean = next
    }
    return mean
  }

  private func mean(of group: RestrictedScaleMean) -> Double {
    zip(group.points, group.counts).reduce(0) { $0 + $1.0 * $1.1 } / group.total
  }

  /// Where a group whose answers all stand at one point inside the scale makes the likelihood peak
  /// in a corner, at that point.
  ///
  /// The multiplier of such a group steps from 1/y down to −1/(1 − y) there.
  private func corner(at shift: Double, _ bottom: Double, _ top: Double) -> Double? {
    if let point = two.only, bottom < point, point < top {
      let other = one.total * one.multiplier(at: point + shift).value
      if other <= two.total / (1 - point), other >= -two.total / point { return point }
    }
    if let point = one.only, bottom < point - shift, point - shift < top {
      let other = two.total * two.multiplier(at: point - shift).value
      if other <= one.total / (1 - point), other >= -one.total / point { return point - shift }
    }
    return nil
  }
}
