import Statistics
import Tables

/// When answers were given, and whether that was before the outcome.
struct AnswerDates {
  /// The column of the dates.
  let column: String
  /// Days since 1970-01-01, one per answer; nil where missing.
  let days: [Double?]

  /// Finds the dates of the answers; nil when no column holds any.
  /// - Parameter isNeeded: whether dates that nobody can tell are an error, or none.
  /// - Throws: `TableError` when a given column is not there or holds no dates.
  init?(_ table: Table, given: String?, isNeeded: Bool = true) throws(TableError) {
    guard let found = try ColumnChoice.find(.answered, given: given, in: table)?.column else {
      return nil
    }
    if given == nil, !isNeeded, table.hasAmbiguousDates(found) { return nil }
    column = found
    days = try table.days(found)
  }

  /// The column of the invitation's date; nil when there is none.
  static func invitationColumn(in table: Table) -> String? {
    ColumnPurpose.invited.candidates(in: table).first
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
  static func outcomeColumn(in table: Table) -> String? {
    ColumnPurpose.end.candidates(in: table).first { name in
      ColumnPurpose.leaving.contains(ColumnPurpose.plain(name))
        && (try? table.column(name))?.kind == .date
    }
  }

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
