extension ScoreDifference {
  /// The score of the second group that maximises the likelihood when the difference is `delta`.
  ///
  /// The profile log-likelihood is concave, so its slope changes sign once. Newton's method on the
  /// slope times the distance to each end of the range where it has a pole, inside a bracket.
  func restrictedMean(at delta: Double) -> Double {
    let (one, two) = (RestrictedScore(counts: first), RestrictedScore(counts: second))
    let (bottom, top) = (max(-1, -1 - delta), min(1, 1 - delta))
    guard bottom < top else { return bottom }
    // At an end of the range one group stands at an end of the scale: say so exactly, since a sum
    // that misses −1 or 1 by rounding has a slope without meaning.
    let slopeAtBottom =
      one.slope(at: delta <= 0 ? -1 : bottom + delta).value
      + two.slope(at: delta >= 0 ? -1 : bottom).value
    if slopeAtBottom <= 0 { return bottom }
    let slopeAtTop =
      one.slope(at: delta >= 0 ? 1 : top + delta).value
      + two.slope(at: delta <= 0 ? 1 : top).value
    if slopeAtTop >= 0 { return top }
    if let kink = kink(at: delta, bottom, top, one, two) { return kink }

    var (low, high) = (bottom, top)
    let (n1, n2) = (first.total, second.total)
    let pooled = (n1 * ((first.score ?? 0) - delta) + n2 * (second.score ?? 0)) / (n1 + n2)
    let inset = 1e-3 * (top - bottom)
    var mean = min(max(pooled, bottom + inset), top - inset)
    for step in 0..<200 {
      let (a, b) = (one.slope(at: mean + delta), two.slope(at: mean))
      let value = a.value + b.value
      if value == 0 { return mean }
      if value > 0 { low = mean } else { high = mean }
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return mean }
      var derivative = a.derivative + b.derivative
      if slopeAtBottom.isInfinite { derivative += value / (mean - bottom) }
      if slopeAtTop.isInfinite { derivative -= value / (top - mean) }
      var next = derivative < 0 ? mean - value / derivative : middle
      // Newton needs 4 to 8 steps; one that has not arrived after 20 straddles a corner.
      if step > 20 || !(next > low && next < high) { next = middle }
      if abs(next - mean) <= 1e-15 { return next }
      mean = next
    }
    return mean
  }

  /// Where a group of passives alone makes the likelihood peak in a corner, at its own score of 0.
  private func kink(
    at delta: Double, _ bottom: Double, _ top: Double, _ one: RestrictedScore,
    _ two: RestrictedScore
  ) -> Double? {
    let (firstIsFlat, secondIsFlat) = (
      first.passives == first.total, second.passives == second.total
    )
    if secondIsFlat, bottom < 0, top > 0 {
      // The slope of n passives steps from n to −n at 0.
      let step = second.total + (firstIsFlat && delta == 0 ? first.total : 0)
      if abs(one.slope(at: delta).value) <= step { return 0 }
    }
    if firstIsFlat, bottom < -delta, -delta < top {
      if abs(two.slope(at: -delta).value) <= first.total { return -delta }
    }
    return nil
  }
}
