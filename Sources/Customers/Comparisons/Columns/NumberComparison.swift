import Reports
import Statistics
import Tables

/// A numeric column compared by its mean: one value per account, groups by Welch's t, waves by
/// pairs.
struct NumberComparison {
  let plan: ColumnComparison
  let values: ColumnValues

  init(_ plan: ColumnComparison, values: ColumnValues) {
    self.plan = plan
    self.values = values
  }

  func run(_ groups: [ValueGroup], _ table: Table) throws -> ColumnComparisonResult {
    let hasRepeats = groups.contains(where: \.hasRepeats)
    if plan.perAccount { try values.requireAgreement(groups) }
    let figure = ColumnFigure(
      kind: .mean, noun: "mean of \(Excerpt.escaped(values.name))",
      digits: ColumnFigure.digits(for: groups.flatMap(\.means)))
    let margin = plan.margin(of: figure)
    var notes = values.notes(table)
    if hasRepeats, let unit = values.unit {
      let count = groups.reduce(0) { $0 + $1.accounts.count }
      let rows = groups.reduce(0) { $0 + $1.rows.count }
      notes.append(
        Note(
          code: "account_means",
          sentence: "Some \(unit.plural) have several values; each counts once with their mean: "
            + "\(counted(count, "mean")) of \(counted(rows, "row"))."))
    }
    let isPaired = plan.isWaves && values.units != nil
    if plan.isWaves, !isPaired { notes.append(.wavesNotPaired) }
    if !plan.isWaves, !plan.isBenchmark, let unit = values.unit, ValueGroup.share(groups) {
      notes.append(.sharedUnits(unit))
    }
    var (pairs, tests) = ([ColumnPair](), [ComparisonTest]())
    for place in plan.pairs(groups.count) {
      let (a, b) = (groups[place.first], groups[place.second])
      let matched = isPaired ? MatchedValues(a, b) : nil
      let evidence = matched.map { paired($0, margin) } ?? independent(a, b, margin)
      if let matched, let note = matched.leftOut(values.unit, a.label, b.label) {
        notes.append(note)
      }
      pairs.append(
        ColumnPair(
          evidence, figure: figure, first: a.label, second: b.label,
          values: matched?.first.count ?? a.accounts.count + b.accounts.count, level: plan.level,
          margin: margin, isOrdered: plan.isWaves))
      if plan.allTests {
        let more = NumberTests(plan: plan, pair: (a.label, b.label))
        tests.append(ComparisonTest((a.label, b.label), evidence))
        tests += matched.map(more.paired) ?? more.independent(a.means, b.means)
      }
    }
    if !plan.isWaves, groups.count > 2, !plan.isBenchmark {
      tests = NumberTests(plan: plan, pair: ("", "")).omnibus(groups) + tests
    }
    return plan.result(
      kind: "number", column: values.name, table, columns: values.columns, unit: values.unit,
      figures: [figure], groups: groups.map(summary), pairs: pairs,
      benchmarks: benchmarks(groups, figure), tests: tests, notes: notes)
  }

  private static let welchNull = "the means of the two groups are equal"

  private func independent(_ a: ValueGroup, _ b: ValueGroup, _ margin: Double?) -> PairEvidence {
    let (x, y) = (a.means, b.means)
    let found = (estimate(x).mean, estimate(y).mean)
    do {
      let welch = try TwoSampleT(level: plan.level).run(x, y)
      return PairEvidence(welch, level: plan.level, margin: margin, title: "Welch's t")
    } catch {
      return PairEvidence(
        undefined: .undefined(error, min(x.count, y.count), "a group"), estimates: found,
        method: "welch_t", title: "Welch's t", null: Self.welchNull)
    }
  }

  private func paired(_ matched: MatchedValues, _ margin: Double?) -> PairEvidence {
    let (x, y) = (matched.first, matched.second)
    do {
      let t = try PairedT(level: plan.level).run(x, y)
      return PairEvidence(t, level: plan.level, margin: margin, title: "paired t")
    } catch {
      return PairEvidence(
        undefined: .undefined(error, x.count, "both waves"),
        estimates: (estimate(x).mean, estimate(y).mean), method: "paired_t", title: "paired t",
        null: "the mean difference of the pairs is zero")
    }
  }

  /// The mean with its t interval.
  private func estimate(_ means: [Double]) -> (mean: Double?, interval: Interval?) {
    guard !means.isEmpty else { return (nil, nil) }
    let zeros = [Double](repeating: 0, count: means.count)
    guard let t = try? PairedT(level: plan.level).run(means, zeros) else { return (means[0], nil) }
    var interval = t.interval
    interval?.method = "t"
    return (t.firstMean, interval)
  }

