import Reports
import Statistics

extension SilenceResult {
  /// The section of the report about those who did not answer.
  var blocks: [Block] {
    var blocks: [Block] = [.heading("Silence"), .paragraph(summary)]
    if !sweep.isEmpty { blocks.append(.table(scenarios)) }
    if !groups.isEmpty { blocks.append(.table(response)) }
    if churn != nil { blocks.append(.table(leaving)) }
    blocks += findings.map { .finding($0, tone: $0.code == "robust" ? .good : .uncertain) }
    if !silentAccounts.isEmpty { blocks.append(.table(silent)) }
    return blocks
  }

  private var summary: String {
    let rate = Format.percent(responseRate)
    var text = "\(Format.count(answered)) of \(counted(invited, "invitation")) answered (\(rate))."
    if let accountsInvited {
      text +=
        " Nobody answered from \(Format.count(silentAccounts.count)) of "
        + "\(counted(accountsInvited, "account")) invited."
    }
    if let lowerBound, let upperBound, responseRate ?? 1 < 1 {
      text +=
        " By logic alone the score of everyone invited lies between "
        + "\(Format.score(lowerBound)) and \(Format.score(upperBound))."
    }
    return text
  }

  private var scenarios: ReportTable {
    ReportTable(
      name: "silence_sweep", title: "If the silent scored …",
      columns: [
        ReportColumn(
          "Silent", name: "value", kind: .score, numbers: sweep.map(\.silentScore)),
        ReportColumn("Everyone", name: "estimate", kind: .score, numbers: sweep.map(\.score)),
        ReportColumn(
          "Lower", name: "conf_low", kind: .score, numbers: sweep.map { $0.interval?.lower }),
        ReportColumn(
          "Upper", name: "conf_high", kind: .score, numbers: sweep.map { $0.interval?.upper }),
      ])
  }

  private var response: ReportTable {
    ReportTable(
      name: "response", title: "Response",
      columns: [
        ReportColumn("By", name: "column", texts: groups.map(\.column)),
        ReportColumn("Group", name: "group", texts: groups.map { $0.value ?? "(missing)" }),
        ReportColumn("Invited", name: "n_invited", counts: groups.map(\.invited)),
        ReportColumn("Answered", name: "n", counts: groups.map(\.answered)),
        ReportColumn(
          "Rate", name: "share", kind: .percent,
          numbers: groups.map {
            $0.invited > 0 ? Double($0.answered) / Double($0.invited) : nil
          }),
      ])
  }

  private var silent: ReportTable {
    ReportTable(
      name: "silent_accounts", title: "Silent accounts",
      columns: [ReportColumn("Account", name: "account", texts: silentAccounts.map(\.account))]
        + (silentAccounts.contains { $0.name != nil }
          ? [ReportColumn("Name", name: "term", texts: silentAccounts.map(\.name))] : [])
        + [ReportColumn("Invitations", name: "n_invited", counts: silentAccounts.map(\.invited))])
  }

  private var leaving: ReportTable {
    let rows: [(String, Double?, Interval?, Double, Double)] =
      churn.map { churn in
        [
          (
            "silent", churn.silentShare, churn.silentInterval, churn.accounts.firstSuccesses,
            churn.accounts.firstTrials
          ),
          (
            "answered", churn.respondingShare, churn.respondingInterval,
            churn.accounts.secondSuccesses, churn.accounts.secondTrials
          ),
        ]
      } ?? []
    let ratio = churn?.riskRatio
    let terms = rows.map(\.0) + ["ratio silent : answered"]
    return ReportTable(
      name: "silent_churn", title: "Do the silent leave more often?",
      columns: [
        ReportColumn("Accounts", name: "term", texts: terms),
        ReportColumn(
          "Left", name: "n_events", kind: .count, numbers: rows.map { $0.3 } + [nil]),
        ReportColumn(
          "Of", name: "n_accounts", kind: .count, numbers: rows.map { $0.4 } + [nil]),
        ReportColumn(
          "Share or ratio", name: "estimate", kind: .number(digits: 2),
          numbers: rows.map(\.1) + [ratio?.estimate]),
        ReportColumn(
          "Lower", name: "conf_low", kind: .number(digits: 2),
          numbers: rows.map { $0.2?.lower } + [ratio?.interval?.lower]),
        ReportColumn(
          "Upper", name: "conf_high", kind: .number(digits: 2),
          numbers: rows.map { $0.2?.upper } + [ratio?.interval?.upper]),
        ReportColumn(
          "p (exact)", name: "p_value", kind: .pValue,
          numbers: rows.map { _ in nil } + [churn?.test.pValue]),
      ])
  }
}
