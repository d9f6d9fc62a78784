import Probability

/// The smallest changes of a score that a comparison detects with the wanted probability.
public struct DetectableChange: Codable, Sendable, Equatable {
  /// The smallest fall that is detected, as a negative change on −2…0; nil where the scale ends
  /// first.
  public let down: Double?
  /// The smallest rise that is detected, on 0…2; nil where the scale ends first.
  public let up: Double?
  /// The wanted probability of detection.
  public let power: Double
}

/// The exact power of the score difference with independent answers, by enumeration.
///
/// Z falls when an answer of the second group moves up one class, so for each outcome of the first
/// group and each number of detractors in the second the rejections are two runs of promoters at
/// the ends, whose lengths grow with the detractors.
public struct NetScoreDifferencePower: Sendable {
  /// The number of answers of the first group.
  public let firstSize: Int
  /// The number of answers of the second group.
  public let secondSize: Int
  /// The two-sided error rate of the test.
  public let alpha: Double

  private let rows: TrinomialOutcomes
  private let columns: TrinomialOutcomes
  /// For each outcome of the first group and each number of detractors d in the second: below
  /// `higher` promoters the first group is found higher, from `lower` promoters on it is found lower.
  private let thresholds: [[(higher: Int, lower: Int)]]

  /// The largest group that is enumerated.
  public static let largestSize = 100

  /// Enumerates; nil when a group is larger than `largestSize`.
  public init?(firstSize: Int, secondSize: Int, alpha: Double = 0.05, threads: Int? = nil) {
    precondition(firstSize >= 1 && secondSize >= 1, "groups of \(firstSize) and \(secondSize)")
    precondition(alpha > 0 && alpha < 1, "an error rate of \(alpha)")
    guard max(firstSize, secondSize) <= Self.largestSize else { return nil }
    self.firstSize = firstSize
    self.secondSize = secondSize
    self.alpha = alpha
    let rows = TrinomialOutcomes(size: firstSize)
    self.rows = rows
    columns = TrinomialOutcomes(size: secondSize)
    let critical = Normal().upperQuantile(alpha / 2)
    thresholds = parallelMap(count: rows.counts.count, threads: threads) { row in
      var higher = 0
      var lower = 0
      // A passive answer of the second group that turns into a detractor raises Z, so neither
      // threshold falls as detractors are added: both climb one staircase through the outcomes.
      return (0...secondSize).map { detractors in
        func statistic(_ promoters: Int) -> Double {
          let second = NetScoreCounts(
            detractors: detractors, passives: secondSize - detractors - promoters,
            promoters: promoters)
          return ScoreDifference(rows.counts[row], second)?.statistic(at: 0) ?? 0
        }
        let room = secondSize - detractors + 1
        while higher < room, statistic(higher) >= critical { higher += 1 }
        while lower < room, statistic(lower) > -critical { lower += 1 }
        higher = min(higher, room)
        lower = min(lower, room)
        return (higher: higher, lower: lower)
      }
    }
  }

  /// The probabilities that the first group is found higher, and that it is found lower.
  public func power(
    first: NetScoreTruth, second: NetScoreTruth
  ) -> (higher: Double, lower: Double) {
    power(
      rows.masses(detractors: first.detractors, promoters: first.promoters),
      columns.masses(detractors: second.detractors, promoters: second.promoters))
  }

  private func power(_ first: [Double], _ second: [Double]) -> (higher: Double, lower: Double) {
    // Outcomes are listed by detractors and then promoters: sums over promoters are differences.
    var sums = [0.0]
    sums.reserveCapacity(second.count + 1)
    for mass in second { sums.append(sums[sums.count - 1] + mass) }
    var (higher, lower) = (0.0, 0.0)
    for (mass, limits) in zip(first, thresholds) where mass > 0 {
      var start = 0
      var (above, below) = (0.0, 0.0)
      for (detractors, limit) in limits.enumerated() {
        let end = start + secondSize - detractors + 1
        above += sums[start + limit.higher] - sums[start]
        below += sums[end] - sums[start + limit.lower]
        start = end
      }
      higher += mass * above
      lower += mass * below
    }
    return (higher, lower)
  }

  /// The smallest changes from `truth` (the second group, or earlier wave) that are detected in
  /// their own direction, along the path of `NetScoreTruth.shifted(by:)`.
  /// - Parameters:
  ///   - truth: where the change starts
  ///   - power: the wanted probability of detection
  public func detectableChange(from truth: NetScoreTruth, power wanted: Double = 0.8)
    -> DetectableChange
  {
    precondition(wanted > alpha && wanted < 1, "a power of \(wanted) at an error rate of \(alpha)")
    let second = columns.masses(detractors: truth.detractors, promoters: truth.promoters)
    func reached(_ change: Double) -> Double? {
      guard let moved = truth.shifted(by: change) else { return nil }
      let first = rows.masses(detractors: moved.detractors, promoters: moved.promoters)
      let found = power(first, second)
      return change > 0 ? found.higher : found.lower
    }
    func smallest(_ sign: Double) -> Double? {
      var before = 0.0
      while let found = reached(sign * (before + 0.01)) {
        if found >= wanted {
          let size = bracketedRoot(lower: before, upper: before + 0.01, absoluteTolerance: 1e-6) {
            (reached(sign * $0) ?? 0) - wanted
          }
          return sign * size
        }
        before += 0.01
      }
      return nil
    }
    return DetectableChange(down: smallest(-1), up: smallest(1), power: wanted)
  }
}
