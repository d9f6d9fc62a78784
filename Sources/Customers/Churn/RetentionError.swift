import Tables

/// A row of an account file that cannot be used as it is.
public struct InvalidTenure: Codable, Sendable, Equatable {
  /// The line of the file.
  public let line: Int
  /// What is wrong with it.
  public let reason: String
}

/// Account files that retention cannot be computed from.
public enum RetentionError: Error, Sendable, Equatable {
  /// Neither dates nor a tenure with an outcome were found.
  case noColumns(columns: [String], source: String)
  /// Accounts occur on several rows.
  case repeatedAccounts(
    column: String, rows: Int, accounts: Int, examples: [String], source: String)
  /// Rows that contradict themselves.
  case invalidRows([InvalidTenure], count: Int, source: String)
  /// Nothing says until when the accounts that stayed were watched.
  case noEndOfObservation(source: String)
  /// A landmark without dates to hold it against.
  case landmarkWithoutDates
  /// The landmark is not before the end of observation.
  case landmarkAfterEnd(asOf: String, until: String)
  /// A text that is no date.
  case notADate(option: String, text: String)
  /// A driver is the outcome or the time itself.
  case driverIsOutcome(String)
  /// A driver with too many different texts to be compared.
  case tooManyLevels(driver: String, count: Int)
}

extension RetentionError: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .noColumns(let columns, let source):
      let listed = columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ")
      return "\(Excerpt.escaped(source, limit: 200)): no columns were found that say how long "
        + "accounts stayed. Name a first day and a day of leaving (--start, --end), or a tenure in "
        + "months and an outcome (--tenure, --churned); the columns are: \(listed)."
    case .repeatedAccounts(let column, let rows, let accounts, let examples, let source):
      let listed = examples.map { Excerpt.quoted($0) }.joined(separator: ", ")
      return
        "\(Excerpt.escaped(source, limit: 200)): \(rows) rows name \(counted(accounts, "account")) in "
        + "column \(Excerpt.quoted(column)) (\(listed) come more than once). An account stays or "
        + "leaves once, so retention needs one row per account: counted by answer, large accounts "
        + "would count many times over. Use the account file, or keep one row of each."
    case .invalidRows(let rows, let count, let source):
      let listed = rows.map { "  line \($0.line): \($0.reason)" }
      let more = count > rows.count ? ["  and \(count - rows.count) more"] : []
      return
        ([
          "\(Excerpt.escaped(source, limit: 200)): \(counted(count, "row")) "
            + (count == 1 ? "contradicts itself:" : "contradict themselves:")
        ]
        + listed + more
        + ["Repair them, or leave them out with --invalid drop."]).joined(separator: "\n")
    case .noEndOfObservation(let source):
      return "\(Excerpt.escaped(source, limit: 200)): no account has a day of leaving, so nothing "
        + "says until when they were watched. Give --until YYYY-MM-DD."
    case .landmarkWithoutDates:
      return "--as-of needs the first day of each account (--start); with a tenure in months give "
        + "the tenure at which each account came under observation: --entry column."
    case .landmarkAfterEnd(let asOf, let until):
      return "Observation cannot begin on \(asOf) and end on \(until): give --until with the last "
        + "day on which losses were recorded."
    case .notADate(let option, let text):
      return "\(option) takes a day written YYYY-MM-DD, not \(Excerpt.quoted(text))."
    case .driverIsOutcome(let name):
      return
        "Column \(Excerpt.quoted(name)) is the outcome or the time itself; it cannot explain it."
    case .tooManyLevels(let driver, let count):
      return
        "Column \(Excerpt.quoted(driver)) holds \(count) different texts; a driver is a number, "
        + "or at most 6 different texts."
    }
  }
}
