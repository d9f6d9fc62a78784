import Models
import Reports
import Statistics

/// What the comparison of composite and stated score says, in words.
struct CompositeSentences {
  let alpha: CronbachAlphaResult?
  let alphaInterval: Interval?
  let overall: MeanGap
  let accounts: [UnitGap]
  let concerns: [ConcernItem]
  let high: Double
  let level: Double

  var findings: [Remark] { [reliability, meanGap, unstated].compactMap { $0 } }

  private var reliability: Remark? {
    guard let estimate = alpha?.estimate, let interval = alphaInterval, let lower = interval.lower
    else { return nil }
    let limits =
      "α \(Format.number(estimate, digits: 2)), \(Format.level(level)) interval "
      + Format.interval(interval.lower, interval.upper, as: .number(digits: 2))
    if lower >= 0.7 {
      return Remark(
        code: "reliable", sentence: "The items vary together well enough for one index: \(limits).")
    }
    return estimate >= 0.7
      ? Remark(
        code: "inconclusive",
        sentence:
          "Whether the items make one reliable index cannot be told: \(limits) reaches below "
          + "0.70.")
      : Remark(
        code: "unreliable",
        sentence: "The items hardly make one index (\(limits)); read them one by one.")
  }

  private var meanGap: Remark {
    guard let gap = overall.gap, let p = overall.pValue, let interval = overall.interval else {
      return Remark(
        code: "not_estimable",
        sentence: "Whether the composite lies above or below the stated score cannot be estimated. "
          + (overall.notes.first?.sentence ?? ""))
    }
    let figures =
      Format.difference(gap, digits: 2) + ", \(Format.level(level)) interval "
      + Format.interval(interval.lower, interval.upper, as: .difference(digits: 2))
      + ", \(shownPValue(p))"
    if !isSignificant(p, level: level) {
      return Remark(
        code: "inconclusive",
        sentence: "The data cannot tell whether the composite lies above or below the stated score "
          + "on the whole (\(figures)).")
    }
    return Remark(
      code: gap < 0 ? "composite_lower" : "composite_higher",
      sentence: "On the whole the composite lies \(gap < 0 ? "below" : "above") the stated score "
        + "(\(figures)); single accounts are held against that usual gap.")
  }

  private var unstated: Remark? {
    guard accounts.contains(where: { $0.pValue != nil }) else { return nil }
    let sure = accounts.filter { $0.verdict == "unstated_concern" }
    let possible = accounts.filter { $0.verdict == "possible_unstated_concern" }
    let more =
      possible.isEmpty
      ? ""
      : " Worth a look, but no more than that: \(AccountTableError.named(possible.map(\.name)))."
    guard !sure.isEmpty else {
      return Remark(
        code: possible.isEmpty ? "none_found" : "possible_unstated_concern",
        sentence: "No account confidently hides a concern behind a stated score of "
          + "\(Format.tick(high)) or more; with few answers such an account stays unseen." + more)
    }
    let each = sure.map { account -> String in
      let items = concerns.filter {
        $0.unit == account.unit && $0.deviation < 0
          && isSignificant($0.adjustedPValue, level: level)
      }.map(\.item)
      return account.name + (items.isEmpty ? "" : " (\(items.joined(separator: ", ")))")
    }
    return Remark(
      code: "unstated_concern",
      sentence: "Unstated concerns, satisfied by their own words and below that in the items: "
        + each.joined(separator: "; ") + "." + more)
  }
}
