import Statistics
import Tables

/// The rows of an answers file that were there on a day: answers given by then, and invitations sent
/// by then.
struct AnswerLandmark {
  /// Answers up to the day, and invitations up to the day that were never answered.
  let table: Table
  /// The dates of the rows of the table.
  let dates: AnswerDates?
  /// The day as text; nil where all rows count.
  let text: String?
  private(set) var notes: [Note] = []
  private let day: Double?
  /// Rows of the whole file that were invited by the day and answered after it.
  private let lateRows: [Int]

  /// - Throws: `AccountTableError` for a day that is none, no column of dates, no answers by the day.
  init(
    _ whole: Table, asOf: String?, date: String?, scores: [ColumnPurpose: String]
  ) throws {
    let dates = try AnswerDates(whole, given: date, isNeeded: asOf != nil)
    guard let asOf else {
      (table, self.dates, text, day, lateRows) = (whole, dates, nil, nil, [])
      return
    }
    guard let day = AnswerDates.day(asOf) else { throw AccountTableError.notADate(asOf) }
    guard let dates else {
      throw AccountTableError.noDateColumn(source: whole.source, columns: whole.columnNames)
    }
    let text = AnswerDates.text(day)
    // Which rows are answers; those off the scale are judged when the rows that count are known.
    let known = try ScoreColumns(whole, given: scores, invalid: .drop)
    let column = AnswerDates.invitationColumn(in: whole)
    let invited = try column.map { try whole.days($0) }
    var (kept, late) = ([Int](), [Int]())
    var (answers, after, undated, unsent) = (0, 0, 0, 0)
    for row in 0..<whole.rowCount {
      let wasInvited = invited?[row].map { $0.rounded(.down) <= day }
      if let date = dates.days[row] {
        if date.rounded(.down) <= day {
          kept.append(row)
          answers += 1
        } else {
          after += 1
          if wasInvited ?? false { late.append(row) }
        }
      } else if known.answered(row) {
        undated += 1
      } else if let wasInvited {
        if wasInvited { kept.append(row) } else { after += 1 }
      } else {
        unsent += 1
      }
    }
    guard answers > 0 else {
      throw AccountTableError.noAnswersBefore(
        date: text, source: whole.source,
        earliest: dates.days.compactMap { $0 }.min().map(AnswerDates.text))
    }
    let selected = whole.selecting(rows: kept)
    table = selected
    self.dates = try AnswerDates(selected, given: dates.column)
    (self.text, self.day, lateRows) = (text, day, late)
    func were(_ count: Int) -> String { count == 1 ? "was" : "were" }
    if after > 0 {
      note(
        "after_landmark", "\(counted(after, "row")) dated after \(text) \(were(after)) left out.")
    }
    if undated > 0 {
      note(
        "undated_answers",
        "\(counted(undated, "row")) without a date in \(Excerpt.quoted(dates.column)) "
          + "\(were(undated)) left out.")
    }
    if unsent > 0 {
      note(
        "undated_invitations",
        "\(counted(unsent, "invitation")) without an answer \(were(unsent)) left out, because "
          + (column.map { "\(Excerpt.quoted($0)) does not say when they were sent." }
            ?? "no column (such as invited_at) says whether they were sent by \(text)."))
    }
  }

  private mutating func note(_ code: String, _ sentence: String) {
    notes.append(Note(code: code, sentence: sentence))
  }

  /// The accounts that were invited by the day and answered after it, as often as they were.
  func late(_ whole: Table, in matching: AccountMatching) throws -> [String] {
    guard !lateRows.isEmpty else { return [] }
    let keys = AccountKeys(try whole.column(matching.answers.column))
    return lateRows.compactMap { row in keys.codes[row].map { keys.keys[$0] } }
  }

  /// The invitations of a file of them that were sent by the day.
  /// - Returns: `isUnknown` where nothing says when they were sent.
  func cut(
    invitations: Table?
  ) throws -> (table: Table?, isUnknown: Bool, notes: [Note]) {
    guard let invitations, let day, let text else { return (invitations, false, []) }
    guard let column = AnswerDates.invitationColumn(in: invitations) else {
      return (
        nil, true,
        [
          Note(
            code: "undated_invitations",
            sentence: "No column of \(Excerpt.escaped(invitations.source, limit: 200)) (such as "
              + "invited_at) says which invitations were sent by \(text), so they could not be cut "
              + "there and the share of answers is not given.")
        ]
      )
    }
    let days = try invitations.days(column)
    let kept = days.indices.filter { row in days[row].map { $0.rounded(.down) <= day } ?? false }
    let undated = days.count { $0 == nil }
    let notes =
      undated == 0
      ? []
      : [
        Note(
          code: "undated_invitations",
          sentence: "\(counted(undated, "invitation")) without a date in \(Excerpt.quoted(column)) "
            + "\(undated == 1 ? "was" : "were") left out.")
      ]
    return (invitations.selecting(rows: kept), false, notes)
  }
}
