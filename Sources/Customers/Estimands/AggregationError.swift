import Statistics
import Tables

/// Answers that cannot be aggregated as asked.
public enum AggregationError: Error, Sendable, Equatable {
  /// Accounts are to have votes, but no column names them.
  case noAccounts(columns: [String], source: String)
  /// The estimand lacks something, or a role or revenue cannot be used.
  case estimand(EstimandError)
  /// The known totals cannot be met.
  case totals(CalibrationError)
  /// An answer has no value in a column of known totals.
  case missingCategory(column: String, line: Int)
  /// A file of totals has no column of totals.
  case noTotalsColumn(columns: [String], source: String)
  /// A row of a file of totals is incomplete.
  case incompleteTotal(line: Int, source: String)
  /// Role weights name roles that nobody has.
  case unknownRoles([String], roles: [String])
  /// An account's revenue differs between its answers.
  case revenueDiffers(account: String, column: String)

  /// Whether the data are sound and only too few for what was asked.
  public var isTooLittleData: Bool {
    if case .totals(.emptyCell) = self { true } else { false }
  }
}

extension AggregationError: CustomStringConvertible {
  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .noAccounts(let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): accounts cannot have votes, because no column names "
        + "the account. Name it with --account; the columns are: "
        + columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    case .estimand(.missing(let estimand, _)): Self.missing(estimand)
    case .estimand(let error): Self.sentence(error.description)
    case .totals(let error): "Known totals: \(error.description)."
    case .missingCategory(let column, let line):
      "The answer on line \(line) has no \(Excerpt.quoted(column)), so it belongs to no known total. "
        + "Fill it in, or leave such answers out with --where."
    case .noTotalsColumn(let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): a file of known totals has one or more columns of "
        + "categories and a column “total”; its columns are: "
        + columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    case .incompleteTotal(let line, let source):
      "\(Excerpt.escaped(source, limit: 200)), line \(line): a category and its total are needed."
    case .unknownRoles(let names, let roles):
      "Role weights name \(names.map { Excerpt.quoted($0) }.joined(separator: ", ")), which nobody "
        + "has. The roles in the file are: "
        + roles.map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    case .revenueDiffers(let account, let column):
      "Account \(Excerpt.quoted(account)) has several values in column \(Excerpt.quoted(column)). "
        + "Revenue is one number per account."
    }
  }

  private static func missing(_ estimand: NetScoreEstimand) -> String {
    switch estimand {
    case .roles: "Weighing roles needs a column of roles: name it with --role."
    case .senior:
      "Letting the most senior role speak needs the roles (--role) and their order, the most senior "
        + "first: --seniority decision_maker,influencer,end_user."
    case .revenue:
      "Weighing accounts by revenue needs a column of revenues: name it with --revenue; where it "
        + "stands in a file of accounts, give that with --accounts."
    case .population: "Weighing to known totals needs the totals: --totals role:manager=40,user=80."
    case .respondents, .accounts: "This score needs nothing more."
    }
  }

  private static func sentence(_ text: String) -> String { text.capitalizedFirst + "." }
}
