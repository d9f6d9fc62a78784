import Probability

/// The score statistic of the difference of two means on one bounded scale, both groups at their
/// restricted maximum likelihood estimate.
///
/// Z(Δ) = (m₁ − m₂ − Δ)/√[N/(N − 1) · (Ṽ₁/n₁ + Ṽ₂/n₂)]. The null is composite: the two means differ
/// by Δ, whatever the shares of the scale points. On the scale 0, 1 this is the statistic of
/// Miettinen & Nurminen (1985, Statistics in Medicine 4:213–226), on −1, 0, 1 `ScoreDifference`.
/// Test and interval come from the one statistic and cannot contradict each other.
public struct ScaleMeanDifference: Sendable {
  /// The answers of the first group.
  public let first: ScaleCounts
  /// The answers of the second group, on the same scale.
  public let second: ScaleCounts
  /// The degrees of freedom of the t reference; nil for the normal.
  public let degreesOfFreedom: Double?
  /// The difference of the means, first minus second, in scale units.
  public let estimate: Double

  let one: RestrictedScaleMean
  let two: RestrictedScaleMean

  /// The name of the method in results.
  public static let methodName = "scale_mean_difference"

  /// Sets up the comparison.
  /// - Parameters:
  ///   - first: the answers of the first group; fractional counts stand for an effective size
  ///   - second: the answers of the second group on the same points, whose mean is subtracted
  ///   - degreesOfFreedom: of the t reference; nil for independent answers
  /// - Returns: nil when a group has no answers or both have one answer or less between them.
  public init?(_ first: ScaleCounts, _ second: ScaleCounts, degreesOfFreedom: Double? = nil) {
    precondition(
      first.points == second.points,
      "the groups are on different scales: \(first.points) and \(second.points)")
    if let degreesOfFreedom {
      precondition(degreesOfFreedom > 0, "degrees of freedom of \(degreesOfFreedom)")
    }
    guard let m1 = first.mean, let m2 = second.mean, first.total + second.total > 1 else {
      return nil
    }
    self.first = first
    self.second = second
    self.degreesOfFreedom = degreesOfFreedom
    estimate = m1 - m2
    one = RestrictedScaleMean(first)
    two = RestrictedScaleMean(second)
  }

  /// The length of the scale: differences lie between minus and plus this.
  public var range: Double { first.points[first.points.count - 1] - first.points[0] }

  /// The distribution that Z is referred to.
  public var reference: StudentT { StudentT(degreesOfFreedom: degreesOfFreedom ?? .infinity) }

  /// The standard error of the difference when it is held at `delta`.
  /// - Parameter delta: the hypothetical difference, in scale units
  public func standardError(at delta: Double) -> Double {
    let shift = delta / range
    let mean = restrictedMean(at: shift)
    let (n1, n2) = (first.total, second.total)
    let correction = (n1 + n2) / (n1 + n2 - 1)
    let variances =
      one.variance(at: min(1, max(0, mean + shift))) / n1 + two.variance(at: mean) / n2
    return (correction * variances).squareRoot() * range
  }

  /// Z(Δ): zero at the estimate, falling in Δ; infinite where the restricted variance is zero.
  /// - Parameter delta: the hypothetical difference, in scale units
  public func statistic(at delta: Double) -> Double {
    precondition(abs(delta) <= range, "a difference on a scale of length \(range), not \(delta)")
    let numerator = estimate - delta
    if abs(numerator) <= 1e-14 * range { return 0 }
    let error = standardError(at: delta)
    return error > 0 ? numerator / error : (numerator > 0 ? .infinity : -.infinity)
  }

  /// The two-sided p-value of the hypothesis that the difference is `delta`.
  public func pValue(at delta: Double = 0) -> Double {
    min(1, 2 * reference.survival(abs(statistic(at: delta))))
  }

  /// The hull of the differences Δ with |Z(Δ)| ≤ `critical`.
  public func limits(critical: Double) -> (lower: Double, upper: Double) {
    func root(_ from: Double, _ to: Double, _ target: Double) -> Double {
      bracketedRoot(lower: from, upper: to, absoluteTolerance: 1e-13 * range) {
        statistic(at: $0) - target
      }
    }
    let lower = statistic(at: -range) <= critical ? -range : root(-range, estimate, critical)
    let upper = statistic(at: range) >= -critical ? range : root(estimate, range, -critical)
    return (min(lower, estimate), max(upper, estimate))
  }

  /// The interval of the difference, in scale units.
  /// - Parameter level: the confidence level, between 0 and 1
  public func interval(level: Double) -> Interval {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    let limits = limits(critical: reference.upperQuantile((1 - level) / 2))
    return Interval(
      lower: limits.lower, upper: limits.upper, level: level, method: Self.methodName)
  }

  /// The p-value of two one-sided tests that the difference is smaller than a margin.
  ///
  /// Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15:657–680.
  /// - Parameter margin: in scale units, above 0 and below the length of the scale
  public func equivalencePValue(margin: Double) -> Double {
    precondition(margin > 0 && margin < range, "a margin of \(margin) on a scale of \(range)")
    return max(
      reference.survival(statistic(at: -margin)), reference.survival(-statistic(at: margin)))
  }

  /// The approximate power at a true difference of `margin`, from the largest of the standard
  /// errors between the margins.
  /// - Parameters:
  ///   - margin: in scale units
  ///   - level: the confidence level; the test is made at 1 − level
  public func power(at margin: Double, level: Double) -> Double {
    let error = [-margin, 0, margin].map(standardError).max() ?? 0
    let critical = reference.upperQuantile((1 - level) / 2)
    return error > 0 ? reference.cdf(margin / error - critical) : 1
  }

  /// About the smallest true difference that this comparison finds with a wanted probability.
  ///
  /// (t₁₋α/₂ + t_power)·SE(0), the usual approximation at the effective sizes; nil beyond the scale.
  public func detectableDifference(level: Double, power: Double = 0.8) -> Double? {
    let quantiles = reference.upperQuantile((1 - level) / 2) + reference.quantile(power)
    let difference = quantiles * standardError(at: 0)
    return difference > 0 && difference < range ? difference : nil
  }
}
