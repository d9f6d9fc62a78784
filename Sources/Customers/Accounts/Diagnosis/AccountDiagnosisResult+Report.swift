import Models
import Reports
import Statistics
import Tables

extension AccountDiagnosisResult: Reportable {
  /// The page for people.
  public var report: Report {
    var blocks: [Block] = []
    if let own = account.standardized { blocks.append(.headline(headline(own))) }
    blocks.append(
      .finding(
        Remark(
          code: account.status.rawValue,
          sentence: "\(account.status.title.capitalizedFirst): \(account.reason)."),
        tone: AccountStudyResult.tone(account.status)))
    blocks.append(.paragraph(facts))
    if let tier { blocks.append(.paragraph(words(tier))) }
    if !waves.isEmpty {
      blocks.append(.intervals(waveChart))
      blocks.append(.table(waveTable))
    }
    if !groups.isEmpty { blocks.append(.table(groupTable)) }
    if let timing { blocks.append(.paragraph(words(timing))) }
    if let frequency { blocks.append(.paragraph(words(frequency))) }
    if !contacts.isEmpty { blocks.append(.table(contactTable)) }
    if let alerts, !alerts.isEmpty { blocks.append(.table(alertTable(alerts))) }
    if !events.isEmpty { blocks.append(.table(eventTable)) }
    blocks += EventReport(effects, level: level).blocks
    if !remarks.isEmpty { blocks.append(.notes(remarks)) }
    return Report(
      title: Excerpt.escaped(account.name, limit: 80),
      subtitle: [
        account.id, account.tier, wave.map { "wave \($0)" }, counted(account.answers, "answer"),
      ].compactMap { $0 }.joined(separator: " · "), blocks: blocks)
  }

  private func headline(_ own: StandardizedAccount) -> Headline {
    Headline(
      label: "Standardised score", value: own.score, kind: .number(digits: 1),
      lower: own.interval.lower.map { max(0, $0) }, upper: own.interval.upper.map { min(10, $0) },
      level: level,
      method: "standardised to the role weights and shrunken, t averaged over correlations",
      scale: Scale(0, 10), references: [Reference(AccountWords.number(threshold), at: threshold)],
      finding: Remark(
        code: account.status.rawValue,
        sentence: AccountWords.below(threshold, own.probabilityBelow) + "."),
      tone: AccountStudyResult.tone(account.status))
  }

  private var facts: String {
    var parts: [String] = []
    if let revenue = account.revenue {
      parts.append("pays \(Format.count(Int(revenue.rounded()))) a year")
    }
    if let tenure = account.tenure {
      parts.append("customer for \(Format.number(tenure, digits: 0)) months")
    }
    if account.silence.singleThreaded { parts.append("one contact is all there is") }
    if let missing = account.rolesMissing, !missing.isEmpty {
      parts.append(
        "not heard in this wave: \(missing.map { Excerpt.escaped($0) }.joined(separator: ", "))")
    }
    if let invited = account.silence.invited, let answered = account.silence.answered {
      parts.append("\(answered) of \(invited) invitations answered")
    }
    if let shift = account.shift {
      parts.append(
        "this wave's answers lie \(Format.difference(shift.shift, digits: 1)) from what the last one let "
          + "expect (\(Format.interval(shift.interval.lower, shift.interval.upper, as: .difference(digits: 1))))"
      )
    }
    if let gap = account.roleGap {
      parts.append(
        "\(Excerpt.escaped(gap.highest)) is \(Format.number(gap.difference, digits: 1)) above "
          + "\(Excerpt.escaped(gap.lowest)) ("
          + (gap.pValue.map { "p \(Format.pValue($0))" } ?? "too few answers to test") + ")")
    }
    return parts.joined(separator: " · ").capitalizedFirst + "."
  }

  private func words(_ tier: TierStanding) -> String {
    "Among \(counted(tier.accounts, "account")) of tier \(Excerpt.escaped(tier.tier)) it ranks \(tier.rank); the "
      + "others average \(Format.number(tier.others, digits: 1)), a difference of "
      + "\(Format.difference(tier.difference, digits: 1)) "
      + "(\(Format.interval(tier.interval.lower, tier.interval.upper, as: .difference(digits: 1))))."
  }

  private func words(_ timing: AnswerTiming) -> String {
    let median =
      timing.medianDays.map { ", after \(AccountWords.number($0)) days in the middle" } ?? ""
    return
      "Answers: \(timing.early) early (within \(AccountWords.number(timing.usualDays)) days, as half of "
      + "the programme's), \(timing.late) late, \(timing.afterReminder) after a reminder\(median)."
  }

  private func words(_ frequency: ContactFrequency) -> String {
    var text =
      "Asked on \(counted(frequency.occasions, "occasion")): "
      + "\(counted(frequency.invitations, "invitation"))"
    if let people = frequency.people {
      text += " to \(people) \(people == 1 ? "person" : "people")"
    }
    if let gap = frequency.medianGap {
      text += ", \(AccountWords.number(gap)) days apart in the middle"
    }
    if let rate = frequency.perPersonAndYear {
      text += ", \(Format.number(rate, digits: 1)) per person and year"
    }
    return text + "."
  }

  private var waveChart: IntervalChart {
    IntervalChart(
      title: "Standardised score over the waves", header: "0–10", kind: .number(digits: 1),
      level: level, scale: Scale(0, 10), countHeaders: ["n"],
      rows: waves.map { wave in
        IntervalRow(
          Excerpt.escaped(wave.wave), estimate: wave.standardized?.score,
          lower: wave.standardized?.interval.lower.map { max(0, $0) },
          upper: wave.standardized?.interval.upper.map { min(10, $0) },
          counts: [Double(wave.answers)],
          remark: wave.answers == 0 ? "silent" : "no standardised score")
      }, references: [Reference(AccountWords.number(threshold), at: threshold)])
  }
}
