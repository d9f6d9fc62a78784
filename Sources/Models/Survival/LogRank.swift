import LinearAlgebra
import Probability
import Statistics

/// Do groups have the event at the same rate? The log-rank test and Peto's generalised Wilcoxon.
///
/// Source: Mantel 1966; Peto & Peto 1972, JRSS A 135:185; Harrington & Fleming 1982, Biometrika
/// 69:553 (ρ = 1).
public struct LogRank: Codable, Sendable, Equatable {
  /// How much an event counts.
  public enum Weighting: String, Codable, Sendable, CaseIterable {
    /// Every event the same.
    case logRank = "log_rank"
    /// By the pooled Kaplan–Meier estimate just before it: early events count more.
    case petoPeto = "peto_peto"
  }

  /// How much an event counts.
  public var weighting: Weighting

  /// Chooses the weighting.
  public init(weighting: Weighting = .logRank) { self.weighting = weighting }

  /// Compares groups.
  /// - Parameters:
  ///   - times: n rows.
  ///   - groups: the group of each row, 0..<names.count.
  ///   - names: the groups.
  ///   - strata: rows are compared only within a stratum; nil for one.
  /// - Throws: `oneGroup`, `noEvents`.
  public func run(
    _ times: SurvivalTimes, groups: [Int], names: [String], strata: [Int]? = nil
  ) throws(SurvivalError) -> LogRankResult {
    precondition(groups.count == times.count, "\(groups.count) groups for \(times.count) rows")
    precondition(strata == nil || strata?.count == times.count, "strata for \(times.count) rows")
    precondition(groups.allSatisfy { names.indices.contains($0) }, "a group without a name")
    let present = Set(times.weights.indices.filter { times.weights[$0] > 0 }.map { groups[$0] })
    if present.count < 2 { throw .oneGroup }
    if times.eventCount == 0 { throw .noEvents }
    var sums = Sums(groups: names.count)
    let byStratum = Dictionary(grouping: 0..<times.count) { strata?[$0] ?? 0 }
    for key in byStratum.keys.sorted() {
      sums.add(times, rows: byStratum[key] ?? [], groups: groups, weighting: weighting)
    }
    let differences = zip(sums.observed, sums.expected).map { $0 - $1 }
    let (statistic, rank) = Self.quadraticForm(differences, sums.variance)
    return LogRankResult(
      groups: names, observed: sums.observed, expected: sums.expected, variance: sums.variance,
      test: TestResult(
        method: weighting.rawValue,
        null: "All groups have the event at the same rate at every time.",
        statistic: rank > 0 ? statistic : nil, degreesOfFreedom: rank > 0 ? Double(rank) : nil,
        pValue: rank > 0 ? ChiSquared(degreesOfFreedom: Double(rank)).survival(statistic) : nil,
        notes: rank > 0
          ? []
          : [
            Note(
              code: "never_together",
              sentence: "No event happened while two groups were at risk together, so they cannot "
                + "be compared.")
          ]))
  }

  /// d′V⁺d: groups never at risk when something happened drop out of the degrees of freedom.
  private static func quadraticForm(_ d: [Double], _ v: Matrix) -> (Double, Int) {
    guard let eigen = try? SymmetricEigen(v), let largest = eigen.values.last, largest > 0 else {
      return (0, 0)
    }
    var (sum, rank) = (0.0, 0)
    for (k, value) in eigen.values.enumerated() where value > largest * 1e-10 {
      let projection = zip(eigen.vectors.column(k), d).reduce(0) { $0 + $1.0 * $1.1 }
      sum += projection * projection / value
      rank += 1
    }
    return (sum, rank)
  }

  private struct Sums {
    var observed: [Double]
    var expected: [Double]
    var variance: Matrix

    init(groups: Int) {
      observed = Array(repeating: 0, count: groups)
      expected = observed
      variance = Matrix(rows: groups, columns: groups, repeating: 0)
    }

    mutating func add(
      _ times: SurvivalTimes, rows: [Int], groups: [Int], weighting: Weighting
    ) {
      let sweep = GroupSweep(times, rows: rows, groups: groups, count: observed.count)
      var survival = 1.0
      for line in sweep.lines.reversed() {
        let n = line.atRisk.reduce(0, +)
        let d = line.events.reduce(0, +)
        let weight = weighting == .petoPeto ? survival : 1
        survival *= (n - d) / n
        let spread = n > 1 ? d * (n - d) / (n - 1) : 0
        for g in observed.indices {
          let share = line.atRisk[g] / n
          observed[g] += weight * line.events[g]
          expected[g] += weight * d * share
          for h in observed.indices {
            let other = line.atRisk[h] / n
            variance[g, h] += weight * weight * spread * share * ((g == h ? 1 : 0) - other)
          }
        }
      }
    }
  }
}

/// The numbers at risk and of events by group at each event time, the latest first.
private struct GroupSweep {
  struct Line {
    var atRisk: [Double]
    var events: [Double]
  }

  private(set) var lines: [Line] = []

  init(_ times: SurvivalTimes, rows: [Int], groups: [Int], count: Int) {
    let byExit = rows.sorted { times.exits[$0] > times.exits[$1] }
    let byEntry = rows.sorted { times.entry($0) > times.entry($1) }
    var atRisk = [Double](repeating: 0, count: count)
    var (entering, leaving) = (0, 0)
    while entering < byExit.count {
      let time = times.exits[byExit[entering]]
      var events = [Double](repeating: 0, count: count)
      while entering < byExit.count, times.exits[byExit[entering]] == time {
        let row = byExit[entering]
        atRisk[groups[row]] += times.weights[row]
        if times.events[row] { events[groups[row]] += times.weights[row] }
        entering += 1
      }
      while leaving < byEntry.count, times.entry(byEntry[leaving]) >= time {
        atRisk[groups[byEntry[leaving]]] -= times.weights[byEntry[leaving]]
        leaving += 1
      }
      if events.contains(where: { $0 > 0 }) { lines.append(Line(atRisk: atRisk, events: events)) }
    }
  }
}

/// What a log-rank test found; arrays run over the groups.
public struct LogRankResult: Codable, Sendable, Equatable {
  /// The names of the groups.
  public let groups: [String]
  /// The events of each group, weighted as the test weights them.
  public let observed: [Double]
  /// The events expected if all groups had the same rate.
  public let expected: [Double]
  /// The covariance of observed − expected.
  public let variance: Matrix
  /// The test.
  public let test: TestResult
}
