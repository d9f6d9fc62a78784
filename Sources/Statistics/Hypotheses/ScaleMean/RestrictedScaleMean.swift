/// The shares of the scale points at their restricted maximum likelihood when the mean is held.
///
/// Points are rescaled to 0…1. At a mean μ the share of a point y with x of n answers is
/// x/(n(1 + λ(y − μ))), λ the multiplier of the mean; an end of the scale that nobody chose takes
/// mass where the hypothesis needs it (Owen 2001, Empirical Likelihood, section 2.9, on the whole
/// scale). The profile log-likelihood rises with μ at the rate nλ.
struct RestrictedScaleMean: Sendable {
  /// The points with answers, on 0…1, rising.
  let points: [Double]
  /// The answers at each of them.
  let counts: [Double]
  /// The number of answers.
  let total: Double

  init(_ data: ScaleCounts) {
    let (low, high) = (data.points[0], data.points[data.points.count - 1])
    let kept = data.counts.indices.filter { data.counts[$0] > 0 }
    points = kept.map { (data.points[$0] - low) / (high - low) }
    counts = kept.map { data.counts[$0] }
    total = counts.reduce(0, +)
  }

  /// Whether all answers are at 0, or all at 1.
  private func areAll(at end: Double) -> Bool { points.count == 1 && points[0] == end }

  /// The one point inside the scale at which all answers stand; nil where there is none.
  var only: Double? {
    points.count == 1 && points[0] > 0 && points[0] < 1 ? points[0] : nil
  }

  /// λ and its derivative by μ, for a mean on 0…1; infinite at an end where answers forbid it.
  func multiplier(at mean: Double) -> (value: Double, derivative: Double) {
    if mean <= 0 { return (areAll(at: 0) ? -1 : .infinity, -.infinity) }
    if mean >= 1 { return (areAll(at: 1) ? 1 : -.infinity, -.infinity) }
    // Feasible multipliers keep every share, seen or not, from being negative.
    let (low, high) = (-1 / (1 - mean), 1 / mean)
    let (least, most) = (points[0], points[points.count - 1])
    // The equation has poles where an observed share would be infinite.
    let leftPole = most > mean ? -1 / (most - mean) : -.infinity
    let rightPole = least < mean ? 1 / (mean - least) : .infinity
    if leftPole < low, slope(low, mean).value <= 0 { return (low, -low * low) }
    if rightPole > high, slope(high, mean).value >= 0 { return (high, -high * high) }
    let value = root(mean, max(low, leftPole), min(high, rightPole), leftPole, rightPole)
    var (numerator, denominator) = (0.0, 0.0)
    for index in points.indices {
      let distance = points[index] - mean
      let ratio = 1 / (1 + value * distance)
      numerator += counts[index] * ratio * ratio
      denominator += counts[index] * ratio * ratio * distance * distance
    }
    return (value, -numerator / denominator)
  }

  /// Σ x(y − μ)/(1 + λ(y − μ)), which falls in λ, and its derivative.
  private func slope(_ multiplier: Double, _ mean: Double) -> (value: Double, derivative: Double) {
    var (value, derivative) = (0.0, 0.0)
    for index in points.indices {
      let distance = points[index] - mean
      let ratio = distance / (1 + multiplier * distance)
      value += counts[index] * ratio
      derivative -= counts[index] * ratio * ratio
    }
    return (value, derivative)
  }

  /// Newton's method on the slope times its distances to the poles, inside a bracket.
  private func root(
    _ mean: Double, _ low: Double, _ high: Double, _ leftPole: Double, _ rightPole: Double
  ) -> Double {
    var (a, b) = (low, high)
    var multiplier = 0.0
    for step in 0..<200 {
      let (value, derivative) = slope(multiplier, mean)
      if value == 0 { return multiplier }
      if value > 0 { a = multiplier } else { b = multiplier }
      let middle = a + (b - a) / 2
      if middle <= a || middle >= b { return multiplier }
      var steepness = derivative
      if leftPole.isFinite { steepness += value / (multiplier - leftPole) }
      if rightPole.isFinite { steepness -= value / (rightPole - multiplier) }
      var next = steepness < 0 ? multiplier - value / steepness : middle
      if step > 30 || !(next > a && next < b) { next = middle }
      if abs(next - multiplier) <= 1e-15 * max(1, abs(next)) { return next }
      multiplier = next
    }
    return multiplier
  }

  /// The variance of one answer when the mean is held at `mean`, on the scale 0…1.
  func variance(at mean: Double) -> Double {
    guard mean > 0, mean < 1 else { return 0 }
    let multiplier = multiplier(at: mean).value
    var (unassigned, variance) = (1.0, 0.0)
    for index in points.indices {
      let distance = points[index] - mean
      let denominator = 1 + multiplier * distance
      // All answers at one end: the root at its pole, where the share there is whatever is left.
      guard denominator > 1e-12 else { continue }
      let share = counts[index] / (total * denominator)
      unassigned -= share
      variance += share * distance * distance
    }
    let end = multiplier < 0 ? 1.0 : 0.0
    // Inside the feasible range the observed shares add up to one.
    let isBound = multiplier == -1 / (1 - mean) || multiplier == 1 / mean
    return isBound ? variance + max(0, unassigned) * (end - mean) * (end - mean) : variance
  }
}
