import Reports
import Models
import Statistics
import Tables

/// Why the drivers of an outcome cannot be studied.
public enum DriverStudyError: Error, Sendable, Equatable {
  /// Several rows of an account share an outcome that is the account's.
  case outcomeBelongsToAccount(outcome: String, rows: Int, accounts: Int)
  /// Answers are asked for as rows, but no column names their accounts, or accounts were joined.
  case answersNeedOneFile
  /// The formula does not suit the data.
  case design(DesignError)
  /// A driver says the same as the outcome in every row.
  case driverIsOutcome(driver: String, outcome: String)
  /// A driver is filled exactly where the outcome has one value.
  case knownOnlyWithOutcome(driver: String, outcome: String, value: String)
  /// A driver has one value in all rows that can be used.
  case constantDriver(driver: String, value: String)
  /// The outcome holds more than two texts, which have no order.
  case unorderedOutcome(outcome: String, levels: [String])
  /// The outcome or a driver holds dates.
  case dates(column: String)
  /// The outcome is the same in every row that can be used.
  case oneOutcome(outcome: String, value: String, rows: Int)
  /// Fewer events, or others, than any model can be fitted to.
  case tooFewEvents(outcome: String, events: Int, others: Int, drivers: Int)
  /// As many coefficients as rows, or more.
  case tooFewRows(rows: Int, coefficients: Int)
  /// A model was asked for that does not suit the outcome.
  case unsuitableModel(model: String, outcome: String, reason: String)
  /// The time column is wanted as a driver too, or the like.
  case timeIsDriver(column: String)
  /// A formula without a driver.
  case noDriver
  /// A formula without a constant.
  case noIntercept
  /// The logistic model cannot be fitted.
  case logistic(LogisticError)
  /// The linear model cannot be fitted.
  case linear(FitError)
  /// The ordinal model cannot be fitted.
  case ordinal(OrdinalError)
  /// The Cox model cannot be fitted.
  case survival(SurvivalError)
  /// No shares can be given.
  case importance(ImportanceError)

  /// Whether the data are in order but too few, or do not determine the estimates.
  public var isTooLittleData: Bool {
    switch self {
    case .oneOutcome, .tooFewEvents, .tooFewRows: true
    case .logistic(let error): !error.isOfColumns
    case .linear(let error): !error.isOfColumns
    case .ordinal(.design(let error)): !error.isOfColumns
    case .ordinal: true
    case .survival(.monotoneLikelihood), .survival(.noEvents), .survival(.notIdentified),
      .survival(.notConverged):
      true
    case .design(.noCompleteRows): true
    default: false
    }
  }
}

extension FitError {
  /// Whether columns are to be left out, rather than rows found.
  fileprivate var isOfColumns: Bool {
    switch self {
    case .tooFewRows, .tooFewClusters: false
    default: true
    }
  }
}

extension LogisticError {
  fileprivate var isOfColumns: Bool {
    if case .design(let error) = self { error.isOfColumns } else { false }
  }
}

