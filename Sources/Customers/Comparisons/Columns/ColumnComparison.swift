import Reports
import Statistics
import Tables

/// Is the difference of a share or a mean between groups, waves, or against a benchmark real?
///
/// CSAT and CES by their share of positive answers and their mean, any yes/no column by its share,
/// any numeric column by its mean. Net scores are compared by `ScoreComparison`.
public struct ColumnComparison: Sendable {
  /// What is compared.
  public enum Subject: Sendable, Equatable {
    /// The answers to a question on a scale, with the break above which they are positive.
    case scale(ScoreScale)
    /// A column of numbers, or of yes and no; the value that counts as yes where that is not plain.
    case column(String, yes: String?)
  }

  /// What is compared.
  public var subject: Subject
  /// Which columns and rows are used.
  public var selection: SurveySelection
  /// Between which groups.
  public var design: ScoreComparison.Design
  /// The only figure of a scale to compare; nil compares the share and the mean.
  public var figure: ColumnFigure.Kind?
  /// The groups in their order, from the lowest; nil when they have none.
  public var order: [String]?
  /// The column of the strata within which yes/no groups are compared; nil without strata.
  public var strata: String?
  /// Whether each account must count once, its rows agreeing.
  public var perAccount: Bool
  /// Whether the other tests of the same question are made too.
  public var allTests: Bool
  /// The confidence level.
  public var level: Double
  /// The smallest difference that matters: of the leading figure, in points for a share.
  public var margin: Double?
  /// How p-values of several comparisons are corrected; nil leaves them as they are.
  public var adjustment: PValueAdjustment?
  /// The seed of tests that draw arrangements.
  public var seed: UInt64
  /// How many arrangements are drawn where they cannot all be enumerated.
  public var resamples: Int

