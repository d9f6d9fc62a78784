import Reports
import Statistics

extension RoleBenchmarksResult: Reportable {
  /// The result for people: each role beside its benchmark, then the roles against each other.
  public var report: Report {
    var blocks: [Block] = [.intervals(chart), .table(against)]
    if !pairs.isEmpty { blocks.append(.intervals(pairChart)) }
    if pairs.contains(where: { $0.pValue != nil }) { blocks.append(.table(pairReasons)) }
    blocks += [.table(tidy), .table(tidyPairs)]
    blocks += findings.map { .finding($0, tone: Self.tone($0.code)) }
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(
      title: "Roles against their benchmarks",
      subtitle: "\(String(source.split(separator: "/").last ?? "")) · "
        + "\(counted(answers, "answer")) · \(counted(accounts, "account"))", blocks: blocks)
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "above": .good
    case "below": .bad
    case "inconclusive", "not_estimable": .uncertain
    default: .neutral
    }
  }

  private static func verdict(_ code: String) -> String {
    switch code {
    case "above": "confidently above"
    case "below": "confidently below"
    case "inconclusive": "cannot tell"
    case "estimated": Format.missing
    default: "not judged"
    }
  }

  private var chart: IntervalChart {
    IntervalChart(
      title: "NPS by role", header: "NPS", kind: .score, level: level, scale: .score,
      countHeaders: ["n", "accounts"],
      rows: roles.map { role in
        IntervalRow(
          role.role, estimate: role.score, lower: role.interval?.lower,
          upper: role.interval?.upper, counts: [role.counts.total, Double(role.accounts)],
          remark: role.score == nil ? "nobody answered" : "too few accounts: described only",
          tone: Self.tone(role.verdict))
      }, references: [Reference("0", at: 0)])
  }

  private var against: ReportTable {
    var columns = [
      ReportColumn("Role", name: "role", texts: roles.map(\.role)),
      ReportColumn("NPS", name: "estimate", kind: .score, numbers: roles.map(\.score)),
      ReportColumn("Benchmark", name: "target", kind: .score, numbers: roles.map(\.benchmark)),
      ReportColumn("Difference", name: "change", kind: .score, numbers: roles.map(\.difference)),
      ReportColumn("p", name: "p_value", kind: .pValue, numbers: roles.map(\.pValue)),
    ]
    if roles.contains(where: { $0.adjustedPValue != nil }) {
      columns.append(
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue, numbers: roles.map(\.adjustedPValue)))
    }
    columns.append(
      ReportColumn("Verdict", name: "verdict", texts: roles.map { Self.verdict($0.verdict) }))
    if roles.contains(where: { $0.answersNeeded != nil }) {
      columns.append(
        ReportColumn("Answers that would tell", name: "n", counts: roles.map(\.answersNeeded)))
    }
    return ReportTable(
      name: "against", title: "Against the benchmark", columns: columns, audience: .readers)
  }

  private var pairChart: IntervalChart {
    IntervalChart(
      title: "Roles against each other", header: "difference", kind: .score, level: level,
      scale: .covering(
        pairs.flatMap { [$0.difference, $0.interval?.lower, $0.interval?.upper] }.compactMap { $0 }),
      countHeaders: ["accounts in both"],
      rows: pairs.map { pair in
        IntervalRow(
          "\(pair.first) less \(pair.second)", estimate: pair.difference,
          lower: pair.interval?.lower, upper: pair.interval?.upper,
          counts: [Double(pair.accountsInBoth)],
          remark: pair.difference == nil ? "nobody answered" : "described only")
      }, references: [Reference("0", at: 0)])
  }

  private var pairReasons: ReportTable {
    var columns = [
      ReportColumn("Roles", name: "term", texts: pairs.map { "\($0.first) less \($0.second)" }),
      ReportColumn("p", name: "p_value", kind: .pValue, numbers: pairs.map(\.pValue)),
    ]
    if pairs.contains(where: { $0.adjustedPValue != nil }) {
      columns.append(
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue, numbers: pairs.map(\.adjustedPValue)))
    }
    return ReportTable(name: "tests", title: "", columns: columns, audience: .readers)
  }

  private var tidy: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (RoleScore) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: roles.map(value))
    }
    return ReportTable(
      name: "roles", title: "Roles",
      columns: [
        ReportColumn("Role", name: "role", texts: roles.map(\.role)),
        numbers("NPS", "estimate", .score) { $0.score },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { $0.interval?.level },
        ReportColumn("Verdict", name: "verdict", texts: roles.map(\.verdict)),
        numbers("Answers", "n", .count) { $0.counts.total },
        numbers("Accounts", "n_accounts", .count) { Double($0.accounts) },
        numbers("Promoters", "promoters", .count) { $0.counts.promoters },
        numbers("Passives", "passives", .count) { $0.counts.passives },
        numbers("Detractors", "detractors", .count) { $0.counts.detractors },
        numbers("Difference", "change", .score) { $0.difference },
        numbers("Benchmark", "target", .score) { $0.benchmark },
        numbers("Answers that would tell", "count", .count) { $0.answersNeeded.map(Double.init) },
      ], audience: .machines, isPrimary: true)
  }

  private var tidyPairs: ReportTable {
    ReportTable(
      name: "pairs", title: "Pairs of roles",
      columns: [
        ReportColumn("Role", name: "role", texts: pairs.map(\.first)),
        ReportColumn("Less", name: "reference_group", texts: pairs.map(\.second)),
        ReportColumn(
          "Difference", name: "estimate", kind: .score, numbers: pairs.map(\.difference)),
        ReportColumn("p", name: "p_value", kind: .pValue, numbers: pairs.map(\.pValue)),
        ReportColumn(
          "Corrected p", name: "p_adjusted", kind: .pValue, numbers: pairs.map(\.adjustedPValue)),
        ReportColumn(
          "Lower", name: "conf_low", kind: .score, numbers: pairs.map { $0.interval?.lower }),
        ReportColumn(
          "Upper", name: "conf_high", kind: .score, numbers: pairs.map { $0.interval?.upper }),
        ReportColumn("Accounts in both", name: "n_accounts", counts: pairs.map(\.accountsInBoth)),
      ], audience: .machines)
  }
}
