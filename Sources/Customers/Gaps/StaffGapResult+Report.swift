import Reports
import Statistics

extension StaffGapResult: Reportable {
  /// How many accounts people are shown; machines get all.
  static let shownAccounts = 12

  /// The result for people: the mean gap, the waves, the accounts that stand out.
  public var report: Report {
    let tables = GapTables(firstHeader: "Staff", secondHeader: "Customers", digits: 2)
    let means = [overall] + waves
    var blocks: [Block] = [
      .intervals(
        tables.chart(
          "Staff less customers, points on 0–10", means, noun: "accounts", level: level,
          name: Self.label)),
      .table(
        tables.reasons(
          "means", "What this rests on", term: isByWave ? "Wave" : "What", means + [net],
          label: Self.label)),
    ]
    if correlations.contains(where: { $0.estimate != nil }) { blocks.append(.table(together)) }
    let shown = Self.largest(accounts)
    if !shown.isEmpty {
      blocks.append(
        .table(
          tables.units(
            shown.count < accounts.count
              ? "The accounts that differ most (\(shown.count) of \(accounts.count))" : "Accounts",
            shown, noun: "Account", verdicts: Self.verdicts)))
    }
    blocks += [
      .table(tables.tidyUnits("accounts", "Accounts", accounts, isPrimary: true)),
      .table(tables.tidy("gaps", "Mean gaps", means + [net], isPrimary: false)),
    ]
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    let file = { (path: String) in String(path.split(separator: "/").last ?? "") }
    return Report(
      title: "Staff against customers",
      subtitle: "\(file(source)), \(file(staffSource)) · \(counted(answers, "answer")) · "
        + "\(counted(ratings, "rating")) · \(counted(accounts.count, "account"))", blocks: blocks)
  }

  /// The accounts with a verdict, and the largest gaps up to a dozen.
  private static func largest(_ accounts: [UnitGap]) -> [UnitGap] {
    let marked = accounts.filter { $0.verdict != "inconclusive" && $0.verdict != "unknown" }
    let rest = accounts.filter { $0.verdict == "inconclusive" || $0.verdict == "unknown" }
      .sorted { abs($0.gap ?? 0) > abs($1.gap ?? 0) }
    let taken = marked + rest.prefix(max(0, shownAccounts - marked.count))
    return taken.sorted { ($0.gap ?? 0) > ($1.gap ?? 0) }
  }

  private static func label(_ gap: MeanGap) -> String {
    gap.name == "all" ? "all" : gap.name == "nps" ? "NPS (−100…100)" : gap.name
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "blind_spot", "staff_higher": .bad
    case "inconclusive", "not_estimable", "possible_blind_spot", "none_found": .uncertain
    default: .neutral
    }
  }

  static let verdicts = [
    "blind_spot": "blind spot", "possible_blind_spot": "blind spot?",
    "underrated": "underrated", "possibly_underrated": "underrated?",
    "staff_higher": "staff higher", "staff_lower": "staff lower",
    "inconclusive": "cannot tell", "unknown": "not judged", "one_side": "one side",
  ]

  private var together: ReportTable {
    ReportTable(
      name: "together", title: "Do they see the same accounts as happy?",
      columns: [
        ReportColumn(
          "Correlation", name: "method",
          texts: correlations.map { $0.method == "pearson" ? "Pearson" : "Spearman" }),
        ReportColumn(
          "r", name: "estimate", kind: .difference(digits: 2), numbers: correlations.map(\.estimate)
        ),
        ReportColumn(
          "Interval", name: "interval",
          texts: correlations.map { row in
            row.interval.map { Format.interval($0.lower, $0.upper, as: .difference(digits: 2)) }
          }),
        ReportColumn("p", name: "p_value", kind: .pValue, numbers: correlations.map(\.pValue)),
        ReportColumn("Accounts", name: "n_accounts", counts: correlations.map(\.accounts)),
      ], audience: .readers)
  }
}
