import LinearAlgebra
import Models
import Statistics

/// What the steps with an event moved by, less what those without moved by between the same waves.
///
/// Least squares of the change of each step on the event, with a mean of its own for every pair of
/// waves: Σ_p w_p (mean with − mean without)/Σ_p w_p, w_p = n_with n_without/(n_with + n_without). An
/// account's steps share waves, and it may have the event in one and not in the next, so accounts are
/// clusters: CR2 with Satterthwaite's degrees of freedom (Bell & McCaffrey 2002).
struct EventDifference {
  let estimate: Double
  let interval: Interval?
  let pValue: Double?
  /// Accounts with the event, in pairs of waves that have both kinds of steps.
  let compared: Int
  /// Accounts without it, in the same pairs.
  let others: Int

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  /// Compares; nil when no pair of waves has steps of both kinds.
  init?(_ steps: [EventComparison.Step], hit: Set<Int>, level: Double) {
    var pairs: [Pair: (hit: [Int], spared: [Int])] = [:]
    for (place, step) in steps.enumerated() {
      let pair = Pair(from: step.from, to: step.to)
      if hit.contains(place) {
        pairs[pair, default: ([], [])].hit.append(place)
      } else {
        pairs[pair, default: ([], [])].spared.append(place)
      }
    }
    let both = pairs.filter { !$0.value.hit.isEmpty && !$0.value.spared.isEmpty }
      .sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }.map(\.value)
    guard !both.isEmpty else { return nil }
    func mean(_ places: [Int]) -> Double {
      places.reduce(0) { $0 + steps[$1].change } / Double(places.count)
    }
    var (sum, weights) = (0.0, 0.0)
    for pair in both {
      let (a, b) = (Double(pair.hit.count), Double(pair.spared.count))
      let weight = a * b / (a + b)
      sum += weight * (mean(pair.hit) - mean(pair.spared))
      weights += weight
    }
    estimate = sum / weights
    compared = Set(both.flatMap(\.hit).map { steps[$0].account }).count
    others = Set(both.flatMap(\.spared).map { steps[$0].account }).count
    guard compared >= EventEffect.fewestAccounts, others >= 2,
      let test = Self.test(both, steps)
    else {
      (interval, pValue) = (nil, nil)
      return
    }
    let limits = test.interval(level: level)
    // Without a p-value every step of a pair moved alike, and the error would be zero.
    interval = test.pValue == nil || limits.lower == nil ? nil : limits
    pValue = test.pValue
  }

  private static func test(
    _ pairs: [(hit: [Int], spared: [Int])], _ steps: [EventComparison.Step]
  ) -> ContrastResult? {
    let rows = pairs.flatMap { $0.hit + $0.spared }
    var columns = pairs.indices.map { place in
      pairs.indices.flatMap { other in
        let size = pairs[other].hit.count + pairs[other].spared.count
        return [Double](repeating: other == place ? 1 : 0, count: size)
      }
    }
    columns.append(
      pairs.flatMap { pair in
        pair.hit.map { _ in 1.0 } + pair.spared.map { _ in 0.0 }
      })
    let names = pairs.indices.map { "waves\($0)" } + ["event"]
    let weights = columns.indices.map { $0 == columns.count - 1 ? 1.0 : 0 }
    do {
      let model = try LinearRegression().model(
        x: Matrix(rows: rows.count, columns: columns.count, columns.flatMap { $0 }),
        y: rows.map { steps[$0].change }, names: names)
      return try model.contrast(
        weights, nullValue: 0,
        .clusterRobust(.cr2, clusters: rows.map { steps[$0].account }))
    } catch {
      // Not more steps than means, or steps that agree to the last digit: there is no error to tell.
      return nil
    }
  }
}
