/// The score statistic of a trinomial at a hypothetical net score, with the nuisance share at its
/// restricted maximum likelihood estimate.
///
/// Tango (1998, Statistics in Medicine 17:891–908), whose paired difference is the net score
/// of one trinomial. Works with fractional counts.
struct RestrictedScore {
  let counts: NetScoreCounts

  /// The share of detractors that maximises the likelihood when the score is held at `delta`.
  func detractorShare(at delta: Double) -> Double {
    let (n, minus, plus) = (counts.total, counts.detractors, counts.promoters)
    let a = 2 * n
    let b = -plus - minus + (2 * n - plus + minus) * delta
    let c = -minus * delta * (1 - delta)
    let root = max(0, b * b - 4 * a * c).squareRoot()
    // The textbook root cancels when b > 0; the conjugate form does not.
    let share = b > 0 ? -2 * c / (root + b) : (root - b) / (2 * a)
    return min(max(share, max(0, -delta)), (1 - delta) / 2)
  }

  /// The variance of one answer at `delta`, under the restricted estimate.
  func variance(at delta: Double) -> Double {
    max(0, 2 * detractorShare(at: delta) + delta * (1 - delta))
  }

  /// Z(δ): zero at the estimate, falling in δ; infinite where the restricted variance is zero.
  func statistic(at delta: Double) -> Double {
    let numerator = counts.promoters - counts.detractors - counts.total * delta
    if abs(numerator) <= 1e-14 * counts.total { return 0 }
    let deviation = (counts.total * variance(at: delta)).squareRoot()
    return deviation > 0 ? numerator / deviation : (numerator > 0 ? .infinity : -.infinity)
  }

  /// The hull of the scores δ with |Z(δ)| ≤ `critical`.
  func limits(critical: Double) -> (lower: Double, upper: Double) {
    let estimate = counts.score ?? 0
    let lower =
      statistic(at: -1) <= critical
      ? -1 : bracketedRoot(lower: -1, upper: estimate) { statistic(at: $0) - critical }
    let upper =
      statistic(at: 1) >= -critical
      ? 1 : bracketedRoot(lower: estimate, upper: 1) { statistic(at: $0) + critical }
    return (min(lower, estimate), max(upper, estimate))
  }
}
