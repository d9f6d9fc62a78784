import Reports
import Statistics
import Tables

/// What the reader of a retention result must know of its file.
extension TenureInput {
  /// Warns where losses may be missing by construction of the file.
  mutating func noteSurvivors(_ record: LossRecord) {
    guard let firstLoss = record.firstLoss else { return noteNoLosses() }
    guard spells.count >= Retention.fewestAccounts, record.shareBefore > LossRecord.largeShare
    else { return }
    note(
      "survivor_bias",
      "\(Format.percent(record.shareBefore)) of all account-months lie before the first recorded "
        + "loss (\(TenureSelection.text(firstLoss))). Either none left earlier, or accounts that "
        + "had left are not in the file; then the curve looks better than it is: give --as-of with "
        + "the day from which losses were recorded.")
  }

  mutating func noteNoLosses() {
    guard !spells.isEmpty else { return }
    note(
      "no_losses",
      "No account in the file left. A list of present customers cannot show losses, however many "
        + "there were: unless losses were recorded from the first day on, retention and its limits "
        + "say nothing. "
        + (until == nil
          ? "Give the tenure at which each account came under observation (--entry)."
          : "Give --as-of with the day from which losses were recorded."))
  }

  /// "1 row without a tenure was left out".
  func leftOut(_ count: Int, _ noun: String, _ which: String) -> String {
    "\(counted(count, noun)) \(which) \(count == 1 ? "was" : "were") left out"
  }

  mutating func noteDates(
    _ until: Double, noStart: Int, notStarted: Int, leftBefore: Int, after: Int, unknown: Int,
    sameDay: Int
  ) {
    let day = TenureSelection.text(until)
    if selection.until == nil {
      note(
        "end_assumed",
        "Accounts that stayed are taken to have been watched until \(day), the last day in the file. "
          + "If they were watched longer, churn is overstated: give --until.")
    }
    if noStart > 0 {
      note("missing_start", "\(leftOut(noStart, "row", "without a first day")).")
    }
    if unknown > 0 {
      note("missing_outcome", "\(leftOut(unknown, "row", "without an outcome")).")
    }
    if notStarted > 0 {
      note(
        "not_started",
        "\(leftOut(notStarted, "account", "that had not started by \(day)")).")
    }
    if leftBefore > 0, let asOf = selection.asOf {
      note(
        "left_before_entry",
        leftOut(
          leftBefore, "account",
          "that had left by \(TenureSelection.text(asOf)), before observation began,") + ".")
    }
    if after > 0 {
      note(
        "left_after_end",
        "\(counted(after, "account")) left after \(day) and \(after == 1 ? "counts" : "count") as still there "
          + "on that day.")
    }
    if sameDay > 0 {
      note(
        "same_day",
        "\(counted(sameDay, "account")) left on the day observation of "
          + "\(sameDay == 1 ? "it began and counts" : "them began and count") as observed for half a day."
      )
    }
  }

  /// Whether the tenure was counted to a landmark before the accounts left: dates would show it.
  mutating func noteEarlyTenure(_ tenure: String, start: String?, end: String?) {
    guard let start, let end, let starts = try? table.days(start), let ends = try? table.days(end),
      let tenures = try? table.numbers(tenure)
    else { return }
    var (early, count) = (0, 0)
    for spell in spells where spell.event {
      guard let first = starts[spell.row], let last = ends[spell.row], let told = tenures[spell.row]
      else { continue }
      count += 1
      if (last - first) / Self.daysPerMonth - told > 1 { early += 1 }
    }
    guard count > 0, early * 2 > count else { return }
    note(
      "tenure_before_churn",
      "Column \(Excerpt.quoted(tenure)) was counted before the accounts left (by the dates, "
        + "\(early) of \(count) left more than a month later), and accounts that left before it was "
        + "counted are missing: the curve is wrong at both ends. Use the dates "
        + "(\(Excerpt.quoted(start)), \(Excerpt.quoted(end))) with --as-of.")
  }
}
