import Reports
import Statistics
import Tables

/// Satisfaction (CSAT) or effort (CES): the share of positive answers and the mean, by group.
public struct SatisfactionScore: Sendable {
  /// Which columns and rows are used.
  public var selection: SurveySelection
  /// The scale, with the break above which an answer is positive.
  public var scale: ScoreScale
  /// The confidence level.
  public var level: Double
  /// How many customers there are; nil when not known.
  public var population: Population?

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .satisfaction,
    level: Double = 0.95, population: Population? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.selection = selection
    self.scale = scale
    self.level = level
    self.population = population
  }

  /// Computes share and mean.
  /// - Throws: `TableError` for columns that are not there; `ScoreError` for answers off the scale
  ///   and populations that do not fit.
  public func run(_ table: Table) throws -> SatisfactionScoreResult {
    let input = try SurveyInput(table, scale: scale, selection: selection)
    try population?.check(against: input)
    return SatisfactionScoreResult(
      scale: scale, level: level, source: table.source, rows: input.rows, missing: input.missing,
      invalid: input.invalidCount, columns: input.columns, clusterUnit: input.clusterUnit,
      overall: try summary(input.overall), groupColumns: input.groupColumns,
      groups: try input.groups.map(summary), notes: input.listingNotes)
  }

  private func summary(_ group: AnswerGroup) throws(ScoreError) -> SatisfactionSummary {
    let estimator = ScaleMeanEstimator(
      level: level, samplingFraction: try population?.fraction(of: group))
    // A share is the mean of 0 and 1, so one engine serves both figures.
    let share = estimator.estimate(
      points: [0, 1], accounts: group.accounts.map { [$0.detractors + $0.passives, $0.promoters] })
    let mean = estimator.estimate(points: scale.points.map(Double.init), accounts: group.points)
    return SatisfactionSummary(keys: group.keys, share: share, mean: mean, scale: scale)
  }
}

/// What `SatisfactionScore` returns; shares on 0…1, means in scale units.
public struct SatisfactionScoreResult: Codable, Sendable, Equatable {
  /// The scale and its break.
  public let scale: ScoreScale
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// The rows of the file.
  public let rows: Int
  /// Rows without an answer.
  public let missing: Int
  /// Answers off the scale that were left out.
  public let invalid: Int
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What answers are clustered by; nil when nothing says which answers hang together.
  public let clusterUnit: ClusterUnit?
  /// All answers together.
  public let overall: SatisfactionSummary
  /// The columns that the groups are made by.
  public let groupColumns: [String]
  /// Each group in order of its key.
  public let groups: [SatisfactionSummary]
  /// What the reader must know of the file.
  public let notes: [Note]

  /// Whether any figure can be estimated.
  public var isEstimable: Bool {
    overall.share.interval != nil || groups.contains { $0.share.interval != nil }
  }
}

/// A share or a mean with its uncertainty.
public struct ScaleFigure: Codable, Sendable, Equatable {
  /// The figure; nil without answers.
  public let estimate: Double?
  /// Its standard error at the effective number of answers.
  public let standardError: Double?
  /// The honest interval.
  public let interval: Interval?
  /// The interval that ignores that answers share accounts.
  public let naiveInterval: Interval?
  /// The interval for exactly these customers, where their number is known.
  public let finitePopulationInterval: Interval?
  /// The intraclass correlation of answers within accounts.
  public let intraclassCorrelation: Double?
  /// How much less clustered answers say than independent ones.
  public let designEffect: Double?
  /// The degrees of freedom of the t quantile; nil for the normal.
  public let degreesOfFreedom: Double?

  init(_ estimate: ScaleMeanEstimate) {
    self.estimate = estimate.mean
    standardError = estimate.standardError
    interval = estimate.interval
    naiveInterval = estimate.naive
    finitePopulationInterval = estimate.finitePopulation
    intraclassCorrelation = estimate.designEffect?.intraclassCorrelation
    designEffect = estimate.designEffect?.value
    degreesOfFreedom = estimate.interval == nil ? nil : estimate.designEffect?.degreesOfFreedom
  }
}

/// Satisfaction or effort of all answers or one group.
public struct SatisfactionSummary: Codable, Sendable, Equatable {
  /// The values of the group columns; empty for all answers.
  public let keys: [String?]
  /// The number of answers.
  public let answers: Int
  /// The number of answers at each point of the scale, lowest first.
  public let distribution: [Int]
  /// The number of positive answers.
  public let positive: Int
  /// The number of accounts (or people) that answered, where known.
  public let accounts: Int
  /// The share of positive answers, 0…1.
  public let share: ScaleFigure
  /// The mean answer.
  public let mean: ScaleFigure
  /// What follows.
  public let finding: Remark
  /// What the reader must know of this group.
  public let notes: [Remark]

  init(keys: [String?], share: ScaleMeanEstimate, mean: ScaleMeanEstimate, scale: ScoreScale) {
    self.keys = keys
    answers = Int(mean.counts.total)
    distribution = mean.counts.counts.map { Int($0) }
    positive = Int(share.counts.counts[1])
    accounts = share.accounts
    self.share = ScaleFigure(share)
    self.mean = ScaleFigure(mean)
    notes = share.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
    guard let interval = share.interval, let lower = interval.lower, let upper = interval.upper
    else {
      finding = Remark(
        code: "not_estimable",
        sentence: answers == 0
          ? "There are no answers, so there is no score."
          : "How sure the score is cannot be said from these answers.")
      return
    }
    let adjective = scale.metric == .effort ? "find it easy" : "are satisfied"
    finding = Remark(
      code: "estimated",
      sentence: "Between \(Format.value(lower, as: .percent)) and "
        + "\(Format.value(upper, as: .percent)) of customers like these \(adjective) "
        + "(\(scale.positiveAnswers)), with \(Format.level(interval.level)) confidence.")
  }
}

extension SatisfactionSummary: SurveyGroup {
  /// The number of accounts (or people) that answered, where known.
  public var clusters: Int? { accounts }
}
