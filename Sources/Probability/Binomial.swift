#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The binomial distribution: successes in independent trials.
public struct Binomial: DiscreteDistribution, Equatable {
  /// Number of trials.
  public let trials: Int
  /// Probability of success in one trial.
  public let probability: Double

  /// A binomial distribution; trials: 0 or more, probability: 0…1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "trials must not be negative, got \(trials)")
    requireProbability(probability, "probability")
    self.trials = trials
    self.probability = probability
  }

  /// P(X = k).
  public func mass(_ k: Int) -> Double {
    exp(logMass(k))
  }

  /// Natural logarithm of P(X = k); −∞ outside the support.
  public func logMass(_ k: Int) -> Double {
    if let certain { return k == certain ? 0 : -.infinity }
    if k < 0 || k > trials { return -.infinity }
    return logBinomialMass(
      Double(k), of: Double(trials), probability: probability, complement: 1 - probability)
  }

  /// P(X ≤ k).
  public func cdf(_ k: Int) -> Double {
    if let certain { return k >= certain ? 1 : 0 }
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return IncompleteBeta.upper(
      Double(k) + 1, Double(trials - k), x: probability, y: 1 - probability)
  }

  /// P(X > k), accurate where it is tiny.
  public func survival(_ k: Int) -> Double {
    if let certain { return k >= certain ? 0 : 1 }
    if k < 0 { return 1 }
    if k >= trials { return 0 }
    return IncompleteBeta.lower(
      Double(k) + 1, Double(trials - k), x: probability, y: 1 - probability)
  }

  /// The smallest k with P(X ≤ k) ≥ p; p: 0…1.
  public func quantile(_ p: Double) -> Int {
    requireProbability(p)
    if let certain { return certain }
    if p == 1 { return trials }
    return smallest(in: 0...trials, near: guess(standardNormalQuantile(p))) { cdf($0) >= p }
  }

  /// The smallest k with P(X > k) ≤ q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Int {
    requireProbability(q, "q")
    if let certain { return certain }
    if q == 0 { return trials }
    return smallest(in: 0...trials, near: guess(-standardNormalQuantile(q))) { survival($0) <= q }
  }

  /// The only possible value, where there is only one.
  private var certain: Int? {
    if trials == 0 || probability == 0 { return 0 }
    return probability == 1 ? trials : nil
  }

  private func guess(_ z: Double) -> Double {
    let mean = Double(trials) * probability
    return mean + z * (mean * (1 - probability)).squareRoot()
  }
}
