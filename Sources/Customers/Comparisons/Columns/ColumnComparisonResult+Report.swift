import Reports
import Statistics

extension ColumnComparisonResult: Reportable {
  /// The result for people: the figures, the differences on one scale, what follows, and why.
  public var report: Report {
    var blocks: [Block] = []
    for figure in figures {
      blocks.append(.intervals(groupChart(figure)))
      let own = pairs.filter { $0.figure == figure.kind }
      if !own.isEmpty { blocks.append(.intervals(differenceChart(figure, own))) }
    }
    // What could have been found comes before what was found.
    if !pairs.isEmpty { blocks += [.table(reasons), .table(tidyPairs)] }
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    if !benchmarks.isEmpty { blocks.append(.table(tidyBenchmarks)) }
    blocks += ComparisonTest.blocks(tests)
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: title, subtitle: subtitle, blocks: blocks)
  }

  private var title: String {
    benchmarks.isEmpty ? "Is the difference real?" : "Against a benchmark"
  }

  private var subtitle: String {
    let rows = groups.reduce(0) { $0 + $1.rows }
    return "\(source.split(separator: "/").last ?? "") · \(counted(rows, "value")) of “\(column)”"
      + (groupColumn.map { " · by \($0)" } ?? "")
  }

  static func tone(_ code: String) -> Tone {
    switch code {
    case "inconclusive", "underpowered", "not_estimable": .uncertain
    default: .neutral
    }
  }

  private func scale(_ figure: ColumnFigure, _ values: [Double?], differences: Bool) -> Scale {
    if figure.kind == .share { return differences ? Scale(-100, 100) : .share }
    return .covering(values.compactMap { $0 }, includesZero: differences)
  }

  private func groupChart(_ figure: ColumnFigure) -> IntervalChart {
    let rows = groups.map { group in
      (group, group.figures.first { $0.figure == figure.kind })
    }
    let values = rows.flatMap { [$0.1?.estimate, $0.1?.interval?.lower, $0.1?.interval?.upper] }
    let mark = benchmarks.first.map {
      $0.from == $0.to
        ? Reference("benchmark", at: $0.from) : Reference("benchmark", from: $0.from, to: $0.to)
    }
    return IntervalChart(
      title: figure.noun.capitalizedFirst, header: figure.kind == .share ? "Share" : "Mean",
      kind: figure.valueKind, level: level,
      scale: scale(figure, values + [mark?.value, mark?.end], differences: false),
      countHeaders: clusterUnit.countHeaders,
      rows: rows.map { group, value in
        IntervalRow(
          group.label.isEmpty ? "all" : group.label, estimate: value?.estimate,
          lower: value?.interval?.lower, upper: value?.interval?.upper,
          counts: clusterUnit.counts(answers: group.rows, units: group.accounts),
          remark: value?.interval == nil ? "too few to say how sure" : nil)
      }, references: mark.map { [$0] } ?? [])
  }

  private func differenceChart(_ figure: ColumnFigure, _ own: [ColumnPair]) -> IntervalChart {
    let unit = figure.unit
    let values = own.flatMap { [$0.difference, $0.interval?.lower, $0.interval?.upper] }
    let margin = figure == figures.first ? margin.map { $0 * unit } : nil
    let zero = Reference("0", at: 0)
    return IntervalChart(
      title: "Differences of the \(figure.noun)" + (figure.kind == .share ? ", points" : ""),
      header: "Difference", kind: figure.differenceKind, level: level,
      scale: scale(
        figure, values + [margin, margin.map { -$0 }], differences: true),
      rows: own.map { pair in
        IntervalRow(
          "\(pair.first) − \(pair.second)", estimate: pair.difference.map { $0 * unit },
          lower: pair.interval?.lower.map { $0 * unit },
          upper: pair.interval?.upper.map { $0 * unit },
          remark: pair.interval == nil ? "too few to say how sure" : nil,
          tone: Self.tone(pair.verdict.rawValue))
      }, references: [margin.map { Reference("too small to matter", from: -$0, to: $0) } ?? zero])
  }

  private func figure(of pair: ColumnPair) -> ColumnFigure {
    figures.first { $0.kind == pair.figure } ?? figures[0]
  }

  private var detectableDigits: Int { figures[0].kind == .share ? 0 : figures[0].digits }

  private func detectable(_ pair: ColumnPair) -> String? {
    let figure = figure(of: pair)
    return pair.detectable.map {
      Format.number($0 * figure.unit, digits: figure.kind == .share ? 0 : figure.digits)
    }
  }

  /// What each verdict rests on, for people.
  private var reasons: ReportTable {
    func column(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (ColumnPair) -> Double?
    ) -> ReportColumn? {
      let numbers = pairs.map(value)
      return numbers.contains { $0 != nil }
        ? ReportColumn(header, name: name, kind: kind, numbers: numbers) : nil
    }
    let several = figures.count > 1
    let columns: [ReportColumn?] = [
      ReportColumn(
        "Comparison", name: "term",
        texts: pairs.map { "\($0.first) − \($0.second)" + (several ? ", \($0.figure)" : "") }),
      several
        ? ReportColumn("Detectable ±", name: "effect", texts: pairs.map(detectable))
        : column("Detectable ±", "effect", .number(digits: detectableDigits)) {
          $0.detectable.map { $0 * figures[0].unit }
        },
      column("n", "n", .count) { Double($0.values) },
      column("Statistic", "statistic", .number(digits: 2)) { $0.statistic },
      column("df", "df", .degreesOfFreedom) { $0.degreesOfFreedom },
      column("p", "p_value", .pValue) { $0.pValue },
      column("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
    ]
    return ReportTable(
      name: "reasons", title: "What this rests on", columns: columns.compactMap { $0 },
      audience: .readers)
  }

  private var tidyPairs: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ value: (ColumnPair) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .number(digits: 4), numbers: pairs.map(value))
    }
    return ReportTable(
      name: "comparisons", title: "Comparisons",
      columns: [
        ReportColumn("Metric", name: "metric", texts: pairs.map { _ in column }),
        ReportColumn("Figure", name: "term", texts: pairs.map(\.figure.rawValue)),
        ReportColumn("Group", name: "group", texts: pairs.map(\.first)),
        ReportColumn("Compared with", name: "reference_group", texts: pairs.map(\.second)),
        numbers("Difference", "estimate") { $0.difference },
        numbers("Standard error", "std_error") { $0.standardError },
        numbers("Statistic", "statistic") { $0.statistic },
        numbers("df", "df") { $0.degreesOfFreedom },
        numbers("p", "p_value") { $0.pValue },
        numbers("Corrected p", "p_adjusted") { $0.adjustedPValue },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
        numbers("Level", "conf_level") { _ in level },
        ReportColumn("Method", name: "method", texts: pairs.map(\.method)),
        numbers("Naive lower", "naive_low") { $0.naiveInterval?.lower },
        numbers("Naive upper", "naive_high") { $0.naiveInterval?.upper },
        ReportColumn("Values", name: "n", counts: pairs.map(\.values)),
        numbers("Detectable", "effect") { $0.detectable },
        ReportColumn("Finding", name: "verdict", texts: pairs.map(\.verdict.rawValue)),
      ], audience: .machines, isPrimary: true)
  }

  private var tidyBenchmarks: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ value: (ColumnBenchmark) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .number(digits: 4), numbers: benchmarks.map(value))
    }
    return ReportTable(
      name: "benchmarks", title: "Against the benchmark",
      columns: [
        ReportColumn("Metric", name: "metric", texts: benchmarks.map { _ in column }),
        ReportColumn("Figure", name: "term", texts: benchmarks.map(\.figure.rawValue)),
        ReportColumn("Group", name: "group", texts: benchmarks.map(\.label)),
        numbers("Estimate", "estimate") { $0.estimate },
        numbers("p", "p_value") { $0.pValue },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
        numbers("Level", "conf_level") { _ in level },
        numbers("Benchmark", "target") { $0.from },
        ReportColumn("Finding", name: "verdict", texts: benchmarks.map(\.finding.code)),
      ], audience: .machines, isPrimary: true)
  }
}
