import Models
import Reports
import Statistics
import Tables

/// The rows of the list in the making: everything that is computed once for all accounts.
struct AccountList {
  let programme: Programme
  let project: Project
  let study: AccountStudy
  let weighting: RoleWeighting
  let history: AccountHistory
  let contacts: AccountContacts
  let scorer: AccountScorer
  let protection: AccountProtection
  private(set) var scored: AccountScorer.Scored?
  private(set) var refusal: String?
  private(set) var ranges: [[Double]] = []
  private(set) var shifts: AccountShift.Result?
  private var alerts: [AlertCount]?
  /// Standardised scores of waves before, for accounts that are silent now.
  private var earlier: [Int: AccountScorer.Scored] = [:]

  var breaks: ScoreBreaks { project.breaks ?? ScoreBreaks() }

  init(
    _ programme: Programme, project: Project, study: AccountStudy
  ) throws(AccountStudyError) {
    guard programme.answers.contains(where: { $0.nps != nil }) else {
      throw .noScores(source: programme.answersTable.source)
    }
    self.programme = programme
    self.project = project
    self.study = study
    weighting = try RoleWeighting(programme, project: project)
    history = try AccountHistory(programme, weighting: weighting, wave: study.wave)
    protection = AccountProtection(study.smallGroups, history)
    contacts = AccountContacts(programme, weighting: weighting, wave: history.wave)
    scorer = AccountScorer(weighting: weighting, programme: programme, score: study.score)
    do throws(HierarchicalError) {
      let scored = try scorer.run(history.now)
      ranges =
        ClassSensitivity(scored, score: study.score, factor: study.weightFactor).ranges
      self.scored = scored
    } catch {
      refusal = "\(error)"
    }
    shifts = measuredShifts()
    alerts = countedAlerts()
    earlier = earlierScores()
  }

  private func measuredShifts() -> AccountShift.Result? {
    guard let wave = history.wave, let previous = history.previous else { return nil }
    var (values, owners, roles, later) = ([Double](), [Int](), [Int](), [Bool]())
    for account in programme.accounts.indices {
      let own = history.before[account].filter { $0.wave == previous } + history.now[account]
      for answer in own {
        values.append(answer.value)
        owners.append(account)
        roles.append(answer.role)
        later.append(answer.wave == wave)
      }
    }
    let answers = RoleAnswers(
      values: values, accounts: owners, accountNames: programme.accounts.map(\.id), roles: roles,
      roleNames: weighting.names)
    return try? AccountShift(level: study.level).run(answers, isLater: later)
  }

  private func countedAlerts() -> [AlertCount]? {
    guard let list = programme.alerts else { return nil }
    var counts = [(raised: Int, open: Int)](repeating: (0, 0), count: programme.accounts.count)
    for alert in list {
      guard let account = alert.account else { continue }
      counts[account].raised += 1
      if alert.followedUp == nil { counts[account].open += 1 }
    }
    return counts.map { AlertCount(raised: $0.raised, open: $0.open) }
  }

  private func earlierScores() -> [Int: AccountScorer.Scored] {
    let silent = programme.accounts.indices.filter { history.now[$0].isEmpty }
    let waves = Set(silent.compactMap { history.before[$0].last?.wave })
    var plain = scorer.score
    plain.rankDraws = 0
    let scorer = AccountScorer(weighting: weighting, programme: programme, score: plain)
    var found: [Int: AccountScorer.Scored] = [:]
    for wave in waves { found[wave] = try? scorer.run(history.answers(in: wave)) }
    return found
  }

