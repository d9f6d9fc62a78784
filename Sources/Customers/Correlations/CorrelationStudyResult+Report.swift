import Reports
import Statistics

extension CorrelationStudyResult: Reportable {
  /// The result for people: the coefficients on one scale, what they rest on, what follows.
  public var report: Report {
    var blocks: [Block] = [.intervals(chart)]
    if !matrix.isEmpty { blocks.append(.matrix(square)) }
    blocks += [.table(reasons), .table(tidyPairs)]
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "What goes together", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    var parts = [String(source.split(separator: "/").last ?? "")]
    if isByAccount {
      parts += [counted(answers, "answer"), counted(rows, "account")]
    } else {
      parts.append(counted(rows, "row"))
    }
    if let asOf { parts.append("answers up to \(asOf)") }
    if !controls.isEmpty { parts.append("at the same \(controls.joined(separator: ", "))") }
    return parts.joined(separator: " · ")
  }

  private static func tone(_ code: String) -> Tone {
    code == "inconclusive" || code == "not_estimable" ? .uncertain : .neutral
  }

  private var chart: IntervalChart {
    IntervalChart(
      title: "Correlations", header: "r", kind: .difference(digits: 2), level: level,
      scale: .correlation, countHeaders: [isByAccount ? "accounts" : "rows"],
      rows: pairs.map { pair in
        IntervalRow(
          "\(pair.first) × \(pair.second)", estimate: pair.estimate,
          lower: pair.interval?.lower, upper: pair.interval?.upper,
          counts: [Double(pair.accounts)], detail: Self.title(pair.method),
          remark: pair.interval == nil ? Self.withoutInterval(pair) : nil,
          tone: Self.tone(pair.finding.code))
      }, references: [Reference("0", at: 0)])
  }

  private static func withoutInterval(_ pair: CorrelationRow) -> String {
    pair.estimate == nil ? "cannot be computed" : "no interval"
  }

  static func title(_ method: String) -> String {
    switch method {
    case "spearman": "Spearman"
    case "pearson": "Pearson"
    case "kendall": "Kendall τ-b"
    case "rank_biserial": "rank-biserial"
    case "phi": "φ"
    case "partial_spearman": "partial Spearman"
    case "partial_pearson": "partial Pearson"
    default: method
    }
  }

  private func column(
    _ header: String, _ name: String, _ kind: ValueKind, _ value: (CorrelationRow) -> Double?
  ) -> ReportColumn? {
    let numbers = pairs.map(value)
    return numbers.contains { $0 != nil }
      ? ReportColumn(header, name: name, kind: kind, numbers: numbers) : nil
  }

  /// The coefficients as a square.
  private var square: MatrixChart {
    func cell(_ a: String, _ b: String) -> MatrixCell? {
      guard a != b else { return nil }
      let pair = pairs.first { ($0.first, $0.second) == (a, b) || ($0.first, $0.second) == (b, a) }
      return pair?.estimate.map {
        MatrixCell($0, lower: pair?.interval?.lower, upper: pair?.interval?.upper)
      }
    }
    return MatrixChart(
      title: "Matrix", rows: matrix, columns: matrix, kind: .difference(digits: 2),
      cells: matrix.map { row in matrix.map { cell(row, $0) } })
  }

  /// What each finding rests on, for people.
  private var reasons: ReportTable {
    let beside = pairs.compactMap(\.secondMethod)
    let columns: [ReportColumn?] = [
      ReportColumn("Pair", name: "term", texts: pairs.map { "\($0.first) × \($0.second)" }),
      column("p", "p_value", .pValue) { $0.pValue },
      column("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
      column("AUC", "auc", .number(digits: 2)) { $0.areaUnderCurve },
      column("Yes", "count", .count) { $0.positives.map(Double.init) },
      beside.isEmpty
        ? nil
        : ReportColumn(
          "Beside", name: "method",
          texts: pairs.map { $0.secondMethod.map(Self.beside) }),
      column("is", "value", .difference(digits: 2)) { $0.secondEstimate },
    ]
    return ReportTable(
      name: "reasons", title: "What this rests on", columns: columns.compactMap { $0 },
      audience: .readers)
  }

  private static func beside(_ method: String) -> String {
    method == "point_biserial" ? "point-biserial" : title(method)
  }

  private var tidyPairs: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (CorrelationRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: pairs.map(value))
    }
    return ReportTable(
      name: "correlations", title: "Correlations",
      columns: [
        ReportColumn("Column", name: "term", texts: pairs.map(\.first)),
        ReportColumn("With", name: "with", texts: pairs.map(\.second)),
        ReportColumn("Method", name: "method", texts: pairs.map(\.method)),
        numbers("Estimate", "estimate", .number(digits: 3)) { $0.estimate },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
        numbers("Lower", "conf_low", .number(digits: 3)) { $0.interval?.lower },
        numbers("Upper", "conf_high", .number(digits: 3)) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { $0.interval?.level },
        ReportColumn("Exact", name: "exact", texts: pairs.map { $0.exact ? "true" : "false" }),
        ReportColumn("Finding", name: "verdict", texts: pairs.map(\.finding.code)),
        ReportColumn(
          "Notes", name: "note",
          texts: pairs.map { pair in
            pair.notes.isEmpty ? nil : pair.notes.map(\.code).joined(separator: " ")
          }),
        ReportColumn(
          isByAccount ? "Accounts" : "Rows", name: isByAccount ? "n_accounts" : "n",
          counts: pairs.map(\.accounts)),
        numbers("Yes", "n_events", .count) { $0.positives.map(Double.init) },
        numbers("AUC", "auc", .number(digits: 3)) { $0.areaUnderCurve },
      ], audience: .machines, isPrimary: true)
  }
}
