import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct SilenceTests {
  /// Ten people of six accounts invited in one wave; seven answer, one of them uninvited.
  static let invitations = Table(
    source: "contacts.csv",
    columns: [
      Column(
        name: "contact", texts: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "10"]),
      Column(name: "account", texts: ["a", "a", "b", "b", "c", "d", "e", "f", "f", "f", "f"]),
      Column(name: "role", texts: ["u", "m", "u", "m", "u", "u", "u", "u", "m", "m", "m"]),
    ])
  static let answers = Table(
    source: "answers.csv",
    columns: [
      Column(name: "contact", texts: ["1", "2", "3", "5", "6", "7", "99"]),
      Column(name: "account", texts: ["a", "a", "b", "c", "d", "e", "a"]),
      Column(name: "nps", numbers: [10, 10, 9, 10, 9, 9, 10]),
    ])
  static let accounts = Table(
    source: "accounts.csv",
    columns: [
      Column(name: "account", texts: ["a", "b", "c", "d", "e", "f"]),
      Column(name: "churned", texts: ["no", "No", "yes", "no", "n", "TRUE"]),
    ])

  private func run(_ accounts: Table? = accounts) throws -> NetPromoterScoreResult {
    try NetPromoterScore().run(
      Self.answers, invitations: Self.invitations, accounts: accounts)
  }

  @Test func responseIsCountedByInvitation() throws {
    let silence = try #require(try run().silence)
    #expect(silence.invited == 10 && silence.answered == 6 && silence.responseRate == 0.6)
    #expect(silence.answersWithoutInvitation == 1 && silence.matchedBy == ["contact"])
    #expect(silence.silentAccounts.map(\.account) == ["f"] && silence.accountsInvited == 6)
    #expect(silence.silentAccounts[0].invited == 3)
    #expect(silence.groups.map(\.value) == ["m", "u"])
    #expect(silence.groups.map(\.invited) == [4, 6] && silence.groups.map(\.answered) == [1, 5])
    #expect(
      silence.notes.map(\.code) == [
        "answers_without_invitation", "repeated_invitations", "churn_after_survey",
      ])
  }

  /// All promoters: r·m = .6·100, bounds 60 ∓ 40.
  @Test func boundsAndTippingByHand() throws {
    let result = try run()
    let silence = try #require(result.silence)
    #expect(abs(try #require(silence.lowerBound) - 20) < 1e-9)
    #expect(abs(try #require(silence.upperBound) - 100) < 1e-9)
    #expect(silence.sweep.count == 9 && silence.sweep[0].silentScore == -100)
    // One answer each of five accounts: half of the invited. Zero is reached at s = −lower.
    let five = try NetPromoterScore().run(
      Self.answers.selecting(rows: [0, 2, 3, 4, 5]), invitations: Self.invitations)
    let lower = try #require(five.overall.interval?.lower)
    let tipping = try #require(five.silence?.tippingPoint)
    #expect(abs(tipping.score + lower) < 1e-9 && tipping.isPossible && lower > 0)
    #expect(five.silence?.findings.map(\.code) == ["fragile"])
  }

  @Test func churnOfTheSilent() throws {
    let churn = try #require(try run().silence?.churn)
    #expect(churn.accounts.firstSuccesses == 1 && churn.accounts.firstTrials == 1)
    #expect(churn.accounts.secondSuccesses == 1 && churn.accounts.secondTrials == 5)
    // One account of six is silent, two left: p = C(5,1)/C(6,2).
    #expect(abs(try #require(churn.test.pValue) - 1.0 / 3) < 1e-12)
    #expect(try run(nil).silence?.churn == nil)
  }

  @Test func wavesAreMatchedWhereBothFilesHaveThem() throws {
    func waved(_ table: Table, _ waves: [String]) -> Table {
      Table(source: table.source, columns: table.columns + [Column(name: "wave", texts: waves)])
    }
    let later = waved(Self.answers, Array(repeating: "2", count: 7))
    let first = waved(Self.invitations, Array(repeating: "1", count: 11))
    let silence = try NetPromoterScore().run(later, invitations: first).silence
    #expect(silence?.answered == 0 && silence?.matchedBy == ["contact", "wave"])
    #expect(silence?.answersWithoutInvitation == 7 && silence?.responseRate == 0)
  }

  @Test func nobodyAndEverybody() throws {
    let none = try NetPromoterScore().run(
      Self.answers, invitations: Self.invitations.selecting(rows: []))
    #expect(none.silence?.responseRate == nil && none.silence?.lowerBound == nil)
    let all = try NetPromoterScore().run(
      Self.answers.selecting(rows: [0, 1]), invitations: Self.invitations.selecting(rows: [0, 1]))
    #expect(all.silence?.responseRate == 1 && all.silence?.tippingPoint == nil)
    #expect(all.silence?.lowerBound == all.silence?.upperBound)
    #expect(all.silence?.findings.map(\.code) == ["robust"])
    let silent = try NetPromoterScore().run(
      Self.answers.selecting(rows: []), invitations: Self.invitations)
    #expect(silent.silence?.responseRate == 0 && silent.silence?.lowerBound == nil)
  }

  @Test func badFilesAreRefused() throws {
    #expect(throws: SilenceError.self) {
      try NetPromoterScore().run(Self.answers, invitations: Self.accounts)
    }
    #expect(throws: SilenceError.churnWithoutAccounts) {
      try NetPromoterScore().run(
        Self.answers, invitations: Self.invitations, accounts: nil, churned: "churned")
    }
    let vague = Table(
      source: "accounts.csv",
      columns: [
        Column(name: "account", texts: ["a", "b"]),
        Column(name: "churned", texts: ["no", "maybe"]),
      ])
    #expect(
      throws: SilenceError.notYesNo(
        column: "churned", line: 2, text: "maybe", source: "accounts.csv")
    ) { try run(vague) }
  }

  @Test func theReportHoldsASection() throws {
    let result = try run()
    let text = TextRenderer().render(result.report)
    #expect(text.contains("6 of 10 invitations answered (60.0 %)"))
    #expect(text.contains("Silent accounts"))
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
    #expect(result.findings.count == 3)
  }
}
