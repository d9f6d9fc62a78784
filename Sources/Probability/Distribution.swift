/// A distribution on the real line.
///
/// Arguments outside the support give a density of 0 and a probability of 0 or 1. A NaN argument
/// gives NaN. Both tails are computed directly, so each keeps its relative accuracy however small
/// it is.
public protocol ContinuousDistribution: Sendable {
  /// Probability density at `x`.
  func density(_ x: Double) -> Double
  /// P(X ≤ x).
  func cdf(_ x: Double) -> Double
  /// P(X > x), accurate where it is tiny.
  func survival(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p; p: 0…1, the ends of the support at 0 and 1.
  func quantile(_ p: Double) -> Double
  /// The x with P(X > x) = q; q: 0…1, accurate where q is tiny.
  func upperQuantile(_ q: Double) -> Double
}

/// A distribution on the integers.
///
/// Arguments outside the support give a mass of 0 and a probability of 0 or 1. Both tails are
/// computed directly, so each keeps its relative accuracy however small it is.
public protocol DiscreteDistribution: Sendable {
  /// P(X = k).
  func mass(_ k: Int) -> Double
  /// Natural logarithm of P(X = k); −∞ outside the support.
  func logMass(_ k: Int) -> Double
  /// P(X ≤ k).
  func cdf(_ k: Int) -> Double
  /// P(X > k), accurate where it is tiny.
  func survival(_ k: Int) -> Double
  /// The smallest k with P(X ≤ k) ≥ p; p: 0…1, the ends of the support at 0 and 1.
  func quantile(_ p: Double) -> Int
  /// The smallest k with P(X > k) ≤ q; q: 0…1, accurate where q is tiny.
  func upperQuantile(_ q: Double) -> Int
}

/// Stops on a probability outside 0…1, NaN included.
func requireProbability(_ p: Double, _ name: StaticString = "p") {
  precondition(p >= 0 && p <= 1, "\(name) must be in 0…1, got \(p)")
}

/// Stops on a parameter that is not finite and positive.
func requirePositive(_ value: Double, _ name: StaticString) {
  precondition(value > 0 && value.isFinite, "\(name) must be finite and positive, got \(value)")
}
