#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hypergeometric distribution: successes among draws without replacement.
public struct Hypergeometric: DiscreteDistribution, Equatable {
  /// Successes in the population.
  public let successes: Int
  /// Failures in the population.
  public let failures: Int
  /// Number drawn.
  public let draws: Int

  /// A hypergeometric distribution; all three: 0 or more, draws: at most successes + failures.
  public init(successes: Int, failures: Int, draws: Int) {
    precondition(
      successes >= 0 && failures >= 0,
      "successes and failures must not be negative, got \(successes) and \(failures)")
    precondition(
      draws >= 0 && draws <= successes + failures,
      "draws must be in 0…\(successes + failures), the population, got \(draws)")
    self.successes = successes
    self.failures = failures
    self.draws = draws
  }

  /// The possible values.
  public var support: ClosedRange<Int> {
    max(0, draws - failures)...min(draws, successes)
  }

  /// P(X = k).
  public func mass(_ k: Int) -> Double {
    exp(logMass(k))
  }

  /// Natural logarithm of P(X = k); −∞ outside the support.
  public func logMass(_ k: Int) -> Double {
    let support = support
    guard support.contains(k) else { return -.infinity }
    if support.count == 1 { return 0 }
    // With p = draws/population this is Bin(k; successes, p) Bin(draws − k; failures, p) over
    // Bin(draws; population, p), each in Loader's form.
    let population = Double(successes) + Double(failures)
    let p = Double(draws) / population
    let complement = Double(successes + failures - draws) / population
    func part(_ x: Int, _ n: Int) -> Double {
      n == 0
        ? 0
        : logBinomialMass(Double(x), of: Double(n), probability: p, complement: complement)
    }
    return part(k, successes) + part(draws - k, failures) - part(draws, successes + failures)
  }

  /// P(X ≤ k).
  public func cdf(_ k: Int) -> Double {
    let support = support
    if k < support.lowerBound { return 0 }
    if k >= support.upperBound { return 1 }
    // Above the mean the sum of the upper tail is the shorter, and cannot be near 1.
    return Double(k) <= mean ? sumDown(from: k, support) : 1 - sumUp(from: k + 1, support)
  }

  /// P(X > k), accurate where it is tiny.
  public func survival(_ k: Int) -> Double {
    let support = support
    if k < support.lowerBound { return 1 }
    if k >= support.upperBound { return 0 }
    return Double(k + 1) >= mean ? sumUp(from: k + 1, support) : 1 - sumDown(from: k, support)
  }

  /// The smallest k with P(X ≤ k) ≥ p; p: 0…1.
  public func quantile(_ p: Double) -> Int {
    requireProbability(p)
    if p == 1 { return support.upperBound }
    return smallest(in: support, near: guess(standardNormalQuantile(p))) { cdf($0) >= p }
  }

  /// The smallest k with P(X > k) ≤ q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Int {
    requireProbability(q, "q")
    if q == 0 { return support.upperBound }
    return smallest(in: support, near: guess(-standardNormalQuantile(q))) { survival($0) <= q }
  }

  private var mean: Double {
    let population = successes + failures
    return population == 0 ? 0 : Double(draws) * (Double(successes) / Double(population))
  }

  private func guess(_ z: Double) -> Double {
    let population = Double(successes) + Double(failures)
    if population <= 1 { return mean }
    let spread = mean * (Double(failures) / population) * (population - Double(draws))
    // A point mass has no spread, and 0 · ∞ must not reach the search.
    return spread == 0 ? mean : mean + z * (spread / (population - 1)).squareRoot()
  }

  /// P(X ≤ k) as the mass at k times a sum of ratios, which fall without bound below the mean.
  private func sumDown(from k: Int, _ support: ClosedRange<Int>) -> Double {
    var sum = 1.0
    var ratio = 1.0
    var x = Double(k)
    while x > Double(support.lowerBound) {
      ratio *=
        x / (Double(successes) - x + 1) * ((Double(failures - draws) + x) / (Double(draws) - x + 1))
      let next = sum + ratio
      if next == sum { break }
      sum = next
      x -= 1
    }
    return min(1, exp(logMass(k)) * sum)
  }

  /// P(X ≥ k), in the same way.
  private func sumUp(from k: Int, _ support: ClosedRange<Int>) -> Double {
    var sum = 1.0
    var ratio = 1.0
    var x = Double(k)
    while x < Double(support.upperBound) {
      ratio *=
        (Double(successes) - x) / (x + 1)
        * ((Double(draws) - x) / (Double(failures - draws) + x + 1))
      let next = sum + ratio
      if next == sum { break }
      sum = next
      x += 1
    }
    return min(1, exp(logMass(k)) * sum)
  }
}
