import Reports
import Statistics

/// Would these comparisons of two scores keep their promise on data of this shape?
public struct DifferenceStudy: Sendable {
  /// The two sides.
  public enum Shape: Sendable, Equatable {
    /// Independent answers: how many on either side.
    case answers(Int, Int)
    /// Accounts on either side, and the correlation of their answers.
    case accounts(AccountGroup, AccountGroup, correlation: Double)
    /// The same accounts in two waves; `persistence` is the probability that an account stays the
    /// same.
    case waves(AccountGroup, correlation: Double, persistence: Double)
  }

  /// The shapes, in order.
  public var shapes: [Shape]
  /// The confidence level; tests are made at 1 − level.
  public var level: Double
  /// Where the changes start whose power is shown.
  public var start: NetScoreTruth
  /// The changes, in points of the score.
  public var changes: [Double]
  /// Simulated programmes for each pair of truths.
  public var runs: Int
  /// The same for the rate of false alarms, which is a maximum that noise only raises.
  public var sizeRuns: Int
  /// The seed of the simulation.
  public var seed: UInt64
  /// The names of the methods; empty takes all.
  public var methods: [String]
  /// How many threads; nil uses every core.
  public var threads: Int?

  /// Up to so many pairs of outcomes all methods are enumerated in reasonable time.
  public static let mostPairs = 60_000.0

  /// Makes the configuration.
  public init(
    shapes: [Shape], level: Double = 0.95,
    start: NetScoreTruth = NetScoreTruth(detractors: 0.2, promoters: 0.5),
    changes: [Double] = [-30, -50], runs: Int = 4_000, sizeRuns: Int = 20_000, seed: UInt64 = 1,
    methods: [String] = [], threads: Int? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(runs >= 1 && sizeRuns >= 1, "\(runs) and \(sizeRuns) runs")
    self.shapes = shapes
    self.level = level
    self.start = start
    self.changes = changes
    self.runs = runs
    self.sizeRuns = sizeRuns
    self.seed = seed
    self.methods = methods
    self.threads = threads
  }

  /// The names of all methods for independent answers, for accounts and for waves.
  public static let methodNames: [String] = {
    var names = independent.map(\.name) + ClusteredDifferenceCoverage.Method.all.map(\.name)
    names += WaveDifferenceCoverage.Method.all.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }()

  private static let independent = NetScoreDifference.all + [.permutationMidP]

  /// Whether every pair of outcomes of two groups can be listed.
  public static func enumerates(_ first: Int, _ second: Int) -> Bool {
    func outcomes(_ size: Int) -> Double { Double(size + 1) * Double(size + 2) / 2 }
    return outcomes(first) * outcomes(second) <= mostPairs
  }

  private func wants(_ name: String) -> Bool { methods.isEmpty || methods.contains(name) }

