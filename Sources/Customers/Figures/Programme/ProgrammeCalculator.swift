import Reports
import Statistics

/// Yes and no of one account, whose answers, contacts or alerts hang together.
struct AccountTally: Sendable, Equatable {
  var no = 0.0
  var yes = 0.0
}

/// What a figure is counted from, by account; what belongs to no account stands alone.
struct Tally: Sendable {
  private(set) var accounts: [Int: AccountTally] = [:]
  private(set) var loose: [AccountTally] = []

  mutating func add(_ isYes: Bool, account: Int?) {
    var own = account.flatMap { accounts[$0] } ?? AccountTally()
    if isYes { own.yes += 1 } else { own.no += 1 }
    if let account { accounts[account] = own } else { loose.append(own) }
  }

  /// Accounts × (no, yes), in the order of the accounts.
  var rows: [[Double]] {
    (accounts.sorted { $0.key < $1.key }.map(\.value) + loose).map { [$0.no, $0.yes] }
  }

  var yes: Double { rows.reduce(0) { $0 + $1[1] } }
  var total: Double { rows.reduce(0) { $0 + $1[0] + $1[1] } }
  var share: Double? { total > 0 ? yes / total : nil }
}

/// Computes the figures of a scope.
struct ProgrammeCalculator: Sendable {
  let ledger: ProgrammeLedger
  let goals: FigureGoals
  let level: Double

  private var programme: Programme { ledger.programme }

  /// The six figures, in the order of their names in `ProgrammeFigure`.
  func figures(_ scope: ProgrammeScope) -> GroupFigures {
    let tier = scope.dimension == "tier" ? scope.group : nil
    let role = scope.dimension == "role" ? scope.group : nil
    return GroupFigures(
      dimension: scope.dimension, group: scope.group,
      wave: scope.wave.map { programme.waves[$0] },
      figures: ProgrammeFigure.allCases.map {
        figure($0, scope).judged(goals, tier: tier, role: role)
      })
  }

  private func figure(_ kind: ProgrammeFigure, _ scope: ProgrammeScope) -> Figure {
    let (tally, reason) = tally(kind, scope)
    let total = tally.total
    var interval: Interval?
    var lack = total > 0 ? nil : reason ?? kind.empty
    if kind.basis == .estimate, total > 0 {
      let estimate = ScaleMeanEstimator(level: level).estimate(
        points: [0, 1], accounts: tally.rows)
      interval = estimate.interval
      lack = interval == nil ? estimate.notes.first?.sentence : nil
    }
    return Figure(
      kind.rawValue, kind.title, unit: .share, basis: kind.basis, value: tally.share,
      numerator: reason == nil || total > 0 ? tally.yes : nil,
      denominator: reason == nil || total > 0 ? total : nil, interval: interval, reason: lack)
  }

  /// What a figure is counted from, or why it cannot be.
  func tally(_ kind: ProgrammeFigure, _ scope: ProgrammeScope) -> (Tally, reason: String?) {
    switch kind {
    case .followUp: alerts(scope)
    case .responseTarget: guideline(scope, \.responses, heard: true)
    case _ where programme.invitations == nil:
      (Tally(), "Nothing says who was invited: --invitations FILE.")
    case .invitationGuideline: guideline(scope, \.invitations, heard: false)
    case .promoters: promoters(scope)
    case .response: (responses(scope), nil)
    case .silent: (silence(scope), nil)
    }
  }

  private func responses(_ scope: ProgrammeScope) -> Tally {
    var tally = Tally()
    for (invitation, isAnswered) in zip(programme.invitations ?? [], ledger.answered)
    where scope.holds(invitation) { tally.add(isAnswered, account: invitation.account) }
    return tally
  }

  private func silence(_ scope: ProgrammeScope) -> Tally {
    var heard: Set<Int> = []
    for answer in programme.answers where scope.holds(answer) { heard.insert(answer.account) }
    var tally = Tally()
    for account in Set((programme.invitations ?? []).filter(scope.holds).map(\.account)) {
      tally.add(!heard.contains(account), account: account)
    }
    return tally
  }

  /// Each contact once, by the latest answer in the scope.
  private func promoters(_ scope: ProgrammeScope) -> (Tally, reason: String?) {
    guard ledger.knowsPeople else {
      return (Tally(), "The answers do not name the people who gave them.")
    }
    guard programme.answers.contains(where: { $0.nps != nil }) else {
      return (Tally(), "No column holds the likelihood to recommend: --score COLUMN.")
    }
    let line = Double(ledger.project.breaks?.lastPassive ?? 8)
    var latest: [Int: ProgrammeAnswer] = [:]
    for answer in programme.answers where scope.holds(answer) && answer.nps != nil {
      guard let person = answer.person else { continue }
      if let known = latest[person], known.isAfter(answer) { continue }
      latest[person] = answer
    }
    var seen: Set<Int> = []
    var tally = Tally()
    for invitation in programme.invitations ?? [] where scope.holds(invitation) {
      guard invitation.person.map({ seen.insert($0).inserted }) ?? true else { continue }
      let answer = invitation.person.flatMap { latest[$0] }
      tally.add(answer?.nps.map { $0 > line } ?? false, account: invitation.account)
    }
    return (tally, nil)
  }

