import Tables

/// What the time of a retention curve counts from.
public enum RetentionClock: String, Codable, Sendable, CaseIterable {
  /// Months since the account became a customer.
  case tenure
  /// Months since observation of the account began.
  case observation
}

/// Which columns and days say how long accounts stayed.
public struct TenureSelection: Codable, Sendable, Equatable {
  /// The column of the first day; nil to recognise it.
  public var start: String?
  /// The column of the day of leaving; nil to recognise it.
  public var end: String?
  /// The column of the outcome, yes or no; nil to recognise it.
  public var churned: String?
  /// The column of the tenure in months; nil to recognise it where there are no dates.
  public var tenure: String?
  /// The column of the tenure in months at which an account came under observation.
  public var entry: String?
  /// The column of the account; nil to recognise it.
  public var account: String?
  /// The day from which losses were recorded, as days since 1970-01-01.
  public var asOf: Double?
  /// The last day of observation, as days since 1970-01-01.
  public var until: Double?
  /// The column to group by.
  public var by: String?
  /// What happens to rows that contradict themselves.
  public var invalid: InvalidAnswerRule
  /// What time counts from; nil takes the first day where some account was observed from it, else
  /// the start of observation.
  public var clock: RetentionClock?

  /// Makes a selection; by default columns are recognised by their headers.
  public init(
    start: String? = nil, end: String? = nil, churned: String? = nil, tenure: String? = nil,
    entry: String? = nil, account: String? = nil, asOf: Double? = nil, until: Double? = nil,
    by: String? = nil, invalid: InvalidAnswerRule = .fail, clock: RetentionClock? = nil
  ) {
    self.start = start
    self.end = end
    self.churned = churned
    self.tenure = tenure
    self.entry = entry
    self.account = account
    self.asOf = asOf
    self.until = until
    self.by = by
    self.invalid = invalid
    self.clock = clock
  }

  /// The days since 1970-01-01 of a text such as 2025-12-31.
  /// - Throws: `RetentionError.notADate`.
  public static func day(_ text: String, option: String) throws(RetentionError) -> Double {
    let table = Table(source: option, columns: [Column(name: "day", texts: [text])])
    guard let days = try? table.days("day"), let day = days.first ?? nil else {
      throw .notADate(option: option, text: text)
    }
    return day
  }

  /// A day as text.
  static func text(_ day: Double) -> String {
    Column(name: "day", days: [day.rounded(.down)]).labels.levels.first ?? ""
  }
}

/// One account's time under observation, in months.
struct Spell: Sendable, Equatable {
  let row: Int
  let entry: Double
  let exit: Double
  let event: Bool
}
