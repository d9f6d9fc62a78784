import Reports
import Statistics
import Tables

/// The class of an account and why.
struct AccountVerdict {
  let status: AccountClass
  let reason: String
  let signs: [AccountSign]
}

/// What a verdict rests on.
struct AccountEvidence {
  var threshold: Double
  var certainty: Double
  /// The confidence level: a p-value of 1 − level or less is no chance.
  var level: Double
  var answers: Int
  var standardized: StandardizedAccount?
  var prior: StandardizedAccount?
  var refusal: String?
  var silence: AccountSilence
  var fallen: [FallenPerson]
  var shift: Double?
  var shiftPAdjusted: Double?
  var gap: RoleGap?
  /// The most important role, and how many of it were asked, where none answered.
  var silentLeaders: (role: String, count: Int)?
  var openAlerts: Int
}

extension AccountVerdict {
  init(_ evidence: AccountEvidence) {
    let signs = Self.signs(evidence)
    var parts: [String] = []
    if evidence.answers == 0 {
      (status, parts) = Self.silent(evidence)
    } else if let own = evidence.standardized {
      parts = [AccountWords.below(evidence.threshold, own.probabilityBelow)]
      if own.probabilityBelow >= evidence.certainty {
        status = .atRisk
      } else if own.probabilityBelow <= 1 - evidence.certainty, signs.isEmpty {
        status = .healthy
      } else if own.probabilityBelow >= 0.5 || !signs.isEmpty {
        status = .watch
      } else {
        status = .unknown
        parts[0] += ": \(counted(evidence.answers, "answer")) cannot tell"
      }
    } else {
      status = .unknown
      parts = [
        evidence.refusal == nil ? "only roles without weight answered" : "no standardised score"
      ]
    }
    parts += Self.words(evidence, signs)
    reason = parts.joined(separator: "; ")
    self.signs = signs
  }

  private static func signs(_ evidence: AccountEvidence) -> [AccountSign] {
    var signs: [AccountSign] = []
    if let shift = evidence.shift, shift < 0,
      isSignificant(evidence.shiftPAdjusted, level: evidence.level)
    {
      signs.append(.fell)
    }
    if !evidence.fallen.isEmpty { signs.append(.lostPromoter) }
    if evidence.silentLeaders != nil { signs.append(.leadersSilent) }
    if isSignificant(evidence.gap?.pAdjusted, level: evidence.level) { signs.append(.divided) }
    if evidence.openAlerts > 0 { signs.append(.openAlert) }
    if evidence.answers == 0, evidence.silence.everHeard { signs.append(.silentNow) }
    return signs
  }

  private static func silent(_ evidence: AccountEvidence) -> (AccountClass, [String]) {
    let silence = evidence.silence
    var words: [String] = []
    if silence.everHeard {
      let when = silence.lastHeard.map { " in \(Excerpt.escaped($0))" } ?? ""
      words.append("answered before (last\(when)), silent now")
      if let last = silence.lastScore {
        words.append("then " + AccountWords.below(evidence.threshold, last.probabilityBelow))
      }
      return (.watch, words)
    }
    if let invited = silence.invited {
      words.append(
        invited == 0 ? "never heard, nobody invited" : "never heard, \(invited) invited")
    } else {
      words.append("never heard")
    }
    if let prior = evidence.prior {
      words.append(
        "all that is known is where such accounts lie: "
          + AccountWords.below(evidence.threshold, prior.probabilityBelow))
    }
    return (.unknown, words)
  }

  private static func words(_ evidence: AccountEvidence, _ signs: [AccountSign]) -> [String] {
    var words: [String] = []
    if let leaders = evidence.silentLeaders {
      words.append(
        "\(AccountWords.everyone(leaders.count)) \(Excerpt.escaped(leaders.role)) "
          + "\(leaders.count == 1 ? "contact is" : "contacts are") silent")
    }
    if signs.contains(.fell), let shift = evidence.shift {
      words.append("\(Format.number(abs(shift), digits: 1)) points below what was to be expected")
    }
    if let first = evidence.fallen.first {
      let role = first.role.map { " (\(Excerpt.escaped($0)))" } ?? ""
      let more = evidence.fallen.count > 1 ? " and \(evidence.fallen.count - 1) more" : ""
      words.append(
        "\(Excerpt.escaped(first.person))\(role) fell from \(AccountWords.number(first.before)) to "
          + "\(AccountWords.number(first.now))\(more)")
    }
    if signs.contains(.divided), let gap = evidence.gap {
      words.append(
        "\(Excerpt.escaped(gap.lowest)) is \(Format.number(gap.difference, digits: 1)) below "
          + Excerpt.escaped(gap.highest))
    }
    if evidence.openAlerts > 0 {
      words.append(
        "\(counted(evidence.openAlerts, "alert")) \(evidence.openAlerts == 1 ? "is" : "are") open")
    }
    return words
  }
}
