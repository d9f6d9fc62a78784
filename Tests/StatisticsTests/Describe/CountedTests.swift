import Testing

@testable import Statistics

@Suite struct CountedTests {
  @Test func oneIsSingular() {
    #expect(counted(0, "account") == "0 accounts")
    #expect(counted(1, "account") == "1 account")
    #expect(counted(12, "row") == "12 rows")
  }

  @Test func theVerbFollowsTheNumber() {
    #expect(tooFew(1, "accounts", needed: 5) == "1 account is too few; at least 5 are needed")
    #expect(tooFew(3, "rows", needed: 4) == "3 rows are too few; at least 4 are needed")
    #expect(
      tooFew(0, "units with two ratings", needed: 1)
        == "0 units with two ratings are too few; at least 1 is needed")
  }
}
