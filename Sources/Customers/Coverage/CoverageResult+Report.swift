import Reports
import Statistics

extension CoverageResult: Reportable {
  /// The result for people: one table.
  public var report: Report {
    let clustered = rows.contains { $0.accounts != nil }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (CoverageRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    let shape =
      clustered
      ? [
        ReportColumn("Sizes", name: "sizes", texts: rows.map(\.sizes?.rawValue)),
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.accounts)),
        numbers("ICC", "icc", .number(digits: 1)) { $0.intraclassCorrelation },
      ] : [ReportColumn("Answers", name: "n", counts: rows.map(\.answers))]
    let table = ReportTable(
      name: "coverage", title: "Coverage of \(Format.level(level)) intervals",
      columns: shape + [
        ReportColumn("Method", name: "method", texts: rows.map(\.method)),
        numbers("Worst", "coverage_worst", .number(digits: 3)) { $0.worst },
        numbers("Mean", "coverage", .number(digits: 3)) { $0.mean },
        numbers("Mean width", "width", .number(digits: 1)) { $0.meanWidth },
      ], isPrimary: true)
    return Report(
      title: "Coverage", subtitle: subtitle, blocks: [.table(table), .notes(remarks)])
  }

  private var subtitle: String {
    guard let seed, let runs = rows.first?.runs else {
      return "exact, over \(truths) true distributions"
    }
    let runsText = Format.value(Double(runs), as: .count)
    return
      "\(runsText) simulated programmes for each of \(truths) true distributions · seed \(seed)"
  }

  /// What the reader must know of the figures.
  public var remarks: [Remark] {
    var remarks = [
      Remark(
        code: "zero_width",
        sentence: "Where a method gives no interval, it counts as the bare score, which is what a "
          + "calculator that prints ±0 claims.")
    ]
    if let error = rows.compactMap(\.monteCarloError).max() {
      remarks.append(
        Remark(
          code: "monte_carlo_error",
          sentence: "The simulation's standard error of a worst coverage is at most "
            + "\(Format.value(error, as: .number(digits: 4)))."))
    }
    return remarks
  }
}
