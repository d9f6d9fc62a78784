import Reports
import Statistics

extension ProgrammeSummaryResult: Reportable {
  /// The page: findings first in plain sentences, then each question with its picture, and the figures
  /// and methods one click away.
  public var report: Report {
    var blocks: [Block] = brief
    blocks += asked
    blocks += Self.section(
      "The score, and how sure it is", score.report, behind: "How the score was computed")
    if let changes {
      blocks += Self.section(
        "What changed", changes.report, behind: "Tests, transitions and control limits")
    }
    if !groups.isEmpty {
      blocks.append(.heading("By role and tier"))
      for group in groups { blocks += Self.pictures(group.report.blocks, headlines: false) }
    }
    blocks += accountSection
    blocks += churnSection
    blocks += untold
    let remarks = self.remarks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(title: name ?? "Customer feedback", subtitle: subtitle, blocks: blocks)
  }

  private var subtitle: String {
    var parts = [String(source.split(separator: "/").last ?? "")]
    if let wave { parts.append("wave \(wave)") }
    parts.append(counted(score.overall.answers, "answer"))
    if let accounts = score.overall.accounts { parts.append(counted(accounts, "account")) }
    return parts.joined(separator: " · ")
  }

  /// Ten seconds: the score, the change, the accounts, what goes with churn.
  private var brief: [Block] {
    var blocks: [Block] = [.heading("In short")]
    if let finding = score.findings.first {
      let figure = score.overall.score.map { "NPS \(Format.score($0))" } ?? "NPS"
      let limits = score.overall.interval.map {
        " (\(Format.level(level)) interval \(Format.interval($0.lower, $0.upper, as: .score)))"
      }
      blocks.append(
        .finding(
          Remark(code: finding.code, sentence: "\(figure)\(limits ?? ""). \(finding.sentence)"),
          tone: Self.tone(finding.code)))
    }
    if let last = changes?.pairs.last {
      blocks.append(.finding(last.finding, tone: Self.tone(last.finding.code)))
    }
    if let risk = accounts?.findings.first(where: { $0.code == "at_risk" }) {
      blocks.append(.finding(risk, tone: .bad))
    }
    if let drivers, let overall = drivers.findings.first {
      blocks.append(.finding(overall, tone: Self.tone(overall.code)))
    }
    return blocks
  }

  private static func tone(_ code: String) -> Tone {
    switch code {
    case "increased", "above_zero", "above", "healthy", "met", "robust": .good
    case "decreased", "below_zero", "below", "at_risk", "missed": .bad
    case "inconclusive", "underpowered", "not_estimable", "unknown", "watch", "fragile":
      .uncertain
    default: .neutral
    }
  }

  private var asked: [Block] {
    guard figures != nil || silence != nil else { return [] }
    var blocks: [Block] = [.heading("Whom we asked, and who answered")]
    if let figures {
      let report = figures.report.blocks
      blocks += Self.firstTables(report, 1)
      let front = Self.firstTables(report, 1)
      let rest = report.filter { !front.contains($0) }
      blocks.append(.details("By wave and tier, and who is missing", Self.quiet(rest)))
    }
    if let silence {
      blocks += silence.findings.map { .finding($0, tone: Self.tone($0.code)) }
      blocks.append(
        .details("What the silent could change", silence.sectionBlocks))
    }
    return blocks
  }

  /// Whom to call first in front; every account, and the weights to try, behind a line.
  private var accountSection: [Block] {
    guard let accounts else { return [] }
    let all = accounts.accounts
    let listed = accounts.view.forReaders(all)
    var blocks: [Block] = [.heading("Accounts to act on")] + accounts.classBlocks
    blocks += [accounts.supportedWeights.map { .finding($0.finding) }].compactMap { $0 }
    blocks += accounts.listBlocks(AccountView(top: 12).forReaders(all))
    if all.count > 12 {
      blocks.append(
        .details(
          "All \(min(all.count, accounts.view.top ?? .max)) of "
            + "\(counted(all.count, "account")), each with its reason",
          accounts.listBlocks(listed)))
    }
    if let ranking = weightedRanking {
      blocks.append(
        .details(
          "Do the role weights matter? Move them",
          [
            .paragraph(
              "Role weights are a judgement. A score here is the mean answer of each role, weighted over "
                + "the roles that answered; move the weights and see who changes places."),
            .ranking(ranking),
          ]))
    }
    blocks.append(
      .details(
        "Scores, roles and the model",
        [.table(accounts.classTable)] + accounts.scoreBlocks(listed) + accounts.modelBlocks))
    return blocks
  }

