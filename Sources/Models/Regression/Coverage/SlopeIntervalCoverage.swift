import LinearAlgebra
import Probability
import Statistics

/// How often intervals for a slope cover it, and how wide they are, when rows share accounts.
///
/// Each run draws account sizes, a regressor and errors with account effects, fits the slope, whose
/// true value is zero, and makes every interval. Sandwich and wild bootstrap intervals move with the
/// slope, so its value does not matter.
public struct SlopeIntervalCoverage: Codable, Sendable, Equatable {
  /// How many answers accounts have.
  public enum Sizes: String, Codable, Sendable, CaseIterable {
    /// All as many.
    case equal
    /// Log-normal with a standard deviation of one on the log scale, at least one answer.
    case logNormal = "log_normal"
  }

  /// What the regressor varies with.
  public enum Regressor: String, Codable, Sendable, CaseIterable {
    /// One normal value per account.
    case account
    /// One per answer, with a fifth of its variance between accounts.
    case answer
    /// Zero or one per account, a third of the accounts (at least two) with one.
    case accountType = "account_type"
  }

  /// The distribution of account effects and of what is left.
  public enum Errors: String, Codable, Sendable, CaseIterable {
    /// Normal.
    case normal
    /// Exponential, centred: skewness two.
    case skewed
  }

  /// The number of accounts.
  public var accounts: Int
  /// The mean number of answers per account.
  public var answersPerAccount: Double
  /// How many answers accounts have.
  public var sizes: Sizes
  /// What the regressor varies with.
  public var regressor: Regressor
  /// The distribution of the errors.
  public var errors: Errors
  /// The share of the error variance between accounts.
  public var intraclassCorrelation: Double
  /// The confidence level.
  public var level: Double
  /// How many data sets are drawn.
  public var runs: Int
  /// The seed; run r uses stream r.
  public var seed: UInt64

  /// Describes a cell of the study.
  public init(
    accounts: Int, answersPerAccount: Double = 5, sizes: Sizes = .equal,
    regressor: Regressor = .account, errors: Errors = .normal,
    intraclassCorrelation: Double = 0.3, level: Double = 0.95, runs: Int = 4_000,
    seed: UInt64 = 1
  ) {
    precondition(accounts >= 4, "\(accounts) accounts; at least 4 are needed")
    precondition(answersPerAccount >= 2, "\(answersPerAccount) answers per account")
    precondition(
      intraclassCorrelation >= 0 && intraclassCorrelation < 1,
      "an intraclass correlation of \(intraclassCorrelation)")
    precondition(level > 0 && level < 1, "a level of \(level)")
    precondition(runs >= 1, "\(runs) runs")
    self.accounts = accounts
    self.answersPerAccount = answersPerAccount
    self.sizes = sizes
    self.regressor = regressor
    self.errors = errors
    self.intraclassCorrelation = intraclassCorrelation
    self.level = level
    self.runs = runs
    self.seed = seed
  }

  /// Draws the data sets and makes the intervals.
  /// - Parameters:
  ///   - methods: the intervals to compare.
  ///   - threads: how many runs are made at once; nil uses every core. Results do not depend on it.
  public func run(
    methods: [SlopeInterval] = SlopeInterval.all, threads: Int? = nil
  ) -> SlopeCoverageResult {
    let intervals = parallelMap(count: runs, threads: threads) { run -> [Interval?] in
      var generator = Philox(seed: seed, stream: UInt64(run))
      let data = draw(&generator)
      guard
        let model = try? LinearRegression(precision: .double).model(
          x: data.x, y: data.y, names: ["(Intercept)", "x"])
      else { return methods.map { _ in nil } }
      return methods.map {
        try? $0.interval(model, term: "x", clusters: data.clusters, level: level)
      }
    }
    return SlopeCoverageResult(
      study: self,
      methods: methods.enumerated().map { place, method in
        SlopeCoverageResult.Method(method.name, intervals.compactMap { $0[place] })
      })
  }

  private func draw(
    _ generator: inout Philox
  ) -> (x: Matrix, y: [Double], clusters: [Int]) {
    var clusters: [Int] = []
    for account in 0..<accounts {
      var size = answersPerAccount
      // exp(z − ½) has mean one.
      if sizes == .logNormal { size *= exponential(generator.normal() - 0.5) }
      clusters += Array(repeating: account, count: max(1, Int(size.rounded())))
    }
    let marked = max(2, accounts / 3)
    let shared = (0..<accounts).map { account in
      regressor == .accountType ? (account < marked ? 1 : 0) : generator.normal()
    }
    let x = clusters.map { account in
      regressor == .answer
        ? 0.2.squareRoot() * shared[account] + 0.8.squareRoot() * generator.normal()
        : shared[account]
    }
    let effects = (0..<accounts).map { _ in error(&generator) }
    let (between, within) = (
      intraclassCorrelation.squareRoot(), (1 - intraclassCorrelation).squareRoot()
    )
    let y = clusters.map { between * effects[$0] + within * error(&generator) }
    return (
      Matrix(columns: [Array(repeating: 1, count: x.count), x]), y, clusters
    )
  }

  /// A draw with mean zero and variance one.
  private func error(_ generator: inout Philox) -> Double {
    switch errors {
    case .normal: generator.normal()
    case .skewed: -logOf(1 - generator.uniform()) - 1
    }
  }
}

/// What a study of intervals for a slope found.
public struct SlopeCoverageResult: Codable, Sendable, Equatable {
  /// One kind of interval.
  public struct Method: Codable, Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The number of data sets with an interval.
    public let intervals: Int
    /// The share that cover the slope; one without a limit covers on that side.
    public let coverage: Double?
    /// The mean width of those with both limits.
    public let meanWidth: Double?
    /// The median width of those with both limits.
    public let medianWidth: Double?
    /// How many lack a limit.
    public let unbounded: Int

    init(_ name: String, _ intervals: [Interval]) {
      self.name = name
      self.intervals = intervals.count
      let share = { (part: Int) in Double(part) / Double(intervals.count) }
      coverage = intervals.isEmpty ? nil : share(intervals.count { $0.contains(0) })
      let widths = intervals.compactMap(\.width).sorted()
      meanWidth =
        widths.isEmpty ? nil : CompensatedSum(widths).value / Double(widths.count)
      medianWidth = widths.isEmpty ? nil : widths[widths.count / 2]
      unbounded = intervals.count - widths.count
    }
  }

  /// The cell that was studied.
  public let study: SlopeIntervalCoverage
  /// The intervals, in the order given.
  public let methods: [Method]
}
