import Foundation
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct AccountProtectionTests {
  private static func study(_ minimum: Int?, wave: String? = nil) -> AccountStudy {
    AccountStudy(wave: wave, smallGroups: minimum.map(SmallGroups.init))
  }

  /// Accounts of so many people each, all of one role.
  private static func rows(_ sizes: [Int]) -> [(String, String?, Double?)] {
    sizes.enumerated().flatMap { account, size in
      (0..<size).map { ("\(account)", "user", Double((account * 3 + $0 * 5) % 11)) }
    }
  }

  /// Wave 2025-H2 has three people in A1, two in A2 and one in each other; 2025-H1 at most two.
  @Test func byHand() throws {
    let result = try AccountStudyHandTests.result(Self.study(3))
    let a1 = try #require(result.accounts.first)
    #expect(a1.plain?.mean == 19.0 / 3 && a1.standardized != nil)
    // Its boss is one person, so is what the weighted mean would give; two answered before.
    #expect(a1.weighted == nil && a1.senior == nil && a1.roleGap == nil && a1.shift == nil)
    #expect(a1.weightedRank == nil && a1.standardized?.rank == nil)
    for row in result.accounts.dropFirst() {
      #expect(row.status == .unknown && row.reason == "fewer than 3 people answered")
      #expect(row.plain == nil && row.weighted == nil && row.senior == nil && row.shift == nil)
      #expect(row.standardized == nil && row.roleGap == nil && row.weightedRank == nil)
      #expect(row.signs.isEmpty && row.alerts == nil && row.silence.lastScore == nil)
    }
    #expect(result.accounts.allSatisfy { $0.fallen.isEmpty })
    #expect(result.roles.allSatisfy { $0.level == nil } && result.model?.commonShift == nil)
    #expect((result.model?.atRiskAlways ?? 9) + (result.model?.atRiskSometimes ?? 9) <= 1)
    let note = try #require(result.notes.first { $0.code == "small_groups" })
    #expect(note.sentence.hasPrefix("4 groups with fewer than 3 respondents are not shown: "))
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table).isEmpty) }
  }

  /// One small account alone is what the whole less the others leaves: the next smallest goes too.
  @Test func theRestTellsNothing() throws {
    let programme = try AccountStudyTests.programme(Self.rows([4, 3, 5, 1, 6]))
    let result = try Self.study(3).run(programme)
    #expect(result.accounts.map { $0.plain != nil } == [true, false, true, false, true])
    #expect(result.accounts[3].reason == "fewer than 3 people answered")
    #expect(result.accounts[1].reason.hasPrefix("withheld, so that accounts with fewer than 3"))
    let hidden = result.accounts.filter { $0.plain == nil }.reduce(0) { $0 + $1.answers }
    #expect(hidden >= 3)
  }

  /// Where nothing is small, nothing changes but the levels of roles.
  @Test func nothingSmallNothingHidden() throws {
    let programme = try AccountStudyTests.programme(Self.rows([4, 3, 5, 3, 6]))
    let (open, kept) = (try Self.study(nil).run(programme), try Self.study(3).run(programme))
    #expect(open.accounts == kept.accounts && open.model == kept.model)
    #expect(kept.isEstimable && !kept.notes.contains { $0.code == "small_groups" })
  }

  @Test func everythingSmall() throws {
    let programme = try AccountStudyTests.programme(Self.rows([2, 1, 2, 2, 1, 2]))
    #expect(try Self.study(nil).run(programme).isEstimable)
    let result = try Self.study(3).run(programme)
    #expect(!result.isEstimable && result.model == nil)
    #expect(result.accounts.allSatisfy { $0.status == .unknown && $0.standardized == nil })
    #expect(result.refusal == "no account can be shown with 3 people at least")
  }

  /// Roles within an account count by people: two of a boss who answered twice are one person.
  @Test func aPersonWhoAnsweredTwiceIsOne() throws {
    var accounts: [String] = []
    var people: [String] = []
    var scores: [Double] = []
    for account in 0..<6 {
      for answer in 0..<4 {
        accounts.append("a\(account)")
        people.append(account == 0 ? "p" : "p\(account)-\(answer)")
        scores.append(Double(5 + (answer + account) % 5))
      }
    }
    let table = Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: accounts),
        Column(name: "respondent", texts: people),
        Column(name: "nps", numbers: scores),
      ])
    let result = try Self.study(2).run(try ProgrammeJoin().run(responses: table))
    #expect(result.accounts[0].answers == 4 && result.accounts[0].plain == nil)
    #expect(result.accounts[0].reason == "fewer than 2 people answered")
  }

  /// A page shows no line of one person, and no wave that few answered in.
  @Test func page() throws {
    let page = try AccountDiagnosis(account: "A1", study: Self.study(3)).run(
      try HandProgramme.programme(AccountStudyHandTests.project),
      project: AccountStudyHandTests.project)
    #expect(page.contacts.isEmpty && page.groups.isEmpty && page.alerts == nil)
    #expect(page.waves.map(\.answers) == [2, 3])
    #expect(page.waves[0].plain == nil && page.waves[0].standardized == nil)
    #expect(page.waves[1].plain?.mean == 19.0 / 3 && page.waves[1].weighted == nil)
    // All waves together less the shown one would be the hidden one.
    let all = try AccountDiagnosis(account: "A1", study: Self.study(3, wave: "all")).run(
      try HandProgramme.programme(AccountStudyHandTests.project),
      project: AccountStudyHandTests.project)
    #expect(all.waves.allSatisfy { $0.plain == nil && $0.standardized == nil })
    let small = try AccountDiagnosis(account: "A3", study: Self.study(3)).run(
      try HandProgramme.programme(AccountStudyHandTests.project),
      project: AccountStudyHandTests.project)
    #expect(!small.isEstimable && small.waves.allSatisfy { $0.plain == nil })
  }

  /// What is printed of a withheld account stays the same whatever its people said.
  @Test func nothingOfAWithheldAccountIsPrinted() throws {
    let sizes = [5, 4, 6, 1, 5, 4]
    let texts = try [0.0, 10].map { answer -> String in
      var rows = Self.rows(sizes)
      let place = try #require(rows.firstIndex { $0.0 == "3" })
      rows[place].2 = answer
      let result = try Self.study(3).run(try AccountStudyTests.programme(rows))
      let own = result.accounts.filter { $0.standardized == nil }
      #expect(own.map(\.id) == ["1", "3"])
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(own), as: UTF8.self)
    }
    #expect(texts[0] == texts[1])
  }
}
