import Reports
import Tables

extension FileCheck {
  /// Outcomes that contradict themselves or came before the answers.
  static let churn: [FileCheck] = [
    .each(
      "churn_contradicts_date", "Left without a day, or a day without having left", of: [.accounts]
    ) {
      file, _ in
      guard let churned = file.column(.churned), let ends = file.days(.end),
        file.days(.start) != nil
      else { return [] }
      let outcomes = readings(churned)
      let without = outcomes.indices.filter { outcomes[$0] == true && ends[$0] == nil }
      let despite = outcomes.indices.filter { outcomes[$0] == false && ends[$0] != nil }
      // Ends of contracts are filled for all; they are no days of leaving.
      let isContractEnd = despite.count * 2 > outcomes.count { $0 == false }
      let name = file.column(.end)?.name ?? ""
      var findings: [CheckFinding] = []
      if isContractEnd {
        findings.append(
          file.finding(
            .warns, column: name, rows: despite,
            "\(Excerpt.quoted(name)) is filled for most accounts that did not leave: it holds the end "
              + "of a contract, not the day of leaving.",
            effect: "retention takes it for the day of leaving and refuses the file.",
            remedy: "Name the column with --end, so that it counts as the last day of observation.",
            commands: ["retention", "drivers"]))
      } else if !despite.isEmpty {
        findings.append(
          file.finding(
            .blocks, column: name, rows: despite,
            "\(counted(despite.count, "account")) did not leave, but "
              + "\(despite.count == 1 ? "has" : "have") a day of leaving.",
            effect: "retention refuses the file with the list.",
            remedy: "Correct one of the two; --invalid drop leaves the accounts out.",
            commands: ["retention", "drivers"]))
      }
      if !without.isEmpty {
        findings.append(
          file.finding(
            .blocks, column: churned.name, rows: without,
            "\(counted(without.count, "account")) left, but "
              + "\(without.count == 1 ? "has" : "have") no day of leaving.",
            effect: "retention refuses the file with the list.",
            remedy: "Add the day; --invalid drop leaves the accounts out.",
            commands: ["retention", "drivers"]))
      }
      return findings
    },
    FileCheck("answers_after_churn", "Answers given on or after the day the account left") {
      context in
      guard let answers = context.file(.responses), let accounts = context.file(.accounts),
        let given = answers.days(.answered), let ends = accounts.days(.end),
        let match = AccountMatch(answers, accounts)
      else { return [] }
      let churned = accounts.column(.churned).map(readings)
      var left = [Double?](repeating: nil, count: match.otherCount)
      for (row, account) in match.otherCodes.enumerated() {
        guard let account, left[account] == nil, let end = ends[row], churned?[row] != false else {
          continue
        }
        left[account] = end.rounded(.down)
      }
      let places = match.places
      let rows = places.indices.filter { row in
        guard let place = places[row], let end = left[place], let day = given[row] else {
          return false
        }
        return day.rounded(.down) >= end
      }
      guard !rows.isEmpty else { return [] }
      let first = places.indices.compactMap { places[$0].flatMap { left[$0] } }.min() ?? 0
      return [
        answers.finding(
          .warns, column: answers.column(.answered)?.name, rows: rows,
          "\(counted(rows.count, "answer")) \(rows.count == 1 ? "was" : "were") given on or after the day "
            + "the account left.",
          effect:
            "Such a score follows from the loss and does not foretell it; drivers and correlate "
            + "would find a link that is none.",
          remedy:
            "Use --as-of with a day before the losses, such as \(AnswerDates.text(first - 1)).",
          commands: ["correlate", "drivers"])
      ]
    },
  ]

  /// Yes or no of each row; nil where missing or neither.
  static func readings(_ column: Column) -> [Bool?] {
    let labels = column.labels
    let levels = labels.levels.map(YesNo.reading)
    return labels.codes.map { $0 < 0 ? nil : levels[Int($0)] }
  }
}
