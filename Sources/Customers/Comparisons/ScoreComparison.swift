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

  /// Makes the configuration.
  public init(
    selection: SurveySelection = SurveySelection(), scale: ScoreScale = .netPromoter,
    design: Design, level: Double = 0.95, margin: Double? = nil,
    adjustment: PValueAdjustment? = .holm, seed: UInt64 = 1, resamples: Int = 9_999
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
  }

  /// Compares.
  /// - Throws: `TableError` for columns that are not there; `ScoreError` for answers off the scale;
  ///   `ComparisonError` when there is nothing to compare.
  public func run(_ table: Table) throws -> ScoreComparisonResult {
    var selection = selection
    switch design {
    case .groups(let column), .waves(let column): selection.by = [column]
    case .benchmark: break
    }
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let estimator = NetScoreEstimator(level: level)
    let answered = input.groups.filter { $0.counts.total > 0 }
    let estimates = (input.groups.isEmpty ? [input.overall] : answered).map {
      ($0, estimator.estimate(accounts: $0.accounts))
    }
    var pairs: [PairComparison] = []
    var benchmarks: [BenchmarkComparison] = []
    switch design {
    case .groups(let column):
      try requireSeveral(answered, column)
      pairs = comparisons(answered, names: input.clusterNames)
    case .waves(let column):
      try requireSeveral(answered, column)
      pairs = changes(answered, names: input.clusterNames)
    case .benchmark(let range):
      benchmarks = estimates.map {
        BenchmarkComparison(label: $0.0.label, estimate: $0.1, range: range, level: level)
      }
    }
    return ScoreComparisonResult(
      scale: scale, level: level, source: table.source, columns: input.columns,
      clusterUnit: input.clusterUnit, margin: margin, adjustment: adjustment?.name,
      seed: isWaves ? seed : nil,
      groupColumn: input.groupColumns.first,
      groups: estimates.map {
        ScoreSummary(
          keys: $0.0.keys, estimate: $0.1, level: level, unit: input.clusterUnit)
      },
      pairs: adjusted(pairs), benchmarks: benchmarks, notes: input.notes + designNotes(input))
  }

  private var isWaves: Bool { if case .waves = design { true } else { false } }

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
  private func changes(_ waves: [AnswerGroup], names: [String]) -> [PairComparison] {
    let judge = DifferenceJudge(
      level: level, margin: margin.map { $0 / 100 }, isOrdered: true)
    let study = WaveScoreDifference(
      level: level, swap: WaveSwapTest(resamples: resamples, seed: seed))
    return zip(waves, waves.dropFirst()).map { previous, current in
      let matched = WaveAnswers.matching(previous, current)
      let accounts = matched.map(\.answers)
      let result = study.run(accounts)
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

  /// The names of the accounts without which the verdict would be another.
  private func influential(
    _ verdict: DifferenceVerdict, count: Int, names: [String],
    without: @autoclosure () -> [WithoutAccount], code: (WithoutAccount) -> Int
  ) -> [String] {
    guard count <= Self.mostLeftOut, !names.isEmpty else { return [] }
    return without().filter { $0.verdict != verdict }.compactMap { row in
      let code = code(row)
      return code >= 0 ? names[code] : nil
    }
  }

  private func adjusted(_ pairs: [PairComparison]) -> [PairComparison] {
    guard let adjustment, pairs.count > 1 else { return pairs }
    return zip(pairs, adjustment.adjusted(pairs.map(\.pValue))).map { pair, value in
      var pair = pair
      pair.adjustedPValue = value
      return pair
    }
  }

  private func designNotes(_ input: SurveyInput) -> [Note] {
    guard let unit = input.clusterUnit else { return [] }
    if isWaves { return input.groups.contains(where: Self.isUneven) ? [Self.unevenNote(unit)] : [] }
    guard case .groups = design else { return [] }
    var seen: [Int: Int] = [:]
    for (index, group) in input.groups.enumerated() {
      for code in group.accountCodes where code >= 0 {
        if let other = seen[code], other != index { return [Self.sharedNote(unit)] }
        seen[code] = index
      }
    }
    return []
  }

  /// Whether the account that an answer belongs to is far larger than the average account: beyond
  /// this the wave test was measured to be too quick (`Guides/Waves.md`).
  private static func isUneven(_ wave: AnswerGroup) -> Bool {
    guard let effect = DesignEffect(ClusterSums(wave.accounts)) else { return false }
    let average = wave.counts.total / Double(max(1, effect.clusters))
    return effect.weightedClusterSize > 1.8 * average
  }

  private static func unevenNote(_ unit: ClusterUnit) -> Note {
    Note(
      code: "uneven_accounts",
      sentence: "The \(unit.plural) give very different numbers of answers. In simulations of such "
        + "waves up to 9 % of unchanged scores were called changed, instead of 5 %: take a "
        + "p-value near .05 with care.")
  }

  private static func sharedNote(_ unit: ClusterUnit) -> Note {
    Note(
      code: "shared_accounts",
      sentence: "Some \(unit.plural) answer in several groups; they are compared as if they were "
        + "different ones, which is cautious. For waves of the same \(unit.plural) use --waves.")
  }
}

extension WaveAnswers {
  /// The answers of each account in two waves, matched by the account; answers that name none
  /// stand alone.
  static func matching(
    _ previous: AnswerGroup, _ current: AnswerGroup
  ) -> [(code: Int, answers: WaveAnswers)] {
    let none = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    var later: [Int: NetScoreCounts] = [:]
    var rows: [(code: Int, answers: WaveAnswers)] = []
    for (code, counts) in zip(current.accountCodes, current.accounts) {
      if code >= 0 {
        later[code] = counts
      } else {
        rows.append((-1, WaveAnswers(previous: none, current: counts)))
      }
    }
    for (code, counts) in zip(previous.accountCodes, previous.accounts) {
      let match = code >= 0 ? later.removeValue(forKey: code) : nil
      rows.append((code, WaveAnswers(previous: counts, current: match ?? none)))
    }
    return rows
      + later.sorted { $0.key < $1.key }.map {
        ($0.key, WaveAnswers(previous: none, current: $0.value))
      }
  }
}

/// A comparison that cannot be made.
public enum ComparisonError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Fewer than two groups have answers.
  case oneGroup(column: String, found: [String])
  /// More groups than pairs can be read.
  case tooManyGroups(column: String, count: Int)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .oneGroup(let column, let found):
      let seen = found.isEmpty ? "none" : found.map { Excerpt.quoted($0) }.joined(separator: ", ")
      return "There is nothing to compare: of the groups in column \(Excerpt.quoted(column)), "
        + "two or more need answers, and those that have any are: \(seen)."
    case .tooManyGroups(let column, let count):
      return "Column \(Excerpt.quoted(column)) has \(count) groups, too many to compare pair by "
        + "pair. Choose a coarser column, or keep some with --where."
    }
  }
}
