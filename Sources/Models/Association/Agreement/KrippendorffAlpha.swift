import Statistics

/// What Krippendorff's α returns.
public struct KrippendorffResult: Codable, Sendable, Equatable {
  /// How disagreements are measured.
  public let metric: KrippendorffAlpha.Metric
  /// The number of units with two or more ratings.
  public let units: Int
  /// The number of ratings of those units.
  public let ratings: Int
  /// 1 less observed over expected disagreement; nil when all ratings are the same.
  public let estimate: Double?
  /// The bootstrap interval over units; nil when none was asked for or none exists.
  public let interval: Interval?
  /// The seed of the bootstrap; nil without one.
  public let seed: UInt64?
  /// What the reader must know.
  public let notes: [Note]
}

/// Krippendorff's α: agreement of any number of raters, on any scale, with missing ratings.
///
/// Units with fewer than two ratings say nothing about agreement and are left out. The interval
/// resamples units, because the ratings of one unit hang together.
/// Source: Krippendorff 2013, Content Analysis, 3rd edition, chapter 12; Hayes & Krippendorff 2007,
/// Communication Methods and Measures 1:77–89.
public struct KrippendorffAlpha: Codable, Sendable, Equatable {
  /// How far apart two ratings are.
  public enum Metric: String, Codable, Sendable, Equatable, CaseIterable {
    /// Different or the same.
    case nominal
    /// By the ratings that lie between them.
    case ordinal
    /// By their difference.
    case interval
    /// By their difference over their sum; ratings are not negative.
    case ratio
  }

  /// How disagreements are measured.
  public var metric: Metric
  /// The confidence level.
  public var level: Double
  /// The resamples of units behind the interval; 0 leaves it out.
  public var replicates: Int
  /// The seed of the resamples.
  public var seed: UInt64

  /// Chooses the metric and the interval.
  public init(
    metric: Metric = .nominal, level: Double = 0.95, replicates: Int = 9_999, seed: UInt64 = 1
  ) {
    requireLevel(level)
    precondition(replicates >= 0, "\(replicates) replicates")
    self.metric = metric
    self.level = level
    self.replicates = replicates
    self.seed = seed
  }

  /// Computes α.
  /// - Parameter ratings: a row per unit, its ratings by any raters in any order, nil where missing.
  /// - Throws: `nonFinite`, `outOfRange`; `tooFew` without a unit of two ratings; `negativeRating` on a
  ///   ratio scale.
  public func run(units ratings: [[Double?]]) throws(AssociationError) -> KrippendorffResult {
    let units = ratings.map { $0.compactMap { $0 } }.filter { $0.count > 1 }
    guard !units.isEmpty else {
      throw .tooFew(what: "units with two ratings", count: 0, needed: 1)
    }
    for (index, unit) in units.enumerated() {
      try checkFinite(unit, "unit \(index + 1)")
      if metric == .ratio, let value = unit.first(where: { $0 < 0 }) {
        throw .negativeRating(value: value)
      }
    }
    let table = RatingCounts(units)
    let estimate = table.alpha(metric)
    var notes: [Note] = []
    if units.count < ratings.count {
      notes.append(
        Note(
          code: "unpaired_left_out",
          sentence: "\(ratings.count - units.count) of \(ratings.count) units with fewer than two "
            + "ratings were left out."))
    }
    if estimate == nil { notes.append(.constantVariable) }
    var interval: Interval?
    if estimate != nil, replicates > 0 {
      let metric = metric
      let run = try? Bootstrap(replicates: replicates, seed: seed).run(count: units.count) {
        table.alpha(metric, units: $0)
      }
      if let (limits, found) = run?.interval(.percentile, level: level) {
        interval = limits
        notes += found
      }
    }
    return KrippendorffResult(
      metric: metric, units: units.count, ratings: units.reduce(0) { $0 + $1.count },
      estimate: estimate, interval: interval, seed: interval == nil ? nil : seed, notes: notes)
  }
}

/// How often each unit has each rating.
private struct RatingCounts: Sendable {
  /// The distinct ratings, ascending.
  let levels: [Double]
  /// Units × levels.
  let counts: [[Double]]

  init(_ units: [[Double]]) {
    let levels = Array(Set(units.joined())).sorted()
    self.levels = levels
    var place: [Double: Int] = [:]
    for (index, level) in levels.enumerated() { place[level] = index }
    counts = units.map { unit in
      var row = [Double](repeating: 0, count: levels.count)
      for rating in unit { if let index = place[rating] { row[index] += 1 } }
      return row
    }
  }

  func alpha(_ metric: KrippendorffAlpha.Metric) -> Double? {
    let all = (0..<Int32(counts.count)).map { $0 }
    return all.withUnsafeBufferPointer { alpha(metric, units: $0.span) }
  }

  /// α of some units; nil when their ratings are all the same.
  func alpha(_ metric: KrippendorffAlpha.Metric, units: Span<Int32>) -> Double? {
    let width = levels.count
    var totals = [Double](repeating: 0, count: width)
    for place in 0..<units.count {
      for (level, count) in counts[Int(units[place])].enumerated() { totals[level] += count }
    }
    let n = totals.reduce(0, +)
    let distance = distances(metric, totals)
    var (observed, expected) = (0.0, 0.0)
    for place in 0..<units.count {
      let row = counts[Int(units[place])]
      let size = row.reduce(0, +)
      var sum = 0.0
      for c in 0..<width where row[c] > 0 {
        for k in (c + 1)..<max(c + 1, width) { sum += row[c] * row[k] * distance[c * width + k] }
      }
      observed += sum / (size - 1)
    }
    for c in 0..<width where totals[c] > 0 {
      for k in (c + 1)..<max(c + 1, width) {
        expected += totals[c] * totals[k] * distance[c * width + k]
      }
    }
    return expected > 0 ? 1 - (n - 1) * observed / expected : nil
  }

  private func distances(_ metric: KrippendorffAlpha.Metric, _ totals: [Double]) -> [Double] {
    let width = levels.count
    var result = [Double](repeating: 0, count: width * width)
    for c in 0..<width {
      var between = totals[c] / 2
      for k in (c + 1)..<max(c + 1, width) {
        let difference = levels[k] - levels[c]
        let value: Double
        switch metric {
        case .nominal: value = 1
        case .ordinal: value = between + totals[k] / 2
        case .interval: value = difference
        case .ratio: value = difference / (levels[k] + levels[c])
        }
        result[c * width + k] = value * value
        between += totals[k]
      }
    }
    return result
  }
}
