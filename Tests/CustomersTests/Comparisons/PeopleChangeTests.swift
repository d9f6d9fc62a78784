import Foundation
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct PeopleChangeTests {
  /// Wave, account, person, role, answer.
  private func table(_ rows: [(String, String?, String?, String, String)]) -> Table {
    survey(
      rows.map(\.4), accounts: rows.map(\.1),
      extra: [
        Column(name: "wave", texts: rows.map(\.0)),
        Column(name: "respondent_id", texts: rows.map(\.2)),
        Column(name: "role", texts: rows.map(\.3)),
      ])
  }

  private func changes(_ table: Table) throws -> ScoreComparisonResult {
    try ScoreComparison(design: .waves(column: "wave"), resamples: 99).run(table)
  }

  @Test func transitionsByHand() throws {
    let result = try changes(
      table([
        ("1", "a", "p1", "user", "10"), ("1", "a", "p2", "user", "7"),
        ("1", "b", "p3", "user", "3"),
        ("2", "a", "p1", "user", "8"), ("2", "a", "p2", "user", "9"), ("2", "b", "p4", "user", "0"),
      ]))
    let change = try #require(result.people.first)
    // p1 fell from promoter to passive, p2 rose from passive to promoter.
    #expect(change.people == 2 && change.fell == 1 && change.rose == 1)
    #expect(change.transitions == [[0, 0, 0], [0, 0, 1], [0, 1, 0]])
    #expect(change.scoreBefore == 50 && change.scoreAfter == 50 && change.peopleChange == 0)
    #expect(change.stayed == 2 && change.joined == 1 && change.left == 1)
    #expect(change.change == 0 && abs(change.parts.reduce(0) { $0 + $1.estimate }) < 1e-12)
    #expect(result.columns.map(\.purpose).contains(.role))
  }

  /// Whoever answers twice in a wave counts with the last answer for the transition.
  @Test func theLastAnswerCounts() throws {
    let result = try changes(
      table([
        ("1", "a", "p1", "user", "10"), ("1", "a", "p1", "user", "3"),
        ("2", "a", "p1", "user", "9"),
      ]))
    let change = try #require(result.people.first)
    #expect(change.people == 1 && change.transitions[0][2] == 1)
    #expect(change.notes.map(\.code).contains("last_answer_counts"))
    // The score counts all answers: from 0 to 100.
    #expect(change.change == 100)
  }

  @Test func partsAddUpOnTheSample() throws {
    let result = try ScoreComparison(design: .waves(column: "wave")).run(
      ScoreComparisonTests.meridian)
    #expect(result.people.count == 3)
    for (change, pair) in zip(result.people, result.pairs) {
      let sum = change.parts.reduce(0) { $0 + $1.estimate }
      #expect(abs(sum - pair.difference!) < 1e-10)
      #expect(change.parts.map(\.cause) == ChangePart.Cause.allCases)
      #expect(change.transitions.flatMap { $0 }.reduce(0, +) == change.people)
      #expect(change.parts.allSatisfy { $0.interval != nil })
    }
    // The fall that the generator put in is one of the same people's answers.
    let fall = result.people[1]
    #expect(fall.parts[0].interval!.upper! < -20 && fall.stuartMaxwellPValue! < 0.001)
    #expect(fall.parts.dropFirst().allSatisfy { $0.interval!.contains(0) })
    #expect(result.people[0].stuartMaxwellPValue! > 0.2)
  }

  @Test func withoutPeopleThereIsNothingToSay() throws {
    let plain = survey(
      ["10", "9", "3", "2"], accounts: ["a", "b", "a", "b"],
      extra: [Column(name: "wave", texts: ["1", "1", "2", "2"])])
    #expect(try changes(plain).people.isEmpty)
    let strangers = try changes(
      table([("1", "a", "p1", "user", "10"), ("2", "a", nil, "user", "3")]))
    #expect(strangers.people[0].people == 0 && strangers.people[0].stuartMaxwellPValue == nil)
    #expect(strangers.people[0].notes.map(\.code) == ["nobody_in_both_waves"])
    #expect(strangers.people[0].change == -200)
  }

  /// Without accounts people are the clusters, and are paired all the same.
  @Test func peopleAreClustersWithoutAccounts() throws {
    let rows = (0..<8).flatMap { person in
      [("1", "p\(person)", "10"), ("2", "p\(person)", person < 4 ? "10" : "0")]
    }
    let table = survey(
      rows.map(\.2),
      extra: [
        Column(name: "wave", texts: rows.map(\.0)),
        Column(name: "respondent_id", texts: rows.map(\.1)),
      ])
    let result = try changes(table)
    #expect(result.clusterUnit == .respondent && result.people[0].people == 8)
    #expect(result.people[0].fell == 4 && result.people[0].peopleChange == -100)
    #expect(result.people[0].interval != nil && result.people[0].parts.count == 3)
    #expect(!result.people[0].notes.map(\.code).contains("people_as_independent"))
  }
}
