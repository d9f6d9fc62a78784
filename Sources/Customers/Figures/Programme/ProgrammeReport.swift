import Models
import Reports
import Statistics

/// The programme figures for people: the dashboard, by group, by wave, and who has to act.
struct ProgrammeReport {
  private let result: ProgrammeFiguresResult

  init(_ result: ProgrammeFiguresResult) { self.result = result }

  var blocks: [Block] {
    var blocks: [Block] = []
    if let latest = result.latest {
      let wave = latest.wave.map { "Wave \($0)" } ?? "The whole period"
      blocks += [
        .heading("Programme figures"),
        .table(FigureTable.dashboard(latest.figures, name: "dashboard", title: wave)),
      ]
      if latest.wave != nil, let overall = result.overall {
        blocks.append(
          .table(
            FigureTable.dashboard(
              overall.figures, name: "whole_period", title: "The whole period")))
      }
    }
    blocks += dimensions.map { .table(byGroup($0)) }
    let waves = result.groups.filter { $0.dimension == "wave" }
    if waves.count > 1 { blocks.append(.table(byWave(waves))) }
    if let text = followUp { blocks += [.heading("Alerts"), .paragraph(text)] }
    blocks += list(result.openAlerts, openAlerts)
    if let text = timing { blocks += [.heading("Timing of answers"), .paragraph(text)] }
    if !result.toAct.isEmpty { blocks.append(.heading("Who has to act")) }
    blocks += list(result.toAct, toAct)
    return blocks
  }

  /// How many rows of a list people are shown.
  private static let longest = 40

  /// A list as a table; of a long one people see the start, machines all of it.
  private func list<Item>(_ items: [Item], _ table: ([Item]) -> ReportTable) -> [Block] {
    guard !items.isEmpty else { return [] }
    guard items.count > Self.longest else { return [.table(table(items))] }
    var (start, whole) = (table(Array(items.prefix(Self.longest))), table(items))
    start.title +=
      ": \(Self.longest) of \(Format.count(items.count)), all with --format csv --table \(whole.name)"
    start.name += "_first"
    start.audience = .readers
    whole.audience = .machines
    return [.table(start), .table(whole)]
  }

  private var dimensions: [String] {
    var seen: Set<String> = []
    return result.groups.map(\.dimension).filter {
      $0 != "overall" && $0 != "wave" && seen.insert($0).inserted
    }
  }

  /// The groups of a column in the latest wave: a column per figure.
  private func byGroup(_ dimension: String) -> ReportTable {
    let own = result.groups.filter { $0.dimension == dimension }
    let wave = own.contains { $0.wave != nil } ? result.waves.last : nil
    let rows = own.filter { $0.wave == wave }
    return matrix(
      rows, name: "by_\(dimension)", header: dimension,
      title: "By \(dimension)" + (wave.map { ", wave \($0)" } ?? "")
    ) { $0.group }
  }

  private func byWave(_ rows: [GroupFigures]) -> ReportTable {
    matrix(rows, name: "by_wave", header: "wave", title: "By wave") { $0.wave }
  }

  private func matrix(
    _ rows: [GroupFigures], name: String, header: String, title: String,
    label: (GroupFigures) -> String?
  ) -> ReportTable {
    let names = ProgrammeFigure.allCases.filter { kind in
      rows.contains { $0.figure(kind.rawValue)?.value != nil }
    }
    return ReportTable(
      name: name, title: title,
      columns: [
        ReportColumn(header, name: "group", texts: rows.map { label($0) ?? "(missing)" })
      ]
        + names.map { kind in
          ReportColumn(
            kind.header, name: kind.rawValue,
            texts: rows.map { row in row.figure(kind.rawValue).map(Self.cell) ?? "" })
        }, audience: .readers)
  }

  /// "51.9 % (44 … 59) ↑", "15.4 % (33 of 214)": the value, its interval or what was counted, and a
  /// move that is more than noise.
  private static func cell(_ figure: Figure) -> String {
    guard let value = figure.value else { return Format.missing }
    var basis = figure.counts
    if let lower = figure.interval?.lower, let upper = figure.interval?.upper {
      basis =
        Format.number(lower * 100, digits: 0) + "\u{A0}…\u{A0}"
        + Format.number(upper * 100, digits: 0)
    }
    let mark =
      switch figure.change?.code {
      case .increased: " ↑"
      case .decreased: " ↓"
      default: ""
      }
    return Format.percent(value) + (basis.map { " (\($0))" } ?? "") + mark
  }

