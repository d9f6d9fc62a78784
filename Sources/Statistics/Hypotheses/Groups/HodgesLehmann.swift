import Probability

/// A shift between groups estimated by ranks.
public struct ShiftEstimate: Codable, Sendable, Equatable {
  /// The median of the differences of all pairs of values, or of the means of pairs of differences.
  public let estimate: Double
  /// The interval; its level is the one asked for.
  public let interval: Interval
  /// The level that the interval has, which exceeds the one asked for where values are few.
  public let achievedLevel: Double
  /// What the reader must know: `level_not_reached`, `ties`.
  public let notes: [Note]
}

/// The Hodges–Lehmann shift: by how much would one group have to move to match the other?
///
/// The interval inverts the exact Mann–Whitney or signed-rank test (normal quantiles where there are
/// too many values to count); with ties it is conservative. It assumes that the two distributions
/// have the same shape. Source: Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598;
/// Moses 1953; Tukey 1949.
public struct HodgesLehmann: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Makes an estimator.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// The shift between independent groups, the first less the second.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` for an empty group.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> ShiftEstimate {
    try checkPair(first, second, needed: 1)
    let (n, m) = (first.count, second.count)
    let differences = first.flatMap { x in second.map { decimalDifference(x, $0) } }.sorted()
    let sums =
      n <= 50 && m <= 50 ? RankSumDistribution(of: Array(1...(n + m)), size: n) : nil
    let (a, b) = (Double(n), Double(m))
    return shift(differences, sums, variance: a * b * (a + b + 1) / 12)
  }

  /// The centre of the differences of pairs, the first less the second.
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: `nonFinite`; `tooFewValues` without pairs.
  public func runPaired(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> ShiftEstimate {
    let d = try checkedDifferences(first, second, needed: 1)
    let means = d.indices.flatMap { i in (i..<d.count).map { decimalMean(d[i], d[$0]) } }.sorted()
    let n = Double(d.count)
    return shift(
      means, d.count <= 100 ? RankSumDistribution(coinsOn: Array(1...d.count)) : nil,
      variance: n * (n + 1) * (2 * n + 1) / 24)
  }

  /// The median of sorted shifts and the order statistics that the test does not reject.
  private func shift(
    _ sorted: [Double], _ sums: RankSumDistribution?, variance: Double
  ) -> ShiftEstimate {
    let tail = (1 - level) / 2
    var below = 0.0
    var skipped = 0
    if let sums {
      // The most values that may be left out on a side with at most `tail` of the distribution.
      while skipped < sums.probabilities.count,
        below + sums.probabilities[skipped] < tail
      {
        below += sums.probabilities[skipped]
        skipped += 1
      }
    } else {
      let mean = Double(sorted.count) / 2
      let distance = Normal().upperQuantile(tail) * variance.squareRoot()
      skipped = max(0, Int((mean - distance).rounded(.down)))
      below = Normal().cdf((Double(skipped) - 0.5 - mean) / variance.squareRoot())
    }
    // At least the extreme one is left out: its own probability is then the tail.
    if skipped == 0 {
      below = sums.map { $0.probabilities[0] } ?? below
      skipped = 1
    }
    let last = sorted.count - 1
    let achieved = 1 - 2 * below
    var notes: [Note] = []
    if achieved < level {
      notes.append(
        Note(
          code: "level_not_reached",
          sentence: "Too few values for the level asked for: the widest interval has a lower one."))
    }
    if Set(sorted).count < sorted.count {
      notes.append(
        Note(
          code: "ties", sentence: "Some shifts are equal, which makes the interval conservative."))
    }
    return ShiftEstimate(
      estimate: groupMedian(ofSorted: sorted)!,
      interval: Interval(
        lower: sorted[min(skipped - 1, last)], upper: sorted[max(0, last - skipped + 1)],
        level: level, method: "hodges_lehmann"),
      achievedLevel: max(0, achieved), notes: notes)
  }
}