  private func alerts(_ scope: ProgrammeScope) -> (Tally, reason: String?) {
    guard let alerts = ledger.alerts else {
      return (Tally(), "Nothing says which alerts were raised: --alerts FILE.")
    }
    var tally = Tally()
    for alert in alerts where scope.holds(alert.source, programme) {
      tally.add(alert.followedUp != nil, account: alert.source.account)
    }
    return (tally, nil)
  }

  /// Accounts that were customers, and whether enough of their people were invited or heard.
  private func guideline(
    _ scope: ProgrammeScope, _ path: KeyPath<ProjectTier, ProjectTier.Guideline?>, heard: Bool
  ) -> (Tally, reason: String?) {
    let option = heard ? "--response-target" : "--guideline"
    guard ledger.project.tiers.contains(where: { $0[keyPath: path] != nil }) else {
      let key = heard ? "responses" : "invitations"
      return (
        Tally(),
        "None is set: \(key) under tiers: in quorum.yml, or kpis \(option) TIER:ROLE=N."
      )
    }
    let found = PeopleCount(ledger, scope, heard: heard)
    var tally = Tally()
    for (place, lacks) in found.lacks(path) where scope.holds(account: place) {
      tally.add(lacks.isEmpty, account: place)
    }
    return (tally, nil)
  }

  /// How a figure moved from one wave to the next.
  func change(
    _ current: Figure, from previous: Figure, _ scope: ProgrammeScope, _ before: ProgrammeScope
  ) -> FigureChange? {
    guard let kind = ProgrammeFigure(rawValue: current.name), let now = current.value,
      let then = previous.value
    else { return nil }
    let period = before.wave.map { programme.waves[$0] }
    guard kind.isChance else {
      return FigureChange(
        period: period, previous: then, current: now,
        remark: "Who is invited is decided, not left to chance.")
    }
    let (new, old) = (tally(kind, scope).0, tally(kind, before).0)
    let both = Set(new.accounts.keys).union(old.accounts.keys).sorted()
    func row(_ tally: AccountTally?) -> [Double] { [tally?.no ?? 0, tally?.yes ?? 0] }
    let none = [0.0, 0]
    let comparison = WaveScaleMeanDifference.compare(
      points: [0, 1],
      previous: both.map { row(old.accounts[$0]) } + old.loose.map { row($0) }
        + new.loose.map { _ in none },
      current: both.map { row(new.accounts[$0]) } + old.loose.map { _ in none }
        + new.loose.map { row($0) })
    return FigureChange(
      period: period, previous: then, current: now,
      interval: comparison.statistic?.interval(level: level),
      pValue: comparison.statistic?.pValue(), method: comparison.method,
      remark: comparison.notes.first?.sentence)
  }
}

extension ProgrammeAnswer {
  /// Whether it came after another of the same person: by wave, then day, then row.
  fileprivate func isAfter(_ other: ProgrammeAnswer) -> Bool {
    (wave ?? -1, day ?? -.infinity, row) > (other.wave ?? -1, other.day ?? -.infinity, other.row)
  }
}

/// The six figures.
enum ProgrammeFigure: String, CaseIterable {
  case promoters = "identified_promoters"
  case followUp = "alert_follow_up_rate"
  case response = "response_rate"
  case silent = "silent_accounts"
  case invitationGuideline = "invitation_guideline"
  case responseTarget = "response_target"

  var title: String {
    switch self {
    case .promoters: "Identified promoters"
    case .followUp: "Alerts followed up"
    case .response: "Response rate"
    case .silent: "Silent accounts"
    case .invitationGuideline: "Accounts meeting the invitation guideline"
    case .responseTarget: "Accounts meeting the response target"
    }
  }

  /// Rates at which people act are estimates; lists of known contacts and accounts are counted.
  var basis: FigureBasis {
    switch self {
    case .response, .followUp: .estimate
    case .promoters, .silent, .invitationGuideline, .responseTarget: .count
    }
  }

  /// Whether chance plays a part in how it moves.
  var isChance: Bool { self != .invitationGuideline }

  /// Why there is none when nothing was counted.
  var empty: String {
    switch self {
    case .followUp: "No alert was raised."
    case .promoters, .response, .silent: "Nobody was invited."
    case .invitationGuideline, .responseTarget: "No account here has a tier for which it is set."
    }
  }
}
