import Models
import Reports
import Statistics

extension CompositeGapResult: Reportable {
  /// How many accounts people are shown; machines get all.
  static let shownAccounts = 12

  /// The result for people: how reliable, the mean gap, the accounts that stand out and why.
  public var report: Report {
    let tables = GapTables(
      firstHeader: "Composite", secondHeader: "Stated", digits: 2, isOneSample: true)
    var blocks: [Block] = [.table(itemTable)]
    if let reliability { blocks.append(.intervals(reliability)) }
    blocks += [
      .intervals(
        tables.chart(
          "Composite less stated score", [overall], noun: "accounts", level: level)),
      .table(tables.reasons("means", "What this rests on", term: "What", [overall])),
    ]
    let shown = Array(accounts.prefix { $0.gap ?? 0 < $0.reference }.prefix(Self.shownAccounts))
    let marked = accounts.filter { account in
      !["inconclusive", "unknown"].contains(account.verdict)
        && !shown.contains { $0.unit == account.unit }
    }
    if !accounts.isEmpty {
      let rows = shown + marked
      blocks.append(
        .table(
          tables.units(
            rows.count < accounts.count
              ? "The accounts that differ most (\(rows.count) of \(accounts.count))" : "Accounts",
            rows, noun: "Account",
            verdicts: Self.verdicts)))
    }
    let sure = Set(accounts.filter { $0.verdict == "unstated_concern" }.map(\.unit))
    if !sure.isEmpty {
      blocks.append(.table(concernTable(concerns.filter { sure.contains($0.unit) })))
    }
    blocks += [
      .table(tables.tidyUnits("accounts", "Accounts", accounts, isPrimary: true)),
      .table(tables.tidyUnits("composites", "Composites", composites, isPrimary: false)),
      .table(tables.tidy("gaps", "Mean gap", [overall], isPrimary: false)),
      .table(tidyConcerns),
    ]
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    let files = [source, itemSource].compactMap { $0 }
      .map { String($0.split(separator: "/").last ?? "") }.joined(separator: ", ")
    return Report(
      title: "Composite satisfaction",
      subtitle:
        "\(files) · \(counted(answers, "answer")) · \(counted(accounts.count, "account")) · "
        + "\(items.count) items against \(statedColumn)", blocks: blocks)
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "unstated_concern": .bad
    case "reliable": .good
    case "inconclusive", "not_estimable", "none_found", "possible_unstated_concern", "unreliable":
      .uncertain
    default: .neutral
    }
  }

  static let verdicts = [
    "unstated_concern": "unstated concern", "possible_unstated_concern": "concern?",
    "composite_lower": "composite lower", "composite_higher": "composite higher",
    "inconclusive": "cannot tell", "unknown": "not judged",
  ]

  private var itemTable: ReportTable {
    ReportTable(
      name: "items", title: "Items",
      columns: [
        ReportColumn("Item", name: "term", texts: items.map(\.name)),
        ReportColumn("Weight", name: "weight", kind: .percent, numbers: items.map(\.weight)),
        ReportColumn("Mean", name: "mean", kind: .number(digits: 2), numbers: items.map(\.mean)),
        ReportColumn(
          "With the others", name: "estimate", kind: .difference(digits: 2),
          numbers: items.map(\.itemRestCorrelation)),
        ReportColumn(
          "α without it", name: "value", kind: .number(digits: 2),
          numbers: items.map(\.alphaIfDropped)),
      ])
  }

  private var reliability: IntervalChart? {
    guard let alpha, alpha.estimate != nil else { return nil }
    var rows = [
      IntervalRow(
        "Cronbach’s α", estimate: alpha.estimate, lower: alphaInterval?.lower,
        upper: alphaInterval?.upper, counts: [Double(alpha.count)], remark: "no interval")
    ]
    if let omega, omega.estimate != nil {
      rows.append(
        IntervalRow(
          "McDonald’s ω", estimate: omega.estimate, counts: [Double(omega.count)],
          remark: "beside it"))
    }
    let values = rows.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap { $0 } }
    return IntervalChart(
      title: "Reliability of the index", header: "", kind: .number(digits: 2), level: level,
      scale: values.allSatisfy { $0 >= 0 } ? .share : .covering(values + [1]),
      countHeaders: ["answers"], rows: rows)
  }

  private func concernTable(_ concerns: [ConcernItem]) -> ReportTable {
    ReportTable(
      name: "behind", title: "The items behind it, against other accounts",
      columns: [
        ReportColumn("Account", name: "account", texts: concerns.map(\.account)),
        ReportColumn("Item", name: "term", texts: concerns.map(\.item)),
        ReportColumn("Mean", name: "mean", kind: .number(digits: 2), numbers: concerns.map(\.mean)),
        ReportColumn(
          "Off the usual", name: "estimate", kind: .difference(digits: 2),
          numbers: concerns.map(\.deviation)),
        ReportColumn(
          "Interval", name: "interval",
          texts: concerns.map { row in
            row.interval.map { Format.interval($0.lower, $0.upper, as: .difference(digits: 2)) }
          }),
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue,
          numbers: concerns.map(\.adjustedPValue)),
      ], audience: .readers)
  }

  private var tidyConcerns: ReportTable {
    ReportTable(
      name: "concerns", title: "Items behind concerns",
      columns: [
        ReportColumn("Account", name: "account", texts: concerns.map(\.unit)),
        ReportColumn("Item", name: "term", texts: concerns.map(\.item)),
        ReportColumn(
          "Off the usual", name: "estimate", kind: .number(digits: 4),
          numbers: concerns.map(\.deviation)),
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue,
          numbers: concerns.map(\.adjustedPValue)),
        ReportColumn(
          "Lower", name: "conf_low", kind: .number(digits: 4),
          numbers: concerns.map { $0.interval?.lower }),
        ReportColumn(
          "Upper", name: "conf_high", kind: .number(digits: 4),
          numbers: concerns.map { $0.interval?.upper }),
        ReportColumn("Mean", name: "mean", kind: .number(digits: 4), numbers: concerns.map(\.mean)),
      ], audience: .machines)
  }
}
