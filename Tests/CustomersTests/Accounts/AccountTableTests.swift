import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct AccountTableTests {
  static let answers = Table(
    source: "answers.csv",
    columns: [
      Column(name: "account_id", texts: ["A1", "A1", "A2", "A2", "A2", "A3"]),
      Column(name: "respondent_id", texts: ["p", "q", "r", "r", "s", "t"]),
      Column(name: "role", texts: ["user", "buyer", "user", "user", "buyer", "user"]),
      Column(name: "tier", texts: ["gold", "gold", "tin", "tin", nil, "tin"]),
      Column(name: "wave", texts: ["w1", "w2", "w1", "w2", "w10", "w1"]),
      Column(name: "responded_at", days: [10, 20, 10, 20, 30, 40]),
      Column(name: "nps", numbers: [9, 6, 10, 8, 9, 3]),
      Column(name: "csat", numbers: [4, 5, nil, 3, nil, 1]),
    ])
  static let accounts = Table(
    source: "accounts.csv",
    columns: [
      Column(name: "Account ID", texts: ["A2", "a1 ", "A9"]),
      Column(name: "arr", numbers: [100, 200, 300]),
      Column(name: "tier", texts: ["tin", "silver", "tin"]),
      Column(name: "churn_date", days: [nil, 15, nil]),
    ])

  /// A2: 10, 8, 9 → mean 9, two promoters of three; A1: 9, 6 → mean 7.5, net 0; A9 was never heard.
  @Test func byHand() throws {
    let result = try AccountJoin().run(answers: Self.answers, accounts: Self.accounts)
    #expect(result.accounts == ["A2", "a1 ", "A9", "A3"] && result.accountColumn == "Account ID")
    #expect(try result.table.numbers("answers") == [3, 2, 0, 1])
    #expect(try result.table.numbers("nps") == [9, 7.5, nil, 3])
    #expect(try result.table.numbers("nps_score") == [200.0 / 3, 0, nil, -100])
    #expect(try result.table.numbers("csat") == [3, 4.5, nil, 1])
    #expect(try result.table.numbers("respondents") == [2, 2, 0, 1])
    #expect(
      (0..<4).map { try? result.table.column("last_wave").text(row: $0) } == [
        "w10", "w2", nil, "w1",
      ])
    #expect(try result.table.numbers("arr") == [100, 200, 300, nil])
    #expect(result.unheard == ["A9"] && result.unknown == ["A3"] && result.answers == 6)
    #expect(result.isAggregated)
    let codes = Set(result.notes.map(\.code))
    #expect(codes == ["unheard_accounts", "unknown_accounts", "outcome_before_answers"])
    let leak = try #require(result.notes.first { $0.code == "outcome_before_answers" })
    #expect(leak.sentence.contains("a1 ") && leak.sentence.contains("1 account"))
  }

  @Test func aRowOfTotalsIsNamed() throws {
    let answers = try CSVReader().read(
      bytes: Array("account,nps\nA,9\nB,3\nTotal,6\n".utf8), source: "a.csv")
    let joined = try AccountJoin().run(answers: answers)
    #expect(joined.notes.contains { $0.code == "total_row" && $0.sentence.contains("Line 4") })
    let accounts = try CSVReader().read(
      bytes: Array("account,tenure,churned\nA,9,yes\nB,3,no\nTotal,6,no\n".utf8), source: "b.csv")
    let both = try AccountJoin().run(answers: answers, accounts: accounts)
    let named = both.notes.filter { $0.code == "total_row" }.map(\.sentence)
    #expect(named.count == 2 && named[0].hasPrefix("Line 4"))
    #expect(named[1].hasPrefix("b.csv: Line 4"))
    let retention = try Retention().run(accounts)
    #expect(retention.notes.count { $0.code == "total_row" } == 1)
  }

  @Test func originsAndCarriedColumns() throws {
    let result = try AccountJoin().run(answers: Self.answers, accounts: Self.accounts)
    #expect(try result.origin("nps") == .score && result.origin("answers") == .answers)
    #expect(try result.origin("arr") == .accounts)
    // The accounts file knows the tier best; role varies and is not carried.
    #expect(try result.origin("tier") == .accounts && !result.table.hasColumn("role"))
    #expect(try result.table.column("tier").text(row: 1) == "silver")
    #expect(result.columns(.score).map(\.name) == ["nps", "nps_score", "csat"])
    let alone = try AccountJoin(summarizing: ["role"]).run(answers: Self.answers)
    #expect(try alone.origin("tier") == .carried && alone.origin("role") == .summarized)
    #expect(alone.accounts == ["A1", "A2", "A3"])
    #expect(
      (0..<3).map { try? alone.table.column("role").text(row: $0) } == ["user", "user", "user"])
    #expect(throws: TableError.self) { try alone.origin("absent") }
  }

  @Test func asOf() throws {
    // Day 20 is 1970-01-21: answers of days 30 and 40 come later.
    let result = try AccountJoin(asOf: "1970-01-21").run(
      answers: Self.answers, accounts: Self.accounts)
    #expect(result.answers == 4 && result.asOf == "1970-01-21" && result.unknown.isEmpty)
    #expect(try result.table.numbers("nps") == [9, 7.5, nil])
    #expect(result.notes.map(\.code).contains("after_landmark"))
    let early = try AccountJoin(asOf: "1970-01-14").run(
      answers: Self.answers, accounts: Self.accounts)
    #expect(!early.notes.map(\.code).contains("outcome_before_answers"))
    #expect(throws: AccountTableError.notADate("soon")) {
      try AccountJoin(asOf: "soon").run(answers: Self.answers)
    }
    #expect(
      throws: AccountTableError.noAnswersBefore(
        date: "1969-12-31", source: "answers.csv", earliest: "1970-01-11")
    ) {
      try AccountJoin(asOf: "1969-12-31").run(answers: Self.answers)
    }
    let undated = try Self.answers.selecting(columns: ["account_id", "nps"])
    #expect(
      throws: AccountTableError.noDateColumn(
        source: "answers.csv", columns: ["account_id", "nps"])
    ) {
      try AccountJoin(asOf: "2025-01-01").run(answers: undated)
    }
    let unchecked = try AccountJoin().run(answers: undated, accounts: Self.accounts)
    #expect(unchecked.notes.map(\.code).contains("undated_outcome"))
  }

  @Test func errorsNameTheAccounts() throws {
    let twice = Table(
      source: "twice.csv",
      columns: [
        Column(name: "account", texts: ["A1", "A2", "A1", "a1"]),
        Column(name: "arr", numbers: [1, 2, 3, 4]),
      ])
    #expect(
      throws: AccountTableError.duplicateAccounts(
        column: "account", source: "twice.csv",
        duplicates: [AccountTableError.Duplicate(account: "A1", lines: [1, 3, 4])], count: 1)
    ) {
      try AccountJoin().run(answers: Self.answers, accounts: twice)
    }
    let strangers = Table(
      source: "others.csv", columns: [Column(name: "account", texts: ["X", "Y"])])
    do {
      _ = try AccountJoin().run(answers: Self.answers, accounts: strangers)
      Issue.record("accounts that share nothing were joined")
    } catch let error as AccountTableError {
      #expect(error.description.contains("no account in common"))
      #expect(error.description.contains("A1") && error.description.contains("X"))
    }
    let nameless = Table(source: "n.csv", columns: [Column(name: "nps", numbers: [9])])
    #expect(throws: AccountTableError.noAccountColumn(source: "n.csv", columns: ["nps"])) {
      try AccountJoin().run(answers: nameless)
    }
    #expect(
      throws: AccountTableError.unknownAccounts(
        source: "accounts.csv", accounts: ["A3"], count: 1, answers: 1)
    ) {
      try AccountJoin(unknown: .fail).run(answers: Self.answers, accounts: Self.accounts)
    }
    #expect(throws: ScoreError.self) {
      try AccountJoin().run(answers: survey(["11"], accounts: ["a"]))
    }
    let dropped = try AccountJoin(invalid: .drop).run(
      answers: survey(["11", "9"], accounts: ["a", "a"]))
    #expect(try dropped.table.numbers("nps") == [9])
    #expect(dropped.notes.map(\.code) == ["invalid_answers"])
  }

  /// The name joins where the numbers do not.
  @Test func theColumnPairThatMatchesIsTaken() throws {
    let answers = Table(
      source: "a.csv",
      columns: [
        Column(name: "account_id", texts: ["1", "2"]),
        Column(name: "account", texts: ["Acme", "Bolt"]), Column(name: "nps", numbers: [9, 2]),
      ])
    let accounts = Table(
      source: "b.csv",
      columns: [
        Column(name: "company", texts: ["bolt", "ACME"]), Column(name: "arr", numbers: [5, 7]),
      ])
    let result = try AccountJoin().run(answers: answers, accounts: accounts)
    #expect(result.accountColumn == "company")
    #expect(try result.table.numbers("nps") == [2, 9])
  }

  @Test func shareOfInvitations() throws {
    // Rows without any score are invitations that were not answered.
    let rows = survey(["9", nil, nil, "3"], accounts: ["a", "a", "b", "b"])
    let result = try AccountJoin().run(answers: rows)
    #expect(try result.table.numbers("answered_share") == [0.5, 0.5])
    #expect(try result.table.numbers("answers") == [1, 1])
    let invited = Table(
      source: "i.csv", columns: [Column(name: "account", texts: ["a", "a", "a", "a", "c"])])
    let given = try AccountJoin().run(
      answers: survey(["9", "4"], accounts: ["a", "b"]), invitations: invited)
    #expect(try given.table.numbers("answered_share") == [0.25, nil])
  }

  /// By day 20 account a had three invitations, one answered by then, one later, one never; b had
  /// one, answered; the invitation of day 30 does not count.
  @Test func shareOfInvitationsUpToALandmark() throws {
    let columns = [
      Column(name: "account", texts: ["a", "a", "a", "a", "b"]),
      Column(name: "invited_at", days: [5, 10, 15, 30, 10]),
      Column(name: "responded_at", days: [6, 25, nil, nil, 12]),
      Column(name: "nps", numbers: [9, 2, nil, nil, 7]),
    ]
    let whole = Table(source: "r.csv", columns: columns)
    let join = AccountJoin(asOf: "1970-01-21")
    let result = try join.run(answers: whole)
    #expect(try result.table.numbers("answered_share") == [1.0 / 3, 1])
    #expect(try result.table.numbers("nps") == [9, 7])
    let undated = Table(source: "r.csv", columns: [columns[0], columns[2], columns[3]])
    let unknown = try join.run(answers: undated)
    #expect(!unknown.table.hasColumn("answered_share"))
    #expect(unknown.notes.map(\.code) == ["after_landmark", "undated_invitations"])
  }

  @Test func aFileOfInvitationsIsCutToo() throws {
    let answers = Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: ["a", "a"]), Column(name: "responded_at", days: [6, 25]),
        Column(name: "nps", numbers: [9, 2]),
      ])
    let accounts = Column(name: "account", texts: ["a", "a", "a"])
    let dated = Table(
      source: "i.csv", columns: [accounts, Column(name: "sent_at", days: [5, 10, 24])])
    let join = AccountJoin(asOf: "1970-01-21")
    let result = try join.run(answers: answers, invitations: dated)
    #expect(try result.table.numbers("answered_share") == [0.5])
    let unknown = try join.run(
      answers: answers, invitations: Table(source: "i.csv", columns: [accounts]))
    #expect(!unknown.table.hasColumn("answered_share"))
    #expect(unknown.notes.map(\.code).contains("undated_invitations"))
  }

  @Test func namesThatMeet() throws {
    let accounts = Table(
      source: "b.csv",
      columns: [
        Column(name: "account", texts: ["a"]), Column(name: "nps", numbers: [42]),
        Column(name: "answers", numbers: [7]),
      ])
    let result = try AccountJoin().run(answers: survey(["9"], accounts: ["a"]), accounts: accounts)
    #expect(try result.table.numbers("nps") == [9] && result.table.numbers("accounts_nps") == [42])
    #expect(try result.table.numbers("accounts_answers") == [7])
    #expect(result.notes.map(\.code) == ["renamed_column", "renamed_column"])
  }

  @Test func emptyFiles() throws {
    let none = try AccountJoin().run(answers: survey([], accounts: []))
    #expect(none.table.rowCount == 0 && none.answers == 0)
    let unnamed = try AccountJoin().run(answers: survey(["9", "8"], accounts: [nil, "a"]))
    #expect(unnamed.accounts == ["a"])
    #expect(unnamed.notes.map(\.code) == ["answers_without_account"])
  }
}