  /// The whole list.
  func result() -> AccountStudyResult {
    let means = roleMeans()
    let ranks = WeightedRanks(
      means: means, weights: weighting.weights, factor: study.weightFactor, threads: study.threads)
    let gaps = RoleGap.corrected(
      parallelMap(count: programme.accounts.count, threads: study.threads) { account in
        RoleGap(
          protection.hidesRoles(account) ? [] : history.now[account], names: weighting.names,
          level: study.level, seed: study.seed,
          stream: account)
      })
    let shifted = shiftsByAccount()
    let own = parallelMap(count: programme.accounts.count, threads: study.threads) {
      scores(of: $0)
    }
    let rows = programme.accounts.indices.map { account in
      row(
        account, scores: own[account], gap: gaps[account], shift: shifted[account],
        rank: protection.hidesAny ? nil : ranks.ranks[account])
    }
    var notes = programme.notes + weighting.notes
    let refusal = protection.refusal ?? self.refusal
    if let refusal {
      notes.append(
        Note(
          code: "not_standardized",
          sentence: "There are no standardised scores, so that every account heard is unknown: "
            + "\(refusal)."))
    }
    if history.withoutWave > 0 {
      notes.append(
        Note(
          code: "answers_without_wave",
          sentence: "\(counted(history.withoutWave, "answer")) "
            + "\(history.withoutWave == 1 ? "names" : "name") no wave and "
            + "\(history.withoutWave == 1 ? "is" : "are") left out."))
    }
    if !ranks.isExact {
      notes.append(
        Note(
          code: "rank_range_bounds",
          sentence:
            "With so many accounts or roles the ranges of weighted ranks are bounds from the "
            + "range of each score alone, and may be wider than needed."))
    }
    notes += scored?.result.notes ?? []
    notes += protection.notes(names: programme.accounts.map(\.name))
    let supported = SupportedWeightsStudy(
      programme, weighting: weighting,
      answers: programme.accounts.indices.map { history.before[$0] + history.now[$0] },
      level: study.level)
    return AccountStudyResult(
      source: programme.answersTable.source, wave: history.wave.map { programme.waves[$0] },
      previousWave: history.previous.map { programme.waves[$0] }, level: study.level,
      threshold: study.threshold, certainty: study.certainty, weightFactor: study.weightFactor,
      roles: roles(), model: model(), refusal: refusal, accounts: rows, classes: Self.totals(rows),
      supportedWeights: supported?.run(), notes: notes)
  }

  /// Of each account, the mean of each role; nil where it did not answer.
  private func roleMeans() -> [[Double?]] {
    history.now.indices.map { account in
      let own = protection.hidesRoles(account) ? [] : history.now[account]
      var sums = [Double](repeating: 0, count: weighting.names.count)
      var sizes = sums
      for answer in own {
        sums[answer.role] += answer.value
        sizes[answer.role] += 1
      }
      return sums.indices.map { sizes[$0] > 0 ? sums[$0] / sizes[$0] : nil }
    }
  }

  private func shiftsByAccount() -> [(shift: AccountShift.Account, adjusted: Double)?] {
    var all = [(shift: AccountShift.Account, adjusted: Double)?](
      repeating: nil, count: programme.accounts.count)
    // A shift tells of both waves.
    guard
      let list = shifts?.accounts.filter({ own in
        !protection.isHidden[own.account]
          && !protection.hides(own.account, wave: history.previous)
      })
    else { return all }
    let adjusted = PValueAdjustment.holm.adjusted(list.map(\.pValue))
    for (own, p) in zip(list, adjusted) { all[own.account] = (own, p) }
    return all
  }

  private struct Scores: Sendable {
    let plain, weighted, senior: AccountScore?
  }

  private func scores(of account: Int) -> Scores {
    let own = protection.isHidden[account] ? [] : history.now[account]
    // With the mean of all, weighted means give those of roles.
    let byRole = protection.hidesRoles(account) ? [] : own
    return Scores(
      plain: AccountScore.plain(own, breaks: breaks, level: study.level),
      weighted: AccountScore.weighted(
        byRole, weights: weighting.weights, breaks: breaks, level: study.level),
      senior: weighting.seniority.flatMap {
        AccountScore.senior(byRole, order: $0, breaks: breaks, level: study.level)
      })
  }

