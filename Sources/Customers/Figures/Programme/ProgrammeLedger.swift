import Reports
import Statistics
import Tables

/// A programme with what its figures are counted from: which invitations were answered, which people
/// are promoters, who was a customer in which wave.
struct ProgrammeLedger: Sendable {
  let programme: Programme
  let project: Project
  /// The last day that counts; nil when no file has a date.
  let asOf: Double?
  /// Whether each invitation was answered; empty without invitations.
  let answered: [Bool]
  /// Whether both answers and invitations name people.
  let knowsPeople: Bool
  /// The alerts that had been raised by the last day; nil without a file of them.
  let alerts: [LedgerAlert]?
  /// What must be known of the counting.
  private(set) var notes: [Note] = []

  init(_ programme: Programme, project: Project, asOf: Double?) {
    self.programme = programme
    self.project = project
    let list = programme.invitations ?? []
    answered = list.map { $0.answer != nil }
    knowsPeople =
      list.contains { $0.person != nil } && programme.answers.contains { $0.person != nil }
    var last = asOf
    if last == nil {
      let days =
        programme.answers.compactMap(\.day) + list.compactMap(\.day)
        + (programme.alerts ?? []).flatMap { [$0.raised, $0.followedUp].compactMap { $0 } }
      last = days.max()
    }
    self.asOf = last
    alerts = programme.alerts.map { alerts in
      alerts.compactMap { LedgerAlert($0, asOf: last) }
    }
    notes = Self.notes(self, given: asOf)
  }

  /// The first and the last day on which a wave invited, or was answered where nobody was invited.
  func days(of wave: Int?) -> ClosedRange<Double>? {
    let asked = (programme.invitations ?? []).filter { wave == nil || $0.wave == wave }
    var days = asked.compactMap(\.day)
    if days.isEmpty {
      days = programme.answers.filter { wave == nil || $0.wave == wave }.compactMap(\.day)
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }

  /// Whether an account was a customer on some of these days, as far as is known.
  func isCustomer(_ account: ProgrammeAccount, during days: ClosedRange<Double>?) -> Bool {
    guard let days else { return true }
    return (account.start.map { $0 <= days.upperBound } ?? true)
      && (account.end.map { $0 >= days.lowerBound } ?? true)
  }

  /// The alerts that are still open, the oldest first.
  var openAlerts: [OpenAlert] {
    (alerts ?? []).filter { $0.followedUp == nil }.map { alert in
      let account = alert.source.account.map { programme.accounts[$0] }
      return OpenAlert(
        place: alert.source.row + 1, account: account?.id, name: account?.name, tier: account?.tier,
        raised: alert.source.raised.map(TenureSelection.text),
        age: asOf.flatMap { last in alert.source.raised.map { last - $0 } },
        owner: alert.source.owner)
    }.sorted { ($0.age ?? -1, $1.place) > ($1.age ?? -1, $0.place) }
  }

  /// Tiers and roles of guidelines that nobody has.
  private static func unknownNames(_ ledger: ProgrammeLedger) -> [Note] {
    let tiers = Set(ledger.programme.accounts.compactMap(\.tier))
    let heard = Set(
      (ledger.programme.answers.compactMap(\.role)
        + (ledger.programme.invitations ?? []).compactMap(\.role))
        .map { ledger.programme.roles[$0] })
    var notes: [Note] = []
    func tell(_ kind: String, _ name: String, _ known: Set<String>) {
      let listed = known.sorted(by: NaturalOrder.precedes).prefix(20).map { Excerpt.escaped($0) }
      let near = NearNames.near(name, among: known.sorted())
      notes.append(
        Note(
          code: "unknown_\(kind)",
          sentence: "A guideline names the \(kind) \(Excerpt.quoted(name)), which nobody has"
            + (near.isEmpty
              ? "" : "; did you mean \(near.map { Excerpt.quoted($0) }.joined(separator: " or "))?")
            + " The \(kind)s are: \(listed.isEmpty ? "none" : listed.joined(separator: ", "))."))
    }
    for tier in ledger.project.tiers where tier.invitations != nil || tier.responses != nil {
      if !tiers.contains(tier.name) { tell("tier", tier.name, tiers) }
    }
    let roles = Set(
      ledger.project.tiers.flatMap {
        Array(($0.invitations?.roles ?? [:]).keys) + Array(($0.responses?.roles ?? [:]).keys)
      })
    for role in roles.sorted() where !heard.contains(role) { tell("role", role, heard) }
    return notes
  }

  private static func notes(_ ledger: ProgrammeLedger, given: Double?) -> [Note] {
    var notes: [Note] = []
    let programme = ledger.programme
    notes += unknownNames(ledger)
    guard let alerts = ledger.alerts else { return notes }
    if given == nil, let last = ledger.asOf, alerts.contains(where: { $0.followedUp == nil }) {
      notes.append(
        Note(
          code: "as_of",
          sentence: "Open alerts are counted up to \(TenureSelection.text(last)), the last day in "
            + "the files; name another with --as-of."))
    }
    let backwards = alerts.count { $0.isBackwards }
    if backwards > 0 {
      notes.append(
        Note(
          code: "follow_up_before_alert",
          sentence: "\(counted(backwards, "alert")) \(backwards == 1 ? "was" : "were") followed up "
            + "before being raised; \(backwards == 1 ? "it counts" : "they count") as followed up, "
            + "without a time."))
    }
    let low = Double(ledger.project.breaks?.lastDetractor ?? 6)
    let alerted = Set(alerts.compactMap(\.source.answer))
    if !alerted.isEmpty {
      let silent = programme.answers.indices.count {
        programme.answers[$0].nps.map { $0 <= low } ?? false && !alerted.contains($0)
      }
      if silent > 0 {
        notes.append(
          Note(
            code: "detractors_without_alert",
            sentence: "\(counted(silent, "detractor answer")) raised no alert."))
      }
    }
    return notes
  }
}

/// An alert as it stood on the last day.
struct LedgerAlert: Sendable {
  let source: ProgrammeAlert
  /// The day of the follow-up; nil while open on the last day.
  let followedUp: Double?
  /// Whether it was followed up before it was raised.
  let isBackwards: Bool
  /// Days from the alert to the follow-up, or to the last day; nil where a date is missing.
  let days: Double?

  /// Nil when it was raised after the last day.
  init?(_ alert: ProgrammeAlert, asOf: Double?) {
    if let asOf, let raised = alert.raised, raised > asOf { return nil }
    source = alert
    followedUp = alert.followedUp.flatMap { day in asOf.map { day <= $0 } ?? true ? day : nil }
    isBackwards = followedUp.flatMap { day in alert.raised.map { day < $0 } } ?? false
    let end = followedUp ?? asOf
    days = isBackwards ? nil : end.flatMap { end in alert.raised.map { end - $0 } }
  }
}

/// An alert that nobody has followed up.
public struct OpenAlert: Codable, Sendable, Equatable {
  /// Its place in the alerts file, from 1.
  public let place: Int
  /// The account; nil where unknown.
  public let account: String?
  /// What people call it.
  public let name: String?
  /// Its tier.
  public let tier: String?
  /// The day on which it was raised.
  public let raised: String?
  /// For how many days it has been open.
  public let age: Double?
  /// Who is to follow it up.
  public let owner: String?
}
