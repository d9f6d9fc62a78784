import Reports
import Statistics

extension CoverageResult: Reportable {
  /// The worst coverage by the number of answers, a curve a method; nothing for a single number.
  private var curves: [Block] {
    var methods: [String] = []
    var points: [String: [CurvePoint]] = [:]
    for row in rows where row.accounts == nil && row.population == nil {
      guard let answers = row.answers else { continue }
      if points[row.method] == nil { methods.append(row.method) }
      points[row.method, default: []].append(CurvePoint(x: Double(answers), y: row.worst))
    }
    let curves = methods.compactMap { name -> Curve? in
      let own = (points[name] ?? []).sorted { $0.x < $1.x }
      return own.count > 1 ? Curve(name, points: own) : nil
    }
    let places = Set(curves.flatMap(\.points).map(\.x)).sorted()
    guard let first = places.first, let last = places.last, first < last else { return [] }
    let lowest = curves.flatMap(\.points).map(\.y).min() ?? level
    return [
      .curves(
        CurveChart(
          title: "Worst coverage by the number of answers", xLabel: "answers",
          yLabel: "worst coverage", kind: .percent, xScale: Scale(first, last),
          yScale: Scale(max(0, min(0.8, (lowest * 10).rounded(.down) / 10)), 1), curves: curves,
          references: [Reference("promised", at: level)], xTicks: places))
    ]
  }

  /// The result for people: one table.
  public var report: Report {
    let clustered = rows.contains { $0.accounts != nil }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (CoverageRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    let hasError = rows.contains { $0.monteCarloError != nil }
    var shape: [ReportColumn] = []
    if clustered {
      shape.append(ReportColumn("Sizes", name: "sizes", texts: rows.map(\.sizes)))
    }
    if rows.contains(where: { $0.answers != nil }) {
      shape.append(ReportColumn("Answers", name: "n", counts: rows.map(\.answers)))
    }
    if clustered {
      shape += [
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.accounts)),
        numbers("ICC", "icc", .number(digits: 2)) { $0.intraclassCorrelation },
      ]
    }
    if rows.contains(where: { $0.population != nil }) {
      shape.append(ReportColumn("Customers", name: "population", counts: rows.map(\.population)))
    }
    let error = numbers("±", "std_error", .number(digits: 3)) { $0.monteCarloError }
    let figures =
      [
        ReportColumn("Method", name: "method", texts: rows.map(\.method)),
        numbers("Worst", "coverage_worst", .number(digits: 3)) { $0.worst },
      ] + (hasError ? [error] : []) + [
        numbers("Mean", "coverage", .number(digits: 3)) { $0.mean },
        numbers("Mean width", "width", .number(digits: 1)) { $0.meanWidth },
      ]
    // What is the same in every row is said once, which leaves room for the names of methods.
    let fixed = shape.filter { column in
      rows.indices.allSatisfy { column.display(row: $0) == column.display(row: 0) }
    }
    let varying = shape.filter { !fixed.contains($0) }
    let same = fixed.map { "\($0.header.lowercasedFirst) \($0.display(row: 0))" }
    let title = "Coverage of \(Format.level(level)) intervals"
    return Report(
      title: "Coverage", subtitle: subtitle,
      blocks: curves + [
        .table(
          ReportTable(
            name: "coverage_readers",
            title: ([title] + (rows.isEmpty ? [] : same)).joined(separator: ", "),
            columns: varying + figures, audience: .readers)),
        .table(
          ReportTable(
            name: "coverage", title: title, columns: shape + figures, audience: .machines,
            isPrimary: true)),
        .notes(remarks),
      ])
  }

  private var subtitle: String {
    guard let seed, let runs = rows.first?.runs else {
      return rows.contains { $0.population != nil }
        ? "exact, over \(Format.count(truths)) sets of customers"
        : "exact, over \(counted(truths, "true distribution"))"
    }
    let runsText = Format.value(Double(runs), as: .count)
    return
      "\(runsText) simulated programmes for each of \(counted(truths, "true distribution")) · seed \(seed)"
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
          sentence: "± is the simulation's standard error of the worst coverage; it is at most "
            + "\(Format.value(error, as: .number(digits: 4)))."))
    }
    return remarks
  }
}
