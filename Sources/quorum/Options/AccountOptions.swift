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
  func table(_ input: InputOptions) throws -> Input? {
    guard let accounts else { return nil }
    let table = try input.reading.read(accounts)
    return Input(path: accounts, rows: table.rowCount, digest: table.digest, table: table)
  }

  /// The join these options ask for.
  func join(_ columns: ColumnOptions) -> AccountJoin {
    AccountJoin(
      account: columns.account, scores: columns.score.map { [.netPromoter: $0] } ?? [:],
      respondent: columns.respondent, date: date, asOf: asOf, invalid: columns.invalid)
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("accounts", JSONValue(accounts)), JSONMember("as_of", JSONValue(asOf)),
      JSONMember("date", JSONValue(date)),
    ]
  }
}