  private func row(
    _ place: Int, scores: Scores, gap: RoleGap?,
    shift: (shift: AccountShift.Account, adjusted: Double)?, rank: WeightedRank?
  ) -> AccountRow {
    let account = programme.accounts[place]
    let (now, before) = (history.now[place], history.before[place])
    let heard = Set(now.map(\.role))
    // Who fell is one person.
    let fallen =
      protection.isOn
      ? []
      : AccountPeople.fallen(
        now: now, before: before, programme: programme, weighting: weighting, breaks: breaks)
    let silence = self.silence(place)
    let standardized = self.standardized(place)
    let prior = now.isEmpty ? scored?.result.unheard.map { StandardizedAccount($0) } : nil
    let hidden = protection.reason(place).map {
      AccountVerdict(status: .unknown, reason: $0, signs: [])
    }
    let verdict =
      hidden
      ?? AccountVerdict(
        AccountEvidence(
          threshold: study.threshold, certainty: study.certainty, level: study.level,
          answers: now.count, standardized: standardized, prior: prior, refusal: refusal,
          silence: silence, fallen: fallen, shift: shift?.shift.shift,
          shiftPAdjusted: shift?.adjusted, gap: gap, silentLeaders: silentLeaders(place),
          openAlerts: alerts?[place].open ?? 0))
    let people = now.compactMap(\.person)
    return AccountRow(
      id: account.id, name: account.name, tier: account.tier, revenue: account.revenue,
      tenure: account.tenure, status: verdict.status, reason: verdict.reason, signs: verdict.signs,
      answers: now.count, people: people.isEmpty && !now.isEmpty ? nil : Set(people).count,
      rolesHeard: heard.sorted().map { weighting.names[$0] },
      rolesMissing: contacts.missing(
        place, heard: heard,
        tier: account.tier.flatMap { tier in project.tiers.first { $0.name == tier } },
        weighting: weighting),
      plain: scores.plain, weighted: scores.weighted, senior: scores.senior, weightedRank: rank,
      standardized: standardized, prior: prior, roleGap: gap,
      shift: shift.map { ShiftOfAccount($0.shift, id: account.id) },
      shiftPAdjusted: shift?.adjusted, fallen: fallen, silence: silence,
      alerts: hidden == nil ? alerts?[place] : nil)
  }

  private func standardized(_ account: Int) -> StandardizedAccount? {
    guard let scored, let place = scored.places[account], !protection.isHidden[account] else {
      return nil
    }
    let own = StandardizedAccount(scored.result.accounts[place], range: ranges[place])
    return protection.hidesAny ? own.withoutRank : own
  }

  /// The most important role where it was asked and nobody of it answered.
  private func silentLeaders(_ account: Int) -> (role: String, count: Int)? {
    guard let leader = weighting.seniority?.first, let own = contacts.accounts?[account],
      let count = own.invitedByRole[leader], count > 0,
      own.answeredByRole[leader, default: 0] == 0,
      !history.now[account].contains(where: { $0.role == leader })
    else { return nil }
    return (weighting.names[leader], count)
  }

  private func silence(_ account: Int) -> AccountSilence {
    let (now, before) = (history.now[account], history.before[account])
    let own = contacts.accounts?[account]
    let last = now.last ?? before.last
    let known = own.map { $0.people.isEmpty ? $0.invited : $0.people.count }
    let people = Set((now + before).compactMap(\.person))
    var lastScore: StandardizedAccount?
    if now.isEmpty, let wave = before.last?.wave, !protection.hides(account, wave: wave),
      let scored = earlier[wave],
      let place = scored.places[account]
    {
      let own = StandardizedAccount(scored.result.accounts[place], range: nil)
      lastScore = protection.hidesAny ? own.withoutRank : own
    }
    return AccountSilence(
      invited: own?.invited, answered: own?.answered,
      lastHeard: last?.wave.map { programme.waves[$0] }, everHeard: last != nil,
      silentPeople: AccountPeople.silent(now: now, before: before),
      singleThreaded: (known ?? 0) > 0 ? known == 1 : people.count == 1, lastScore: lastScore)
  }
}
