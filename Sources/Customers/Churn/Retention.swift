import Models
import Reports
import Statistics
import Tables

/// When do accounts leave: retention curves, churn rates, groups compared, drivers.
public struct Retention: Sendable {
  /// Which columns and days are used.
  public var selection: TenureSelection
  /// The confidence level.
  public var level: Double
  /// The months at which retention is given.
  public var months: [Double]
  /// The columns that may go with leaving.
  public var drivers: [String]
  /// How the intervals of the curve are made.
  public var interval: SurvivalInterval

  /// Makes the configuration.
  public init(
    selection: TenureSelection = TenureSelection(), level: Double = 0.95,
    months: [Double] = [12, 24, 36], drivers: [String] = [],
    interval: SurvivalInterval = .standard
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.selection = selection
    self.level = level
    self.months = months
    self.drivers = drivers
    self.interval = interval
  }

  /// The fewest accounts that a curve with intervals is given for.
  static let fewestAccounts = 5

  /// Computes.
  /// - Throws: `TableError` for columns that are not there; `RetentionError` for files that cannot be
  ///   used; `SurvivalError` for times that make no sense.
  public func run(_ table: Table) throws -> RetentionResult {
    let input = try TenureInput(table, selection)
    let overall = try group("", input.spells)
    var groups: [RetentionGroup] = []
    var tests: [TestResult] = []
    var notes = input.notes
    var groupColumn: String?
    if let by = selection.by {
      let column = try table.column(by)
      groupColumn = column.name
      let labels = column.labels
      let names = labels.levels.sorted(by: NaturalOrder.precedes)
      if names.count > 12 { throw ComparisonError.tooManyGroups(column: by, count: names.count) }
      let named = input.spells.filter { labels.codes[$0.row] >= 0 }
      if named.count < input.spells.count {
        let lost = input.spells.count - named.count
        notes.append(
          Note(
            code: "rows_without_group",
            sentence: "\(counted(lost, "account")) without a value in "
              + "\(Excerpt.quoted(column.name)) \(lost == 1 ? "is" : "are") in no group."))
      }
      func level(_ spell: Spell) -> String { labels.levels[Int(labels.codes[spell.row])] }
      let present = names.filter { name in named.contains { level($0) == name } }
      let aligned = try aligned(present.map { name in (name, named.filter { level($0) == name }) })
      groups = aligned.groups
      notes += aligned.notes
      if present.count > 1, named.contains(where: \.event) {
        let codes = named.compactMap { present.firstIndex(of: level($0)) }
        for weighting in LogRank.Weighting.allCases {
          tests.append(
            try LogRank(weighting: weighting)
              .run(try spellTimes(named), groups: codes, names: present).test)
        }
      }
    }
    var found: RetentionDrivers?
    if !drivers.isEmpty {
      let taken = Set(input.columns.map(\.column))
      let columns = try DriverColumns(table, drivers, spells: input.spells, taken: taken)
      found = RetentionDrivers.fit(input.spells, columns, level: level)
    }
    return RetentionResult(
      level: level, source: table.source, columns: input.columns, clock: input.clock,
      method: interval.name, groupColumn: groupColumn, overall: overall, groups: groups,
      window: window(input), tests: tests, drivers: found, notes: notes)
  }

  private func window(_ input: TenureInput) -> WindowChurn? {
    guard let (accounts, lost) = input.atLandmark, let asOf = selection.asOf,
      let until = input.until, accounts >= Self.fewestAccounts
    else { return nil }
    return WindowChurn(
      from: TenureSelection.text(asOf), to: TenureSelection.text(until), accounts: accounts,
      lost: lost, share: Double(lost) / Double(accounts),
      interval: ProportionInterval.wilson.interval(
        successes: Double(lost), trials: Double(accounts), level: level))
  }

  /// One curve, from a month on.
  func group(_ label: String, _ spells: [Spell], from start: Double = 0) throws -> RetentionGroup {
    let lost = spells.count { $0.event }
    let exposure = spells.reduce(0) { $0 + $1.exit - $1.entry }
    guard spells.count >= Self.fewestAccounts, exposure > 0 else {
      return RetentionGroup(
        label: label, accounts: spells.count, lost: lost, rate: nil, curve: nil, median: nil,
        mean: nil, at: [], notes: [])
    }
    let rate = ChurnRate(lost: lost, accountMonths: exposure, level: level)
    guard let (followed, begin) = Self.observedTogether(spells, from: start) else {
      return RetentionGroup(
        label: label, accounts: spells.count, lost: lost, rate: rate, curve: nil, median: nil,
        mean: nil, at: [],
        notes: [
          Note(
            code: "never_together",
            sentence: "At no month were \(Self.fewestAccounts) accounts observed together, so "
              + "there is a rate but no curve; --clock observation gives one from the start of "
              + "observation."
          )
        ])
    }
    let times = try spellTimes(followed)
    let estimator = KaplanMeier(level: level, interval: interval)
    let curve = estimator.run(times)
    // The mean reaches as far as somebody is still observed.
    let mean = curve.restrictedMean(to: curve.end)
    return RetentionGroup(
      label: label, accounts: spells.count, lost: lost,
      rate: rate, curve: curve,
      median: curve.median, mean: mean,
      at: months.map { month in
        // A year of 365 days is 11.99 mean months: three days short is there.
        let asked = month > curve.end && month - curve.end < 0.1 ? curve.end : month
        return RetentionAt(month: month, estimator.estimate(times, at: asked), curve: curve)
      }, notes: curve.notes.filter { $0.code != "conditional_curve" } + Self.begin(begin))
  }

  /// With late entry some months rest on one or two accounts, and one loss there would pull the
  /// whole curve down: it covers the longest stretch in which five are observed together, to the
  /// end where nobody enters later. Nil where there is no such stretch.
  private static func observedTogether(
    _ all: [Spell], from start: Double
  ) -> (spells: [Spell], begin: Double)? {
    let spells = all.filter { $0.exit > start || start == 0 }.map {
      Spell(row: $0.row, entry: max($0.entry, start), exit: $0.exit, event: $0.event)
    }
    if spells.isEmpty { return nil }
    guard spells.contains(where: { $0.entry > 0 }) else { return (spells, 0) }
    let moments = Set(spells.flatMap { [$0.entry, $0.exit] }).sorted()
    var best: (begin: Double, end: Double)?
    var begin: Double?
    for moment in moments {
      let together = spells.count { $0.entry <= moment && $0.exit > moment }
      if together >= fewestAccounts {
        begin = begin ?? moment
      } else if let from = begin {
        if moment - from > best.map({ $0.end - $0.begin }) ?? 0 { best = (from, moment) }
        begin = nil
      }
    }
    guard let best else { return nil }
    let isTail = !spells.contains { $0.entry >= best.end }
    let end = isTail ? .infinity : best.end
    let kept = spells.filter { $0.exit > best.begin && $0.entry < end }.map {
      Spell(
        row: $0.row, entry: max($0.entry, best.begin), exit: min($0.exit, end),
        event: $0.event && $0.exit <= end)
    }
    return (kept, best.begin)
  }

  private static func begin(_ months: Double) -> [Note] {
    guard months > 0 else { return [] }
    return [
      Note(
        code: "conditional_curve",
        sentence: "The curve covers the longest stretch of months in which \(fewestAccounts) "
          + "accounts were observed together. It starts at \(Format.number(months, digits: 1)) months and "
          + "holds for accounts that got that far.")
    ]
  }
}
