import Models
import Statistics
import Tables

/// What goes with churn, or with any outcome, and how much: a regression of one row per account.
///
/// ```swift
/// let formula = try Formula(outcome: "churned", drivers: ["nps", "usage"])
/// let result = try DriverStudy(formula).run(answers, accounts: accounts)
/// ```
public struct DriverStudy: Sendable {
  /// What the outcome is explained with.
  public enum Model: String, Codable, Sendable, CaseIterable {
    /// What suits the outcome.
    case automatic = "auto"
    /// Logistic regression with Firth's penalty, for yes and no.
    case firth
    /// Logistic regression by maximum likelihood.
    case maximumLikelihood = "ml"
    /// Least squares with standard errors that hold under unequal variances.
    case leastSquares = "ols"
    /// Proportional odds, for a few ordered values.
    case ordinal
    /// Cox regression of the time to the outcome.
    case cox
    /// Ridge regression, for more drivers than rows support.
    case ridge
  }

  /// What a row stands for.
  public enum Unit: String, Codable, Sendable, CaseIterable {
    /// The account, unless the outcome is one of single answers.
    case automatic = "auto"
    /// The account: several rows of one are brought together.
    case account
    /// The answer, accounts being clusters.
    case answer
  }

  /// How answers are brought to accounts.
  public var join: AccountJoin
  /// The outcome and its drivers.
  public var formula: Formula
  /// What the outcome is explained with.
  public var model: Model
  /// What a row stands for.
  public var unit: Unit
  /// The value of the outcome that counts as the event; nil takes yes.
  public var event: String?
  /// The column of the time to the event, or to the last observation; nil for none.
  public var time: String?
  /// The column of the time from which each row was observed; nil for the start.
  public var entry: String?
  /// The confidence level.
  public var level: Double
  /// How p-values are corrected for the number of coefficients; nil leaves them.
  public var adjustment: PValueAdjustment?
  /// The resamples behind intervals of importance; nil takes what a few seconds allow.
  public var resamples: Int?
  /// The seed of those resamples.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core.
  public var threads: Int?
  /// Whether every account's outcome is predicted.
  public var predicts: Bool

  /// Fewer events, or others, than this support no model.
  public static let fewestEvents = 5
  /// Under so many events one yes/no driver is tested exactly as well.
  public static let exactBelow = 10

  /// Makes the configuration.
  public init(
    _ formula: Formula, join: AccountJoin = AccountJoin(), model: Model = .automatic,
    unit: Unit = .automatic, event: String? = nil, time: String? = nil, entry: String? = nil,
    level: Double = 0.95, adjustment: PValueAdjustment? = nil, resamples: Int? = nil,
    seed: UInt64 = 1, threads: Int? = nil, predicts: Bool = false
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition((resamples ?? 1) >= 1, "\(resamples ?? 0) resamples; at least 1 is needed")
    self.formula = formula
    self.join = join
    self.model = model
    self.unit = unit
    self.event = event
    self.time = time
    self.entry = entry
    self.level = level
    self.adjustment = adjustment
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
    self.predicts = predicts
  }

  /// Explains the outcome.
  /// - Parameters:
  ///   - answers: one row per answer, or one row per account.
  ///   - accounts: one row per account; nil takes what the answers file says of them.
  ///   - progress: told the share that is done, 0…1.
  /// - Throws: `DriverStudyError`, `AccountTableError`, `TableError`, `ScoreError`.
  public func run(
    _ answers: Table, accounts: Table? = nil, progress: (@Sendable (Double) -> Void)? = nil
  ) throws -> DriverStudyResult {
    let data = try DriverData(answers, accounts: accounts, study: self)
    let outcome = try DriverOutcome(data, study: self)
    let feasibility = try DriverFeasibility(data, outcome, study: self)
    if feasibility.isExactOnly { return try exactResult(data, outcome, feasibility) }
    let engine = try self.engine(data, outcome)
    let estimates = try engine.estimates()
    let sensitivity = DriverSensitivity.Runner(
      data: data, engine: engine, level: level, threads: threads
    ).run(estimates)
    let importance = try ImportanceStudy(study: self, data: data, outcome: outcome)
      .run(progress: progress)
    let predictions = try predicts ? predictions(data, engine) : nil
    return result(
      data, outcome, feasibility, estimates, sensitivity, importance: importance,
      predictions: predictions)
  }

  private func engine(_ data: DriverData, _ outcome: DriverOutcome) throws -> any DriverEngine {
    switch outcome.model {
    case .automatic, .firth, .maximumLikelihood:
      return LogisticEngine(data, outcome, level: level)
    case .leastSquares: return LinearEngine(data, outcome, level: level)
    case .ordinal: return try OrdinalEngine(data, outcome, level: level)
    case .cox: return try CoxEngine(data, outcome, study: self)
    case .ridge: return try RidgeEngine(data, outcome)
    }
  }
}
