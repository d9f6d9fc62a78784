import Reports
import Statistics

/// What the comparison of staff and customers says, in words.
struct StaffSentences {
  let overall: MeanGap
  let correlations: [GapCorrelation]
  let accounts: [UnitGap]
  let study: StaffGap

  var findings: [Remark] {
    [meanGap, together].compactMap { $0 } + [blindSpots, divergent].compactMap { $0 }
  }

  private var meanGap: Remark {
    guard let gap = overall.gap, let p = overall.pValue, let interval = overall.interval else {
      return Remark(
        code: "not_estimable",
        sentence: "Whether staff and customers see accounts alike cannot be estimated. "
          + (overall.notes.first?.sentence ?? ""))
    }
    let size = Format.number(abs(gap), digits: 2)
    let limits =
      "\(Format.level(study.level)) interval "
      + Format.interval(interval.lower, interval.upper, as: .difference(digits: 2))
    if !isSignificant(p, level: study.level) {
      return Remark(
        code: "inconclusive",
        sentence: "The data cannot tell whether staff rate accounts higher or lower than the "
          + "customers themselves: \(limits), \(shownPValue(p)).")
    }
    return gap > 0
      ? Remark(
        code: "staff_higher",
        sentence: "Staff think better of the relationship than customers do: by \(size) points on "
          + "0–10 (\(limits), \(shownPValue(p))).")
      : Remark(
        code: "staff_lower",
        sentence: "Staff think worse of the relationship than customers do: by \(size) points on "
          + "0–10 (\(limits), \(shownPValue(p))).")
  }

  private var together: Remark? {
    guard let r = correlations.first, let estimate = r.estimate, let interval = r.interval else {
      return nil
    }
    let figures =
      "r \(Format.difference(estimate, digits: 2)), "
      + Format.interval(interval.lower, interval.upper, as: .difference(digits: 2))
    if interval.contains(0) {
      return Remark(
        code: "inconclusive",
        sentence: "The data cannot tell whether staff know which accounts are happier (\(figures))."
      )
    }
    return estimate > 0
      ? Remark(
        code: "related",
        sentence: "Staff know on the whole which accounts are happier (\(figures)).")
      : Remark(
        code: "negative",
        sentence: "Where staff think better of an account, the customer thinks worse (\(figures)).")
  }

  private var blindSpots: Remark? {
    guard accounts.contains(where: { $0.pValue != nil }) else { return nil }
    let sure = accounts.filter { $0.verdict == "blind_spot" }
    let possible = accounts.filter { $0.verdict == "possible_blind_spot" }
    let line = Format.tick(study.line)
    let more =
      possible.isEmpty ? "" : " Worth a look, but no more than that: \(names(possible))."
    if sure.isEmpty {
      return Remark(
        code: possible.isEmpty ? "none_found" : "possible_blind_spot",
        sentence: "No account where staff stand above \(line) and customers below it shows a gap "
          + "beyond chance; with few answers such an account stays unseen." + more)
    }
    return Remark(
      code: "blind_spot",
      sentence: "Blind spots, staff at \(line) or more, customers below it, the gap beyond chance: "
        + "\(names(sure))." + more)
  }

  private var divergent: Remark? {
    let high = accounts.count {
      ["blind_spot", "staff_higher"].contains($0.verdict)
    }
    let low = accounts.filter { ["underrated", "staff_lower"].contains($0.verdict) }
    guard high + low.count > 0 else { return nil }
    return Remark(
      code: "divergent",
      sentence:
        "The gap is more than chance in \(counted(high + low.count, "account")): staff higher "
        + "in \(high), lower in \(low.count)\(low.isEmpty ? "" : " (\(names(low)))").")
  }

  private func names(_ gaps: [UnitGap]) -> String { AccountTableError.named(gaps.map(\.name)) }
}