extension DriverStudyError: CustomStringConvertible {
  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .outcomeBelongsToAccount(let outcome, let rows, let accounts):
      return
        "Column \(Excerpt.quoted(outcome)) belongs to the account, but \(counted(rows, "row")) "
        + "come from \(counted(accounts, "account")): counting an account once for each answer finds "
        + "drivers that are none in 20 of 100 studies instead of 5. Bring the answers to one row "
        + "per account: --accounts with a file of the accounts, or --unit account."
    case .answersNeedOneFile:
      return "Rows that are answers (--unit answer) need the account's column and no --accounts, "
        + "which brings answers to accounts. Put the columns of the accounts into the answers file."
    case .design(let error): return Self.sentence(error.description) + Self.advice(error)
    case .driverIsOutcome(let driver, let outcome):
      return "\(Excerpt.quoted(driver)) says the same as the outcome \(Excerpt.quoted(outcome)) in "
        + "every row, so it cannot explain it: it is the outcome under another name, or follows "
        + "from it. Leave it out of the drivers."
    case .knownOnlyWithOutcome(let driver, let outcome, let value):
      return "\(Excerpt.quoted(driver)) is filled exactly where \(Excerpt.quoted(outcome)) is "
        + "\(Excerpt.quoted(value)): it follows from the outcome and cannot explain it. Leave it out "
        + "of the drivers."
    case .constantDriver(let driver, let value):
      return "\(Excerpt.quoted(driver)) is \(Excerpt.escaped(value)) in all rows that can be used, "
        + "so it explains nothing. Leave it out of the drivers."
    case .unorderedOutcome(let outcome, let levels):
      let shown = levels.prefix(6).map { Excerpt.quoted($0) }.joined(separator: ", ")
      let more = levels.count > 6 ? " and \(levels.count - 6) more" : ""
      return
        "The outcome \(Excerpt.quoted(outcome)) holds \(levels.count) different texts (\(shown)"
        + "\(more)), which have no order. Choose an outcome of yes and no or of numbers, or "
        + "keep the rows of two values with --where."
    case .dates(let column):
      return "Column \(Excerpt.quoted(column)) holds dates. Turn them into a duration, in months "
        + "before the landmark for example, or leave the column out."
    case .oneOutcome(let outcome, let value, let rows):
      return "\(Excerpt.quoted(outcome)) is \(Excerpt.quoted(value)) in all "
        + "\(counted(rows, "row")) that can be used, so nothing can go with it."
    case .tooFewEvents(let outcome, let events, let others, let drivers):
      return "\(counted(events, "row")) \(events == 1 ? "has" : "have") the event of "
        + "\(Excerpt.quoted(outcome)) and \(Format.count(others)) not: with fewer than "
        + "\(DriverStudy.fewestEvents) of either no model of "
        + "\(counted(drivers, "driver")) can be relied on. All they support is an exact test of one "
        + "yes/no driver: name a single one."
    case .tooFewRows(let rows, let coefficients):
      return "\(counted(rows, "row")) cannot support \(coefficients) coefficients, the constant "
        + "included: name fewer drivers, or, for an outcome of numbers, use --model ridge."
    case .unsuitableModel(let model, let outcome, let reason):
      return "--model \(model) does not suit \(Excerpt.quoted(outcome)): \(reason)"
    case .timeIsDriver(let column):
      return "\(Excerpt.quoted(column)) cannot be the time and a driver, or the outcome, at once."
    case .noDriver: return "Name at least one driver."
    case .noIntercept:
      return "Drivers are compared with a model of the constant alone, so the formula needs its "
        + "constant: take - 1 away."
    case .logistic(let error): return Self.sentence(error.description)
    case .linear(let error): return Self.sentence(error.description)
    case .ordinal(let error): return Self.sentence(error.description)
    case .survival(let error): return Self.sentence(error.description)
    case .importance(let error): return Self.sentence(error.description)
    }
  }

  /// Errors of the libraries begin small and have no full stop.
  static func sentence(_ text: String) -> String {
    // Where a column begins the sentence, it stays as it is written.
    let first = text.prefix { $0 != " " }
    let start =
      opening.contains(String(first)) ? text.prefix(1).uppercased() : String(text.prefix(1))
    return start + text.dropFirst()
      + (text.hasSuffix(".") || text.hasSuffix("?") || text.contains("\n") ? "" : ".")
  }

  /// Words, not columns, that errors and notes of the libraries begin with.
  private static let opening: Set<String> = [
    "all", "every", "fewer", "no", "nobody", "none", "only", "the", "there", "without",
  ]

  private static func advice(_ error: DesignError) -> String {
    switch error {
    case .eventNotNamed: " Name it with --event."
    case .notBinary: " For numbers use --model ols."
    default: ""
    }
  }
}
