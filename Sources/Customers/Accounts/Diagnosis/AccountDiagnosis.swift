import Models
import Probability
import Statistics
import Tables

/// Finds one account of a programme and says all that is known of it.
public struct AccountDiagnosis: Sendable, Equatable {
  /// How accounts are scored.
  public var study: AccountStudy
  /// The account, by id or name.
  public var account: String

  /// Makes a diagnosis.
  public init(account: String, study: AccountStudy = AccountStudy()) {
    self.account = account
    self.study = study
  }

  /// Diagnoses.
  /// - Throws: `AccountStudyError`: `unknownAccount` with near names, `ambiguousAccount` with ids.
  public func run(
    _ programme: Programme, project: Project = Project(), events: AccountEvents? = nil
  ) throws(AccountStudyError) -> AccountDiagnosisResult {
    let place = try Self.place(of: account, in: programme)
    let list = try AccountList(programme, project: project, study: study)
    let result = list.result()
    let row = result.accounts[place]
    let contacts = ContactHistory(programme, account: place)
    // Lines of contacts, alerts and events are of one person each.
    let isProtected = study.smallGroups != nil
    return AccountDiagnosisResult(
      source: programme.answersTable.source, account: row, wave: result.wave, level: study.level,
      threshold: study.threshold, groups: isProtected ? [] : contacts.groups(),
      contacts: isProtected ? [] : contacts.lines(), timing: contacts.timing(),
      frequency: contacts.frequency(), waves: waves(list, place),
      events: isProtected ? [] : Self.events(events, programme, place),
      alerts: isProtected ? nil : Self.alerts(programme, place), tier: tier(result, place),
      effects: isProtected ? [] : Self.effects(events, programme, level: study.level),
      notes: result.notes + Self.notes(events))
  }

  /// The place of an account, by id first and then by name, without regard to case.
  static func place(
    of name: String, in programme: Programme
  ) throws(AccountStudyError) -> Int {
    let key = AccountKeys.key(name)
    let accounts = programme.accounts
    if let exact = accounts.firstIndex(where: { AccountKeys.key($0.id) == key }) {
      return exact
    }
    let named = accounts.indices.filter { AccountKeys.key(accounts[$0].name) == key }
    if named.count > 1 { throw .ambiguousAccount(name, ids: named.map { accounts[$0].id }) }
    if let only = named.first { return only }
    let near = NearNames.near(name, among: accounts.map(\.name) + accounts.map(\.id), limit: 5)
    var seen: Set<String> = []
    throw .unknownAccount(name, near: near.filter { seen.insert($0).inserted })
  }

  private func waves(_ list: AccountList, _ place: Int) -> [AccountWave] {
    let programme = list.programme
    let asked = programme.invitations?.filter { $0.account == place }
    var plain = list.scorer.score
    plain.rankDraws = 0
    let scorer = AccountScorer(
      weighting: list.weighting, programme: programme, score: plain)
    var byWave = [[[ScoredAnswer]]](
      repeating: Array(repeating: [], count: programme.accounts.count), count: programme.waves.count
    )
    for (index, answer) in programme.answers.enumerated() {
      guard let value = answer.nps, let wave = answer.wave else { continue }
      byWave[wave][answer.account].append(
        ScoredAnswer(
          value: value, role: list.weighting.place(answer.role), person: answer.person, wave: wave,
          day: answer.day, place: index))
    }
    let shown = AccountProtection.waves(
      byWave, account: place, rule: study.smallGroups, withTotal: list.history.wave == nil)
    return programme.waves.indices.map { wave in
      let answers = byWave[wave][place].count
      let own = shown[wave].isHidden ? [] : byWave[wave][place]
      let scored = own.isEmpty ? nil : try? scorer.run(byWave[wave])
      let standardized = scored.flatMap { scored in
        scored.places[place].map {
          StandardizedAccount(scored.result.accounts[$0], range: nil)
        }
      }.map { study.smallGroups == nil ? $0 : $0.withoutRank }
      return AccountWave(
        wave: programme.waves[wave], invited: asked.map { $0.count { $0.wave == wave } },
        answers: answers,
        plain: AccountScore.plain(own, breaks: list.breaks, level: study.level),
        weighted: AccountScore.weighted(
          shown[wave].isRoleHidden ? [] : own, weights: list.weighting.weights, breaks: list.breaks,
          level: study.level),
        standardized: standardized)
    }
  }

