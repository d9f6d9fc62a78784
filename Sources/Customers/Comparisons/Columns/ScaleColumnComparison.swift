import Reports
import Statistics
import Tables

/// CSAT and CES compared: the share of positive answers and the mean, accounts as clusters.
struct ScaleColumnComparison {
  let plan: ColumnComparison
  let scale: ScoreScale

  init(_ plan: ColumnComparison, scale: ScoreScale) {
    self.plan = plan
    self.scale = scale
  }

  func run(_ table: Table) throws -> ColumnComparisonResult {
    var selection = plan.selection
    if let column = plan.groupColumn { selection.by = [column] }
    let input = try SurveyInput(table, scale: scale, selection: selection)
    let answered = input.groups.filter { $0.counts.total > 0 }
    let waves = plan.waveOrder(answered.map(\.label), table)
    let groups = try plan.ordered(
      plan.groupColumn == nil ? [input.overall] : answered, waves, \.label)
    let figures = figures()
    try plan.requireOnScale(figures[0], ends: ends(figures[0]))
    var (pairs, tests) = ([ColumnPair](), [ComparisonTest]())
    var notes = input.notes + [waves?.note].compactMap { $0 }
    for figure in figures {
      for place in plan.pairs(groups.count) {
        let (a, b) = (groups[place.first], groups[place.second])
        let comparison = comparison(a, b, figure, isPaired: input.clusterUnit != nil)
        let margin = figure == figures.first ? plan.margin(of: figure) : nil
        let evidence = PairEvidence(
          comparison, figure: figure, level: plan.level, margin: margin)
        pairs.append(
          ColumnPair(
            evidence, figure: figure, first: a.label, second: b.label,
            values: Int(a.counts.total + b.counts.total), level: plan.level, margin: margin,
            isOrdered: plan.isWaves))
        if plan.allTests {
          tests += ScaleTests(plan: plan, figure: figure, points: points(figure)).run(
            (a.label, b.label), evidence, comparison, counted(a, figure), counted(b, figure))
        }
      }
    }
    if !plan.isWaves, !plan.isBenchmark, let unit = input.clusterUnit, Self.share(groups) {
      notes.append(.sharedUnits(unit))
    }
    if plan.isWaves, input.clusterUnit == nil { notes.append(.wavesNotPaired) }
    return plan.result(
      kind: scale.metric.rawValue, column: input.columns[0].column, table, columns: input.columns,
      unit: input.clusterUnit, figures: figures,
      groups: groups.map { summary($0, figures, input.clusterUnit) }, pairs: pairs,
      benchmarks: benchmarks(groups, figures), tests: tests, notes: notes)
  }

  /// The share first; against a benchmark it alone, unless the mean is asked for.
  private func figures() -> [ColumnFigure] {
    let adjective = scale.metric == .effort ? "easy" : "satisfied"
    let share = ColumnFigure(
      kind: .share, noun: "share of \(adjective) answers (\(scale.positiveAnswers))", digits: 1)
    let mean = ColumnFigure(kind: .mean, noun: "mean answer", digits: 2)
    switch plan.figure {
    case .share: return [share]
    case .mean: return [mean]
    case nil: return plan.isBenchmark ? [share] : [share, mean]
    }
  }

  private func points(_ figure: ColumnFigure) -> [Double] {
    figure.kind == .share ? [0, 1] : scale.points.map(Double.init)
  }

  private func ends(_ figure: ColumnFigure) -> ClosedRange<Double> {
    figure.kind == .share ? 0...1 : Double(scale.minimum)...Double(scale.maximum)
  }

  /// Accounts × points.
  private func counted(_ group: AnswerGroup, _ figure: ColumnFigure) -> [[Double]] {
    figure.kind == .mean
      ? group.points
      : group.accounts.map { [$0.detractors + $0.passives, $0.promoters] }
  }

  private func comparison(
    _ first: AnswerGroup, _ second: AnswerGroup, _ figure: ColumnFigure, isPaired: Bool
  ) -> ScaleComparison {
    let (a, b) = (counted(first, figure), counted(second, figure))
    guard plan.isWaves, isPaired else {
      return ClusteredScaleMeanDifference.compare(points: points(figure), a, b)
    }
    let matched = MatchedAccounts(
      previous: (second.accountCodes, b), current: (first.accountCodes, a))
    return WaveScaleMeanDifference.compare(
      points: points(figure), previous: matched.previous, current: matched.current)
  }

  private func estimate(_ group: AnswerGroup, _ figure: ColumnFigure) -> ScaleMeanEstimate {
    ScaleMeanEstimator(level: plan.level).estimate(
      points: points(figure), accounts: counted(group, figure))
  }

  private func summary(
    _ group: AnswerGroup, _ figures: [ColumnFigure], _ unit: ClusterUnit?
  ) -> ColumnGroup {
    let answers = Int(group.counts.total)
    return ColumnGroup(
      label: group.label, rows: answers, values: answers,
      accounts: unit == nil ? nil : group.accounts.count,
      figures: figures.map {
        let estimate = estimate(group, $0)
        return GroupFigure(
          figure: $0.kind, estimate: estimate.mean, interval: estimate.interval)
      })
  }

  private func benchmarks(_ groups: [AnswerGroup], _ figures: [ColumnFigure]) -> [ColumnBenchmark] {
    guard case .benchmark(let given) = plan.design, let figure = figures.first else { return [] }
    let unit = figure.unit
    let range = (given.lowerBound / unit)...(given.upperBound / unit)
    return groups.map { group in
      let estimate = estimate(group, figure)
      return ColumnBenchmark(
        label: group.label, figure: figure, estimate: estimate.mean, interval: estimate.interval,
        range: range
      ) { estimate.test(null: $0)?.pValue }
    }
  }

  /// Whether some account answers in several groups.
  static func share(_ groups: [AnswerGroup]) -> Bool {
    var seen: Set<Int> = []
    return groups.contains { group in
      group.accountCodes.contains { $0 >= 0 && !seen.insert($0).inserted }
    }
  }
}

/// The answers of each account in two waves, matched by its code; those that name none stand alone.
struct MatchedAccounts {
  private(set) var codes: [Int] = []
  private(set) var previous: [[Double]] = []
  private(set) var current: [[Double]] = []

  init(previous: (codes: [Int], counts: [[Double]]), current: (codes: [Int], counts: [[Double]])) {
    let none = [Double](repeating: 0, count: (previous.counts + current.counts).first?.count ?? 0)
    var later: [Int: Int] = [:]
    for (place, code) in current.codes.enumerated() where code >= 0 { later[code] = place }
    for (code, counts) in zip(previous.codes, previous.counts) {
      let match = code >= 0 ? later.removeValue(forKey: code) : nil
      codes.append(code)
      self.previous.append(counts)
      self.current.append(match.map { current.counts[$0] } ?? none)
    }
    for (place, code) in current.codes.enumerated() where code < 0 || later[code] != nil {
      codes.append(code)
      self.previous.append(none)
      self.current.append(current.counts[place])
    }
  }
}

extension Note {
  static func sharedUnits(_ unit: ClusterUnit) -> Note {
    Note(
      code: "shared_accounts",
      sentence: "Some \(unit.plural) occur in several groups; they are compared as if they were "
        + "different ones, which is cautious. For waves of the same \(unit.plural) use --waves.")
  }

  static let wavesNotPaired = Note(
    code: "waves_not_paired",
    sentence: "Nothing says which rows belong to one account or person, so the waves are compared "
      + "as if different ones had answered. Name the column with --account.")
}
