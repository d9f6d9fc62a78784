/// The order in which rows enter and leave risk sets, once for all passes over them.
struct RiskSets: Sendable {
  struct EventTime: Sendable {
    let time: Double
    /// The rows with the event at this time.
    let deaths: [Int]
    /// How many of `byExit` have left at this time or later.
    let leaving: Int
    /// How many of `byEntry` have not yet entered.
    let waiting: Int
  }

  struct Stratum: Sendable {
    let label: Int
    /// Rows by exit, the latest first.
    let byExit: [Int]
    /// Rows that enter late, the latest first.
    let byEntry: [Int]
    /// Event times, the latest first.
    let times: [EventTime]
  }

  let strata: [Stratum]

  /// Sorts rows with positive weight in O(n log n).
  init(_ times: SurvivalTimes, strata labels: [Int]?) {
    let rows = (0..<times.count).filter { times.weights[$0] > 0 }
    let groups = Dictionary(grouping: rows) { labels?[$0] ?? 0 }
    strata = groups.keys.sorted().map { Self.stratum(times, label: $0, rows: groups[$0] ?? []) }
  }

  private static func stratum(_ times: SurvivalTimes, label: Int, rows: [Int]) -> Stratum {
    let byExit = rows.sorted { (times.exits[$0], $1) > (times.exits[$1], $0) }
    let byEntry = rows.filter { times.entry($0) > 0 }
      .sorted { (times.entry($0), $1) > (times.entry($1), $0) }
    var found: [EventTime] = []
    var (leaving, waiting) = (0, 0)
    while leaving < byExit.count {
      let time = times.exits[byExit[leaving]]
      var deaths: [Int] = []
      while leaving < byExit.count, times.exits[byExit[leaving]] == time {
        if times.events[byExit[leaving]] { deaths.append(byExit[leaving]) }
        leaving += 1
      }
      while waiting < byEntry.count, times.entry(byEntry[waiting]) >= time { waiting += 1 }
      if !deaths.isEmpty {
        found.append(EventTime(time: time, deaths: deaths, leaving: leaving, waiting: waiting))
      }
    }
    return Stratum(label: label, byExit: byExit, byEntry: byEntry, times: found)
  }
}
