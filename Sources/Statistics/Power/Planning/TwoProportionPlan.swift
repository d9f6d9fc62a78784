import Probability

/// The power of tests of two proportions, and the size that a power takes.
///
/// `exactFisher` is the power of Fisher's test itself; the others are textbook approximations, which
/// promise too much in small groups. Source: Fleiss 1981, Statistical Methods for Rates and
/// Proportions, chapter 3; Cohen 1988, chapter 6.
public struct TwoProportionPlan: Codable, Sendable, Equatable {
  /// How power is computed; every test is two-sided.
  public enum Method: String, Codable, Sendable, Equatable {
    /// Normal, with the pooled variance under the null; both rejection regions.
    case normal
    /// The same, counting only the region on the side of the difference.
    case normalOneTail = "normal_one_tail"
    /// Normal after the arcsine transformation; both rejection regions.
    case arcsine
    /// Every pair of outcomes that Fisher's exact test rejects.
    case exactFisher = "exact_fisher"
  }

  /// How power is computed.
  public var method: Method
  /// One less the size of the test.
  public var level: Double

  /// Makes a plan.
  public init(method: Method = .exactFisher, level: Double = 0.95) {
    requireLevel(level)
    self.method = method
    self.level = level
  }

  /// The power of two groups of equal size.
  /// - Parameters:
  ///   - first: the first group's proportion, 0…1.
  ///   - second: the second group's proportion, 0…1.
  ///   - count: answers per group; at least 1.
  public func power(_ first: Double, _ second: Double, count: Int) -> Double {
    Self.requireShares(first, second)
    precondition(count >= 1, "groups of \(count)")
    return method == .exactFisher
      ? FisherPower(count: count, size: 1 - level).power(first, second)
      : approximate(first, second, size: Double(count))
  }

  /// The answers per group that a power takes; nil when the proportions are equal.
  ///
  /// The power of an exact test rises in steps and now and then falls: its size is the first whole
  /// one from which on the power holds for the next ten.
  /// - Parameters:
  ///   - first: the first group's proportion, 0…1.
  ///   - second: the second group's proportion, 0…1.
  ///   - power: the probability of finding the difference.
  /// - Returns: nil also where Fisher's test would take more than about a thousand a group.
  public func sampleSize(_ first: Double, _ second: Double, power target: Double) -> PlannedSize? {
    Self.requireShares(first, second)
    requirePower(target)
    if first == second { return nil }
    if method != .exactFisher {
      return plannedSize(reaching: target, from: 1) { approximate(first, second, size: $0) }
    }
    let guess = TwoProportionPlan(method: .normal, level: level)
      .sampleSize(first, second, power: target)
    guard let guess, guess.count <= 1000 else { return nil }
    // The exact test never needs much less than the approximation says.
    var (count, run) = (max(2, guess.count * 4 / 5), 0)
    while run < 10 {
      run = power(first, second, count: count) >= target ? run + 1 : 0
      count += 1
    }
    return PlannedSize(exact: Double(count - run))
  }

  private static func requireShares(_ first: Double, _ second: Double) {
    precondition(
      first >= 0 && first <= 1 && second >= 0 && second <= 1,
      "proportions of \(first) and \(second)")
  }

  private func approximate(_ first: Double, _ second: Double, size: Double) -> Double {
    let z = Normal().upperQuantile((1 - level) / 2)
    if method == .arcsine {
      let h = 2 * arcsine(first.squareRoot()) - 2 * arcsine(second.squareRoot())
      let shift = abs(h) * (size / 2).squareRoot()
      return Normal().cdf(shift - z) + Normal().cdf(-shift - z)
    }
    let mean = (first + second) / 2
    let null = (2 * mean * (1 - mean)).squareRoot()
    let alternative = (first * (1 - first) + second * (1 - second)).squareRoot()
    let shift = abs(first - second) * size.squareRoot()
    if alternative == 0 { return shift > z * null ? 1 : 0 }
    let near = Normal().cdf((shift - z * null) / alternative)
    return method == .normalOneTail
      ? near : near + Normal().cdf((-shift - z * null) / alternative)
  }
}
