import LinearAlgebra
import Probability
import Statistics

/// How often intervals of a logistic coefficient cover it, by simulation.
///
/// Rows are drawn anew in every run, drivers first and then outcomes; run r draws from stream r.
public struct LogisticCoverage: Codable, Sendable, Equatable {
  /// How a driver is distributed.
  public enum Driver: Codable, Sendable, Equatable {
    /// Standard normal.
    case normal
    /// One with this probability, zero otherwise.
    case binary(Double)
  }

  /// The number of rows.
  public var rows: Int
  /// The expected number of events.
  public var events: Double
  /// The drivers, independent of each other.
  public var drivers: [Driver]
  /// Their coefficients.
  public var coefficients: [Double]
  /// The number of runs.
  public var runs: Int
  /// The seed.
  public var seed: UInt64
  /// The confidence level.
  public var level: Double
  /// How many runs are made at once; nil uses every core.
  public var threads: Int?

  /// Describes a situation.
  public init(
    rows: Int, events: Double, drivers: [Driver], coefficients: [Double], runs: Int = 4_000,
    seed: UInt64 = 1, level: Double = 0.95, threads: Int? = nil
  ) {
    precondition(
      drivers.count == coefficients.count,
      "\(coefficients.count) coefficients for \(drivers.count) drivers")
    precondition(events > 0 && events < Double(rows), "\(events) events in \(rows) rows")
    precondition(runs >= 1, "\(runs) runs")
    self.rows = rows
    self.events = events
    self.drivers = drivers
    self.coefficients = coefficients
    self.runs = runs
    self.seed = seed
    self.level = level
    self.threads = threads
  }

  /// What one kind of interval did for one driver.
  public struct Cell: Codable, Sendable, Equatable {
    /// The runs that had an interval.
    public let estimated: Int
    /// The share of those in which it held the coefficient.
    public let coverage: Double?
    /// The median width; infinite widths count as larger than any other.
    public let medianWidth: Double?
  }

  /// The result for one driver.
  public struct DriverResult: Codable, Sendable, Equatable {
    /// Firth's penalty, intervals by profile.
    public let firthProfile: Cell
    /// Firth's penalty, estimate ± z standard errors.
    public let firthWald: Cell
    /// Maximum likelihood, estimate ± z standard errors, where it has an estimate.
    public let maximumLikelihoodWald: Cell
  }

  /// The results of a study.
  public struct Result: Codable, Sendable, Equatable {
    /// One per driver.
    public let drivers: [DriverResult]
    /// Runs in which all outcomes were the same, or a driver did not vary.
    public let refused: Int
    /// Runs with separated outcomes.
    public let separated: Int
    /// The mean number of events.
    public let meanEvents: Double
  }

  private struct Run: Sendable {
    var events = 0.0
    var separated = false
    var limits: [[Interval?]]?
  }

  /// Runs the simulation.
  public func run() -> Result {
    let intercept = self.intercept
    let found = parallelMap(count: runs, threads: threads) { oneRun($0, intercept: intercept) }
    func cell(_ kind: Int, _ j: Int) -> Cell {
      let intervals = found.compactMap { $0.limits?[kind][j] }
      let widths = intervals.map { $0.width ?? .infinity }.sorted()
      let covered = intervals.count { $0.contains(coefficients[j]) }
      let middle = widths.isEmpty ? .infinity : widths[widths.count / 2]
      return Cell(
        estimated: intervals.count,
        coverage: intervals.isEmpty ? nil : Double(covered) / Double(intervals.count),
        medianWidth: middle.isFinite ? middle : nil)
    }
    return Result(
      drivers: drivers.indices.map { j in
        DriverResult(
          firthProfile: cell(0, j), firthWald: cell(1, j), maximumLikelihoodWald: cell(2, j))
      },
      refused: found.count { $0.limits == nil }, separated: found.count { $0.separated },
      meanEvents: found.reduce(0) { $0 + $1.events } / Double(runs))
  }

  /// The intercept at which the mean risk over many rows is the wanted share of events.
  private var intercept: Double {
    var generator = Philox(seed: seed, stream: UInt64.max)
    let slopes = (0..<20_000).map { _ in
      zip(draw(&generator), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let share = events / Double(rows)
    return fallingRoot(near: 0) { value in
      share - slopes.reduce(0) { $0 + logistic(value + $1) } / Double(slopes.count)
    }
  }

  private func draw(_ generator: inout Philox) -> [Double] {
    drivers.map { driver in
      switch driver {
      case .normal: generator.normal()
      case .binary(let share): generator.uniform() < share ? 1 : 0
      }
    }
  }

  private func oneRun(_ index: Int, intercept: Double) -> Run {
    var generator = Philox(seed: seed, stream: UInt64(index))
    var x = Matrix(rows: rows, columns: drivers.count + 1, repeating: 1)
    var outcomes = [Double]()
    for i in 0..<rows {
      let values = draw(&generator)
      for (j, value) in values.enumerated() { x[i, j + 1] = value }
      let eta = zip(values, coefficients).reduce(intercept) { $0 + $1.0 * $1.1 }
      outcomes.append(generator.uniform() < logistic(eta) ? 1 : 0)
    }
    var run = Run()
    run.events = outcomes.reduce(0, +)
    let names = (0...drivers.count).map { "x\($0)" }
    guard
      let firth = try? LogisticRegression().fit(x: x, outcomes: outcomes, names: names)
    else { return run }
    run.separated = firth.separation.kind != .none
    let plain = try? LogisticRegression(penalty: .none).fit(
      x: x, outcomes: outcomes, names: names)
    let profiles = names.dropFirst().map { firth.profile(of: $0, level: level) }
    run.limits = [
      profiles.map { profile in
        // A walk that did not end has no interval.
        profile.notes.contains { $0.code == "profile_not_converged" } ? nil : profile.interval
      },
      firth.wald(level: level).dropFirst().map(\.interval),
      plain.map { $0.wald(level: level).dropFirst().map(\.interval) }
        ?? drivers.map { _ in nil },
    ]
    return run
  }
}
