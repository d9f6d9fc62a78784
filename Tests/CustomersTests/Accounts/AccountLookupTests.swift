import Tables
import Testing

@testable import Customers

@Suite struct AccountLookupTests {
  static let accounts = Table(
    source: "accounts.csv",
    columns: [
      Column(name: "account_id", texts: ["b", "a", nil]),
      Column(name: "arr", numbers: [20, nil, 5]),
      Column(name: "tier", texts: ["small", "large", "x"]),
    ])

  @Test func factsAreFoundByAccount() throws {
    let lookup = try AccountLookup(Self.accounts, like: "account_id")
    #expect(try lookup.numbers("arr", of: ["a", "b", "c"]) == [nil, 20, nil])
    #expect(try lookup.texts("tier", of: ["a", "b", "c"]) == ["large", "small", nil])
    #expect(lookup.unknown(["a", "b", "c"]) == ["c"])
    #expect(lookup.rows(of: ["c", "a"]) == [nil, 1])
  }

  @Test func theColumnIsRecognised() throws {
    #expect(try AccountLookup(Self.accounts, like: "Kunde").column == "account_id")
    let nameless = Table(source: "x.csv", columns: [Column(name: "arr", numbers: [1])])
    #expect(throws: AccountLookupError.self) { try AccountLookup(nameless, like: "account_id") }
  }

  @Test func twoRowsOfOneAccountAreRefused() {
    let twice = Table(
      source: "x.csv", columns: [Column(name: "account", texts: ["a", "b", "a"])])
    #expect(
      throws: AccountLookupError.repeatedAccount("a", lines: [1, 3], source: "x.csv")
    ) { try AccountLookup(twice, like: "account") }
  }

  @Test func errorsSayWhatToDo() {
    let errors: [AccountLookupError] = [
      .noAccountColumn(wanted: "Kunde", columns: ["arr"], source: "x.csv"),
      .repeatedAccount("a", lines: [2, 5], source: "x.csv"),
    ]
    #expect(errors[0].description.contains("“Kunde”"))
    #expect(errors[1].description.contains("line 2 and another on line 5"))
  }
}
