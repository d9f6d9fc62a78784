import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ShownUnitsTests {
  @Test func byHand() throws {
    let people: [[Int?]] = [[1, 2, 3], [4, 4, 4], [5, 6, 7, 8], [nil, nil, nil]]
    let names = ["a", "b", "c", "d"]
    let open = try ShownUnits(people: people, names: names, rule: nil)
    #expect(open.isShown == [true, true, true, true] && open.notes.isEmpty)
    // b is one person; alone it would be the rest, so the smallest other goes as well.
    let shown = try ShownUnits(people: people, names: names, rule: SmallGroups(minimum: 3))
    #expect(shown.isShown == [false, false, true, true])
    let note = try #require(shown.notes.first)
    #expect(note.code == "small_groups" && note.sentence.contains("are not shown: b") == false)
    #expect(note.sentence.contains("is not shown: b.") && note.sentence.hasSuffix("nor are: a."))
    #expect(throws: SmallGroupsError(respondents: 1, minimum: 3)) {
      try ShownUnits(people: [[4, 4]], names: ["b"], rule: SmallGroups(minimum: 3))
    }
  }

  @Test func rolesAndTheirPairs() throws {
    let roles = ["user", "buyer", "boss"]
    let rows = (0..<60).filter { $0 % 3 < 2 || $0 == 5 }
    let table = Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: rows.map { "a\($0 / 6)" }),
        Column(name: "role", texts: rows.map { roles[$0 % 3] }),
        Column(name: "nps", numbers: rows.map { Double(($0 * 7) % 11) }),
      ])
    let programme = try ProgrammeJoin().run(responses: table)
    let open = try RoleBenchmarks().run(programme)
    #expect(open.roles.count == 3 && open.pairs.count == 3)
    let kept = try RoleBenchmarks(smallGroups: SmallGroups(minimum: 3)).run(programme)
    #expect(kept.roles.count == 1 && kept.pairs.isEmpty)
    #expect(kept.notes.contains { $0.code == "small_groups" && $0.sentence.contains("boss") })
    let same = try #require(open.roles.first { $0.role == kept.roles[0].role })
    #expect(same.score == kept.roles[0].score && same.interval == kept.roles[0].interval)
  }

  @Test func accountsOfStaffAndItems() throws {
    // Account a5 answered by one person, the others by four.
    let rows = (0..<24).map { ($0 / 4, $0 % 4) }.filter { $0.0 < 5 || $0.1 == 0 }
    let responses = Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: rows.map { "a\($0.0)" }),
        Column(name: "respondent", texts: rows.map { "p\($0.0)-\($0.1)" }),
        Column(name: "nps", numbers: rows.map { Double(3 + ($0.0 + $0.1 * 2) % 8) }),
        Column(name: "csat", numbers: rows.map { Double(1 + ($0.0 + $0.1) % 5) }),
        Column(name: "speed", numbers: rows.map { Double(1 + ($0.0 * 2 + $0.1) % 5) }),
        Column(name: "care", numbers: rows.map { Double(1 + ($0.0 + $0.1 * 3) % 5) }),
      ])
    let staff = Table(
      source: "s.csv",
      columns: [
        Column(name: "account", texts: (0..<6).map { "a\($0)" }),
        Column(name: "rating", numbers: (0..<6).map { Double(4 + $0) }),
      ])
    let rule = SurveySelection(smallGroups: SmallGroups(minimum: 3))
    let open = try StaffGap().run(responses: responses, staff: staff)
    let kept = try StaffGap(selection: rule).run(responses: responses, staff: staff)
    #expect(open.accounts.count == 6 && kept.accounts.count == 4)
    #expect(!kept.accounts.contains { $0.unit == "a5" } && open.overall == kept.overall)
    #expect(kept.notes.contains { $0.code == "small_groups" && $0.sentence.contains("a5") })
    let items = try CompositeGap(items: ["speed", "care"], selection: rule).run(
      responses: responses, items: nil)
    #expect(items.accounts.count == 4 && items.composites.count == 4)
    #expect(!items.accounts.contains { $0.unit == "a5" })
    #expect(!items.concerns.contains { $0.unit == "a5" })
  }
}