  private var followUp: String? {
    guard let times = result.followUp, times.alerts > 0 else { return nil }
    func days(_ quantile: SurvivalQuantile?) -> String {
      guard let quantile, let estimate = quantile.estimate else { return "not reached" }
      let limits =
        quantile.lower == nil && quantile.upper == nil
        ? "" : " (\(Format.interval(quantile.lower, quantile.upper, as: .number(digits: 0))))"
      return "after \(Format.number(estimate, digits: 0)) days\(limits)"
    }
    var text = "Half of the alerts were followed up \(days(times.median)), nine in ten "
    text += days(times.ninetieth)
    if let share = times.withinWeek {
      text += "; within a week \(Format.percent(share))"
      if let interval = times.withinWeekInterval {
        text += " (\(Format.interval(interval.lower, interval.upper, as: .percent)))"
      }
    }
    text += ". \(counted(times.open, "alert")) of \(Format.count(times.alerts)) "
    text += times.open == 1 ? "is still open" : "are still open"
    return text + " and counted as waiting up to \(result.asOf ?? "the last day")."
  }

  private var timing: String? {
    guard let timing = result.timing, let median = timing.medianDays,
      let ninetieth = timing.ninetiethDays
    else { return nil }
    var text = "Half of \(counted(timing.answers, "dated answer")) came within "
    text += "\(Format.number(median, digits: 0)) days, nine in ten within "
    text += "\(Format.number(ninetieth, digits: 0))."
    if let after = timing.afterReminder {
      text += " \(Format.count(after)) "
      text += "(\(Format.percent(Double(after) / Double(timing.answers)))) came on the day of the "
      text += "reminder or later."
    }
    if let early = timing.earlyScore, let late = timing.lateScore {
      text += " NPS of the early \(Format.score(early)), of the late \(Format.score(late))"
      if let interval = timing.lateLessEarly {
        text += "; late less early \(Format.score(late - early)) "
        text += "(\(Format.interval(interval.lower, interval.upper, as: .score)), "
        text += "p \(Format.pValue(timing.pValue)))"
      }
      text += "."
    }
    return text
  }

  private func openAlerts(_ rows: [OpenAlert]) -> ReportTable {
    ReportTable(
      name: "open_alerts", title: "Open alerts, the oldest first",
      columns: [
        ReportColumn("Account", name: "account", texts: rows.map(\.account)),
        ReportColumn("Name", name: "term", texts: rows.map(\.name)),
        ReportColumn("Tier", name: "group", texts: rows.map(\.tier)),
        ReportColumn("Raised", name: "raised", texts: rows.map(\.raised)),
        ReportColumn("Days open", name: "time", kind: .number(digits: 0), numbers: rows.map(\.age)),
        ReportColumn("Owner", name: "owner", texts: rows.map(\.owner)),
      ])
  }

  private func toAct(_ rows: [AccountTask]) -> ReportTable {
    func lacks(_ list: [RoleLack]) -> String { list.map(\.text).joined(separator: ", ") }
    let wave = rows.first?.wave
    return ReportTable(
      name: "accounts", title: "Accounts to act on" + (wave.map { ", wave \($0)" } ?? ""),
      columns: [
        ReportColumn("Account", name: "account", texts: rows.map(\.account)),
        ReportColumn("Name", name: "term", texts: rows.map(\.name)),
        ReportColumn("Tier", name: "group", texts: rows.map(\.tier)),
        ReportColumn("Invited", name: "n_invited", counts: rows.map(\.invited)),
        ReportColumn("Heard", name: "n", counts: rows.map(\.answered)),
        ReportColumn("Silent", name: "silent", texts: rows.map { $0.isSilent ? "silent" : "" }),
        ReportColumn(
          "To invite", name: "to_invite", texts: rows.map { lacks($0.missingInvitations) }),
        ReportColumn("To hear", name: "to_hear", texts: rows.map { lacks($0.missingAnswers) }),
        ReportColumn("Open alerts", name: "open_alerts", counts: rows.map(\.openAlerts)),
      ])
  }
}

extension ProgrammeFigure {
  /// A short header.
  var header: String {
    switch self {
    case .promoters: "Promoters"
    case .followUp: "Followed up"
    case .response: "Response"
    case .silent: "Silent"
    case .invitationGuideline: "Invited enough"
    case .responseTarget: "Heard enough"
    }
  }
}
