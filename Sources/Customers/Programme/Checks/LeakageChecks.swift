import Reports
import Tables

extension FileCheck {
  /// What is known only once the outcome is.
  static let leakage: [FileCheck] = [
    .each("tells_outcome", "Columns that give the outcome away", of: [.accounts]) { file, _ in
      guard let column = file.column(.churned) else { return [] }
      let outcomes = readings(column)
      let lost = outcomes.count { $0 == true }
      guard lost >= 2, outcomes.count(where: { $0 == false }) >= 2 else { return [] }
      var (same, filled, separating, named): ([String], [String], [String], [String]) =
        ([], [], [], [])
      for other in file.table.columns where other.name != column.name && other.presentCount > 0 {
        switch Telling(other, outcomes) {
        case .same: same.append(other.name)
        case .filled: filled.append(other.name)
        case .separating: separating.append(other.name)
        case nil: if DriverLeakage.soundsLikeConsequence(other.name) { named.append(other.name) }
        }
      }
      let parts = [
        (same, "says the same as"), (filled, "is filled only for one side of"),
        (separating, "separates without a single exception the two sides of"),
        (named, "sounds as if it were known only after"),
      ].filter { !$0.0.isEmpty }.map {
        "\(Listed.quoted($0.0)) \($0.1) \(Excerpt.quoted(column.name))"
      }
      guard !parts.isEmpty else { return [] }
      // Days and reasons of leaving are what such files have; a number that separates is news.
      return [
        file.finding(
          separating.isEmpty ? .notes : .warns, column: column.name,
          count: same.count + filled.count + separating.count + named.count,
          parts.joined(separator: "; ") + ".",
          effect: "Known only with the outcome, such a column explains it perfectly and foretells "
            + "nothing; drivers refuses the first two kinds.",
          remedy: "Leave out of --drivers and --with what was not known before.",
          commands: ["correlate", "drivers"])
      ]
    },
    .each("undated_outcome", "An outcome without a day", of: [.accounts]) { file, context in
      guard let column = file.column(.churned), file.days(.end) == nil,
        AnswerDates.outcomeColumn(in: file.table) == nil,
        readings(column).contains(true), context.file(.responses) != nil
      else { return [] }
      return [
        file.finding(
          .notes, column: column.name, "No column says when \(Excerpt.quoted(column.name)) fell.",
          effect: "It cannot be checked that answers came before it.",
          remedy: "Give the day before its window began with --as-of.",
          commands: ["correlate", "drivers"])
      ]
    },
    FileCheck("survivors_only", "Only accounts that stayed answered the last wave") { context in
      guard let answers = context.file(.responses), let accounts = context.file(.accounts),
        let waves = answers.labels(.wave), let wave = answers.column(.wave)?.name,
        let order = try? WaveOrder(of: wave, in: answers.table).names,
        let column = accounts.column(.churned),
        let match = AccountMatch(answers, accounts)
      else { return [] }
      guard order.count >= 2, let name = order.last,
        let last = waves.levels.firstIndex(of: name)
      else { return [] }
      let outcomes = readings(column)
      var left = [Bool](repeating: false, count: match.otherCount)
      for (row, account) in match.otherCodes.enumerated() {
        if let account, outcomes[row] == true { left[account] = true }
      }
      let answered = answers.answered
      var (heard, heardLast) = (Set<Int>(), Set<Int>())
      for (row, place) in match.places.enumerated() {
        guard let place, answered?(row) ?? true else { continue }
        heard.insert(place)
        if waves.codes[row] == Int32(last) { heardLast.insert(place) }
      }
      let lost = heard.filter { left[$0] }
      guard heardLast.count >= 5, lost.count >= 3, lost.isDisjoint(with: heardLast) else {
        return []
      }
      // As many of the lost as of the others would be heard by chance; (1 − share)^lost is rare.
      let stayed = heard.count - lost.count
      let share = Double(heardLast.count) / Double(max(1, stayed))
      var chance = 1.0
      for _ in 0..<min(lost.count, 1000) { chance *= 1 - min(1, share) }
      guard chance < 0.01 else { return [] }
      return [
        answers.finding(
          .warns, column: answers.column(.wave)?.name, count: lost.count,
          "None of the \(counted(lost.count, "account")) that left answered in "
            + "\(Excerpt.quoted(waves.levels[last])), the last wave: they were no longer asked.",
          effect:
            "The last score is that of survivors, too good for a comparison; and an account that "
            + "answered last has not left, whatever it said.",
          remedy: "Use --as-of with a day before the losses; compare waves over the same accounts.",
          commands: ["compare", "correlate", "drivers"])
      ]
    },
  ]
}

/// How a column gives an outcome away.
private enum Telling {
  /// One value for yes, another for no.
  case same
  /// Filled for yes alone, or for no alone.
  case filled
  /// Every number of yes above, or below, every number of no; or texts of which none goes with both.
  case separating

  init?(_ column: Column, _ outcomes: [Bool?]) {
    let known = outcomes.indices.filter { outcomes[$0] != nil }
    func isYes(_ row: Int) -> Bool { outcomes[row] == true }
    if column.kind == .number || column.kind == .date {
      let numbers = column.numberView
      let present = known.filter { numbers[$0] != nil }
      if Self.isFilled(present, known, isYes) {
        self = .filled
        return
      }
      let (yes, no) = (
        present.filter(isYes).compactMap { numbers[$0] },
        present.filter { !isYes($0) }.compactMap { numbers[$0] }
      )
      guard yes.count >= 2, no.count >= 2, let (a, b) = Self.ends(yes), let (c, d) = Self.ends(no)
      else { return nil }
      if a == b, c == d, a != c {
        self = .same
      } else if column.kind == .number, b < c || d < a, yes.count >= 4, no.count >= 4 {
        // Three of one side lie apart from three of the other by chance one time in ten.
        self = .separating
      } else {
        return nil
      }
      return
    }
    let labels = column.labels
    let present = known.filter { labels.codes[$0] >= 0 }
    if Self.isFilled(present, known, isYes) {
      self = .filled
      return
    }
    let yes = Set(present.filter(isYes).map { labels.codes[$0] })
    let no = Set(present.filter { !isYes($0) }.map { labels.codes[$0] })
    guard !yes.isEmpty, !no.isEmpty, yes.isDisjoint(with: no) else { return nil }
    if yes.count == 1, no.count == 1 {
      self = .same
    } else if (yes.count + no.count) * 4 <= present.count {
      // Names and numbers of accounts are never shared; categories are.
      self = .separating
    } else {
      return nil
    }
  }

  private static func isFilled(
    _ present: [Int], _ known: [Int], _ isYes: (Int) -> Bool
  ) -> Bool {
    guard present.count >= 2, present.count < known.count else { return false }
    let yes = present.count(where: isYes)
    guard yes == 0 || yes == present.count else { return false }
    // A few filled cells are of one side by chance; all of that side are not.
    return present.count == known.count { isYes($0) == (yes > 0) }
  }

  private static func ends(_ values: [Double]) -> (Double, Double)? {
    values.min().flatMap { low in values.max().map { (low, $0) } }
  }
}
