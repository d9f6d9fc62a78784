import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct AccountStudyTests {
  /// A programme of one wave: account, role, answer.
  static func programme(
    _ rows: [(String, String?, Double?)], accounts: Table? = nil, project: Project = Project()
  ) throws -> Programme {
    let table = Table(
      source: "answers.csv",
      columns: [
        Column(name: "account_id", texts: rows.map(\.0)),
        Column(name: "role", texts: rows.map(\.1)), Column(name: "nps", numbers: rows.map(\.2)),
      ])
    return try ProgrammeJoin(project: project).run(responses: table, accounts: accounts)
  }

  static let rows: [(String, String?, Double?)] = [
    ("A", "boss", 4), ("A", "user", 8), ("A", "user", 7), ("B", "boss", 9), ("B", "user", 10),
    ("C", "user", 6), ("C", "user", 8), ("D", "boss", 3), ("E", "user", 9), ("E", "boss", 8),
    ("F", "user", 2),
  ]

  static func weights(_ boss: Double?, _ user: Double?) -> Project {
    Project(roles: [
      ProjectRole(name: "boss", weight: boss), ProjectRole(name: "user", weight: user),
    ])
  }

  static func run(
    _ project: Project, _ rows: [(String, String?, Double?)] = rows,
    study: AccountStudy = AccountStudy()
  ) throws -> AccountStudyResult {
    try study.run(programme(rows, project: project), project: project)
  }

  @Test func scaleOfWeights() throws {
    let plain = try Self.run(Self.weights(3, 1))
    for factor in [1e-300, 1e5, 1e300] {
      let other = try Self.run(Self.weights(3 * factor, factor))
      for (a, b) in zip(plain.accounts, other.accounts) {
        #expect(abs((a.weighted?.mean ?? 0) - (b.weighted?.mean ?? 0)) < 1e-12)
        #expect(abs((a.standardized?.score ?? 0) - (b.standardized?.score ?? 0)) < 1e-10)
        #expect(a.status == b.status && a.weightedRank == b.weightedRank)
      }
    }
  }

  @Test func equalAndZeroWeights() throws {
    let equal = try Self.run(Self.weights(2, 2)).accounts
    #expect(equal[0].weighted?.mean == (4 + 7.5) / 2 && equal[1].weighted?.mean == 9.5)
    let undeclared = try Self.run(Project())
    #expect(undeclared.accounts.map(\.weighted?.mean) == equal.map(\.weighted?.mean))
    #expect(undeclared.notes.contains { $0.code == "equal_role_weights" })
    #expect(undeclared.accounts.allSatisfy { $0.senior == nil })
    let users = try Self.run(Self.weights(0, 1)).accounts
    #expect(users[0].weighted?.mean == 7.5 && users[3].weighted == nil)
    #expect(users[3].weightedRank == nil && users[3].standardized != nil)
  }

  @Test func empowerment() throws {
    let project = Project(roles: [
      ProjectRole(name: "boss", empowerment: ["decision": 1, "budget": 0.8]),
      ProjectRole(name: "user", empowerment: ["influence": 0.3]),
    ])
    let result = try Self.run(project)
    #expect(result.roles.map(\.weight) == [0.9, 0.3])
    // (0.9·4 + 0.3·7.5)/1.2.
    #expect(abs((result.accounts[0].weighted?.mean ?? 0) - 4.875) < 1e-12)
  }

  @Test func unknownRoles() {
    #expect(throws: AccountStudyError.rolesWithoutWeight(roles: ["user"], declared: ["boss"])) {
      try Self.run(Project(roles: [ProjectRole(name: "boss", weight: 1)]))
    }
    let typo = Project(roles: [
      ProjectRole(name: "boss", weight: 1), ProjectRole(name: "usr", weight: 2),
    ])
    #expect { try Self.run(typo) } throws: { error in
      "\(error)".contains("“user” may be “usr”")
    }
    let stray = Project(roles: [
      ProjectRole(name: "boss", weight: 1), ProjectRole(name: "user", weight: 2),
      ProjectRole(name: "users", weight: 2),
    ])
    #expect { try Self.run(stray) } throws: { error in
      "\(error)".contains("nobody in the data has the role “users”")
        && "\(error)".contains("did you mean “user”")
    }
    #expect(throws: AccountStudyError.invalidWeight(role: "boss", weight: -1)) {
      try Self.run(Self.weights(-1, 1))
    }
    #expect(throws: AccountStudyError.noPositiveWeight) { try Self.run(Self.weights(0, 0)) }
    let blank = Self.rows + [("B", nil, 5)]
    #expect(
      throws: AccountStudyError.rolesWithoutWeight(roles: ["unknown"], declared: ["boss", "user"])
    ) {
      try Self.run(Self.weights(1, 1), blank)
    }
  }

  /// What the model refuses leaves a list of unknown accounts with the reason.
  @Test func refusals() throws {
    let cases: [([(String, String?, Double?)], String)] = [
      (Array(Self.rows.prefix(3)), "1 account is too few"),
      (Array(Self.rows.prefix(1)), "1 account is too few"),
      (Self.rows.map { ($0.0, $0.1, 7) }, "fit every value exactly"),
      (Self.rows + [("B", "buyer", 5)], "heard in one account only (B)"),
      (
        [("A", "r", 1), ("B", "r", 5), ("C", "r", 9), ("D", "r", 4), ("E", "r", 7)],
        "no group has two rows"
      ),
    ]
    for (rows, reason) in cases {
      let result = try Self.run(Project(), rows)
      #expect(result.refusal?.contains(reason) == true, "\(result.refusal ?? "") \(reason)")
      #expect(result.accounts.allSatisfy { $0.status == .unknown && $0.standardized == nil })
      #expect(result.accounts.allSatisfy { $0.plain != nil })
      #expect(!result.report.blocks.isEmpty && !result.isEstimable)
    }
    #expect(throws: AccountStudyError.noScores(source: "answers.csv")) {
      try Self.run(Project(), [("A", "r", nil), ("B", "r", nil)])
    }
  }

  /// A role without weight that one account alone has leaves the model, whatever it answered.
  @Test func loneRoleWithoutWeight() throws {
    let project = Project(roles: [
      ProjectRole(name: "boss", weight: 3), ProjectRole(name: "user", weight: 1),
      ProjectRole(name: "buyer", weight: 0),
    ])
    let with = try Self.run(project, Self.rows + [("B", "buyer", 0)])
    let without = try Self.run(Self.weights(3, 1))
    for (a, b) in zip(with.accounts, without.accounts) {
      #expect(abs((a.standardized?.score ?? 0) - (b.standardized?.score ?? 1)) < 1e-12)
    }
    #expect(with.accounts[1].answers == 3 && with.accounts[1].weighted?.mean == 9.25)
  }

  @Test func silent() throws {
    let accounts = Table(
      source: "accounts.csv",
      columns: [
        Column(name: "account_id", texts: ["Z", "A", "B", "C", "D", "E", "F"]),
        Column(name: "arr", numbers: [50, 1, 2, 3, 4, nil, 6]),
      ])
    let result = try AccountStudy().run(
      Self.programme(Self.rows, accounts: accounts), project: Project())
    let silent = result.accounts[0]
    #expect(silent.id == "Z" && silent.status == .unknown && silent.standardized == nil)
    #expect(silent.prior != nil && silent.reason.hasPrefix("never heard; all that is known"))
    #expect(silent.plain == nil && silent.weightedRank == nil && silent.people == 0)
    #expect(result.isEstimable)
  }

  @Test func threadsAndOrder() throws {
    let one = try Self.run(Self.weights(3, 1), study: AccountStudy(threads: 1))
    #expect(try one == Self.run(Self.weights(3, 1), study: AccountStudy(threads: 2)))
    let turned = try Self.run(Self.weights(3, 1), Self.rows.reversed())
    for row in one.accounts {
      let other = try #require(turned.accounts.first { $0.id == row.id })
      #expect(abs((row.standardized?.score ?? 0) - (other.standardized?.score ?? 1)) < 1e-10)
      #expect(row.status == other.status && row.weightedRank == other.weightedRank)
    }
  }

  @Test func unknownWave() throws {
    #expect(throws: AccountStudyError.unknownWave("w9", waves: ["2025-H1", "2025-H2"])) {
      try AccountStudy(wave: "w9").run(HandProgramme.programme())
    }
    let all = try AccountStudy(wave: "all").run(HandProgramme.programme())
    #expect(all.wave == nil && all.accounts.map(\.answers) == [5, 3, 1, 2, 1])
    #expect(all.accounts.allSatisfy { $0.shift == nil })
  }

  @Test func silentNow() throws {
    var rows: [(String, String?, Double?, String)] = Self.rows.map { ($0.0, $0.1, $0.2, "w1") }
    rows += Self.rows.filter { $0.0 != "F" }.map { ($0.0, $0.1, $0.2, "w2") }
    let table = Table(
      source: "answers.csv",
      columns: [
        Column(name: "account_id", texts: rows.map(\.0)),
        Column(name: "role", texts: rows.map(\.1)),
        Column(name: "nps", numbers: rows.map(\.2)), Column(name: "wave", texts: rows.map(\.3)),
      ])
    let result = try AccountStudy().run(ProgrammeJoin().run(responses: table))
    let silent = try #require(result.accounts.first { $0.id == "F" })
    #expect(
      silent.status == .watch && silent.signs == [.silentNow] && silent.silence.lastHeard == "w1")
    let alone = try Self.run(Project())
    let then = try #require(alone.accounts.first { $0.id == "F" }?.standardized)
    #expect(abs((silent.silence.lastScore?.probabilityBelow ?? 0) - then.probabilityBelow) < 1e-12)
    #expect(
      silent.reason.hasPrefix("answered before (last in w1), silent now; then P(score < 6.5)"))
  }

  @Test func views() throws {
    var result = try AccountStudyHandTests.result()
    let rows = result.accounts
    #expect(AccountView().forMachines(rows).map(\.id) == ["A1", "A2", "A3", "A4", "A5"])
    #expect(
      AccountView(order: .revenue).forMachines(rows).map(\.id) == ["A2", "A1", "A3", "A4", "A5"])
    #expect(AccountView(order: .weighted, top: 2).forReaders(rows).map(\.id) == ["A4", "A1"])
    #expect(AccountView(order: .silence, top: 3).forReaders(rows).map(\.id) == ["A3", "A5", "A1"])
    // Those without a shift come last, in their own order.
    #expect(AccountView(order: .shift).forMachines(rows).suffix(2).map(\.id) == ["A3", "A5"])
    result.view = AccountView(classes: [.healthy])
    #expect(result.tidy.rowCount == rows.count { $0.status == .healthy })
    #expect(result.tidy.columns.first?.name == "account")
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }
}
