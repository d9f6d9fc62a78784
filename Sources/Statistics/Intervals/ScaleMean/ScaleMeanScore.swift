import Probability

/// The score statistic of a mean on a bounded scale, with the shares of the scale points at their
/// restricted maximum likelihood estimate.
///
/// The same idea as Tango's for the net score, for any number of scale points; on −1, 0, 1 the two
/// agree. The restricted estimate is the empirical likelihood of Owen (2001, Empirical Likelihood,
/// section 2.9), with mass at an end of the scale that nobody chose where the hypothesis needs it.
public struct ScaleMeanScore: Sendable {
  let counts: ScaleCounts

  /// Makes the statistic for these answers.
  public init(_ counts: ScaleCounts) { self.counts = counts }

  private var lowest: Double { counts.points[0] }
  private var highest: Double { counts.points[counts.points.count - 1] }

  /// The variance of one answer when the mean is held at `mean`, strictly inside the scale.
  func restrictedVariance(at mean: Double) -> Double {
    let observed = zip(counts.points, counts.counts).filter { $0.1 > 0 }
    func slope(_ multiplier: Double) -> Double {
      observed.reduce(0) { $0 + $1.1 * ($1.0 - mean) / (1 + multiplier * ($1.0 - mean)) }
    }
    // Feasible multipliers keep every share, seen or not, from being negative.
    let (low, high) = (-1 / (highest - mean), 1 / (mean - lowest))
    let inset = 1e-13 * (high - low)
    let multiplier: Double
    if slope(low + inset) <= 0 {
      multiplier = low
    } else if slope(high - inset) >= 0 {
      multiplier = high
    } else {
      multiplier = bracketedRoot(lower: low + inset, upper: high - inset, slope)
    }
    let n = counts.total
    var (unassigned, variance) = (1.0, 0.0)
    for (point, count) in observed {
      let denominator = 1 + multiplier * (point - mean)
      guard denominator > 1e-12 else { continue }
      let share = count / (n * denominator)
      unassigned -= share
      variance += share * (point - mean) * (point - mean)
    }
    if multiplier == low || multiplier == high {
      let end = multiplier == low ? highest : lowest
      variance += max(0, unassigned) * (end - mean) * (end - mean)
    }
    return variance
  }

  /// Z(μ): zero at the mean of the answers, falling in μ.
  package func statistic(at mean: Double) -> Double {
    guard let estimate = counts.mean else { return 0 }
    let distance = estimate - mean
    if abs(distance) <= 1e-14 * (highest - lowest) { return 0 }
    guard mean > lowest, mean < highest else { return distance > 0 ? .infinity : -.infinity }
    let deviation = (restrictedVariance(at: mean) / counts.total).squareRoot()
    return deviation > 0 ? distance / deviation : (distance > 0 ? .infinity : -.infinity)
  }

  /// The hull of the means μ with |Z(μ)| ≤ `critical`; nil without answers.
  func limits(critical: Double) -> (lower: Double, upper: Double)? {
    guard let estimate = counts.mean else { return nil }
    let lower =
      estimate <= lowest || statistic(at: lowest) <= critical
      ? lowest : bracketedRoot(lower: lowest, upper: estimate) { statistic(at: $0) - critical }
    let upper =
      estimate >= highest || statistic(at: highest) >= -critical
      ? highest : bracketedRoot(lower: estimate, upper: highest) { statistic(at: $0) + critical }
    return (min(lower, estimate), max(upper, estimate))
  }

  /// The score interval of the mean, in scale units.
  /// - Parameters:
  ///   - level: the confidence level, between 0 and 1
  ///   - designEffect: how many answers count as one; 1 where answers are independent
  ///   - degreesOfFreedom: of the t quantile; infinite for independent answers
  /// - Returns: nil without answers.
  public func interval(
    level: Double, designEffect: Double = 1, degreesOfFreedom: Double = .infinity
  ) -> Interval? {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(designEffect > 0, "a design effect is positive, not \(designEffect)")
    let critical = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
    let effective = ScaleMeanScore(counts.scaled(by: 1 / designEffect))
    guard let limits = effective.limits(critical: critical) else { return nil }
    return Interval(
      lower: limits.lower, upper: limits.upper, level: level, method: "scale_mean_score")
  }
}