  /// Computes.
  /// - Parameter progress: told how many of how many steps are done
  /// - Throws: `CoverageError.tooLong` where independent answers are too many to be listed.
  public func run(
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(CoverageError) -> DifferenceCoverageResult {
    let moved = changes.map { start.shifted(by: $0 / 100) }
    let pairs = moved.compactMap { $0.map { NetScoreTruthPair($0, start) } }
    var rows: [DifferenceCoverageRow] = []
    for (index, shape) in shapes.enumerated() {
      progress(index, shapes.count)
      let found: [DifferenceCoverageRow]
      switch shape {
      case .answers(let first, let second):
        guard Self.enumerates(first, second) else {
          throw .tooLong(what: "\(first) and \(second) answers")
        }
        found = independent(first, second, pairs)
      case .accounts(let first, let second, let correlation):
        found = accounts(first, second, correlation, pairs)
      case .waves(let group, let correlation, let persistence):
        found = waves(group, correlation, persistence, pairs)
      }
      rows += found.map { row in
        var row = row
        // A change beyond the scale has no power to show.
        var powers = row.power.makeIterator()
        row.power = moved.map { $0 == nil ? nil : powers.next() ?? nil }
        return row
      }
    }
    progress(shapes.count, shapes.count)
    let isSimulated = rows.contains { $0.runs != nil }
    return DifferenceCoverageResult(
      level: level, start: start, changes: changes, seed: isSimulated ? seed : nil, rows: rows)
  }

  private func independent(
    _ first: Int, _ second: Int, _ pairs: [NetScoreTruthPair]
  ) -> [DifferenceCoverageRow] {
    Self.independent.filter { wants($0.name) }.map { method in
      let found = NetScoreDifferenceCoverage(
        firstSize: first, secondSize: second, level: level, powerPairs: pairs
      ).run(method, threads: threads)
      return DifferenceCoverageRow(
        first: "\(first) answers", second: "\(second) answers", method: method.name,
        sizeAlike: found.sizeAlike, sizeEqualScores: found.sizeEqualScores,
        worstCoverage: found.worstCoverage, meanCoverage: found.meanCoverage,
        meanWidth: found.meanWidth.map { $0 * 100 },
        power: found.power ?? pairs.map { _ in nil })
    }
  }

  private func accounts(
    _ first: AccountGroup, _ second: AccountGroup, _ correlation: Double,
    _ pairs: [NetScoreTruthPair]
  ) -> [DifferenceCoverageRow] {
    let chosen = ClusteredDifferenceCoverage.Method.all.filter { wants($0.name) }
    func simulate(_ pairs: [NetScoreTruthPair], _ runs: Int) -> [DifferenceSimulation] {
      ClusteredDifferenceCoverage(
        first: first, second: second, intraclassCorrelation: correlation, level: level,
        pairs: pairs, runs: runs, seed: seed
      ).run(chosen, threads: threads)
    }
    let truths = ClusteredCoverage.sixTruths
    return simulated(
      first.label, second.label, correlation, nil,
      alike: simulate(NetScoreTruthPair.alike(truths), sizeRuns),
      equal: simulate(NetScoreTruthPair.equalScores(truths), sizeRuns),
      all: simulate(NetScoreTruthPair.all(of: truths), runs), power: simulate(pairs, runs))
  }

  private func waves(
    _ group: AccountGroup, _ correlation: Double, _ persistence: Double,
    _ pairs: [NetScoreTruthPair]
  ) -> [DifferenceCoverageRow] {
    let chosen = WaveDifferenceCoverage.Method.all.filter { wants($0.name) }
    func simulate(_ pairs: [NetScoreTruthPair], _ runs: Int) -> [DifferenceSimulation] {
      WaveDifferenceCoverage(
        group: group, intraclassCorrelation: correlation, persistence: persistence, level: level,
        pairs: pairs, runs: runs, seed: seed
      ).run(chosen, threads: threads)
    }
    let truths = ClusteredCoverage.sixTruths
    return simulated(
      group.label, "the same accounts", correlation, persistence,
      alike: simulate(NetScoreTruthPair.alike(truths), sizeRuns),
      equal: simulate(NetScoreTruthPair.equalScores(truths), sizeRuns),
      all: simulate(NetScoreTruthPair.neighbours(of: truths), runs), power: simulate(pairs, runs))
  }

  private func simulated(
    _ first: String, _ second: String, _ correlation: Double, _ persistence: Double?,
    alike: [DifferenceSimulation], equal: [DifferenceSimulation], all: [DifferenceSimulation],
    power: [DifferenceSimulation]
  ) -> [DifferenceCoverageRow] {
    alike.indices.map { index in
      let (one, two) = (alike[index].size ?? 0, equal[index].size ?? 0)
      let worst = max(one, two)
      return DifferenceCoverageRow(
        first: first, second: second, intraclassCorrelation: correlation, persistence: persistence,
        method: alike[index].method, sizeAlike: one, sizeEqualScores: worst,
        sizeError: (worst * (1 - worst) / Double(sizeRuns)).squareRoot(),
        worstCoverage: all[index].worstCoverage, meanCoverage: all[index].meanCoverage,
        power: power[index].cells.map(\.rejected), refused: 1 - all[index].worstEstimated,
        runs: runs, sizeRuns: sizeRuns)
    }
  }
}

extension AccountGroup {
  /// "6 accounts, equal", "20 accounts of 1–2", for people.
  var label: String {
    let count = counted(accounts, "account")
    switch sizes {
    case .like(let sizes): return "\(count), \(sizes.rawValue)"
    case .between(let fewest, let most):
      return fewest == most ? "\(count) of \(fewest)" : "\(count) of \(fewest)–\(most)"
    case .exactly: return "\(count) of the file"
    }
  }
}
