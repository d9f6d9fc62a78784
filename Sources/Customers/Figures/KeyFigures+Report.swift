import Reports
import Statistics

extension KeyFigures: Reportable {
  /// The dashboard first, then what is behind it.
  public var report: Report {
    var blocks = told.map { Block.finding($0.0, tone: $0.1) }
    if let programme { blocks += ProgrammeReport(programme).blocks }
    if let business {
      blocks.append(.heading("Business figures"))
      let latest = business.periods.last?.period
      let booked = business.figures.filter { $0.source == latest && latest != nil }
      let others = business.figures.filter { $0.source != latest || latest == nil }
      if !others.isEmpty {
        blocks.append(
          .table(FigureTable.dashboard(others, name: "business", title: "Accounts and orders")))
      }
      if let latest, !booked.isEmpty {
        blocks.append(
          .table(
            FigureTable.dashboard(
              booked, name: "latest_period", title: "Period \(latest)", showsSource: false)))
      }
      if !business.missing.isEmpty { blocks.append(.table(missing(business.missing))) }
    }
    if let scorecard {
      blocks.append(.heading("Scorecard"))
      blocks.append(.table(FigureTable.dashboard(scorecard.figures, name: "card", title: "")))
    }
    blocks.append(.table(tidy))
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "Key figures", subtitle: subtitle, blocks: blocks)
  }

  /// What is certain: targets that are reached or not, and moves that are more than noise.
  private var told: [(Remark, Tone)] {
    findings.compactMap { finding in
      switch finding.code {
      case "missed": (finding, .bad)
      case "met": (finding, .good)
      case "increased", "decreased", "below", "above", "within": (finding, .neutral)
      default: nil
      }
    }
  }

  private var subtitle: String? {
    var parts: [String] = []
    if let programme {
      parts.append(String(programme.source.split(separator: "/").last ?? ""))
      parts.append(counted(programme.accounts, "account"))
      parts.append(counted(programme.answers, "answer"))
      if let invitations = programme.invitations {
        parts.append(counted(invitations, "invitation"))
      }
      if let asOf = programme.asOf { parts.append("as of \(asOf)") }
    }
    for source in (business?.sources ?? []) + [scorecard?.source].compactMap({ $0 }) {
      parts.append(String(source.split(separator: "/").last ?? ""))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func missing(_ figures: [MissingFigure]) -> ReportTable {
    ReportTable(
      name: "missing", title: "What the files do not give",
      columns: [
        ReportColumn("Figure", name: "metric", texts: figures.map(\.title)),
        ReportColumn("Needs", name: "note", texts: figures.map(\.needs)),
      ], audience: .readers)
  }

  /// Every figure of every group and period, a row each.
  private var tidy: ReportTable {
    var rows: [FigureTable.Row] = []
    for group in programme?.groups ?? [] {
      rows += group.figures.map {
        FigureTable.Row(
          column: group.dimension, group: group.group, wave: group.wave, figure: $0)
      }
    }
    rows += (business?.figures ?? []).map {
      FigureTable.Row(column: "business", group: $0.source, wave: nil, figure: $0)
    }
    for period in business?.periods ?? [] {
      rows += period.figures.map {
        FigureTable.Row(column: "period", group: period.period, wave: nil, figure: $0)
      }
    }
    rows += (scorecard?.figures ?? []).map {
      FigureTable.Row(column: "scorecard", group: nil, wave: nil, figure: $0)
    }
    return FigureTable.tidy(rows, level: programme?.level ?? business?.level ?? scorecard?.level)
  }
}

/// Tables of figures.
enum FigureTable {
  /// One figure of one group.
  struct Row {
    let column: String
    let group: String?
    let wave: String?
    let figure: Figure
  }

  /// What people see: the figure, how sure, its target, its move.
  static func dashboard(
    _ figures: [Figure], name: String, title: String, showsSource: Bool = true
  ) -> ReportTable {
    var columns = [
      ReportColumn("Figure", name: "metric", texts: figures.map(\.title)),
      ReportColumn("Value", name: "estimate", texts: figures.map(\.text)),
      ReportColumn("Counted", name: "count", texts: figures.map { $0.counts ?? "" }),
      ReportColumn("Interval", name: "conf_low", texts: figures.map(interval)),
    ]
    if figures.contains(where: { $0.target != nil }) {
      columns += [
        ReportColumn(
          "Target", name: "target", texts: figures.map { $0.target?.bounds($0.unit) ?? "" }),
        ReportColumn("Verdict", name: "verdict", texts: figures.map { $0.target?.words ?? "" }),
      ]
    }
    if figures.contains(where: { !$0.references.isEmpty }) {
      columns.append(
        ReportColumn(
          "Published range", name: "reference_group",
          texts: figures.map { figure in
            figure.references.map { "\($0.bounds(figure.unit)): \($0.words)" }
              .joined(separator: "; ")
          }))
    }
    if figures.contains(where: { $0.change != nil }) {
      columns.append(ReportColumn("Change", name: "change", texts: figures.map(change)))
    }
    let sources = Set(figures.compactMap(\.source))
    if showsSource, !sources.isEmpty {
      columns.append(ReportColumn("From", name: "file", texts: figures.map { $0.source ?? "" }))
    }
    return ReportTable(name: name, title: title, columns: columns, audience: .readers)
  }

  static func interval(_ figure: Figure) -> String {
    if let interval = figure.interval {
      return Format.interval(interval.lower, interval.upper, as: figure.unit.kind)
    }
    if figure.value == nil { return figure.reason ?? "" }
    return figure.basis == .count ? "counted" : figure.reason ?? Format.missing
  }

  static func change(_ figure: Figure) -> String {
    guard let change = figure.change else { return "" }
    let since = change.period.map { " since \($0)" } ?? ""
    return "\(figure.unit.difference(change.difference))\(since), \(change.words)"
  }

  /// What machines read.
  static func tidy(_ rows: [Row], level: Double?) -> ReportTable {
    func numbers(_ name: String, _ value: (Figure) -> Double?) -> ReportColumn {
      ReportColumn(
        name, name: name, kind: .number(digits: 4), numbers: rows.map { value($0.figure) })
    }
    func texts(_ name: String, _ value: (Figure) -> String?) -> ReportColumn {
      ReportColumn(name, name: name, texts: rows.map { value($0.figure) })
    }
    return ReportTable(
      name: "figures", title: "Figures",
      columns: [
        ReportColumn("column", name: "column", texts: rows.map(\.column)),
        ReportColumn("group", name: "group", texts: rows.map(\.group)),
        ReportColumn("wave", name: "wave", texts: rows.map(\.wave)),
        texts("metric") { $0.name }, numbers("estimate") { $0.value },
        texts("unit") { $0.unit.rawValue }, numbers("conf_low") { $0.interval?.lower },
        numbers("conf_high") { $0.interval?.upper },
        numbers("conf_level") { $0.interval == nil ? nil : level },
        texts("method") { $0.interval?.method ?? ($0.basis == .count ? "count" : nil) },
        numbers("count") { $0.numerator }, numbers("n") { $0.denominator },
        numbers("target") { $0.target?.atLeast ?? $0.target?.atMost },
        texts("verdict") { $0.target?.code.rawValue }, numbers("previous") { $0.change?.previous },
        numbers("change") { $0.change?.difference },
        numbers("change_low") { $0.change?.interval?.lower },
        numbers("change_high") { $0.change?.interval?.upper },
        numbers("p_value") { $0.change?.pValue },
        numbers("p_adjusted") { $0.change?.adjustedPValue },
        texts("note") { $0.reason },
      ], audience: .machines, isPrimary: true)
  }
}
