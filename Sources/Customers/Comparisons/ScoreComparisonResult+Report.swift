import Reports
import Statistics

extension ScoreComparisonResult: Reportable {
  /// The result for people: the scores, the differences on one scale, what follows, and why.
  public var report: Report {
    var blocks: [Block] = omnibusBlocks + [.intervals(scores)]
    // What could have been found comes before what was found.
    if !pairs.isEmpty {
      blocks += [.intervals(differences), .table(reasons), .table(tidyPairs)]
    }
    let said = omnibus == nil ? findings : Array(findings.dropFirst())
    blocks += said.map { .finding($0, tone: Self.tone($0.code)) }
    blocks += peopleBlocks + trendBlocks
    if !benchmarks.isEmpty { blocks.append(.table(tidyBenchmarks)) }
    blocks += ComparisonTest.blocks(tests)
    let remarks = self.remarks + ComparisonTest.remarks(tests)
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: title, subtitle: subtitle, blocks: blocks)
  }

  private var title: String {
    pairs.isEmpty ? "Score against a benchmark" : "Is the difference real?"
  }

  private var subtitle: String {
    let answers = groups.reduce(0) { $0 + $1.answers }
    return "\(source) · \(Format.count(answers)) answers"
      + (groupColumn.map { " · by \($0)" } ?? "")
  }

  private var scores: IntervalChart {
    let benchmark = benchmarks.first.map { row in
      row.from == row.to
        ? Reference("benchmark", at: row.from)
        : Reference("benchmark", from: row.from, to: row.to)
    }
    return IntervalChart(
      title: "Scores", header: "NPS", kind: .score, level: level, scale: .score,
      countHeaders: clusterUnit.countHeaders,
      rows: groups.map { group in
        IntervalRow(
          group.label.isEmpty ? "all answers" : group.label, estimate: group.score,
          lower: group.interval?.lower, upper: group.interval?.upper,
          counts: clusterUnit.counts(answers: group.answers, units: group.accounts),
          remark: group.interval == nil ? group.reason : nil)
      }, references: [benchmark ?? Reference("0", at: 0)])
  }

  private var differences: IntervalChart {
    IntervalChart(
      title: "Differences", header: "Difference", kind: .score, level: level,
      scale: Scale(-200, 200),
      rows: pairs.map { pair in
        IntervalRow(
          "\(pair.first) − \(pair.second)", estimate: pair.difference,
          lower: pair.interval?.lower, upper: pair.interval?.upper,
          remark: pair.interval == nil ? "too few accounts to say how sure" : nil,
          tone: Self.tone(pair.verdict.rawValue))
      },
      references: [
        margin.map { Reference("too small to matter", from: -$0, to: $0) } ?? Reference("0", at: 0)
      ])
  }

  static func tone(_ code: String) -> Tone {
    switch code {
    case "increased", "above": .good
    case "decreased", "below": .bad
    case "inconclusive", "underpowered", "not_estimable": .uncertain
    default: .neutral
    }
  }

  private func column(
    _ header: String, _ name: String, _ kind: ValueKind, _ value: (PairComparison) -> Double?
  ) -> ReportColumn? {
    let numbers = pairs.map(value)
    return numbers.contains { $0 != nil }
      ? ReportColumn(header, name: name, kind: kind, numbers: numbers) : nil
  }

  /// What each verdict rests on, for people.
  private var reasons: ReportTable {
    let columns: [ReportColumn?] = [
      ReportColumn(
        "Comparison", name: "term", texts: pairs.map { "\($0.first) − \($0.second)" }),
      column("Detectable ±", "effect", .number(digits: 0)) { $0.detectable },
      column("p", "p_value", .pValue) { $0.pValue },
      column("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
      column("Swapped p", "p_swap", .pValue) { $0.swapPValue },
      column("P(higher)", "probability", .probability) { $0.probabilityFirstHigher },
      column("Flips at", "fragility", .count) { $0.fragility.map(Double.init) },
    ]
    return ReportTable(
      name: "reasons", title: "What this rests on", columns: columns.compactMap { $0 },
      audience: .readers)
  }

  private var tidyPairs: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (PairComparison) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: pairs.map(value))
    }
    return ReportTable(
      name: "comparisons", title: "Comparisons",
      columns: [
        ReportColumn("Group", name: "group", texts: pairs.map(\.first)),
        ReportColumn("Compared with", name: "reference_group", texts: pairs.map(\.second)),
        numbers("Difference", "estimate", .score) { $0.difference },
        numbers("Standard error", "std_error", .number(digits: 1)) { $0.standardError },
        numbers("Z", "statistic", .number(digits: 2)) { $0.statistic },
        numbers("df", "df", .degreesOfFreedom) { $0.degreesOfFreedom },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { _ in level },
        ReportColumn("Method", name: "method", texts: pairs.map { $0.interval?.method }),
        numbers("Naive lower", "naive_low", .score) { $0.naiveInterval?.lower },
        numbers("Naive upper", "naive_high", .score) { $0.naiveInterval?.upper },
        ReportColumn("Answers", name: "n", counts: pairs.map(\.answers)),
        numbers("Detectable", "effect", .number(digits: 1)) { $0.detectable },
        numbers("P(higher)", "probability", .probability) { $0.probabilityFirstHigher },
        ReportColumn("Finding", name: "verdict", texts: pairs.map(\.verdict.rawValue)),
      ], audience: .machines, isPrimary: true)
  }

  private var tidyBenchmarks: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind,
      _ value: (BenchmarkComparison) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: benchmarks.map(value))
    }
    return ReportTable(
      name: "benchmarks", title: "Against the benchmark",
      columns: [
        ReportColumn("Group", name: "group", texts: benchmarks.map(\.label)),
        numbers("NPS", "estimate", .score) { $0.score },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { _ in level },
        numbers("Benchmark", "target", .score) { $0.from },
        ReportColumn("Finding", name: "verdict", texts: benchmarks.map(\.finding.code)),
      ], audience: .machines, isPrimary: true)
  }
}
