import Probability
import Statistics

/// The bivariate normal distribution with standard margins.
///
/// Φ₂ is the product of the margins plus an integral over the correlation (Plackett 1954, Biometrika
/// 41:351–360; Drezner & Wesolowsky 1990, JSCS 35:101–107), taken by Gauss–Legendre on the angle
/// arcsin ρ. Toward |ρ| = 1 the integrand changes ever faster, so panels shrink by halves
/// toward that end; Genz 2004, Statistics and Computing 14:251–260, meets the same difficulty by an
/// expansion. Absolute error about 1e-15.
public struct BivariateNormal: Sendable, Equatable {
  /// The correlation, −1…1.
  public let correlation: Double

  /// A distribution; correlation: −1…1.
  public init(correlation: Double) {
    precondition(abs(correlation) <= 1, "a correlation of \(correlation)")
    self.correlation = correlation
  }

  /// P(X ≤ h, Y ≤ k), absolute error about 1e-15.
  public func cdf(_ h: Double, _ k: Double) -> Double {
    if h.isNaN || k.isNaN { return .nan }
    if h == -.infinity || k == -.infinity { return 0 }
    let normal = Normal()
    if h == .infinity { return normal.cdf(k) }
    if k == .infinity { return normal.cdf(h) }
    if correlation == 1 { return normal.cdf(min(h, k)) }
    if correlation == -1 { return h + k <= 0 ? 0 : rectangleAtMinusOne(h, k) }
    let product = normal.cdf(h) * normal.cdf(k)
    if correlation == 0 { return product }
    let value = product + anglePart(h, k) / (2 * Double.pi)
    return max(0, min(value, min(normal.cdf(h), normal.cdf(k))))
  }

  /// P(a < X ≤ b, c < Y ≤ d).
  public func probability(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) -> Double {
    // Rectangles in the upper corner are reflected to the lower one, where differences of
    // probabilities lose fewer digits.
    if a > 0, c > 0 { return probability(-b, -a, -d, -c) }
    return max(0, (cdf(b, d) - cdf(a, d)) - (cdf(b, c) - cdf(a, c)))
  }

  /// The density at a point; |correlation| < 1.
  public func density(_ h: Double, _ k: Double) -> Double {
    precondition(abs(correlation) < 1, "a correlation of \(correlation) has no density")
    if h.isInfinite || k.isInfinite { return 0 }
    let rest = (1 - correlation) * (1 + correlation)
    let square = (h * h - 2 * correlation * h * k + k * k) / rest
    return exponential(-square / 2) / (2 * Double.pi * rest.squareRoot())
  }

  /// h > −k: Φ(h) − Φ(−k), without cancellation in the upper tails.
  private func rectangleAtMinusOne(_ h: Double, _ k: Double) -> Double {
    let normal = Normal()
    return h > 0 && k < 0
      ? normal.survival(-k) - normal.survival(h) : max(0, normal.cdf(h) - normal.cdf(-k))
  }

  /// ∫ exp(−(h² + k² − 2hk sin θ)/(2 cos² θ)) dθ from 0 to arcsin ρ.
  private func anglePart(_ h: Double, _ k: Double) -> Double {
    let end = arcsine(correlation)
    let difference = correlation > 0 ? h - k : h + k
    let product = correlation > 0 ? h * k : -h * k
    let size = abs(end)
    // The angle is counted from the right angle down: next to it (h − k)²/cos² grows without bound.
    func integrand(_ angle: Double) -> Double {
      let (c, s) = (sine(angle), cosine(angle))
      guard c > 0 else { return difference == 0 ? exponential(-product / 2) : 0 }
      let first = difference / c
      return exponential(-(first * first) / 2 - product / (1 + s))
    }
    // From π/2 − size (the far end) to π/2 (where ρ is 0), in panels that double. Below a fortieth
    // of the difference the integrand is less than the smallest double.
    let close = abs(difference) < 1e-15
    var lower = max(Double.pi / 2 - size, close ? 0 : abs(difference) / 40)
    var sum = 0.0
    while lower < Double.pi / 2 {
      let next = close ? lower + 0.3 : 2 * lower
      let upper = next * 1.2 >= Double.pi / 2 ? Double.pi / 2 : next
      sum += GaussLegendre.integrate(from: lower, to: upper, panels: 1, integrand)
      lower = upper
    }
    return correlation > 0 ? sum : -sum
  }
}