  private func summary(_ group: ValueGroup) -> ColumnGroup {
    let found = estimate(group.means)
    return ColumnGroup(
      label: group.label, rows: group.rows.count, values: group.accounts.count,
      accounts: values.unit == nil ? nil : group.accounts.count,
      figures: [GroupFigure(figure: .mean, estimate: found.mean, interval: found.interval)])
  }

  private func benchmarks(_ groups: [ValueGroup], _ figure: ColumnFigure) -> [ColumnBenchmark] {
    guard case .benchmark(let range) = plan.design else { return [] }
    return groups.map { group in
      let means = group.means
      let found = estimate(means)
      return ColumnBenchmark(
        label: group.label, figure: figure, estimate: found.mean, interval: found.interval,
        range: range
      ) { null in
        let fixed = [Double](repeating: null, count: means.count)
        return (try? PairedT(level: plan.level).run(means, fixed))?.test.pValue
      }
    }
  }
}

/// The values of the accounts that occur in both waves.
struct MatchedValues {
  /// Of the later wave.
  private(set) var first: [Double] = []
  /// Of the earlier wave, in the same order.
  private(set) var second: [Double] = []
  private(set) var lost = 0
  private(set) var gained = 0

  init(_ current: ValueGroup, _ previous: ValueGroup) {
    var later: [Int: Double] = [:]
    for account in current.accounts where account.code >= 0 { later[account.code] = account.mean }
    let present = later.count
    for account in previous.accounts {
      if account.code >= 0, let value = later.removeValue(forKey: account.code) {
        first.append(value)
        second.append(account.mean)
      } else {
        lost += 1
      }
    }
    gained = later.count + current.accounts.count - present
  }

  /// What must be said of those in one wave only.
  func leftOut(_ unit: ClusterUnit?, _ current: String, _ previous: String) -> Note? {
    guard lost + gained > 0, let unit else { return nil }
    return Note(
      code: "unpaired_left_out",
      sentence: "From \(previous) to \(current), \(unit.counted(first.count)) with values in both "
        + "waves are compared; \(lost) of the earlier wave and \(gained) of the later one alone "
        + "are left out.")
  }
}

extension ValueGroup {
  /// Whether some account occurs in several groups.
  static func share(_ groups: [ValueGroup]) -> Bool {
    var seen: Set<Int> = []
    return groups.contains { group in
      group.accounts.contains { $0.code >= 0 && !seen.insert($0.code).inserted }
    }
  }
}

extension ColumnValues {
  /// - Throws: where rows of an account disagree.
  func requireAgreement(_ groups: [ValueGroup]) throws {
    let names = units?.levels ?? []
    var disagreeing: [String] = []
    for account in groups.flatMap(\.accounts) where !account.isConstant {
      if !disagreeing.contains(names[account.code]) { disagreeing.append(names[account.code]) }
    }
    guard disagreeing.isEmpty else {
      throw ColumnComparisonError.inconsistentAccounts(
        column: name, accounts: Array(disagreeing.prefix(12)), count: disagreeing.count)
    }
  }

  /// What must be said of the file and the column.
  func notes(_ table: Table) -> [Note] {
    let used = Set(columns.map(\.column) + [name])
    var notes = table.notes(using: used)
    let missing = values.count { $0 == nil }
    if missing > 0 {
      notes.append(
        Note(
          code: "missing_values",
          sentence: "\(counted(missing, "row")) of \(values.count) without a value "
            + "\(missing == 1 ? "was" : "were") left out."))
    }
    if units == nil {
      notes.append(
        Note(
          code: "no_account_column",
          sentence: "No account column was found, so rows are taken for independent. Where several "
            + "come from one customer the interval is too narrow: name the column with --account."))
    }
    return notes
  }
}

extension Note {
  /// Why a t test could not be made.
  fileprivate static func undefined(
    _ error: GroupTestError, _ count: Int, _ place: String
  ) -> Note {
    if case .tooFewValues = error { return tooFewValues(count, place) }
    return Note(code: "out_of_range", sentence: "The means cannot be compared: \(error).")
  }

  static func tooFewValues(_ count: Int, _ place: String) -> Note {
    Note(
      code: "too_few_values",
      sentence: "With \(counted(count, "value")) in \(place) there is no spread to judge a "
        + "difference by; two are needed.")
  }
}
