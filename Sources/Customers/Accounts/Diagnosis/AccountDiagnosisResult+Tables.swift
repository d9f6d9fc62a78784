import Reports
import Statistics
import Tables

extension AccountDiagnosisResult {
  var waveTable: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (AccountWave) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: waves.map(value))
    }
    return ReportTable(
      name: "waves", title: "Scores over the waves",
      columns: [
        ReportColumn("Wave", name: "wave", texts: waves.map(\.wave)),
        ReportColumn("Invited", name: "n_invited", counts: waves.map(\.invited)),
        ReportColumn("n", name: "n", counts: waves.map(\.answers)),
        numbers("Plain", "mean", .number(digits: 1)) { $0.plain?.mean },
        numbers("Weighted", "weighted_mean", .number(digits: 1)) { $0.weighted?.mean },
        numbers("Score", "estimate", .number(digits: 1)) { $0.standardized?.score },
        numbers("Net", "raw_score", .score) { $0.plain?.netScore },
        numbers("Lower", "raw_low", .score) { $0.plain?.netInterval?.lower },
        numbers("Upper", "raw_high", .score) { $0.plain?.netInterval?.upper },
      ], isPrimary: true)
  }

  var groupTable: ReportTable {
    ReportTable(
      name: "groups", title: "Who was asked and who answered, all waves",
      columns: [
        ReportColumn("By", name: "term", texts: groups.map(\.by)),
        ReportColumn(
          "Who", name: "group",
          texts: groups.map { $0.name.map { Excerpt.escaped($0) } ?? "unknown" }),
        ReportColumn("People", name: "count", counts: groups.map(\.people)),
        ReportColumn("Invited", name: "n_invited", counts: groups.map(\.invited)),
        ReportColumn("Answered", name: "n_answered", counts: groups.map(\.answered)),
        ReportColumn("n", name: "n", counts: groups.map(\.answers)),
        ReportColumn("Mean", name: "mean", kind: .number(digits: 1), numbers: groups.map(\.mean)),
      ])
  }

  var contactTable: ReportTable {
    let shown = contacts.prefix(40)
    func texts(
      _ header: String, _ name: String, _ value: (ContactAnswer) -> String?
    ) -> ReportColumn {
      ReportColumn(header, name: name, texts: shown.map(value))
    }
    return ReportTable(
      name: "contacts",
      title: shown.count < contacts.count
        ? "The latest 40 of \(contacts.count) invitations and answers" : "Invitations and answers",
      columns: [
        texts("Wave", "wave") { $0.wave },
        texts("Who", "respondent") { $0.person.map { Excerpt.escaped($0) } },
        texts("Role", "role") { $0.role.map { Excerpt.escaped($0) } },
        texts("Invited", "invited_at") { $0.invited },
        texts("Answered", "answered_at") { $0.answered },
        texts("When", "timing") { $0.timing?.rawValue.replacing("_", with: " ") },
        ReportColumn("Score", name: "value", counts: shown.map { $0.score.map { Int($0) } }),
      ])
  }

  func alertTable(_ alerts: [AccountAlert]) -> ReportTable {
    ReportTable(
      name: "alerts", title: "Alerts",
      columns: [
        ReportColumn("Raised", name: "raised_at", texts: alerts.map(\.raised)),
        ReportColumn(
          "Who", name: "respondent", texts: alerts.map { $0.person.map { Excerpt.escaped($0) } }),
        ReportColumn("Score", name: "value", counts: alerts.map { $0.score.map { Int($0) } }),
        ReportColumn(
          "Followed up", name: "followed_up_at", texts: alerts.map { $0.followedUp ?? "open" }),
        ReportColumn("Days", name: "time", kind: .number(digits: 0), numbers: alerts.map(\.days)),
      ])
  }

  var eventTable: ReportTable {
    ReportTable(
      name: "events", title: "What happened, and the scores before and after",
      columns: [
        ReportColumn("Day", name: "event_at", texts: events.map(\.day)),
        ReportColumn(
          "Kind", name: "category", texts: events.map { $0.kind.map { Excerpt.escaped($0) } }),
        ReportColumn(
          "Before", name: "previous", kind: .number(digits: 1), numbers: events.map(\.before)),
        ReportColumn(
          "After", name: "value", kind: .number(digits: 1), numbers: events.map(\.after)),
        ReportColumn(
          "Change", name: "change", kind: .difference(digits: 1), numbers: events.map(\.change)),
      ])
  }
}

/// Before and after events over all accounts, for people.
struct EventReport {
  let effects: [EventEffect]
  let level: Double

  init(_ effects: [EventEffect], level: Double) {
    self.effects = effects
    self.level = level
  }

  var blocks: [Block] {
    guard !effects.isEmpty else { return [] }
    // The limits stand in the chart; a table of all columns is too wide to read.
    let unread: Set<String> = ["n_events", "conf_low", "conf_high"]
    var short = table
    (short.name, short.audience) = ("event_effects_read", .readers)
    short.columns.removeAll { unread.contains($0.name) }
    return [.intervals(chart), .table(short), .table(table)]
  }

  private var chart: IntervalChart {
    let ends = effects.flatMap {
      [$0.differenceInterval?.lower, $0.differenceInterval?.upper, $0.difference].compactMap { $0 }
    }
    return IntervalChart(
      title: "After less before an event, over all accounts, less what the others moved by",
      header: "Points", kind: .difference(digits: 1), level: level, scale: .covering(ends),
      countHeaders: ["accounts"],
      rows: effects.map { effect in
        IntervalRow(
          effect.kind.map { Excerpt.escaped($0) } ?? "events", estimate: effect.difference,
          lower: effect.differenceInterval?.lower, upper: effect.differenceInterval?.upper,
          counts: [Double(effect.compared)], remark: "too few accounts: described only")
      }, references: [Reference("0", at: 0)])
  }

  private var table: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (EventEffect) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: effects.map(value))
    }
    return ReportTable(
      name: "event_effects", title: "Before and after events, all accounts",
      columns: [
        ReportColumn(
          "Kind", name: "category", texts: effects.map { $0.kind.map { Excerpt.escaped($0) } }),
        ReportColumn("Events", name: "n_events", counts: effects.map(\.events)),
        ReportColumn("Accounts", name: "n_accounts", counts: effects.map(\.accounts)),
        ReportColumn("Compared", name: "n", counts: effects.map(\.compared)),
        numbers("Before", "previous", .number(digits: 1)) { $0.before },
        numbers("After", "value", .number(digits: 1)) { $0.after },
        numbers("Change", "change", .difference(digits: 1)) { $0.change },
        numbers("Less others", "estimate", .difference(digits: 1)) { $0.difference },
        numbers("Lower", "conf_low", .difference(digits: 1)) { $0.differenceInterval?.lower },
        numbers("Upper", "conf_high", .difference(digits: 1)) { $0.differenceInterval?.upper },
        numbers("p", "p_value", .pValue) { $0.pValue },
        numbers("Corrected p", "p_adjusted", .pValue) { $0.adjustedPValue },
      ], audience: .machines)
  }
}
