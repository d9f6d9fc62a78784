import Reports
import Statistics

/// Charts and tables of gaps, alike for every pair of sides.
struct GapTables {
  let firstHeader: String
  let secondHeader: String
  let digits: Int
  /// Whether both figures come from the same answers, so that one count says all.
  var isOneSample = false

  /// Mean gaps with their intervals on one scale.
  func chart(
    _ title: String, _ gaps: [MeanGap], noun: String, level: Double,
    name: (MeanGap) -> String = { $0.name }
  ) -> IntervalChart {
    IntervalChart(
      title: title, header: "gap", kind: .difference(digits: digits), level: level,
      scale: .covering(
        gaps.flatMap { [$0.gap, $0.interval?.lower, $0.interval?.upper] }
          .compactMap { $0 }),
      countHeaders: [noun],
      rows: gaps.map { gap in
        IntervalRow(
          name(gap), estimate: gap.gap, lower: gap.interval?.lower, upper: gap.interval?.upper,
          counts: [Double(gap.units)],
          remark: gap.gap == nil
            ? "not rated by both sides" : gap.units < MeanGap.fewestUnits ? "described only" : nil,
          tone: gap.interval == nil ? .uncertain : .neutral)
      }, references: [Reference("0", at: 0)])
  }

  /// What mean gaps rest on.
  func reasons(
    _ name: String, _ title: String, term: String, _ gaps: [MeanGap],
    label: (MeanGap) -> String = { $0.name }
  ) -> ReportTable {
    var columns = [
      ReportColumn(term, name: "term", texts: gaps.map(label)),
      ReportColumn(
        firstHeader, name: "first", kind: .number(digits: digits), numbers: gaps.map(\.first)),
      ReportColumn(
        secondHeader, name: "second", kind: .number(digits: digits), numbers: gaps.map(\.second)),
      ReportColumn(
        "Gap", name: "estimate", kind: .difference(digits: digits), numbers: gaps.map(\.gap)),
      ReportColumn("p", name: "p_value", kind: .pValue, numbers: gaps.map(\.pValue)),
    ]
    if gaps.contains(where: { $0.adjustedPValue != nil }) {
      columns.append(
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue, numbers: gaps.map(\.adjustedPValue)))
    }
    columns.append(
      ReportColumn(
        "p, signs flipped", name: "p_swap", kind: .pValue, numbers: gaps.map(\.signFlipPValue)))
    return ReportTable(name: name, title: title, columns: columns, audience: .readers)
  }

  /// Mean gaps for machines.
  func tidy(_ name: String, _ title: String, _ gaps: [MeanGap], isPrimary: Bool) -> ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (MeanGap) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: gaps.map(value))
    }
    return ReportTable(
      name: name, title: title,
      columns: [
        ReportColumn("What", name: "term", texts: gaps.map(\.name)),
        numbers("Gap", "estimate", .number(digits: 4)) { $0.gap },
        numbers("Standard error", "std_error", .number(digits: 4)) { $0.standardError },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("p, signs flipped", "p_swap", .pValue) { $0.signFlipPValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
        numbers("Lower", "conf_low", .number(digits: 4)) { $0.interval?.lower },
        numbers("Upper", "conf_high", .number(digits: 4)) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { $0.interval?.level },
        ReportColumn(
          "Notes", name: "note",
          texts: gaps.map { gap in
            gap.notes.isEmpty ? nil : gap.notes.map(\.code).joined(separator: " ")
          }),
        numbers(firstHeader, "first", .number(digits: 4)) { $0.first },
        numbers(secondHeader, "second", .number(digits: 4)) { $0.second },
        numbers("Units", "n_accounts", .count) { Double($0.units) },
      ], audience: .machines, isPrimary: isPrimary)
  }

  /// Units one by one, for people; the largest gaps are shown.
  func units(
    _ title: String, _ gaps: [UnitGap], noun: String, verdicts: [String: String]
  ) -> ReportTable {
    var columns = [
      ReportColumn(noun, name: "account", texts: gaps.map(\.name)),
      ReportColumn(
        firstHeader, name: "first", kind: .number(digits: digits), numbers: gaps.map(\.first)),
      ReportColumn(
        secondHeader, name: "second", kind: .number(digits: digits), numbers: gaps.map(\.second)),
      ReportColumn(
        "Gap", name: "estimate", kind: .difference(digits: digits), numbers: gaps.map(\.gap)),
      ReportColumn(
        "Interval", name: "interval",
        texts: gaps.map { gap in
          gap.interval.map {
            Format.interval($0.lower, $0.upper, as: .difference(digits: digits))
          }
        }),
      ReportColumn(
        "n", name: "n",
        texts: gaps.map {
          isOneSample ? "\($0.firstCount)" : "\($0.firstCount) + \($0.secondCount)"
        }),
    ]
    if gaps.contains(where: { $0.deciding != nil }) {
      let corrected = gaps.contains { $0.adjustedPValue != nil }
      columns.append(
        ReportColumn(
          corrected ? "Corrected p" : "p", name: "p_adjusted", kind: .pValue,
          numbers: gaps.map(\.deciding)))
    }
    columns.append(
      ReportColumn(
        "Shows", name: "verdict", texts: gaps.map { verdicts[$0.verdict] ?? Format.missing }))
    return ReportTable(name: "largest", title: title, columns: columns, audience: .readers)
  }

  /// Units one by one, for machines.
  func tidyUnits(_ name: String, _ title: String, _ gaps: [UnitGap], isPrimary: Bool) -> ReportTable
  {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (UnitGap) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: gaps.map(value))
    }
    return ReportTable(
      name: name, title: title,
      columns: [
        ReportColumn("Unit", name: "account", texts: gaps.map(\.unit)),
        numbers("Gap", "estimate", .number(digits: 4)) { $0.gap },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
        numbers("Lower", "conf_low", .number(digits: 4)) { $0.interval?.lower },
        numbers("Upper", "conf_high", .number(digits: 4)) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { $0.interval?.level },
        ReportColumn("Shows", name: "verdict", texts: gaps.map(\.verdict)),
        numbers(firstHeader, "first", .number(digits: 4)) { $0.first },
        numbers(secondHeader, "second", .number(digits: 4)) { $0.second },
        numbers("Against", "target", .number(digits: 4)) { $0.gap == nil ? nil : $0.reference },
        numbers("First n", "n", .count) { Double($0.firstCount) },
        numbers("Second n", "n_reference", .count) { Double($0.secondCount) },
      ], audience: .machines, isPrimary: isPrimary)
  }
}
