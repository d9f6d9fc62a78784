import Testing

@testable import Statistics

@Suite struct GroupTestErrorTests {
  @Test func errorsNameWhatAndWhere() {
    let cases: [(GroupTestError, String)] = [
      (.tooFewValues(group: "SMB", count: 1, needed: 2), "group SMB has 1 value and"),
      (.tooFewGroups(count: 1, needed: 2), "1 group cannot"),
      (.tooFewInAll(count: 2, needed: 3), "at least 3"),
      (.nonFinite(group: "SMB", position: 3), "value 3 of group SMB"),
      (.outOfRange(group: "SMB", position: 2), "value 2 of group SMB is beyond"),
      (.unknownGroup(name: "Gold"), "Gold"),
    ]
    for (error, part) in cases { #expect(error.description.contains(part)) }
  }

  @Test func checks() throws {
    #expect(throws: GroupTestError.tooFewValues(group: "second", count: 0, needed: 1)) {
      try checkPair([1], [], needed: 1)
    }
    #expect(throws: GroupTestError.nonFinite(group: "first", position: 1)) {
      try checkPair([1, .nan], [1], needed: 1)
    }
    #expect(throws: GroupTestError.tooFewGroups(count: 1, needed: 2)) {
      try checkGroups([[1]], names: nil, needed: 1)
    }
    #expect(throws: GroupTestError.nonFinite(group: "b", position: 0)) {
      try checkGroups([[1], [.infinity]], names: ["a", "b"], needed: 1)
    }
    #expect(throws: GroupTestError.outOfRange(group: "second", position: 0)) {
      try checkPair([1], [-1e151], needed: 1)
    }
    #expect(try checkGroups([[1], [2], [3]], names: nil, needed: 1) == ["1", "2", "3"])
    #expect(try checkedDifferences([0.3], [0.1], needed: 1) == [0.2])
  }
}
