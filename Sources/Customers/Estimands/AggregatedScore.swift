import Statistics
import Tables

/// The Net Promoter Score under a named estimand, or under all of them side by side.
public struct AggregatedScore: Sendable {
  /// Which columns and rows are used.
  public var selection: SurveySelection
  /// The scale and its breaks.
  public var scale: ScoreScale
  /// Whose score is meant; nil shows every one that the data allow.
  public var estimand: NetScoreEstimand?
  /// The column of roles; nil to recognise it.
  public var role: String?
  /// The weight of each role; nil counts the roles that answered alike.
  public var roleWeights: [String: Double]?
  /// The roles from most to least senior; nil orders them by falling weight.
  public var seniority: [String]?
  /// The column of revenues; nil to recognise it.
  public var revenue: String?
  /// What is known of the population.
  public var totals: [KnownTotals]
  /// The confidence level.
  public var level: Double

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .netPromoter,
    estimand: NetScoreEstimand? = nil, role: String? = nil, roleWeights: [String: Double]? = nil,
    seniority: [String]? = nil, revenue: String? = nil, totals: [KnownTotals] = [],
    level: Double = 0.95
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.selection = selection
    self.scale = scale
    self.estimand = estimand
    self.role = role
    self.roleWeights = roleWeights
    self.seniority = seniority
    self.revenue = revenue
    self.totals = totals
    self.level = level
  }

  /// Computes the score.
  /// - Parameters:
  ///   - table: one row per answer
  ///   - accounts: one row per account, for revenue and categories of totals; nil without
  /// - Throws: `TableError`, `ScoreError` as every score does; `AccountLookupError` when the files
  ///   do not join; `AggregationError` when an estimand lacks what it needs.
  public func run(_ table: Table, accounts: Table? = nil) throws -> AggregatedScoreResult {
    let input = try AggregationInput(table, accounts: accounts, request: self)
    let whole = try input.answers(input.rows, totals: totals)
    let estimator = EstimandEstimator(level: level)
    var estimates: [EstimandEstimate] = []
    var comparison: EstimandComparison?
    do throws(EstimandError) {
      if let estimand {
        estimates = [try estimator.estimate(whole, estimand)]
      } else {
        let all = try estimator.compare(whole)
        (comparison, estimates) = (all, all.estimates)
      }
    } catch {
      throw Self.named(error)
    }
    return AggregatedScoreResult(
      scale: scale, level: level, source: table.source, columns: input.columns,
      clusterUnit: input.survey.clusterUnit, estimand: estimand,
      roleWeights: input.roleWeights(whole), estimates: estimates.map { EstimandSummary($0) },
      differences: (comparison?.differences ?? []).map(EstimandGap.init),
      groupColumns: input.survey.groupColumns, groups: try groups(input),
      notes: input.survey.listingNotes + input.notes + (comparison?.notes ?? []))
  }

  /// The chosen score (everyone's, where all are shown) of each group.
  private func groups(_ input: AggregationInput) throws -> [EstimandSummary] {
    // Totals describe the whole population, not a group of it.
    let estimand = self.estimand == .population ? .respondents : self.estimand ?? .respondents
    return try input.groups.map { group in
      let answers = try input.answers(group.rows, totals: [])
      do throws(EstimandError) {
        return EstimandSummary(
          try EstimandEstimator(level: level).estimate(answers, estimand), keys: group.keys)
      } catch {
        throw Self.named(error)
      }
    }
  }

  private static func named(_ error: EstimandError) -> AggregationError {
    if case .totals(let reason) = error { .totals(reason) } else { .estimand(error) }
  }
}
