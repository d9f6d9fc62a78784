/// How many are at risk, leave with the event and leave without, at each time at which rows leave.
struct RiskTable: Sendable {
  struct Line: Sendable {
    let time: Double
    /// Those with entry < t ≤ exit.
    let atRisk: Double
    let events: Double
    let censored: Double
    /// Those known to be without the event at t: at risk and spared, the censored at t among them.
    let remaining: Double
  }

  /// One line per distinct exit time, in ascending order.
  let lines: [Line]

  private let exits: WeightedTimes
  private let entries: WeightedTimes?

  /// Counts in O(n log n).
  init(_ times: SurvivalTimes) {
    exits = WeightedTimes(times.exits, times.weights)
    entries = times.entries.map { WeightedTimes($0, times.weights) }
    let order = times.exits.indices.filter { times.weights[$0] > 0 }
      .sorted { times.exits[$0] < times.exits[$1] }
    var lines: [Line] = []
    var start = 0
    while start < order.count {
      let time = times.exits[order[start]]
      var (end, events, censored) = (start, 0.0, 0.0)
      while end < order.count, times.exits[order[end]] == time {
        let row = order[end]
        if times.events[row] {
          events += times.weights[row]
        } else {
          censored += times.weights[row]
        }
        end += 1
      }
      let waiting = entries?.from(time) ?? 0
      let atRisk = exits.from(time) - waiting
      lines.append(
        Line(
          time: time, atRisk: atRisk, events: events, censored: censored,
          remaining: atRisk - events))
      start = end
    }
    self.lines = lines
  }

  /// Those at risk at any time: entry < t ≤ exit.
  func atRisk(_ time: Double) -> Double { exits.from(time) - (entries?.from(time) ?? 0) }

  /// Those known to be without the event at any time: at risk then and spared.
  func remaining(_ time: Double) -> Double {
    lines.first { $0.time == time }?.remaining ?? atRisk(time)
  }

  /// The first time at which anybody is at risk: 0, or the first entry.
  var start: Double { entries?.sorted.first ?? 0 }
}

/// Sorted times with the weight that lies at and above each.
private struct WeightedTimes {
  let sorted: [Double]
  private let above: [Double]

  init(_ times: [Double], _ weights: [Double]) {
    let order = times.indices.filter { weights[$0] > 0 }.sorted { times[$0] < times[$1] }
    sorted = order.map { times[$0] }
    var above = [Double](repeating: 0, count: order.count + 1)
    for k in order.indices.reversed() { above[k] = above[k + 1] + weights[order[k]] }
    self.above = above
  }

  /// The weight of the times at or above t.
  func from(_ t: Double) -> Double { above[index { $0 >= t }] }

  private func index(_ holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