  private static func events(
    _ events: AccountEvents?, _ programme: Programme, _ place: Int
  ) -> [AccountEventScores] {
    guard let events else { return [] }
    let comparison = EventComparison(programme)
    return events.events.filter { $0.account == place }.sorted { $0.day < $1.day }.map { event in
      let step = comparison.step(event).map { comparison.steps[$0] }
      return AccountEventScores(
        day: DayText.of(event.day), kind: event.kind, detail: event.detail, before: step?.before,
        after: step?.after, change: step?.change)
    }
  }

  /// The effect of each kind over all accounts.
  static func effects(
    _ events: AccountEvents?, _ programme: Programme, level: Double
  ) -> [EventEffect] {
    guard let events else { return [] }
    let comparison = EventComparison(programme)
    var kinds: [String?] = []
    for event in events.events where !kinds.contains(event.kind) { kinds.append(event.kind) }
    var effects = kinds.map { kind in
      comparison.effect(events.events.filter { $0.kind == kind }, kind: kind, level: level)
    }
    for (place, p) in PValueAdjustment.holm.adjusted(effects.map(\.pValue)).enumerated() {
      effects[place].adjustedPValue = p
    }
    return effects
  }

  private static func alerts(_ programme: Programme, _ place: Int) -> [AccountAlert]? {
    programme.alerts?.filter { $0.account == place }.map { alert in
      let answer = alert.answer.map { programme.answers[$0] }
      return AccountAlert(
        raised: alert.raised.map(DayText.of),
        person: answer?.person.map { programme.people[$0] }, score: answer?.nps,
        followedUp: alert.followedUp.map(DayText.of),
        days: alert.raised.flatMap { raised in alert.followedUp.map { $0 - raised } })
    }
  }

  private func tier(_ result: AccountStudyResult, _ place: Int) -> TierStanding? {
    let own = result.accounts[place]
    guard let tier = own.tier, let score = own.standardized, let model = result.model else {
      return nil
    }
    let others = result.accounts.indices.filter { $0 != place && result.accounts[$0].tier == tier }
      .compactMap { result.accounts[$0].standardized }
    guard !others.isEmpty else { return nil }
    let count = Double(others.count)
    let mean = others.reduce(0) { $0 + $1.score } / count
    let squares = others.reduce(0) { $0 + $1.standardError * $1.standardError }
    let error = (score.standardError * score.standardError + squares / count / count).squareRoot()
    let reach =
      StudentT(degreesOfFreedom: Double(model.degreesOfFreedom))
      .upperQuantile((1 - study.level) / 2) * error
    let difference = score.score - mean
    return TierStanding(
      tier: tier, accounts: others.count + 1,
      rank: 1 + others.count { $0.score > score.score }, others: mean, difference: difference,
      interval: Interval(
        lower: difference - reach, upper: difference + reach, level: study.level,
        method: "t_independent_errors"))
  }

  static func notes(_ events: AccountEvents?) -> [Note] {
    guard let events else { return [] }
    var notes: [Note] = []
    if !events.unknown.isEmpty {
      notes.append(
        Note(
          code: "unknown_accounts",
          sentence: "\(counted(events.unknown.count, "account")) of the events "
            + "\(events.unknown.count == 1 ? "is" : "are") not in the programme: "
            + "\(AccountTableError.named(events.unknown))."))
    }
    if events.incomplete > 0 {
      notes.append(
        Note(
          code: "incomplete_events",
          sentence: "\(counted(events.incomplete, "event")) without account or date "
            + "\(events.incomplete == 1 ? "was" : "were") left out."))
    }
    return notes
  }
}

/// A day as YYYY-MM-DD.
enum DayText {
  static func of(_ day: Double) -> String {
    CalendarDate.text(day, withTime: false, universal: false)
  }
}
