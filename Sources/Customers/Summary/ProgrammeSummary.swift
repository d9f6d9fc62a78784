import Models
import Reports
import Statistics
import Tables

/// Everything that the files of a programme can say, for one page: the score and how sure, what
/// changed, who answered, which accounts to act on, what goes with churn, and what cannot be told.
public struct ProgrammeSummary: Sendable {
  /// Role weights, guidelines, targets; an empty one declares nothing.
  public var project: Project
  /// The columns of the answers that are named rather than recognised.
  public var selection: SurveySelection
  /// Only answers given on or before this date count for what goes with churn (YYYY-MM-DD); nil for all.
  public var asOf: String?
  /// The confidence level.
  public var level: Double
  /// The protection of small groups; nil shows everything.
  public var smallGroups: SmallGroups?
  /// The seed of whatever is drawn.
  public var seed: UInt64
  /// The resamples of permutation tests and bootstraps.
  public var resamples: Int
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?
  /// How many accounts the page lists at most.
  public var accountsShown: Int

  /// Makes the configuration.
  public init(
    project: Project = Project(), selection: SurveySelection = SurveySelection(),
    asOf: String? = nil, level: Double = 0.95, smallGroups: SmallGroups? = nil, seed: UInt64 = 1,
    resamples: Int = 9_999, threads: Int? = nil, accountsShown: Int = 300
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(resamples >= 1 && accountsShown >= 0, "\(resamples) resamples, \(accountsShown)")
    self.project = project
    self.selection = selection
    self.asOf = asOf
    self.level = level
    self.smallGroups = smallGroups
    self.seed = seed
    self.resamples = resamples
    self.threads = threads
    self.accountsShown = accountsShown
  }

  /// Summarises.
  /// - Parameters:
  ///   - programme: answers, invitations, accounts and alerts, brought together
  ///   - invitations: the file of invitations; nil where unknown
  ///   - progress: told the share that is done, 0…1
  /// - Throws: `ScoreError` or `TableError` when not even the score can be read. A part that cannot be
  ///   computed for lack of data is named with its reason, and the others stay.
  public func run(
    _ programme: Programme, invitations: Table? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) throws -> ProgrammeSummaryResult {
    let answers = programme.answersTable
    let scale = try self.scale
    let wave = try ColumnChoice.find(.wave, given: nil, in: answers)?.column
    let latest = try programme.waves.last.flatMap { last in
      try wave.map { column in try Self.rows(of: answers, column, equal: last) }
    }
    let current = latest ?? answers
    var skipped: [SkippedPart] = []
    var done = 0.0
    func attempt<Result>(
      _ part: SummaryPart, _ body: () throws -> Result?
    ) -> Result? {
      defer {
        done += 1
        progress?(done / Double(SummaryPart.allCases.count))
      }
      do {
        return try body()
      } catch {
        skipped.append(SkippedPart(part: part, reason: "\(error)"))
        return nil
      }
    }

    let score = try NetPromoterScore(selection: selection, scale: scale, level: level).run(current)
    let silence = attempt(.silence) {
      try invitations.flatMap { file -> SilenceResult? in
        let table =
          try programme.waves.last.flatMap { last -> Table? in
            guard let column = try ColumnChoice.find(.wave, given: nil, in: file)?.column else {
              return nil
            }
            return try Self.rows(of: file, column, equal: last)
          } ?? file
        return try Silence(selection: selection, scale: scale, level: level).run(
          current, score: score.overall, invitations: table, accounts: programme.accountsTable)
      }
    }
    let changes = attempt(.changes) { () -> ScoreComparisonResult? in
      guard programme.waves.count > 1, let wave else { return nil }
      return try ScoreComparison(
        selection: selection, scale: scale, design: .waves(column: wave), level: level,
        seed: seed, resamples: resamples, threads: threads
      ).run(answers)
    }
    let groups = attempt(.groups) { try self.groups(current, programme, scale) } ?? []
    let figures = attempt(.figures) { () -> KeyFigures? in
      guard programme.invitations != nil || programme.alerts != nil else { return nil }
      return KeyFigures(
        programme: try ProgrammeFigures(
          project: project, level: level, smallGroups: smallGroups
        ).run(programme))
    }
    let accounts = attempt(.accounts) { () -> AccountStudyResult? in
      // A page that protects small groups names no account by its score.
      guard smallGroups == nil else { return nil }
      var result = try AccountStudy(seed: seed, threads: threads).run(programme, project: project)
      result.view = AccountView(top: accountsShown)
      return result
    }
    let outcome = AccountOutcome(programme.accountsTable)
    let join = AccountJoin(
      account: selection.account,
      scores: selection.score.map { [.netPromoter: $0] } ?? [:],
      respondent: selection.respondent, asOf: asOf ?? project.period?.asOf,
      invalid: selection.invalid)
    let correlations = attempt(.correlations) { () -> CorrelationStudyResult? in
      guard let accounts = programme.accountsTable, !outcome.numbers.isEmpty else { return nil }
      return try CorrelationStudy(
        join: join, pairs: .each(of: [score.columns[0].column], with: outcome.numbers),
        level: level, resamples: resamples, seed: seed, threads: threads
      ).run(answers, accounts: accounts)
    }
    let drivers = attempt(.drivers) { () -> DriverStudyResult? in
      guard let accounts = programme.accountsTable, let churned = outcome.churned else {
        return nil
      }
      return try DriverStudy(
        try Formula(
          outcome: churned, drivers: [score.columns[0].column] + outcome.drivers), join: join,
        level: level, seed: seed, threads: threads
      ).run(answers, accounts: accounts)
    }
    return ProgrammeSummaryResult(
      name: project.name, source: answers.source, wave: programme.waves.last, level: level,
      score: score, silence: silence, changes: changes, groups: groups, figures: figures,
      accounts: accounts, ranking: accounts.flatMap { ranking($0, programme) },
      correlations: correlations, drivers: drivers, skipped: skipped,
      notes: programme.notes)
  }

