import Reports
import Tables

extension FileCheck {
  /// Days that cannot be, and days in the wrong order.
  static let dates: [FileCheck] = [
    .each("future_dates", "Days that have not come yet") { file, context in
      outOfRange(file, [.answered, .invited, .reminded, .raised, .followedUp]) {
        // A day of grace for the other side of the date line.
        $0 > context.today + 1
      } finding: { column, rows in
        file.finding(
          .warns, column: column.name, rows: rows,
          "\(counted(rows.count, "day")) of \(Excerpt.quoted(column.name)) "
            + "\(rows.count == 1 ? "is" : "are") "
            + "after today, \(AnswerDates.text(context.today)).",
          effect:
            "Such a day sorts behind everything that happened: the last wave, time to answer and "
            + "--as-of are wrong there.",
          remedy: "Day and month may be swapped, or the year mistyped.",
          commands: .outcomes + .programme)
      }
    },
    .each("early_dates", "Days long ago that are probably no days") { file, _ in
      let surveys = outOfRange(file, [.answered, .invited, .reminded, .raised, .followedUp]) {
        $0 < 10_957  // 2000-01-01
      } finding: {
        early(file, $0, $1)
      }
      // Customers may be old; spreadsheets and clocks begin on 1899-12-30 and 1970-01-01.
      let accounts = outOfRange(file, [.start, .end]) {
        $0 == 0 || $0 < -25_000
      } finding: {
        early(file, $0, $1)
      }
      return surveys + accounts
    },
    .each("answer_before_invitation", "Answers before their invitation", of: [.responses]) {
      file, context in
      guard let answered = file.days(.answered) else { return [] }
      var invited: (Int) -> Double? = { _ in nil }
      if let own = file.days(.invited) {
        invited = { own[$0] }
      } else if let other = context.file(.invitations), let days = other.days(.invited),
        let match = InvitationMatch(file, other)
      {
        invited = { match.invitation(ofAnswer: $0).flatMap { days[$0] } }
      }
      let rows = answered.indices.filter { row in
        guard let answer = answered[row], let invitation = invited(row) else { return false }
        return answer.rounded(.down) < invitation.rounded(.down)
      }
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          .warns, column: file.column(.answered)?.name, rows: rows,
          "\(counted(rows.count, "answer")) \(rows.count == 1 ? "was" : "were") given before the "
            + "invitation.",
          effect: "Time to answer is negative there; early and late answers cannot be compared.",
          remedy: "Look for swapped day and month, or for answers joined to the wrong wave.",
          commands: .programme)
      ]
    },
    .each("reminder_before_invitation", "Reminders before their invitation") { file, _ in
      outOfOrder(
        file, .invited, .reminded, "reminder", "invitation",
        effect: "Answers after a reminder cannot be told from answers before it.",
        commands: .programme)
    },
    .each("follow_up_before_alert", "Follow-ups before their alert", of: [.alerts]) { file, _ in
      outOfOrder(
        file, .raised, .followedUp, "follow-up", "alert",
        effect: "The time to follow-up is negative there.", commands: ["kpis", "accounts"])
    },
    .each("end_before_start", "Accounts that left before they began", of: [.accounts]) { file, _ in
      outOfOrder(
        file, .start, .end, "last day", "first day",
        effect: "retention refuses the file with the list.",
        remedy: "Correct the days; --invalid drop leaves the accounts out.",
        severity: .blocks, commands: ["retention", "drivers"])
    },
    FileCheck("alert_before_answer", "Alerts before the answer that raised them") { context in
      guard let alerts = context.file(.alerts), let answers = context.file(.responses),
        let raised = alerts.days(.raised), let answered = answers.days(.answered),
        let reference = alerts.labels(.answer), let ids = answers.labels(.answer)
      else { return [] }
      let rowOf = firstRows(ids)
      let rows = raised.indices.filter { row in
        guard let day = raised[row], let id = reference[row], let answer = rowOf[id],
          let given = answered[answer]
        else { return false }
        return day.rounded(.down) < given.rounded(.down)
      }
      guard !rows.isEmpty else { return [] }
      return [
        alerts.finding(
          .warns, column: alerts.column(.raised)?.name, rows: rows,
          "\(counted(rows.count, "alert")) \(rows.count == 1 ? "was" : "were") raised before the answer "
            + "that should have raised \(rows.count == 1 ? "it" : "them").",
          effect: "The time to follow-up counts from the wrong day.",
          remedy: "Check that alerts name the right answers.", commands: ["kpis"])
      ]
    },
  ]

  /// The first row of each text.
  static func firstRows(_ labels: Labels) -> [String: Int] {
    var first = [Int](repeating: -1, count: labels.levels.count)
    for (row, code) in labels.codes.enumerated() where code >= 0 && first[Int(code)] < 0 {
      first[Int(code)] = row
    }
    return Dictionary(
      labels.levels.indices.filter { first[$0] >= 0 }.map { (labels.levels[$0], first[$0]) }
    ) { earlier, _ in earlier }
  }

  private static func outOfRange(
    _ file: CheckFile, _ purposes: [ColumnPurpose], where isOut: (Double) -> Bool,
    finding: (Column, [Int]) -> CheckFinding
  ) -> [CheckFinding] {
    purposes.compactMap { purpose in
      guard let column = file.column(purpose), column.kind == .date else { return nil }
      let days = column.numberView
      let rows = days.indices.filter { days[$0].map(isOut) ?? false }
      return rows.isEmpty ? nil : finding(column, rows)
    }
  }

  private static func early(_ file: CheckFile, _ column: Column, _ rows: [Int]) -> CheckFinding {
    let text = rows.first.flatMap { column.text(row: $0) } ?? ""
    return file.finding(
      .warns, column: column.name, rows: rows,
      "\(counted(rows.count, "day")) of \(Excerpt.quoted(column.name)) "
        + "\(rows.count == 1 ? "lies" : "lie") "
        + "implausibly far back: \(Excerpt.escaped(text)).",
      effect: "Spreadsheets write an empty day like this; durations from it are decades too long.",
      remedy: "Leave the cell empty where the day is unknown.", commands: .outcomes + .programme)
  }

  private static func outOfOrder(
    _ file: CheckFile, _ first: ColumnPurpose, _ second: ColumnPurpose, _ late: String,
    _ early: String, effect: String,
    remedy: String = "Look for swapped day and month, or swapped columns.",
    severity: CheckSeverity = .warns, commands: [String]
  ) -> [CheckFinding] {
    guard let before = file.days(first), let after = file.days(second) else { return [] }
    let rows = before.indices.filter { row in
      guard let a = before[row], let b = after[row] else { return false }
      return b.rounded(.down) < a.rounded(.down)
    }
    guard !rows.isEmpty else { return [] }
    return [
      file.finding(
        severity, column: file.column(second)?.name, rows: rows,
        "In \(counted(rows.count, "row")) the \(late) is before the \(early).", effect: effect,
        remedy: remedy, commands: commands)
    ]
  }
}
