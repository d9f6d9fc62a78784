import Reports
import Statistics
import Tables

extension SurveyPlanResult: Reportable {
  /// The result for people: what is needed, what it rests on, and the curve.
  public var report: Report {
    var blocks: [Block] = findings.map {
      .finding($0, tone: $0.code == "not_estimable" ? .bad : .neutral)
    }
    blocks.append(.table(assumptionTable))
    if let chart { blocks.append(.curves(chart)) }
    blocks += [.table(readerTable), .table(tidyTable)]
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "How many answers", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    let target =
      "\(Format.level(level)) level · \(Format.percent(power, digits: 0)) power · from a score of "
      + Format.score(score)
    guard let source, let answersInFile else { return target }
    let name = String(source.split(separator: "/").last ?? "")
    return
      "\(name)\(wave.map { " · \($0)" } ?? "") · \(counted(answersInFile, "answer")) · \(target)"
  }

  private static let labels: [String: String] = [
    "detractors": "detractors", "promoters": "promoters", "accounts": "accounts",
    "answers_per_account": "answers per account",
    "weighted_account_size": "answers in an answer's account", "icc": "correlation within accounts",
    "overlap": "people in both waves", "correlation": "correlation of their two answers",
    "population": "customers",
  ]

  private static func text(_ assumption: PlanAssumption) -> String {
    switch assumption.name {
    case "detractors", "promoters", "overlap": Format.percent(assumption.value)
    case "accounts", "population": Format.value(assumption.value, as: .count)
    case "answers_per_account", "weighted_account_size": Format.number(assumption.value, digits: 1)
    default: Format.number(assumption.value, digits: 2)
    }
  }

  private static func origin(_ assumption: PlanAssumption) -> String {
    switch assumption.origin {
    case .given: "given"
    case .file: "from the file"
    case .assumed: "supposed"
    }
  }

  private var assumptionTable: ReportTable {
    ReportTable(
      name: "assumptions", title: "What this rests on",
      columns: [
        ReportColumn(
          "Figure", name: "term", texts: assumptions.map { Self.labels[$0.name] ?? $0.name }),
        ReportColumn("Value", name: "value", texts: assumptions.map(Self.text)),
        ReportColumn("Origin", name: "note", texts: assumptions.map(Self.origin)),
      ], audience: .readers)
  }

  private var hasAccounts: Bool { rows.contains { $0.accounts != nil } }
  private var hasPopulation: Bool { rows.contains { $0.marginOfPopulation != nil } }
  private var shown: [PlanRow] {
    guard let requested, requested.reference != nil || !rows.contains(requested) else {
      return rows
    }
    return (rows + [requested]).sorted { $0.answers < $1.answers }
  }

  private var readerTable: ReportTable {
    let shown = shown
    func change(_ row: PlanRow, _ value: Double?) -> String? {
      guard row.isEstimable else { return nil }
      let mark = row.isExact ? "" : "≈\u{A0}"
      return value.map { mark + Format.difference($0, digits: 0) } ?? "none"
    }
    func margin(_ value: Double?) -> String? {
      value.map { "±" + Format.number($0, digits: 1) }
    }
    var columns = [
      ReportColumn(
        "Answers", name: "n",
        texts: shown.map { row in
          Format.count(row.answers) + (row.reference.map { " v \(Format.count($0))" } ?? "")
        })
    ]
    if hasAccounts {
      columns.append(
        ReportColumn(
          "Accounts", name: "n_accounts", kind: .count,
          numbers: shown.map { $0.accounts?.rounded() }))
    }
    columns.append(
      ReportColumn("Margin", name: "width", texts: shown.map { margin($0.margin) }))
    if hasPopulation {
      columns.append(
        ReportColumn(
          "These customers", name: "value", texts: shown.map { margin($0.marginOfPopulation) }))
    }
    columns += [
      ReportColumn("Fall found", name: "estimate", texts: shown.map { change($0, $0.down) }),
      ReportColumn("Rise found", name: "effect", texts: shown.map { change($0, $0.up) }),
    ]
    return ReportTable(
      name: "curve", title: "What answers give", columns: columns, audience: .readers)
  }

  /// One row a size and figure, for machines.
  private var tidyTable: ReportTable {
    let lines = shown.flatMap { row in
      [
        ("margin", row.margin, true), ("margin_of_population", row.marginOfPopulation, true),
        ("detectable_fall", row.down, row.isExact), ("detectable_rise", row.up, row.isExact),
      ].filter { $0.0 != "margin_of_population" || hasPopulation }.map { (row, $0) }
    }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (PlanRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: lines.map { value($0.0) })
    }
    return ReportTable(
      name: "plan", title: "Plan",
      columns: [
        ReportColumn("Figure", name: "term", texts: lines.map { $0.1.0 }),
        ReportColumn(
          "Points", name: "effect", kind: .number(digits: 1), numbers: lines.map { $0.1.1 }),
        numbers("Level", "conf_level", .percent) { _ in level },
        ReportColumn("Exact", name: "exact", texts: lines.map { $0.1.2 ? "true" : "false" }),
        ReportColumn("Answers", name: "n", counts: lines.map(\.0.answers)),
        ReportColumn(
          "Compared with", name: "n_reference", counts: lines.map { $0.0.reference ?? $0.0.answers }
        ),
        numbers("Accounts", "n_accounts", .count) { $0.accounts },
        numbers("Design effect", "design_effect", .number(digits: 2)) { $0.designEffect },
        numbers("Power", "power", .percent) { _ in power },
      ], audience: .machines, isPrimary: true)
  }

  private var chart: CurveChart? {
    let drawn = rows.filter { $0.isEstimable && $0.answers <= 300 }
    guard drawn.count >= 2, let last = drawn.last else { return nil }
    func curve(_ label: String, _ value: (PlanRow) -> Double?) -> Curve? {
      let points = drawn.compactMap { row in
        value(row).map { CurvePoint(x: Double(row.answers), y: $0) }
      }
      return points.count >= 2 ? Curve(label, points: points) : nil
    }
    let curves = [
      curve("margin") { $0.margin },
      curve("fall found") { $0.down.map { -$0 } }, curve("rise found") { $0.up },
    ].compactMap { $0 }
    guard !curves.isEmpty else { return nil }
    let highest = curves.flatMap(\.points).map(\.y).max() ?? 100
    return CurveChart(
      title: "Points of the score by answers", xLabel: "answers of each wave or group",
      yLabel: "points of the score", kind: .number(digits: 0),
      xScale: .covering([0, Double(last.answers)]), yScale: .covering([0, highest]),
      curves: curves)
  }
}