  private var weightedRanking: WeightedRanking? {
    guard let accounts, let ranking, accounts.roles.count > 1 else { return nil }
    let order = accounts.view.forReaders(accounts.accounts).map(\.id)
    let means = Dictionary(ranking.map { ($0.account, $0.means) }) { first, _ in first }
    let rows = Dictionary(accounts.accounts.map { ($0.id, $0) }) { first, _ in first }
    let shown = order.compactMap { id -> WeightedRanking.Row? in
      guard let row = rows[id], let means = means[id], means.contains(where: { $0 != nil }) else {
        return nil
      }
      return WeightedRanking.Row(
        row.name, values: means,
        details: [
          row.status.title, row.revenue.map { Format.count($0.rounded()) },
        ])
    }
    guard shown.count > 1 else { return nil }
    return WeightedRanking(
      title: "Accounts by role-weighted score, lowest first", rowHeader: "Account",
      scoreHeader: "Weighted score",
      series: accounts.roles.map { WeightedRanking.Series($0.role, weight: $0.weight) },
      detailHeaders: ["Class", "Revenue a year"], rows: shown)
  }

  private var churnSection: [Block] {
    var blocks: [Block] = []
    if let drivers {
      blocks += Self.section(
        "What goes with \(drivers.outcome)", drivers.report, behind: "The model and its limits")
    }
    if let correlations {
      if blocks.isEmpty { blocks.append(.heading("What goes with the score")) }
      blocks += Self.pictures(correlations.report.blocks, headlines: true)
      blocks.append(
        .details("Pairs and p-values", Self.tables(correlations.report.blocks)))
    }
    return blocks
  }

  /// What the data cannot say, and what would help.
  private var untold: [Block] {
    // What moved little among counted figures is no open question.
    let asked =
      score.findings + (changes?.findings ?? []) + (accounts?.findings ?? [])
      + (drivers?.findings ?? []) + (correlations?.findings ?? [])
    let undecided = asked.filter { $0.code == "inconclusive" || $0.code == "underpowered" }
    var seen: Set<String> = []
    let unique = undecided.filter { seen.insert($0.sentence).inserted }
    guard !unique.isEmpty || !skipped.isEmpty else { return [] }
    var blocks: [Block] = [.heading("What the data cannot say")]
    blocks += unique.prefix(6).map { .finding($0, tone: .uncertain) }
    if unique.count > 6 {
      blocks.append(
        .details(
          "\(unique.count - 6) more", unique.dropFirst(6).map { .finding($0, tone: .uncertain) }))
    }
    if !skipped.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            name: "skipped", title: "Parts that could not be computed",
            columns: [
              ReportColumn("Part", name: "term", texts: skipped.map(\.part.title)),
              ReportColumn("Why", name: "note", texts: skipped.map(\.reason)),
            ], audience: .readers)))
    }
    return blocks
  }

  // MARK: - Putting reports together

  /// A result as a section: what it shows in front, what it rests on behind a line.
  private static func section(_ title: String, _ report: Report, behind: String) -> [Block] {
    let rest = tables(report.blocks)
    return [.heading(title)] + pictures(report.blocks, headlines: true)
      + (rest.isEmpty ? [] : [.details(behind, rest)])
  }

  /// The figures, charts and findings of a report.
  private static func pictures(_ blocks: [Block], headlines: Bool) -> [Block] {
    blocks.filter { block in
      switch block {
      case .headline: headlines
      case .intervals, .curves, .matrix, .dumbbells, .finding: true
      case .bars: headlines
      default: false
      }
    }
  }

  /// The tables of a report; notes are gathered at the end of the page.
  private static func tables(_ blocks: [Block]) -> [Block] {
    blocks.filter { block in
      switch block {
      case .table, .paragraph: true
      default: false
      }
    }
  }

  private static func firstTables(_ blocks: [Block], _ count: Int) -> [Block] {
    Array(
      blocks.filter { if case .table(let table) = $0 { table.isForReaders } else { false } }
        .prefix(count))
  }

  private static func quiet(_ blocks: [Block]) -> [Block] {
    blocks.filter { if case .notes = $0 { false } else { true } }
  }
}

extension SilenceResult {
  /// The blocks without their heading and findings, which stand elsewhere.
  fileprivate var sectionBlocks: [Block] {
    blocks.filter { block in
      switch block {
      case .heading, .finding: false
      default: true
      }
    }
  }
}
