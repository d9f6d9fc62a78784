import Statistics
import Tables

/// What the reader of a retention result must know of its file.
extension TenureInput {
  mutating func noteSurvivors(_ firstLoss: String) {
    note(
      "survivor_bias",
      "Every account had started before the first one left (\(firstLoss)). Either none left earlier, "
        + "or accounts that had left are not in the file; then the curve looks better than it is: "
        + "give --as-of with the day from which losses were recorded.")
  }

  mutating func noteDates(
    _ until: Double, noStart: Int, notStarted: Int, leftBefore: Int, after: Int, unknown: Int
  ) {
    let day = TenureSelection.text(until)
    if selection.until == nil {
      note(
        "end_assumed",
        "Accounts that stayed are taken to have been watched until \(day), the last day in the file. "
          + "If they were watched longer, churn is overstated: give --until.")
    }
    if noStart > 0 {
      note("missing_start", "\(counted(noStart, "row")) without a first day were left out.")
    }
    if unknown > 0 {
      note("missing_outcome", "\(counted(unknown, "row")) without an outcome were left out.")
    }
    if notStarted > 0 {
      note(
        "not_started",
        "\(counted(notStarted, "account")) had not started by \(day) and were left out.")
    }
    if leftBefore > 0, let asOf = selection.asOf {
      note(
        "left_before_entry",
        "\(counted(leftBefore, "account")) had left by \(TenureSelection.text(asOf)), before "
          + "observation began, and were left out.")
    }
    if after > 0 {
      note(
        "left_after_end",
        "\(counted(after, "account")) left after \(day) and count as still there on that day.")
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
