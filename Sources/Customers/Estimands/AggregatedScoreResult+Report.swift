import Reports
import Statistics

extension AggregatedScoreResult: Reportable {
  /// The result for people: the score that was asked for, or all of them on one scale.
  public var report: Report {
    var blocks: [Block] = []
    if estimand != nil, let one = estimates.first {
      blocks.append(.headline(headline(one)))
    } else {
      blocks.append(.intervals(scores))
      if !differences.isEmpty { blocks.append(.intervals(gaps)) }
      blocks += differences.filter(\.disagree).map { .finding($0.finding, tone: .neutral) }
      if !differences.isEmpty, !differences.contains(where: \.disagree) {
        blocks.append(
          .finding(
            Remark(
              code: "inconclusive",
              sentence: "No two of these scores differ by more than their uncertainty.")))
      }
    }
    if !groups.isEmpty { blocks.append(.intervals(groupChart)) }
    if !roleWeights.isEmpty, usesRoles { blocks.append(.table(weights)) }
    blocks.append(.table(basis))
    blocks.append(.table(tidy))
    if !differences.isEmpty { blocks.append(.table(tidyGaps)) }
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: title, subtitle: subtitle, blocks: blocks)
  }

  private var title: String {
    estimand == nil ? "Net Promoter Score: whose score?" : "Net Promoter Score"
  }

  private var subtitle: String {
    let answers = estimates.map(\.answers).max() ?? 0
    var parts = [String(source.split(separator: "/").last ?? ""), counted(answers, "answer")]
    if let estimand { parts.append(estimand.title) }
    return parts.joined(separator: " · ")
  }

  private var usesRoles: Bool {
    estimates.contains { $0.estimand == .roles || $0.estimand == .senior }
  }

  private func headline(_ estimate: EstimandSummary) -> Headline {
    Headline(
      label: "NPS", value: estimate.score, kind: .score, lower: estimate.interval?.lower,
      upper: estimate.interval?.upper, level: level,
      method: "score interval of weighted shares, \(clusterUnit?.plural ?? "answers") as clusters",
      scale: .score, references: [Reference("0", at: 0)], finding: estimate.finding,
      tone: Self.tone(estimate))
  }

  private static func tone(_ estimate: EstimandSummary) -> Tone {
    switch estimate.finding.code {
    case "above_zero": .good
    case "below_zero": .bad
    default: .uncertain
    }
  }

  private func row(_ label: String, _ estimate: EstimandSummary) -> IntervalRow {
    IntervalRow(
      label, estimate: estimate.score, lower: estimate.interval?.lower,
      upper: estimate.interval?.upper,
      counts: [Double(estimate.answers), Double(estimate.accounts)],
      remark: estimate.score == nil ? "no answers" : "too few to say how sure",
      tone: Self.tone(estimate))
  }

  private var scores: IntervalChart {
    IntervalChart(
      title: "The same answers, counted differently", header: "NPS", kind: .score, level: level,
      scale: .score, countHeaders: ["n", "accounts"],
      rows: estimates.map { row($0.estimand.title, $0) }, references: [Reference("0", at: 0)])
  }

  private var gaps: IntervalChart {
    let shown = differences.filter { $0.first == .respondents }
    return IntervalChart(
      title: "Difference from the score of everyone who answered", header: "Difference",
      kind: .score, level: level, scale: Scale(-100, 100),
      rows: shown.map {
        IntervalRow(
          $0.second.title, estimate: -$0.difference, lower: $0.interval?.upper.map { -$0 },
          upper: $0.interval?.lower.map { -$0 }, remark: "too few to say how sure")
      }, references: [Reference("0", at: 0)])
  }

  private var groupChart: IntervalChart {
    IntervalChart(
      title: "By " + groupColumns.joined(separator: " and ")
        + ": \((groups.first?.estimand ?? .respondents).title)",
      header: "NPS", kind: .score, level: level, scale: .score, countHeaders: ["n", "accounts"],
      rows: groups.map { row($0.keys.asLabel, $0) }, references: [Reference("0", at: 0)])
  }

  private var weights: ReportTable {
    ReportTable(
      name: "role_weights", title: "Roles",
      columns: [
        ReportColumn("Role", name: "role", texts: roleWeights.map(\.role)),
        ReportColumn(
          "Weight", name: "weight", kind: .number(digits: 2), numbers: roleWeights.map(\.weight)),
        ReportColumn("Answers", name: "n", counts: roleWeights.map(\.answers)),
      ])
  }

  private var basis: ReportTable {
    ReportTable(
      name: "basis", title: "What this rests on",
      columns: [
        ReportColumn("Score of", name: "estimand", texts: estimates.map(\.estimand.title)),
        ReportColumn(
          "Independent answers that say as much", name: "n_effective", kind: .number(digits: 1),
          numbers: estimates.map(\.effectiveAnswers)),
        ReportColumn(
          "Kish", name: "n_kish", kind: .number(digits: 1),
          numbers: estimates.map(\.kishEffectiveAnswers)),
        ReportColumn(
          "df", name: "df", kind: .degreesOfFreedom, numbers: estimates.map(\.degreesOfFreedom)),
      ], audience: .readers)
  }

  private var tidy: ReportTable {
    let rows = groups.isEmpty ? estimates : groups
    let keys = groupColumns.enumerated().map { index, name in
      ReportColumn(name, name: name, texts: rows.map { $0.keys.isEmpty ? nil : $0.keys[index] })
    }
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (EstimandSummary) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: rows.map(value))
    }
    return ReportTable(
      name: "scores", title: "Scores",
      columns: keys + [
        ReportColumn("Score of", name: "estimand", texts: rows.map(\.estimand.rawValue)),
        numbers("NPS", "estimate", .score) { $0.score },
        numbers("df", "df", .degreesOfFreedom) { $0.degreesOfFreedom },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { _ in level },
        ReportColumn("Method", name: "method", texts: rows.map { $0.interval?.method }),
        ReportColumn("Answers", name: "n", counts: rows.map(\.answers)),
        ReportColumn("Accounts", name: "n_accounts", counts: rows.map(\.accounts)),
        numbers("Effective answers", "n_effective", .number(digits: 1)) { $0.effectiveAnswers },
        numbers("Kish", "n_kish", .number(digits: 1)) { $0.kishEffectiveAnswers },
        numbers("Design effect", "design_effect", .number(digits: 2)) { $0.designEffect },
        ReportColumn("Finding", name: "verdict", texts: rows.map(\.finding.code)),
      ], audience: .machines, isPrimary: true)
  }

  private var tidyGaps: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (EstimandGap) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: differences.map(value))
    }
    return ReportTable(
      name: "differences", title: "Differences between scores",
      columns: [
        ReportColumn("Score of", name: "group", texts: differences.map(\.first.rawValue)),
        ReportColumn(
          "Less that of", name: "reference_group", texts: differences.map(\.second.rawValue)),
        numbers("Difference", "estimate", .score) { $0.difference },
        numbers("Standard error", "std_error", .number(digits: 1)) { $0.standardError },
        numbers("df", "df", .degreesOfFreedom) { $0.degreesOfFreedom },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Lower", "conf_low", .score) { $0.interval?.lower },
        numbers("Upper", "conf_high", .score) { $0.interval?.upper },
        numbers("Level", "conf_level", .percent) { _ in level },
      ], audience: .machines)
  }
}