  private var scale: ScoreScale {
    get throws {
      try ScoreScale(
        metric: .netPromoter, minimum: 0, maximum: 10,
        lastLow: project.breaks?.lastDetractor ?? 6, lastMiddle: project.breaks?.lastPassive ?? 8)
    }
  }

  private static func rows(of table: Table, _ column: String, equal value: String) throws -> Table {
    let labels = try table.labels(column)
    guard let code = labels.levels.firstIndex(of: value) else { return table }
    return table.selecting(rows: labels.codes.indices.filter { labels.codes[$0] == Int32(code) })
  }

  /// The score by role, and by tier where accounts have one.
  private func groups(
    _ answers: Table, _ programme: Programme, _ scale: ScoreScale
  ) throws -> [NetPromoterScoreResult] {
    var columns: [String] = []
    for purpose in [ColumnPurpose.role, .tier] {
      if let column = try ColumnChoice.find(purpose, given: nil, in: answers)?.column,
        !columns.contains(column)
      {
        columns.append(column)
      }
    }
    return try columns.map { column in
      var selection = selection
      selection.by = [column]
      return try NetPromoterScore(selection: selection, scale: scale, level: level).run(answers)
    }
  }

  /// The mean answer of each role in each account of the wave, for weights that can be moved.
  private func ranking(
    _ accounts: AccountStudyResult, _ programme: Programme
  ) -> [RoleMeans] {
    let wave = accounts.wave.flatMap { programme.waves.firstIndex(of: $0) }
    let roles = accounts.roles.map { programme.roles.firstIndex(of: $0.role) }
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: roles.count), count: programme.accounts.count)
    var counts = sums
    for answer in programme.answers {
      guard let value = answer.nps, wave == nil || answer.wave == wave,
        let role = answer.role, let place = roles.firstIndex(of: role)
      else { continue }
      sums[answer.account][place] += value
      counts[answer.account][place] += 1
    }
    return accounts.accounts.enumerated().map { place, account in
      RoleMeans(
        account: account.id,
        means: zip(sums[place], counts[place]).map { $1 > 0 ? $0 / $1 : nil })
    }
  }
}

/// What the accounts file offers to be explained, and to explain with.
private struct AccountOutcome {
  /// The column of churn; nil when there is none.
  let churned: String?
  /// Numbers and yes/no columns to correlate with.
  let numbers: [String]
  /// Numbers that may drive churn: usage, tenure, revenue, no more than events support.
  let drivers: [String]

  init(_ table: Table?) {
    guard let table else {
      (churned, numbers, drivers) = (nil, [], [])
      return
    }
    churned = ColumnPurpose.churned.candidates(in: table).first
    let usage = table.columnNames.first { NearNames.normalized($0).hasPrefix("usage") }
    let known = [usage] + [ColumnPurpose.tenure, .revenue].map { $0.candidates(in: table).first }
    drivers = known.compactMap { $0 }.filter { (try? table.column($0).kind) == .number }
    numbers = (drivers + [churned].compactMap { $0 })
  }
}
