import Models
import Reports
import Statistics
import Tables

extension AccountStudyResult: Reportable {
  /// The list for people: how many of which class, what is at stake, whom to call first and why.
  public var report: Report {
    let shown = view.forReaders(accounts)
    var blocks: [Block] = [.table(classTable)]
    blocks += classBlocks + listBlocks(shown) + scoreBlocks(shown)
    blocks += [supportedWeights.map { .finding($0.finding) }].compactMap { $0 } + modelBlocks
    blocks.append(.table(tidy))
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: "Accounts", subtitle: subtitle, blocks: blocks)
  }

  /// What follows for each class, and why there are no scores where there are none.
  var classBlocks: [Block] {
    guard let refusal else { return classFindings }
    let remark = Remark(
      code: "not_estimable", sentence: "No standardised scores: \(refusal).")
    return classFindings + [.finding(remark, tone: .uncertain)]
  }

  /// Accounts on one scale, and each with its reason.
  func listBlocks(_ shown: [AccountRow]) -> [Block] {
    let isScored = shown.contains { $0.standardized != nil }
    return (isScored ? [.intervals(chart(shown))] : [])
      + (shown.isEmpty ? [] : [.table(reasons(shown))])
  }

  /// The scores of accounts side by side, and the roles that they are made of.
  func scoreBlocks(_ shown: [AccountRow]) -> [Block] {
    let isHeard = shown.contains { $0.answers > 0 }
    return (isHeard ? [.table(scores(shown))] : []) + [.table(roleTable)]
  }

  /// What the outcome says of the weights, and what the scores rest on.
  var modelBlocks: [Block] {
    var blocks: [Block] = []
    if let supportedWeights, supportedWeights.pNone != nil {
      blocks.append(.table(evidence(supportedWeights)))
    }
    if model != nil { blocks.append(.paragraph(modelWords)) }
    return blocks
  }

  private var subtitle: String {
    let heard = accounts.count { $0.answers > 0 }
    let answers = accounts.reduce(0) { $0 + $1.answers }
    return [
      String(source.split(separator: "/").last ?? ""), wave.map { "wave \($0)" },
      counted(answers, "answer"), "\(heard) of \(counted(accounts.count, "account")) heard",
    ].compactMap { $0 }.joined(separator: " · ")
  }

  /// Whether it is known of any account what it pays.
  private var isRevenueKnown: Bool { accounts.contains { $0.revenue != nil } }

  var classTable: ReportTable {
    let money = [
      ReportColumn(
        "Revenue a year", name: "revenue", kind: .number(digits: 0),
        numbers: classes.map(\.revenue)),
      ReportColumn("Share", name: "share", kind: .percent, numbers: classes.map(\.revenueShare)),
    ]
    return ReportTable(
      name: "classes", title: "Accounts by class",
      columns: [
        ReportColumn("Class", name: "class", texts: classes.map(\.status.title)),
        ReportColumn("Accounts", name: "n_accounts", counts: classes.map(\.accounts)),
      ] + (isRevenueKnown ? money : []), audience: .readers)
  }

  /// What the classes mean, with the names behind the revenue at risk.
  private var classFindings: [Block] {
    findings.filter { remark in classes.contains { $0.status.rawValue == remark.code } }.map {
      remark in
      let status = AccountClass(rawValue: remark.code)
      var sentence = remark.sentence
      if status == .atRisk {
        let own = AccountView(order: .revenue, classes: [.atRisk], top: 8).forMachines(accounts)
        let all = accounts(.atRisk).count
        let named = own.map { Excerpt.escaped($0.name) }.joined(separator: ", ")
        sentence +=
          " \(own.contains { $0.revenue != nil } ? "By revenue" : "In the order of the file"): \(named)\(all > own.count ? " and \(all - own.count) more" : "")."
      }
      return .finding(Remark(code: remark.code, sentence: sentence), tone: Self.tone(status))
    }
  }

  static func tone(_ status: AccountClass?) -> Tone {
    switch status {
    case .atRisk: .bad
    case .healthy: .good
    case .watch, .unknown: .uncertain
    case nil: .neutral
    }
  }

  private func chart(_ rows: [AccountRow]) -> IntervalChart {
    let scored = rows.filter { $0.standardized != nil }.sorted {
      ($0.standardized?.score ?? 0) < ($1.standardized?.score ?? 0)
    }
    return IntervalChart(
      title: scored.count < accounts.count { $0.standardized != nil }
        ? "Standardised scores of the accounts listed, lowest first"
        : "Standardised scores, lowest first",
      header: "0–10", kind: .number(digits: 1), level: level, scale: Scale(0, 10),
      countHeaders: ["n"],
      rows: scored.map { row in
        IntervalRow(
          Excerpt.escaped(row.name, limit: 24), estimate: row.standardized?.score,
          lower: row.standardized?.interval.lower.map { max(0, $0) },
          upper: row.standardized?.interval.upper.map { min(10, $0) },
          counts: [Double(row.answers)], tone: Self.tone(row.status))
      }, references: [Reference(AccountWords.number(threshold), at: threshold)])
  }

  private func reasons(_ rows: [AccountRow]) -> ReportTable {
    let all = accounts.count { view.classes?.contains($0.status) ?? true }
    return ReportTable(
      name: "list",
      title: rows.count < all
        ? "The first \(rows.count) of \(all) accounts (--top for more)" : "Accounts",
      columns: [
        ReportColumn("Account", name: "account", texts: rows.map { Excerpt.escaped($0.name) }),
        ReportColumn("Class", name: "class", texts: rows.map(\.status.title)),
      ]
        + (isRevenueKnown
          ? [
            ReportColumn(
              "Revenue", name: "revenue", kind: .number(digits: 0), numbers: rows.map(\.revenue))
          ] : [])
        + [ReportColumn("Why", name: "reason", texts: rows.map(\.reason))], audience: .readers)
  }

  private func scores(_ rows: [AccountRow]) -> ReportTable {
    let heard = rows.filter { $0.answers > 0 }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (AccountRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: heard.map(value))
    }
    return ReportTable(
      name: "list_scores",
      title:
        "The same accounts: plain and role-weighted mean, standardised score (0–10), net score, rank by weights",
      columns: [
        ReportColumn(
          "Account", name: "account", texts: heard.map { Excerpt.escaped($0.name, limit: 20) }),
        ReportColumn("n", name: "n", counts: heard.map(\.answers)),
        numbers("Plain", "mean", .number(digits: 1)) { $0.plain?.mean },
        numbers("Weighted", "weighted_mean", .number(digits: 1)) { $0.weighted?.mean },
        numbers("Score", "estimate", .number(digits: 1)) { $0.standardized?.score },
        numbers("Net", "raw_score", .score) { $0.plain?.netScore },
        ReportColumn(
          "Rank", name: "weighted_rank",
          texts: heard.map { row in
            row.weightedRank.map {
              $0.best == $0.worst ? "\($0.rank)" : "\($0.rank) (\($0.best)–\($0.worst))"
            }
          }),
        numbers("Shift", "shift", .difference(digits: 1)) { $0.shift?.shift },
      ], audience: .readers)
  }

  private var roleTable: ReportTable {
    ReportTable(
      name: "roles", title: "Roles",
      columns: [
        ReportColumn("Role", name: "role", texts: roles.map { Excerpt.escaped($0.role) }),
        ReportColumn(
          "Weight", name: "weight", kind: .number(digits: 2), numbers: roles.map(\.weight)),
        ReportColumn("Share", name: "share", kind: .percent, numbers: roles.map(\.share)),
        ReportColumn("Answers", name: "n", counts: roles.map(\.answers)),
        ReportColumn("Accounts", name: "n_accounts", counts: roles.map(\.accounts)),
        ReportColumn(
          "Level", name: "estimate", kind: .number(digits: 1), numbers: roles.map(\.level)),
      ])
  }

  private func evidence(_ supported: SupportedWeights) -> ReportTable {
    ReportTable(
      name: "supported_weights", title: "Weights that the outcome supports",
      columns: [
        ReportColumn("Role", name: "role", texts: supported.roles.map { Excerpt.escaped($0.role) }),
        ReportColumn(
          "Declared", name: "weight", kind: .percent, numbers: supported.roles.map(\.declared)),
        ReportColumn(
          "From", name: "conf_low", kind: .percent,
          numbers: supported.roles.map { $0.supported?.lower }),
        ReportColumn(
          "To", name: "conf_high", kind: .percent,
          numbers: supported.roles.map { $0.supported?.upper }),
        ReportColumn(
          "Odds of leaving, per point", name: "odds_ratio", kind: .number(digits: 2),
          numbers: supported.roles.map(\.oddsRatio)),
      ])
  }

  private var modelWords: String {
    guard let model else { return "" }
    var parts = [
      "Standardised scores rest on \(counted(model.answers, "answer")) of "
        + "\(counted(model.accounts, "account")); accounts make \(Format.percent(model.averageIntraclassCorrelation, digits: 0)) "
        + "of the variation between answers"
        + (model.intraclassCorrelation.map {
          " (\(Format.percent($0, digits: 0)) by restricted likelihood)"
        } ?? "")
        + ", and the rest of each score is drawn to the average."
    ]
    if let unheard = model.unheard {
      parts.append(
        "An account that nobody has answered for lies at \(Format.number(unheard.score, digits: 1)), "
          + Format.interval(unheard.interval.lower, unheard.interval.upper, as: .number(digits: 1))
          + ": \(AccountWords.below(threshold, unheard.probabilityBelow)).")
    }
    if roles.count(where: { $0.share > 0 }) > 1 {
      parts.append(
        "If every weight may change by a factor of \(AccountWords.number(weightFactor)), all scores move "
          + "together by \(Format.difference(model.weightShift[0], digits: 1)) to "
          + "\(Format.difference(model.weightShift[1], digits: 1)): \(model.atRiskAlways) "
          + "\(model.atRiskAlways == 1 ? "account is" : "accounts are") at risk whatever the weights, "
          + "\(model.atRiskSometimes) under some of them.")
    }
    if let common = model.commonShift, let previousWave {
      parts.append(
        "Since \(Excerpt.escaped(previousWave)) answers moved by \(Format.difference(common, digits: 1)) on average; "
          + "shifts of accounts are measured against that and against what their own answers then "
          + "let expect.")
    }
    return parts.joined(separator: " ")
  }
}
