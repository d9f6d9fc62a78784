import Tables
import Testing

@testable import Customers

@Suite struct SalesforceIDTests {
  // By hand: "0015g" has no capitals: 00000 is A; "00000" A; "Abcde" has one, the first: 00001 is B.
  @Test func theCheckTellsCapitals() {
    #expect(SalesforceID("0015g00000Abcde")?.text == "0015g00000AbcdeAAB")
    #expect(SalesforceID("0015g00000abcde")?.text == "0015g00000abcdeAAA")
    // All five capitals are 31, the last of the letters and digits.
    #expect(SalesforceID("ABCDE00000abcdE")?.text == "ABCDE00000abcdE5AQ")
    // "001D0": the fourth is a capital, 8 is I; "IqhSL": 1 + 8 + 16 is 25, Z.
    #expect(SalesforceID("001D000000IqhSL")?.text == "001D000000IqhSLIAZ")
  }

  @Test func longIDsMustGoWithTheirCheck() {
    #expect(SalesforceID("0015g00000AbcdeAAB")?.text == "0015g00000AbcdeAAB")
    #expect(SalesforceID("0015g00000AbcdeAAA") == nil)
    for text in ["", "0015g00000Abcd", "0015g00000Abc-e", "0015g00000AbcdeAA", "Alder Freight Ltd"]
    {
      #expect(SalesforceID(text) == nil, "\(text)")
    }
  }

  @Test func keysOfAccountsKeepCaseAndJoinBothForms() {
    let short = AccountKeys(
      Column(name: "id", texts: ["0015g00000Abcde", "0015g00000abcde", "0015g00000Abcde"]))
    #expect(short.names.count == 2)
    let long = AccountKeys(
      Column(name: "id", texts: ["0015g00000AbcdeAAB", "0015g00000abcdeAAA"]))
    #expect(short.keys == long.keys)
    // Names are matched without regard to case as ever.
    #expect(AccountKeys(Column(name: "n", texts: ["Alder", "ALDER "])).names == ["Alder"])
  }
}
