import Probability
import Statistics

/// How often the intervals of a Kaplan–Meier estimate hold the truth, by simulation.
///
/// Times to the event are exponential; accounts are censored at a uniform time, so that a given share
/// would be censored before the time of interest. A method that gives no interval counts as the bare
/// estimate. Runs in which nobody was observed long enough make no claim and are counted apart.
public struct SurvivalCoverage: Sendable {
  /// The number of accounts.
  public var size: Int
  /// The true shares still there at the time of interest.
  public var survivals: [Double]
  /// The shares that would be censored before it.
  public var censoring: [Double]
  /// The confidence level.
  public var level: Double
  /// Simulated programmes for each truth.
  public var runs: Int
  /// The seed; cell and run name the stream.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    size: Int, survivals: [Double] = [0.95, 0.9, 0.8, 0.6, 0.4],
    censoring: [Double] = [0, 0.3, 0.6], level: Double = 0.95, runs: Int = 10_000,
    seed: UInt64 = 1
  ) {
    precondition(size >= 1 && runs >= 1, "coverage of \(size) accounts in \(runs) runs")
    self.size = size
    self.survivals = survivals
    self.censoring = censoring
    self.level = level
    self.runs = runs
    self.seed = seed
  }

  /// The coverage of one method in one cell.
  public struct Row: Codable, Sendable, Equatable {
    /// The name of the method.
    public let method: String
    /// The number of accounts.
    public let size: Int
    /// The true share still there.
    public let survival: Double
    /// The share that would be censored before.
    public let censoring: Double
    /// The share of intervals that hold the truth.
    public let coverage: Double
    /// The mean width.
    public let meanWidth: Double
    /// The share of runs in which the method gave no interval.
    public let undefined: Double
    /// The share of runs in which nobody was observed long enough.
    public let notObserved: Double
  }

  /// Simulates every cell for every method on the same data.
  public func run(
    _ methods: [SurvivalInterval] = SurvivalInterval.all, threads: Int? = nil
  ) -> [Row] {
    var rows: [Row] = []
    var cell: UInt64 = 0
    for survival in survivals {
      for share in censoring {
        let first = cell * UInt64(runs)
        let tallies = parallelMap(count: runs, threads: threads) { run in
          tally(
            survival: survival, censoring: share, methods: methods,
            stream: first + UInt64(run))
        }
        cell += 1
        let claims = tallies.compactMap { $0 }
        let count = Double(max(1, claims.count))
        for (index, method) in methods.enumerated() {
          let found = claims.map { $0[index] }
          rows.append(
            Row(
              method: method.name, size: size, survival: survival, censoring: share,
              coverage: Double(found.count { $0.covers }) / count,
              meanWidth: found.reduce(0) { $0 + $1.width } / count,
              undefined: Double(found.count { !$0.isDefined }) / count,
              notObserved: Double(runs - claims.count) / Double(runs)))
        }
      }
    }
    return rows
  }

  private struct Tally: Sendable {
    let covers: Bool
    let width: Double
    let isDefined: Bool
  }

  /// The time of interest is 1; nil when nobody was observed that long.
  private func tally(
    survival: Double, censoring: Double, methods: [SurvivalInterval], stream: UInt64
  ) -> [Tally]? {
    var random = Philox(seed: seed, stream: stream)
    let rate = -logOf(survival)
    var (exits, events) = ([Double](), [Bool]())
    for _ in 0..<size {
      let event = -logOf(random.uniform()) / rate
      // Where nothing is censored before, everyone is watched to twice the time of interest.
      let end = censoring > 0 ? random.uniform() / censoring : 2
      exits.append(min(event, end))
      events.append(event <= end)
    }
    guard let times = try? SurvivalTimes(exits: exits, events: events),
      let state = KaplanMeier.state(times, at: 1)
    else { return nil }
    return methods.map { method in
      let interval = method.interval(state, level: level)
      let lower = interval?.lower ?? state.survival
      let upper = interval?.upper ?? state.survival
      return Tally(
        covers: lower <= survival + 1e-12 && survival - 1e-12 <= upper, width: upper - lower,
        isDefined: interval != nil)
    }
  }
}