  /// Makes the configuration.
  public init(
    _ subject: Subject, selection: SurveySelection = SurveySelection(),
    design: ScoreComparison.Design, figure: ColumnFigure.Kind? = nil, order: [String]? = nil,
    strata: String? = nil, perAccount: Bool = false, allTests: Bool = false, level: Double = 0.95,
    margin: Double? = nil, adjustment: PValueAdjustment? = .holm, seed: UInt64 = 1,
    resamples: Int = 9_999
  ) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    precondition(margin.map { $0 > 0 && $0.isFinite } ?? true, "a margin is positive")
    self.subject = subject
    self.selection = selection
    self.design = design
    self.figure = figure
    self.order = order
    self.strata = strata
    self.perAccount = perAccount
    self.allTests = allTests
    self.level = level
    self.margin = margin
    self.adjustment = adjustment
    self.seed = seed
    self.resamples = resamples
  }

  /// Compares.
  /// - Throws: `TableError` for columns that are not there; `ScoreError` for answers off the scale;
  ///   `ComparisonError` and `ColumnComparisonError` when the column cannot be compared like that.
  public func run(_ table: Table) throws -> ColumnComparisonResult {
    switch subject {
    case .scale(let scale):
      if strata != nil {
        throw ColumnComparisonError.strataNeedYesNo(column: scale.metric.rawValue)
      }
      return try ScaleColumnComparison(self, scale: scale).run(table)
    case .column(let name, let yes):
      let values = try ColumnValues(table, column: name, yes: yes, selection: selection)
      let (groups, notes) = try groups(of: values, table)
      if case .yesNo = values.kind {
        return try YesNoComparison(self, values: values).run(groups, table).adding(notes)
      }
      if strata != nil { throw ColumnComparisonError.strataNeedYesNo(column: values.name) }
      return try NumberComparison(self, values: values).run(groups, table).adding(notes)
    }
  }

  /// The column of the groups; nil for all rows together.
  var groupColumn: String? {
    switch design {
    case .groups(let column), .waves(let column): column
    case .benchmark: selection.by.first
    }
  }

  var isWaves: Bool { if case .waves = design { true } else { false } }

  /// The groups that may be shown, and what is said of the others.
  private func groups(
    of values: ColumnValues, _ table: Table
  ) throws -> ([ValueGroup], notes: [Note]) {
    let grouping = try table.grouping(by: groupColumn.map { [$0] } ?? [])
    let person = try ColumnChoice.find(.respondent, given: selection.respondent, in: table)
    let shown = try ShownGroups(
      zip(grouping.keys, grouping.rows).map { (keys: $0, rows: $1) }, rule: selection.smallGroups,
      all: 0..<table.rowCount, answered: { values.values[$0] != nil },
      respondents: try person.map { try table.labels($0.column) })
    guard groupColumn != nil else {
      return ([values.group("", rows: Array(0..<table.rowCount))], shown.notes)
    }
    let groups = zip(zip(grouping.keys, grouping.rows), shown.isShown).compactMap {
      group, isShown in
      isShown ? values.group([group.0[0]].asLabel, rows: group.1) : nil
    }
    let found = groups.filter { !$0.rows.isEmpty }
    let waves = waveOrder(found.map(\.label), table)
    return (
      try ordered(found, waves, \.label), shown.notes + [waves?.note].compactMap { $0 }
    )
  }

  /// How waves followed each other; nil for groups, and where the order was given.
  func waveOrder(_ names: [String], _ table: Table) -> WaveOrder? {
    guard case .waves(let column) = design, order == nil else { return nil }
    return WaveOrder(names, days: WaveOrder.days(column, in: table))
  }

  /// The groups in the order that was given, of the waves, or by name; two at least where they are compared.
  func ordered<Group>(
    _ groups: [Group], _ waves: WaveOrder?, _ label: (Group) -> String
  ) throws -> [Group] {
    var sorted = groups.sorted { NaturalOrder.precedes(label($0), label($1)) }
    if let groupColumn, let names = waves?.names ?? order {
      sorted = try groups.inOrder(names, of: groupColumn, listed: sorted.map(label), label)
    }
    guard !isBenchmark else { return sorted }
    guard sorted.count >= 2 else {
      throw ComparisonError.oneGroup(column: groupColumn ?? "", found: sorted.map(label))
    }
    guard sorted.count <= 40 else {
      throw ComparisonError.tooManyGroups(column: groupColumn ?? "", count: sorted.count)
    }
    return sorted
  }

  var isBenchmark: Bool { if case .benchmark = design { true } else { false } }

  /// The pairs that are compared, by position: first − second.
  func pairs(_ count: Int) -> [(first: Int, second: Int)] {
    if isBenchmark { return [] }
    if isWaves { return (1..<count).map { ($0, $0 - 1) } }
    return (0..<count).flatMap { second in
      ((second + 1)..<max(count, second + 1)).map { ($0, second) }
    }
  }

  /// The margin on the scale of the statistics: shares on 0…1.
  func margin(of figure: ColumnFigure) -> Double? { margin.map { $0 / figure.unit } }

  /// Stops on a margin or a benchmark that a figure with ends can never reach.
  /// - Parameters:
  ///   - figure: the leading figure
  ///   - ends: of the scale; 0…1 for a share
  func requireOnScale(_ figure: ColumnFigure, ends: ClosedRange<Double>) throws {
    let unit = figure.kind == .share ? " points" : ""
    let (low, high) = (ends.lowerBound * figure.unit, ends.upperBound * figure.unit)
    if let margin, margin >= high - low {
      throw ColumnComparisonError.offScale(
        what: "margin", value: margin, from: 0, to: high - low, unit: unit)
    }
    guard case .benchmark(let range) = design else { return }
    for value in [range.lowerBound, range.upperBound] where value < low || value > high {
      throw ColumnComparisonError.offScale(
        what: "benchmark", value: value, from: low, to: high,
        unit: figure.kind == .share ? " %" : "")
    }
  }

  /// Corrects p-values, and what follows from them, within each figure.
  func adjusted(_ pairs: [ColumnPair], figures: [ColumnFigure]) -> [ColumnPair] {
    guard let adjustment else { return pairs }
    var pairs = pairs
    for kind in ColumnFigure.Kind.allCases {
      let places = pairs.indices.filter { pairs[$0].figure == kind }
      guard places.count > 1 else { continue }
      for (place, value) in zip(places, adjustment.adjusted(places.map { pairs[$0].pValue })) {
        pairs[place] = pairs[place].corrected(
          value, of: places.count, level: level,
          noun: figures.first { $0.kind == kind }?.noun ?? "figure")
      }
    }
    return pairs
  }

  /// The result of these parts.
  func result(
    kind: String, column: String, _ table: Table, columns: [ColumnChoice], unit: ClusterUnit?,
    figures: [ColumnFigure], groups: [ColumnGroup], pairs: [ColumnPair],
    benchmarks: [ColumnBenchmark], tests: [ComparisonTest], notes: [Note]
  ) -> ColumnComparisonResult {
    let adjusted = adjusted(pairs, figures: figures)
    return ColumnComparisonResult(
      kind: kind, column: column, level: level, source: table.source, columns: columns,
      clusterUnit: unit, margin: figures.first.flatMap { margin(of: $0) },
      adjustment: adjusted.contains { $0.adjustedPValue != nil } ? adjustment?.name : nil,
      seed: seed, groupColumn: groupColumn, figures: figures, groups: groups, pairs: adjusted,
      benchmarks: benchmarks, tests: tests, notes: notes)
  }
}
