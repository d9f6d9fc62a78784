import Statistics
import Tables

/// When answers were given, and whether that was before the outcome.
struct AnswerDates {
  /// The column of the dates.
  let column: String
  /// Days since 1970-01-01, one per answer; nil where missing.
  let days: [Double?]

  /// Headers of the date of an outcome.
  private static let outcomes = [
    "churndate", "churnedat", "churnedon", "dateofchurn", "cancellationdate", "cancelledat",
    "canceledat", "terminationdate", "terminatedat", "enddate", "lostat", "lostdate",
  ]

  /// Finds the dates of the answers; nil when no column holds any.
  /// - Throws: `TableError` when a given column is not there or holds no dates.
  init?(_ table: Table, given: String?) throws(TableError) {
    if let given {
      column = try table.column(given).name
      days = try table.days(given)
      return
    }
    guard let found = ColumnPurpose.answered.date(in: table) else { return nil }
    column = found
    days = try table.days(found)
  }

  /// The column of the invitation's date; nil when there is none.
  static func invitationColumn(in table: Table) -> String? {
    ColumnPurpose.invited.date(in: table)
  }

  /// The first column of dates under one of the headers.
  private static func recognised(_ headers: [String], in table: Table) -> String? {
    for header in headers {
      for column in table.columns where column.kind == .date && plain(column.name) == header {
        return column.name
      }
    }
    return nil
  }

  private static func plain(_ header: String) -> String {
    String(header.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The day of a text such as 2025-12-31; nil when it is none.
  static func day(_ text: String) -> Double? {
    let table = Table(source: "", columns: [Column(name: "date", texts: [text])])
    return ((try? table.days("date")) ?? [nil])[0]?.rounded(.down)
  }

  /// The text of a day.
  static func text(_ day: Double) -> String {
    Column(name: "date", days: [day.rounded(.down)]).text(row: 0) ?? ""
  }

  /// The column of the outcome's date in an account table; nil when there is none.
  static func outcomeColumn(in table: Table) -> String? { recognised(outcomes, in: table) }

  /// Whether answers that are used were given on or after the day the outcome fell.
  /// - Parameters:
  ///   - table: one row per account.
  ///   - latest: the day of each account's latest answer.
  static func leakage(in table: Table, latest: [Double?], accounts: [String]) -> Note? {
    guard let column = outcomeColumn(in: table), let days = try? table.days(column),
      days.contains(where: { $0 != nil })
    else { return nil }
    guard latest.contains(where: { $0 != nil }) else {
      return Note(
        code: "undated_outcome",
        sentence: "Column \(Excerpt.quoted(column)) dates an outcome, but answers have no date: "
          + "whether they came before it cannot be checked.")
    }
    let late = accounts.indices.filter { row in
      guard let outcome = days[row], let answer = latest[row] else { return false }
      return answer.rounded(.down) >= outcome.rounded(.down)
    }
    guard !late.isEmpty else { return nil }
    return Note(
      code: "outcome_before_answers",
      sentence: "In \(counted(late.count, "account")) answers were given on or after "
        + "\(Excerpt.quoted(column)): \(AccountTableError.named(late.map { accounts[$0] })). They "
        + "may follow from the outcome instead of going before it; use --as-of with a date "
        + "before the outcomes.")
  }
}
