import Probability

/// Cliff's delta with its interval.
public struct CliffsDeltaResult: Codable, Sendable, Equatable {
  /// The share of pairs won by the first group less the share lost, −1…1.
  public let delta: Double
  /// Cliff's unbiased variance of delta; nil under two values a group.
  public let variance: Double?
  /// The interval; nil when the variance is missing or zero.
  public let interval: Interval?
  /// What the reader must know: `complete_separation`, `no_variation`, `too_few_for_interval`.
  public let notes: [Note]
}

/// Cliff's delta: how much more often is an answer of the first group above one of the second than
/// below it?
///
/// The interval is asymmetric, so that it stays within −1…1. Source: Cliff 1993, Psychological
/// Bulletin 114:494, equations 6–8; Feng & Cliff 2004, Journal of Modern Applied Statistical Methods
/// 3:322, equation 8.
public struct CliffsDelta: Codable, Sendable, Equatable {
  /// The confidence level of the interval.
  public var level: Double

  /// Makes an estimator.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Compares two groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` for an empty group.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> CliffsDeltaResult {
    try checkPair(first, second, needed: 1)
    let dominance = Dominance(first, second)
    let delta = dominance.delta
    guard let variance = dominance.variance else {
      let note = Note(
        code: "too_few_for_interval",
        sentence: "An interval of Cliff's delta needs two values in each group.")
      return CliffsDeltaResult(delta: delta, variance: nil, interval: nil, notes: [note])
    }
    guard variance > 0 else {
      let note = abs(delta) == 1 ? Note.completeSeparation : .groupsDoNotVary
      return CliffsDeltaResult(delta: delta, variance: variance, interval: nil, notes: [note])
    }
    let z = Normal().upperQuantile((1 - level) / 2)
    let spread = 1 - delta * delta
    let reach = z * z * variance
    let half = z * variance.squareRoot() * (spread * spread + reach).squareRoot()
    let interval = Interval(
      lower: max(-1, (delta * spread - half) / (spread + reach)),
      upper: min(1, (delta * spread + half) / (spread + reach)), level: level,
      method: "feng_cliff")
    return CliffsDeltaResult(delta: delta, variance: variance, interval: interval, notes: [])
  }
}

/// Who is above whom among the pairs of two groups, in whole numbers.
private struct Dominance {
  let delta: Double
  let variance: Double?

  init(_ first: [Double], _ second: [Double]) {
    let (n, m) = (first.count, second.count)
    let classes = Midranks(first + second).classes
    let a = Self.margins(Array(classes.prefix(n)), among: Array(classes.dropFirst(n)))
    let b = Self.margins(Array(classes.dropFirst(n)), among: Array(classes.prefix(n)))
    let sum = a.net.reduce(0, +)
    let (x, y) = (Double(n), Double(m))
    delta = Double(sum) / (x * y)
    guard n > 1 && m > 1 else {
      variance = nil
      return
    }
    // m²Σ(d_i − d)² = Σ(m d_i)² − n m² d², and likewise for the columns and for all pairs.
    let square = Double(sum) * Double(sum)
    let rows = Double(a.net.reduce(0) { $0 + $1 * $1 }) - square / x
    let columns = Double(b.net.reduce(0) { $0 + $1 * $1 }) - square / y
    let pairs = Double(n * m - a.ties) - square / (x * y)
    let value = (rows + columns - pairs) / (x * y * (x - 1) * (y - 1))
    // Differences of sums of squares: what is left below their rounding is nothing.
    let rounding = 1e-13 * (square + Double(n * m)) / (x * y * (x - 1) * (y - 1))
    variance = value > rounding ? value : 0
  }

  /// For each value the number of others below it less the number above, and the tied pairs in all.
  private static func margins(_ values: [Int], among others: [Int]) -> (net: [Int], ties: Int) {
    let count = max(values.max() ?? 0, others.max() ?? 0) + 1
    var sizes = Array(repeating: 0, count: count)
    for other in others { sizes[other] += 1 }
    var below = Array(repeating: 0, count: count + 1)
    for index in 0..<count { below[index + 1] = below[index] + sizes[index] }
    let net = values.map { below[$0] - (others.count - below[$0 + 1]) }
    return (net, values.reduce(0) { $0 + sizes[$1] })
  }
}
