import Reports
import Statistics
import Tables

/// Is the difference between groups, waves, or against a benchmark real?
public struct ScoreComparison: Sendable {
  /// What is compared.
  public enum Design: Sendable, Equatable {
    /// Groups of accounts, every pair of them.
    case groups(column: String)
    /// Waves of the same accounts, each with the one before.
    case waves(column: String)
    /// All answers (or each group of `selection.by`) with a score or a range of scores.
    case benchmark(ClosedRange<Double>)
  }

  /// Which columns and rows are used.
  public var selection: SurveySelection
  /// The scale and its breaks.
  public var scale: ScoreScale
  /// What is compared.
  public var design: Design
  /// The confidence level.
  public var level: Double
  /// The smallest difference that matters, in points of the score; nil when none was declared.
  public var margin: Double?
  /// How p-values of several comparisons are corrected; nil leaves them as they are.
  public var adjustment: PValueAdjustment?
  /// The seed of tests that draw arrangements.
  public var seed: UInt64
  /// How many arrangements are drawn where they cannot all be enumerated.
  public var resamples: Int
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?
  /// Whether p-values of pairs of groups are corrected by the largest of all pairs (max-T) instead
  /// of by `adjustment`.
  public var usesMaxT: Bool
  /// The column of roles, for the parts of a change; nil to recognise it.
  public var role: String?
  /// The waves, the earliest first; nil takes their order from their names, or the days of their answers.
  public var order: [String]?

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .netPromoter,
    design: Design, level: Double = 0.95, margin: Double? = nil,
    adjustment: PValueAdjustment? = .holm, seed: UInt64 = 1, resamples: Int = 9_999,
    threads: Int? = nil, usesMaxT: Bool = false, role: String? = nil,
    order: [String]? = nil
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(margin.map { $0 > 0 && $0 < 200 } ?? true, "a margin lies between 0 and 200")
    self.selection = selection
    self.scale = scale
    self.design = design
    self.level = level
    self.margin = margin
    self.adjustment = adjustment
    self.seed = seed
    self.resamples = resamples
    self.threads = threads
    self.usesMaxT = usesMaxT
    self.role = role
    self.order = order
  }

  /// Compares.
  /// - Parameters:
  ///   - table: the file
  ///   - progress: told the share of the drawn arrangements that is done, 0…1
  /// - Throws: `TableError` for columns that are not there; `ScoreError` for answers off the scale;
  ///   `ComparisonError` when there is nothing to compare.
  public func run(
    _ table: Table, progress: (@Sendable (Double) -> Void)? = nil
  ) throws -> ScoreComparisonResult {
    var selection = selection
    switch design {
    case .groups(let column), .waves(let column): selection.by = [column]
    case .benchmark: break
    }
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let estimator = NetScoreEstimator(level: level)
    let (answered, orderNotes) = try inOrder(input.groups.filter { $0.counts.total > 0 }, table)
    let estimates = (input.groups.isEmpty ? [input.overall] : answered).map {
      ($0, estimator.estimate(accounts: $0.accounts))
    }
    var pairs: [PairComparison] = []
    var benchmarks: [BenchmarkComparison] = []
    var family: SeveralScoresResult?
    var people: [PeopleChange] = []
    var choices = input.columns
    switch design {
    case .groups(let column):
      try requireSeveral(answered, column)
      if answered.count > 2 || usesMaxT {
        family = SeveralScores(resamples: resamples, seed: seed, threads: threads)
          .run(answered.map(\.accounts), progress: progress)
      }
      pairs = comparisons(answered, names: input.clusterNames)
    case .waves(let column):
      try requireSeveral(answered, column)
      pairs = changes(answered, names: input.clusterNames, progress: progress)
      if let found = try WavePeople(
        table, input, waves: answered, column: column, role: role, rule: selection.invalid)
      {
        choices += [found.role].compactMap { $0 }
        people = answered.indices.dropFirst().map {
          found.change(
            from: $0 - 1, to: $0, labels: answered.map(\.label), level: level,
            hasAccounts: input.clusterUnit == .account)
        }
      }
    case .benchmark(let range):
      benchmarks = estimates.map {
        BenchmarkComparison(label: $0.0.label, estimate: $0.1, range: range, level: level)
      }
    }
    return ScoreComparisonResult(
      scale: scale, level: level, source: table.source, columns: choices,
      clusterUnit: input.clusterUnit, margin: margin,
      adjustment: usesMaxT ? Self.maxT : adjustment?.name,
      seed: isWaves ? seed : family?.seed,
      groupColumn: input.groupColumns.first,
      groups: estimates.map {
        ScoreSummary(
          keys: $0.0.keys, estimate: $0.1, level: level, unit: input.clusterUnit)
      },
      omnibus: answered.count > 2
        ? family.map {
          GroupsTest($0, groups: answered.count, level: level, unit: input.clusterUnit)
        } : nil,
      pairs: adjusted(pairs, family), people: people,
      trend: isWaves ? WaveTrend(answered, level: level) : nil,
      benchmarks: benchmarks,
      notes: input.notes + orderNotes + designNotes(input, pairs.count))
  }

  /// The name of the correction by the largest of all pairs.
  public static let maxT = "maxt"

  private var isWaves: Bool { if case .waves = design { true } else { false } }

  /// The groups, waves as they followed each other.
  private func inOrder(
    _ groups: [AnswerGroup], _ table: Table
  ) throws -> ([AnswerGroup], notes: [Note]) {
    guard case .waves(let column) = design else { return (groups, []) }
    let found = WaveOrder(groups.map(\.label), days: WaveOrder.days(column, in: table))
    let sorted = try groups.inOrder(
      order ?? found.names, of: column, listed: found.names, \.label)
    return (sorted, order == nil ? [found.note].compactMap { $0 } : [])
  }

  private func requireSeveral(_ groups: [AnswerGroup], _ column: String) throws {
    guard groups.count >= 2 else {
      throw ComparisonError.oneGroup(column: column, found: groups.map(\.label))
    }
    guard groups.count <= 40 else {
      throw ComparisonError.tooManyGroups(column: column, count: groups.count)
    }
  }

  /// Every pair of groups, the later in order compared with the earlier.
  private func comparisons(_ groups: [AnswerGroup], names: [String]) -> [PairComparison] {
    let judge = DifferenceJudge(
      level: level, margin: margin.map { $0 / 100 }, isOrdered: false)
    return groups.indices.flatMap { second in
      groups.indices.dropFirst(second + 1).map { first in
        let (a, b) = (groups[first], groups[second])
        let result = ClusteredScoreDifference(level: level).run(a.accounts, b.accounts)
        return PairComparison(
          first: a, second: b, difference: result.difference, naive: result.naive,
          statistic: result.statistic, judge: judge, swap: nil, accountsInBoth: nil,
          influential: influential(
            judge.verdict(result.statistic), count: a.accounts.count + b.accounts.count,
            names: names,
            without: ClusteredScoreDifference.withoutEachAccount(
              a.accounts, b.accounts, judge: judge)
          ) { [a, b][$0.group ?? 0].accountCodes[$0.index] })
      }
    }
  }

  /// Each wave with the one before.
  private func changes(
    _ waves: [AnswerGroup], names: [String], progress: (@Sendable (Double) -> Void)?
  ) -> [PairComparison] {
    let judge = DifferenceJudge(
      level: level, margin: margin.map { $0 / 100 }, isOrdered: true)
    let study = WaveScoreDifference(
      level: level, swap: WaveSwapTest(resamples: resamples, seed: seed, threads: threads))
    let changes = Double(waves.count - 1)
    return zip(waves, waves.dropFirst()).enumerated().map { index, pair in
      let (previous, current) = pair
      let matched = WaveAnswers.matching(previous, current)
      let accounts = matched.map(\.answers)
      let result = study.run(accounts) { progress?((Double(index) + $0) / changes) }
      return PairComparison(
        first: current, second: previous, difference: result.difference, naive: result.naive,
        statistic: result.statistic, judge: judge, swap: result.swap,
        accountsInBoth: result.accountsInBoth,
        influential: influential(
          judge.verdict(result.statistic), count: accounts.count, names: names,
          without: WaveScoreDifference.withoutEachAccount(accounts, judge: judge)
        ) { matched[$0.index].code })
    }
  }

  /// Beyond this many accounts none is left out in turn: no single one decides.
  private static let mostLeftOut = 500

  /// The names of the accounts without which the verdict would be another. That four accounts allow no
  /// verdict says nothing of the one that was left out, so those do not count.
  private func influential(
    _ verdict: DifferenceVerdict, count: Int, names: [String],
    without: @autoclosure () -> [WithoutAccount], code: (WithoutAccount) -> Int
  ) -> [String] {
    guard count <= Self.mostLeftOut, !names.isEmpty else { return [] }
    return without().filter { $0.verdict != verdict && $0.verdict != .notEstimable }.compactMap {
      row in
      let code = code(row)
      return code >= 0 ? names[code] : nil
    }
  }

  private func adjusted(
    _ pairs: [PairComparison], _ family: SeveralScoresResult?
  ) -> [PairComparison] {
    guard usesMaxT || adjustment != nil, pairs.count > 1 else { return pairs }
    var corrected = adjustment?.adjusted(pairs.map(\.pValue)) ?? []
    if usesMaxT {
      // A correction never makes a p-value smaller; what is only described has none.
      corrected = zip(pairs, family?.pairs ?? []).map { pair, member in
        pair.pValue.map { max($0, member.pValue) }
      }
    }
    return zip(pairs, corrected).map { $0.corrected($1, of: pairs.count, level: level) }
  }

  private func designNotes(_ input: SurveyInput, _ comparisons: Int) -> [Note] {
    if isWaves { return comparisons > 1 ? [repeatedLooks(comparisons)] : [] }
    guard let unit = input.clusterUnit, case .groups = design else { return [] }
    var seen: [Int: Int] = [:]
    for (index, group) in input.groups.enumerated() {
      for code in group.accountCodes where code >= 0 {
        if let other = seen[code], other != index { return [Self.sharedNote(unit)] }
        seen[code] = index
      }
    }
    return []
  }

  private func repeatedLooks(_ comparisons: Int) -> Note {
    let chance = min(1, Double(comparisons) * (1 - level))
    let (condition, remedy) =
      adjustment == nil
      ? ("", "p-values are not corrected for that (--adjust holm).")
      : ("by the plain p-values ", "verdicts follow the corrected ones.")
    return Note(
      code: "repeated_looks",
      sentence:
        "\(comparisons) changes were looked at. If nothing ever changed, one of them at least "
        + "would \(condition)be called a change in up to \(Format.percent(chance, digits: 0)) of such files; "
        + remedy)
  }

  private static func sharedNote(_ unit: ClusterUnit) -> Note {
    Note(
      code: "shared_accounts",
      sentence: "Some \(unit.plural) answer in several groups; they are compared as if they were "
        + "different ones, which is cautious. For waves of the same \(unit.plural) use --waves.")
  }
}
