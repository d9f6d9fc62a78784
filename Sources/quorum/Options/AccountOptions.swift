import ArgumentParser
import Customers
import Reports
import Tables

/// What is known of the accounts, and which answers count for them.
struct AccountOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A CSV or TSV file with one row per account, joined by the account's name or number.",
      valueName: "file"))
  var accounts: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Only answers given on or before this date count.", valueName: "YYYY-MM-DD"))
  var asOf: String?

  @Option(help: ArgumentHelp("The column of the date of the answer.", valueName: "column"))
  var date: String?

  /// The accounts file, as it was read.
  func table(_ input: InputOptions, of read: inout Input) throws -> Input? {
    try input.reading.companion(.accounts, accounts, of: &read, filtered: false)
  }

  /// The join these options ask for.
  func join(_ columns: ColumnOptions, _ read: Input) throws -> AccountJoin {
    AccountJoin(
      account: columns.account, scores: columns.score.map { [.netPromoter: $0] } ?? [:],
      respondent: columns.respondent, date: date, asOf: landmark(read), invalid: columns.invalid,
      scale: try read.netPromoterScale)
  }

  /// The date up to which answers count, by option or by the project; the accounts file alone has no
  /// answers that the project's date could be of.
  private func landmark(_ read: Input) -> String? {
    if let asOf { return asOf }
    guard let project = read.project, project.file(at: read.path)?.kind != .accounts else {
      return nil
    }
    return project.project.period?.asOf
  }

  /// The options in force, for the JSON envelope.
  func members(_ read: Input, _ list: Input?) -> [JSONMember] {
    [
      JSONMember("accounts", JSONValue(list?.path)),
      JSONMember("as_of", JSONValue(landmark(read))),
      JSONMember("date", JSONValue(date)),
    ]
  }
}
