#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Poisson distribution.
public struct Poisson: DiscreteDistribution, Equatable {
  /// Mean; with a mean of 0 every draw is 0.
  public let mean: Double

  /// A Poisson distribution; mean: finite, 0 or more.
  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "mean must be finite and not negative, got \(mean)")
    self.mean = mean
  }

  /// P(X = k).
  public func mass(_ k: Int) -> Double {
    exp(logMass(k))
  }

  /// Natural logarithm of P(X = k); −∞ outside the support.
  public func logMass(_ k: Int) -> Double {
    if k < 0 { return -.infinity }
    if mean == 0 { return k == 0 ? 0 : -.infinity }
    return logPoissonMass(Double(k), mean: mean)
  }

  /// P(X ≤ k).
  public func cdf(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return mean == 0 ? 1 : IncompleteGamma.upper(Double(k) + 1, mean)
  }

  /// P(X > k), accurate where it is tiny.
  public func survival(_ k: Int) -> Double {
    if k < 0 { return 1 }
    return mean == 0 ? 0 : IncompleteGamma.lower(Double(k) + 1, mean)
  }

  /// The smallest k with P(X ≤ k) ≥ p; p: 0…1, where 1 gives `Int.max`, the support having no end.
  public func quantile(_ p: Double) -> Int {
    requireProbability(p)
    if mean == 0 { return 0 }
    if p == 1 { return .max }
    return smallest(in: 0...Int.max, near: guess(standardNormalQuantile(p))) { cdf($0) >= p }
  }

  /// The smallest k with P(X > k) ≤ q; q: 0…1, where 0 gives `Int.max`, the support having no end.
  public func upperQuantile(_ q: Double) -> Int {
    requireProbability(q, "q")
    if mean == 0 { return 0 }
    if q == 0 { return .max }
    return smallest(in: 0...Int.max, near: guess(-standardNormalQuantile(q))) { survival($0) <= q }
  }

  private func guess(_ z: Double) -> Double {
    mean + z * mean.squareRoot()
  }
}
