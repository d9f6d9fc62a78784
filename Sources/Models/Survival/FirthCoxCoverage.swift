import LinearAlgebra
import Probability
import Statistics

/// How often intervals of a hazard ratio hold the truth with few events, by simulation.
///
/// Two columns, one normal and one yes/no with probability 0.3; exponential times; observation ends
/// for all when a given number of events is expected. The first column's coefficient is studied.
public struct FirthCoxCoverage: Sendable {
  /// The number of accounts.
  public var size: Int
  /// The expected number of events with all coefficients 0.
  public var events: Double
  /// The true log hazard ratios of the first column.
  public var coefficients: [Double]
  /// Simulated programmes for each truth.
  public var runs: Int
  /// The seed; truth and run name the stream.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    size: Int = 40, events: Double = 10, coefficients: [Double] = [0, 0.7], runs: Int = 2_000,
    seed: UInt64 = 1
  ) {
    precondition(size >= 2 && events > 0 && events < Double(size), "\(events) events of \(size)")
    self.size = size
    self.events = events
    self.coefficients = coefficients
    self.runs = runs
    self.seed = seed
  }

  /// One method at one truth.
  public struct Row: Codable, Sendable, Equatable {
    /// `firth_profile` or `wald`.
    public let method: String
    /// The true log hazard ratio.
    public let coefficient: Double
    /// The share of intervals that hold the truth, among those there are.
    public let coverage: Double
    /// The share of intervals that leave out 0.
    public let rejections: Double
    /// The share of runs without an interval: no event, or no finite estimate.
    public let undefined: Double
  }

  /// The rows and how many runs each rests on.
  public struct Result: Codable, Sendable, Equatable {
    /// Simulated programmes for each truth.
    public let runs: Int
    /// One row per truth and method.
    public let rows: [Row]
  }

  /// Simulates.
  public func run(threads: Int? = nil) -> Result {
    var rows: [Row] = []
    for (index, coefficient) in coefficients.enumerated() {
      let found = parallelMap(count: runs, threads: threads) { run in
        intervals(coefficient, stream: UInt64(index * runs + run))
      }
      for (method, own) in [("firth_profile", found.map(\.firth)), ("wald", found.map(\.wald))] {
        let defined = own.compactMap { $0 }
        let count = Double(max(1, defined.count))
        rows.append(
          Row(
            method: method, coefficient: coefficient,
            coverage: Double(defined.count { $0.contains(coefficient) }) / count,
            rejections: Double(defined.count { !$0.contains(0) }) / count,
            undefined: Double(runs - defined.count) / Double(runs)))
      }
    }
    return Result(runs: runs, rows: rows)
  }

  private func intervals(
    _ coefficient: Double, stream: UInt64
  ) -> (firth: Interval?, wald: Interval?) {
    var random = Philox(seed: seed, stream: stream)
    let end = -logOf(1 - events / Double(size))
    var (first, second) = ([Double](), [Double]())
    var (exits, happened) = ([Double](), [Bool]())
    for _ in 0..<size {
      let x = random.normal()
      let z = random.uniform() < 0.3 ? 1.0 : 0.0
      let time = -logOf(random.uniform()) / exponential(coefficient * x)
      first.append(x)
      second.append(z)
      exits.append(min(time, end))
      happened.append(time <= end)
    }
    guard let times = try? SurvivalTimes(exits: exits, events: happened) else { return (nil, nil) }
    let x = Matrix(columns: [first, second])
    let firth = try? FirthCoxRegression().fit(times, x: x, names: ["x", "z"]).intervals[0]
    let wald = try? CoxRegression().fit(times, x: x, names: ["x", "z"]).intervals()?[0]
    return (firth, wald)
  }
}
