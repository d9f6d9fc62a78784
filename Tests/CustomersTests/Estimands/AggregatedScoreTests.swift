import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct AggregatedScoreTests {
  /// Six accounts; roles: u users, m managers. Scores of ten answers.
  static let answers = Table(
    source: "answers.csv",
    columns: [
      Column(name: "account", texts: ["a", "a", "a", "b", "b", "c", "d", "d", "e", "f"]),
      Column(name: "role", texts: ["u", "u", "m", "u", "m", "m", "u", "u", "m", "u"]),
      Column(name: "nps", numbers: [10, 9, 3, 7, 10, 2, 9, 8, 10, 6]),
      Column(name: "wave", texts: ["1", "1", "1", "1", "1", "2", "2", "2", "2", "2"]),
    ])
  static let accounts = Table(
    source: "accounts.csv",
    columns: [
      Column(name: "account", texts: ["a", "b", "c", "d", "e"]),
      Column(name: "arr", numbers: [100, 50, 50, 100, nil]),
      Column(name: "tier", texts: ["large", "small", "small", "large", "small"]),
    ])

  private func score(
    _ estimand: NetScoreEstimand?, _ weights: [String: Double]? = ["m": 3, "u": 1]
  )
    throws -> AggregatedScoreResult
  {
    try AggregatedScore(estimand: estimand, roleWeights: weights).run(
      Self.answers, accounts: Self.accounts)
  }

  /// Values: a 1 1 −1, b 0 1, c −1, d 1 0, e 1, f −1.
  @Test func everyEstimandByHand() throws {
    let result = try score(nil)
    let scores = Dictionary(uniqueKeysWithValues: result.estimates.map { ($0.estimand, $0.score) })
    func near(_ estimand: NetScoreEstimand, _ votes: [Double]) -> Bool {
      let value = votes.reduce(0, +) / Double(votes.count)
      return scores[estimand].flatMap { $0 }.map { abs($0 - 100 * value) < 1e-9 } ?? false
    }
    #expect(near(.respondents, [1, 1, -1, 0, 1, -1, 1, 0, 1, -1]))
    #expect(near(.accounts, [1.0 / 3, 0.5, -1, 0.5, 1, -1]))
    // a: (1·1 + 3·(−1))/4, b: (0 + 3·1)/4.
    #expect(near(.roles, [-0.5, 0.75, -1, 0.5, 1, -1]))
    // Managers speak where there is one: a −1, b 1, c −1, d ½, e 1, f −1.
    #expect(near(.senior, [-1, 1, -1, 0.5, 1, -1]))
    // e has no revenue and f is not in the file.
    #expect(near(.revenue, [1.0 / 3, 1.0 / 3, 0.5, -1, 0.5, 0.5]))
    #expect(result.differences.count == 10 && result.findings.count >= 5)
    #expect(result.notes.map(\.code).contains("accounts_not_in_file"))
    #expect(
      result.roleWeights == [
        RoleWeight(role: "m", weight: 3, answers: 4), RoleWeight(role: "u", weight: 1, answers: 6),
      ])
  }

  @Test func weightsMatterByTheirRatiosOnly() throws {
    let one = try score(.roles)
    let ten = try score(.roles, ["m": 30, "u": 10])
    #expect(one.estimates[0].score == ten.estimates[0].score)
    let alike = try score(.roles, nil)
    #expect(alike.remarks.map(\.code).contains("equal_role_weights"))
  }

  @Test func groupsUseTheChosenScore() throws {
    let result = try AggregatedScore(
      selection: SurveySelection(by: ["wave"]), estimand: .accounts
    ).run(Self.answers)
    #expect(result.groups.map(\.keys) == [["1"], ["2"]])
    let score = try #require(result.groups[0].score)
    #expect(abs(score - 100 * (1.0 / 3 + 0.5) / 2) < 1e-9)
    #expect(result.groups[0].interval == nil, "two accounts are described only")
    #expect(result.report.tidyTables[0].rowCount == 2)
  }

  /// Users are 30 of 100 customers and gave 6 of 10 answers: m = .3·(2/6) + .7·(0/4).
  @Test func totalsAreMetByAnswersOrAccounts() throws {
    let role = KnownTotals(
      columns: ["role"], categories: [.init(["u"], total: 30), .init(["m"], total: 70)])
    let result = try AggregatedScore(estimand: .population, totals: [role]).run(Self.answers)
    #expect(abs(try #require(result.estimates[0].score) - 100 * 0.3 * 2 / 6) < 1e-9)
    let tier = KnownTotals(
      columns: ["tier"], categories: [.init(["large"], total: 1), .init(["small"], total: 1)])
    // Account f is not in the file, so its answer has no tier.
    #expect(throws: AggregationError.missingCategory(column: "tier", line: 10)) {
      try AggregatedScore(estimand: .population, totals: [tier]).run(
        Self.answers, accounts: Self.accounts)
    }
  }

  @Test func everyFormShowsIt() throws {
    for result in [try score(nil), try score(.senior)] {
      let report = result.report
      #expect(TextRenderer().render(report).contains("NPS"))
      #expect(HTMLRenderer().render(report).contains("<html"))
      for table in report.tidyTables {
        #expect(ColumnNames.problems(in: table, groupColumns: result.groupColumns) == [])
      }
    }
  }

  @Test func whatIsMissingIsNamed() throws {
    #expect(throws: AggregationError.unknownRoles(["boss"], roles: ["m", "u"])) {
      try score(.roles, ["boss": 2])
    }
    #expect(throws: AggregationError.estimand(.undeclaredRole(.roles, role: "u"))) {
      try score(.roles, ["m": 2])
    }
    let bare = try Self.answers.selecting(columns: ["nps"])
    #expect(throws: AggregationError.noAccounts(columns: ["nps"], source: "answers.csv")) {
      try AggregatedScore(estimand: .accounts).run(bare)
    }
    #expect(throws: AggregationError.self) {
      try AggregatedScore(estimand: .revenue).run(Self.answers)
    }
    var twice = Self.answers.columns
    twice.append(Column(name: "arr", numbers: [1, 2] + [Double?](repeating: 1, count: 8)))
    let table = Table(source: "t.csv", columns: twice)
    #expect(throws: AggregationError.revenueDiffers(account: "a", column: "arr")) {
      try AggregatedScore(estimand: .revenue).run(table)
    }
  }

  @Test func errorsAreSentences() {
    let errors: [AggregationError] =
      NetScoreEstimand.allCases.map { .estimand(.missing($0, needs: "x")) } + [
        .noAccounts(columns: ["a"], source: "s"), .missingCategory(column: "role", line: 3),
        .totals(.emptyCell(margin: "role", category: "boss")),
        .noTotalsColumn(columns: ["a"], source: "s"), .incompleteTotal(line: 2, source: "s"),
        .unknownRoles(["x"], roles: ["y"]), .revenueDiffers(account: "a", column: "arr"),
      ]
    for error in errors {
      #expect(error.description.last == ".")
    }
    #expect(errors.filter(\.isTooLittleData).count == 1)
  }
}
