import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The normal distribution.
public struct Normal: ContinuousDistribution, Equatable {
  /// Mean.
  public let mean: Double
  /// Standard deviation, positive.
  public let standardDeviation: Double

  /// A normal distribution; mean: finite, standardDeviation: finite and positive.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(mean.isFinite, "mean must be finite, got \(mean)")
    requirePositive(standardDeviation, "standardDeviation")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    exp(logDensity(x))
  }

  /// Natural logarithm of the density at `x`.
  public func logDensity(_ x: Double) -> Double {
    let z = standardised(x)
    return -0.5 * z * z - halfLogTwoPi - log(standardDeviation)
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    standardNormalSurvival(-standardised(x))
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    standardNormalSurvival(standardised(x))
  }

  /// Natural logarithm of P(X ≤ x), accurate in both tails.
  public func logCdf(_ x: Double) -> Double {
    logStandardNormalSurvival(-standardised(x))
  }

  /// Natural logarithm of P(X > x), accurate in both tails.
  public func logSurvival(_ x: Double) -> Double {
    logStandardNormalSurvival(standardised(x))
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    return mean + standardDeviation * standardNormalQuantile(p)
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    return mean - standardDeviation * standardNormalQuantile(q)
  }

  private func standardised(_ x: Double) -> Double {
    (x - mean) / standardDeviation
  }
}

/// P(Z > z) = ½ erfc(z/√2), corrected to first order for the rounding of z/√2, which costs three
/// digits at z = 37 otherwise.
func standardNormalSurvival(_ z: Double) -> Double {
  if !z.isFinite { return z.isNaN ? z : z > 0 ? 0 : 1 }
  let (root, rootRest) = (0.7071067811865476, -4.833646656726457e-17)
  let scaled = z * root
  let rest = (-scaled).addingProduct(z, root) + z * rootRest
  let correction = exp(-scaled * scaled) * rest * 0.5641895835477563
  return max(0, 0.5 * cboost_erfc(scaled) - correction)
}

/// log P(Z > z).
func logStandardNormalSurvival(_ z: Double) -> Double {
  if z < -1 { return log1p(-standardNormalSurvival(-z)) }
  if z < 10 { return log(standardNormalSurvival(z)) }
  if z.isInfinite { return -.infinity }
  return -0.5 * z * z - halfLogTwoPi - log(z) + log(millsRatioTimesArgument(z))
}

/// z P(Z > z) / φ(z) for z ≥ 10, by Laplace's continued fraction
/// 1/(1 + a/(1 + 2a/(1 + 3a/(1 + …)))) with a = 1/z².
private func millsRatioTimesArgument(_ z: Double) -> Double {
  let a = 1 / (z * z)
  var tail = 1.0
  for term in stride(from: 40.0, through: 1.0, by: -1.0) { tail = 1 + term * a / tail }
  return 1 / tail
}

/// The z with P(Z ≤ z) = p. Next to the median 1 − 2p is exact, so the zero is kept exactly.
func standardNormalQuantile(_ p: Double) -> Double {
  if p == 0 { return -.infinity }
  if p == 1 { return .infinity }
  let root = 1.4142135623730951
  // For p above ½ the subtraction is exact.
  return p <= 0.5 ? -root * cboost_erfc_inverse(2 * p) : root * cboost_erfc_inverse(2 * (1 - p))
}
