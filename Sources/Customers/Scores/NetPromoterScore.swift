import Statistics
import Tables

/// The Net Promoter Score of a survey file: how high, how sure, by group.
public struct NetPromoterScore: Sendable {
  /// How much of the method list is computed.
  public enum Intervals: Sendable, Equatable {
    /// The default: the score interval, with accounts as clusters where they are known.
    case standard
    /// The named method, clustered or not.
    case named(String)
    /// The default, and every method beside it.
    case all
  }

  /// Which columns and rows are used.
  public var selection: SurveySelection
  /// The scale and its breaks.
  public var scale: ScoreScale
  /// Which interval methods are computed.
  public var intervals: Intervals
  /// The confidence level.
  public var level: Double
  /// How many customers there are; nil when not known.
  public var population: Population?

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .netPromoter,
    intervals: Intervals = .standard, level: Double = 0.95, population: Population? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.selection = selection
    self.scale = scale
    self.intervals = intervals
    self.level = level
    self.population = population
  }

  /// Computes the score.
  /// - Throws: `TableError` for columns that are not there; `ScoreError` for answers off the scale
  ///   and populations that do not fit.
  public func run(_ table: Table) throws -> NetPromoterScoreResult {
    let input = try SurveyInput(table, scale: scale, selection: selection)
    try population?.check(against: input)
    let overall = try summary(input.overall, input.clusterUnit)
    return NetPromoterScoreResult(
      scale: scale, level: level, source: table.source, rows: input.rows,
      missing: input.missing, invalid: input.invalidCount, columns: input.columns,
      clusterUnit: input.clusterUnit, overall: overall, groupColumns: input.groupColumns,
      groups: try input.groups.map { try summary($0, input.clusterUnit) },
      methods: intervals == .all ? allMethods(input.overall) : [],
      notes: input.listingNotes)
  }

  /// Computes the score, and what the silent could change.
  /// - Parameters:
  ///   - table: one row per answer
  ///   - invitations: one row per person invited (and wave); nil where they are not known
  ///   - accounts: one row per account, with a column of churn; nil without
  ///   - churned: that column; nil to recognise it
  /// - Throws: as `run(_:)`, and `SilenceError` or `AccountLookupError` when files do not join.
  public func run(
    _ table: Table, invitations: Table?, accounts: Table? = nil, churned: String? = nil
  ) throws -> NetPromoterScoreResult {
    var result = try run(table)
    guard let invitations else { return result }
    if churned != nil, accounts == nil { throw SilenceError.churnWithoutAccounts }
    result.silence = try Silence(
      selection: selection, scale: scale, churned: churned, level: level
    ).run(table, score: result.overall, invitations: invitations, accounts: accounts)
    return result
  }

  private func summary(
    _ group: AnswerGroup, _ unit: ClusterUnit?
  ) throws(ScoreError) -> ScoreSummary {
    var estimator = NetScoreEstimator(
      level: level, samplingFraction: try population?.fraction(of: group))
    if case .named(let name) = intervals {
      if let method = NetScoreInterval.named(name) {
        estimator.interval = method
        estimator.clustered = nil
      } else if let method = ClusteredInterval.named(name) {
        estimator.clustered = method
      }
    }
    return ScoreSummary(
      keys: group.keys, estimate: estimator.estimate(accounts: group.accounts), level: level,
      unit: unit, population: population?.count(of: group))
  }

  private func allMethods(_ group: AnswerGroup) -> [MethodInterval] {
    let counts = group.counts
    var rows: [MethodInterval] = []
    if ClusterSums(group.accounts).hasRepeats {
      let enough = group.accounts.count >= NetScoreEstimator.fewestAccounts
      rows += ClusteredInterval.all.map { method in
        let (interval, notes) =
          enough ? method.interval(group.accounts, level: level) : (nil, [])
        return MethodInterval(
          method: method.name, title: method.title, clustered: true,
          interval: interval?.onHundred,
          reason: enough ? notes.first?.sentence : "There are too few accounts.")
      }
    }
    return rows
      + NetScoreInterval.all.map { method in
        let (interval, notes) = method.interval(counts, level: level)
        return MethodInterval(
          method: method.name, title: method.title, clustered: false,
          interval: interval?.onHundred, reason: notes.first?.sentence)
      }
  }
}
