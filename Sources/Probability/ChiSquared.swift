/// The chi-squared distribution.
public struct ChiSquared: ContinuousDistribution, Equatable {
  /// Degrees of freedom, positive, not necessarily whole.
  public let degreesOfFreedom: Double

  /// A chi-squared distribution; degreesOfFreedom: finite and positive, not necessarily whole.
  public init(degreesOfFreedom: Double) {
    requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double { gamma.density(x) }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double { gamma.cdf(x) }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double { gamma.survival(x) }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double { gamma.upperQuantile(q) }

  private var gamma: Gamma { Gamma(shape: degreesOfFreedom / 2, rate: 0.5) }
}
