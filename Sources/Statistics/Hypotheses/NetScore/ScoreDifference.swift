import Probability

/// The score statistic of the difference between two net scores: one statistic gives the test and
/// the interval, so the two never contradict each other.
///
/// Z(Δ) = (m₁ − m₂ − Δ)/√[N/(N − 1)·(v₁/n₁ + v₂/n₂)], with the shares of both groups at their
/// restricted maximum likelihood estimate when m₁ − m₂ = Δ. The construction of Mee (1984,
/// Biometrics 40:1175) and Miettinen & Nurminen (1985, Statistics in Medicine 4:213) for
/// two binomials, here for two trinomials. Scores are on −1…1, differences on −2…2.
public struct ScoreDifference: Codable, Sendable, Equatable {
  /// The answers of the first group; fractional where they stand for an effective size.
  public let first: NetScoreCounts
  /// The answers of the second group, which is subtracted.
  public let second: NetScoreCounts
  /// Of the t reference; nil for the normal.
  public let degreesOfFreedom: Double?
  /// The difference of the observed scores, first minus second, on −2…2.
  public let estimate: Double

  /// Sets up the comparison.
  /// - Parameters:
  ///   - first: the answers of the first group; fractional counts stand for an effective size
  ///   - second: the answers of the second group, which is subtracted
  ///   - degreesOfFreedom: of the t reference; nil for independent answers
  /// - Returns: nil when a group has no answers or both have one answer or less between them.
  public init?(
    _ first: NetScoreCounts, _ second: NetScoreCounts, degreesOfFreedom: Double? = nil
  ) {
    if let degreesOfFreedom {
      precondition(degreesOfFreedom > 0, "degrees of freedom of \(degreesOfFreedom)")
    }
    guard let m1 = first.score, let m2 = second.score, first.total + second.total > 1 else {
      return nil
    }
    self.first = first
    self.second = second
    self.degreesOfFreedom = degreesOfFreedom
    estimate = m1 - m2
  }

  /// The distribution that Z is referred to.
  public var reference: StudentT {
    StudentT(degreesOfFreedom: degreesOfFreedom ?? .infinity)
  }

  /// The standard error of the difference when it is held at `delta`.
  /// - Parameter delta: the hypothetical difference, on −2…2
  public func standardError(at delta: Double) -> Double {
    let mean = restrictedMean(at: delta)
    let (n1, n2) = (first.total, second.total)
    let correction = (n1 + n2) / (n1 + n2 - 1)
    let variances =
      RestrictedScore(counts: first).variance(at: min(1, max(-1, mean + delta))) / n1
      + RestrictedScore(counts: second).variance(at: mean) / n2
    return (correction * variances).squareRoot()
  }

  /// Z(Δ): zero at the estimate, falling in Δ; infinite where the restricted variance is zero.
  /// - Parameter delta: the hypothetical difference, on −2…2
  public func statistic(at delta: Double) -> Double {
    precondition(abs(delta) <= 2, "a difference of scores lies on −2…2, not \(delta)")
    let numerator = estimate - delta
    if abs(numerator) <= 1e-14 { return 0 }
    let error = standardError(at: delta)
    return error > 0 ? numerator / error : (numerator > 0 ? .infinity : -.infinity)
  }

  /// The two-sided p-value of the hypothesis that the difference is `delta`.
  public func pValue(at delta: Double = 0) -> Double {
    min(1, 2 * reference.survival(abs(statistic(at: delta))))
  }

  /// The hull of the differences Δ with |Z(Δ)| ≤ `critical`.
  public func limits(critical: Double) -> (lower: Double, upper: Double) {
    let lower =
      statistic(at: -2) <= critical
      ? -2
      : bracketedRoot(lower: -2, upper: estimate, absoluteTolerance: 1e-13) {
        statistic(at: $0) - critical
      }
    let upper =
      statistic(at: 2) >= -critical
      ? 2
      : bracketedRoot(lower: estimate, upper: 2, absoluteTolerance: 1e-13) {
        statistic(at: $0) + critical
      }
    return (min(lower, estimate), max(upper, estimate))
  }

  /// The interval of the difference, on −2…2.
  /// - Parameter level: the confidence level, between 0 and 1
  public func interval(level: Double) -> Interval {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    let limits = limits(critical: reference.upperQuantile((1 - level) / 2))
    return Interval(
      lower: limits.lower, upper: limits.upper, level: level, method: Self.methodName)
  }

  /// The name of the method on the command line and in results.
  public static let methodName = "score_difference"
}
