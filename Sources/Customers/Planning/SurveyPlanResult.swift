import Reports
import Statistics

/// What a number of planned answers gives; in points of the score.
public struct PlanRow: Codable, Sendable, Equatable {
  /// Answers of one sample.
  public let answers: Int
  /// Answers of the sample that it is compared with; nil for as many.
  public let reference: Int?
  /// The accounts they come from; nil where answers are independent.
  public let accounts: Double?
  /// The design effect that the default method is planned to find.
  public let designEffect: Double?
  /// The expected margin for the process behind the customers; nil where nothing is estimated.
  public let margin: Double?
  /// The expected margin for exactly these customers; nil where their number is not known.
  public let marginOfPopulation: Double?
  /// The smallest fall that two such samples find; nil where the scale ends first.
  public let down: Double?
  /// The smallest rise that two such samples find; nil where the scale ends first.
  public let up: Double?
  /// Whether there are enough accounts to estimate anything.
  public let isEstimable: Bool
  /// Whether the changes rest on every pair of outcomes.
  public let isExact: Bool
}

/// What `SurveyPlan` returns.
public struct SurveyPlanResult: Codable, Sendable, Equatable {
  /// The confidence level.
  public let level: Double
  /// The wanted probability of finding a change.
  public let power: Double
  /// The file; nil without one.
  public let source: String?
  /// The wave of the file that the figures are of.
  public let wave: String?
  /// The answers that the figures of the file rest on.
  public let answersInFile: Int?
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What the plan rests on, and where each figure comes from.
  public let assumptions: [PlanAssumption]
  /// The score that the shares give.
  public let score: Double
  /// The answers for the wanted margin.
  public let margin: MarginPlan?
  /// The answers for the wanted change.
  public let change: ChangePlan?
  /// What the planned answers give.
  public let requested: PlanRow?
  /// The curve.
  public let rows: [PlanRow]
  /// What follows.
  public let findings: [Remark]
  /// What the reader must know.
  public let remarks: [Remark]

  init(
    level: Double, power: Double, source: String?, wave: String?, answersInFile: Int?,
    columns: [ColumnChoice], ground: PlanGround, margin: MarginPlan?, change: ChangePlan?,
    requested: PlanRow?, rows: [PlanRow], notes: [Note]
  ) {
    self.level = level
    self.power = power
    self.source = source
    self.wave = wave
    self.answersInFile = answersInFile
    self.columns = columns
    assumptions = ground.assumptions
    score = ground.truth.score * 100
    self.margin = margin
    self.change = change
    self.requested = requested
    self.rows = rows
    let words = PlanWords(ground: ground)
    findings =
      [margin.map(words.finding), change.map { words.finding($0, rows: rows) }]
      .compactMap { $0 } + [requested.map(words.finding)].compactMap { $0 }
    remarks =
      notes.map { Remark(code: $0.code, sentence: $0.sentence) }
      + words.notes(rows + [requested].compactMap { $0 })
  }

  /// Whether everything that was asked for can be had.
  public var isPossible: Bool { !findings.contains { $0.code == "not_estimable" } }
}
