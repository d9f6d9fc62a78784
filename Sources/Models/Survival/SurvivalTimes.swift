import Statistics

/// Times to an event, possibly censored, possibly observed from a later time on only.
///
/// A row is at risk at t when entry < t ≤ exit. Times that are equal up to rounding are taken for
/// tied, so that a tenure computed in two ways does not break a tie by 1e-16.
public struct SurvivalTimes: Sendable, Equatable {
  /// When observation of each row ended, from zero.
  public let exits: [Double]
  /// Whether it ended with the event; otherwise it was censored.
  public let events: [Bool]
  /// When observation of each row began; nil when all were watched from the start.
  public let entries: [Double]?
  /// How many equal rows each row stands for.
  public let weights: [Double]

  /// The relative distance at which two times count as one (survival's `timefix` uses the same).
  static let tieTolerance = 0x1p-26

  /// Checks and ties times.
  /// - Parameters:
  ///   - exits: the time of the event or of the last observation, n, from zero.
  ///   - events: whether the event happened at that time, n.
  ///   - entries: the time from which each row was observed, n; nil for the start.
  ///   - weights: how many equal rows each stands for, n whole numbers; nil for ones.
  /// - Throws: `nonFinite`, `negativeTime`, `exitNotAfterEntry`, `invalidWeight`, `noRows`.
  public init(
    exits: [Double], events: [Bool], entries: [Double]? = nil, weights: [Double]? = nil
  ) throws(SurvivalError) {
    let n = exits.count
    precondition(events.count == n, "\(events.count) events for \(n) times")
    precondition(entries == nil || entries?.count == n, "\(entries?.count ?? 0) entries for \(n)")
    precondition(weights == nil || weights?.count == n, "\(weights?.count ?? 0) weights for \(n)")
    for row in 0..<n {
      if !exits[row].isFinite { throw .nonFinite(row: row, column: "time") }
      if exits[row] < 0 { throw .negativeTime(row: row) }
      guard let entry = entries?[row] else { continue }
      if !entry.isFinite { throw .nonFinite(row: row, column: "entry") }
      if entry < 0 { throw .negativeTime(row: row) }
    }
    if let weights,
      let row = weights.firstIndex(where: { !($0 >= 0 && $0 < 1e9 && $0 == $0.rounded()) })
    {
      throw .invalidWeight(row: row)
    }
    let weights = weights ?? Array(repeating: 1, count: n)
    if !weights.contains(where: { $0 > 0 }) { throw .noRows }
    let tied = Self.tied(exits + (entries ?? []))
    self.exits = Array(tied[..<n])
    self.entries = entries == nil ? nil : Array(tied[n...])
    self.events = events
    self.weights = weights
    if let entries = self.entries,
      let row = entries.indices.first(where: { entries[$0] >= self.exits[$0] })
    {
      throw .exitNotAfterEntry(row: row)
    }
  }

  /// The number of rows.
  public var count: Int { exits.count }

  /// The number of events, weights counted.
  public var eventCount: Double {
    zip(events, weights).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
  }

  /// The rows with these indices.
  /// - Throws: `noRows` when none of them has positive weight.
  public func selecting(rows: [Int]) throws(SurvivalError) -> SurvivalTimes {
    let weights = rows.map { self.weights[$0] }
    guard weights.contains(where: { $0 > 0 }) else { throw .noRows }
    return SurvivalTimes(
      checked: rows.map { exits[$0] }, rows.map { events[$0] },
      entries.map { entries in rows.map { entries[$0] } }, weights)
  }

  private init(checked exits: [Double], _ events: [Bool], _ entries: [Double]?, _ weights: [Double])
  {
    self.exits = exits
    self.events = events
    self.entries = entries
    self.weights = weights
  }

  /// The time from which a row is at risk: below every time where it was watched from the start.
  func entry(_ row: Int) -> Double { entries?[row] ?? -.infinity }

  /// Every time replaced by the first of those that it equals up to rounding.
  private static func tied(_ times: [Double]) -> [Double] {
    let order = times.indices.sorted { times[$0] < times[$1] }
    let mean = times.reduce(0) { $0 + $1 / Double(times.count) }
    var result = times
    var (previous, current) = (-Double.infinity, 0.0)
    for index in order {
      let time = times[index]
      if time - previous > tieTolerance * mean { current = time }
      previous = time
      result[index] = current
    }
    return result
  }
}
