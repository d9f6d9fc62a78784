import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct RoleBenchmarksTests {
  typealias Row = (account: String, role: String?, score: Double?)

  /// Twelve accounts: users promote in ten and detract in two, buyers the other way round.
  static let rows: [Row] = (0..<12).flatMap { account -> [Row] in
    let happy = account < 10
    return [
      ("a\(account)", "user", happy ? 9 : 3), ("a\(account)", "user", happy ? 10 : 8),
      ("a\(account)", "buyer", happy ? 5 : 9),
    ]
  }

  private func run(
    _ rows: [Row] = Self.rows, _ benchmarks: [(role: String, score: Double)] = [],
    level: Double = 0.95
  ) throws -> RoleBenchmarksResult {
    let table = Table(
      source: "r.csv",
      columns: [
        Column(name: "account", texts: rows.map(\.account)),
        Column(name: "role", texts: rows.map(\.role)),
        Column(name: "nps", numbers: rows.map(\.score)),
      ])
    return try RoleBenchmarks(benchmarks: benchmarks, level: level).run(
      try ProgrammeJoin().run(responses: table))
  }

  /// Users: 20 promoters, 2 passives, 2 detractors: 75; buyers: 2 and 10: −66.7.
  @Test func byHand() throws {
    let result = try run(Self.rows, [("user", -20), ("buyer", -70)])
    let user = try #require(result.roles.first { $0.role == "user" })
    #expect(user.score == 75 && user.accounts == 12 && user.difference == 95)
    #expect(user.counts == NetScoreCounts(detractors: 2, passives: 2, promoters: 20))
    let counts =
      Array(repeating: NetScoreCounts(detractors: 0, passives: 0, promoters: 2), count: 10)
      + Array(repeating: NetScoreCounts(detractors: 1, passives: 1, promoters: 0), count: 2)
    let estimate = NetScoreEstimator().estimate(accounts: counts)
    #expect(user.pValue == estimate.test(null: -0.2)?.pValue)
    #expect(user.interval?.lower == estimate.interval?.lower.map { $0 * 100 })
    #expect(user.adjustedPValue == user.pValue.map { 2 * $0 } && user.verdict == "above")
    let buyer = try #require(result.roles.first { $0.role == "buyer" })
    #expect(buyer.verdict == "inconclusive" && (buyer.answersNeeded ?? 0) > 12)
    let pair = try #require(result.pairs.first)
    #expect(abs((pair.difference ?? 0) - (75 + 200.0 / 3)) < 1e-9 && pair.accountsInBoth == 12)
    #expect(pair.pValue.map { $0 < 0.05 } ?? false)
    #expect(result.findings.map(\.code) == ["above", "inconclusive", "different"])
  }

  /// A pair that would be told apart alone and is not among several is named with both p-values.
  @Test func aPairLostToCorrectionSaysSo() throws {
    // Five roles: users above buyers by enough for one comparison, not for ten.
    let rows: [Row] = (0..<14).flatMap { account -> [Row] in
      [
        ("a\(account)", "user", account % 7 < 4 ? 9 : 7),
        ("a\(account)", "buyer", account % 7 < 2 ? 9 : account % 7 < 5 ? 7 : 3),
        ("a\(account)", "c", account % 2 == 0 ? 9 : 3),
        ("a\(account)", "d", account % 3 == 0 ? 9 : 5),
        ("a\(account)", "e", account % 5 < 2 ? 9 : 4),
      ]
    }
    let result = try run(rows)
    let lost = result.pairs.filter {
      isSignificant($0.pValue, level: 0.95) && !isSignificant($0.adjustedPValue, level: 0.95)
    }
    #expect(!lost.isEmpty, "\(result.pairs.map(\.pValue))")
    let said = result.findings.filter { $0.sentence.hasPrefix("Alone, ") }
    #expect(said.map(\.code) == lost.map { _ in "inconclusive" })
    for (pair, remark) in zip(lost, said) {
      #expect(remark.sentence.contains("\(pair.first) and \(pair.second)"))
      #expect(remark.sentence.contains(Format.pValue(pair.pValue)))
      #expect(remark.sentence.contains(Format.pValue(pair.adjustedPValue)))
    }
  }

  /// A benchmark inside the interval is never rejected, one outside always is.
  @Test func testAndIntervalAgree() throws {
    for benchmark in stride(from: -100.0, through: 100, by: 5) {
      let role = try run(Self.rows, [("user", benchmark)]).roles.first { $0.role == "user" }
      let interval = try #require(role?.interval)
      #expect(interval.contains(benchmark) == ((role?.pValue ?? 0) > 0.05), "\(benchmark)")
    }
  }

  @Test func rowOrder() throws {
    let one = try run(Self.rows, [("user", 20), ("buyer", 0)])
    let mixed = try run(Self.rows.reversed(), [("user", 20), ("buyer", 0)])
    for role in one.roles {
      let other = try #require(mixed.roles.first { $0.role == role.role })
      #expect(other.score == role.score && abs(other.pValue! - role.pValue!) < 1e-12)
    }
  }

  @Test func degenerate() throws {
    let few = try run(Array(Self.rows.prefix(9)), [("user", 20)])
    #expect(few.roles.first?.interval == nil && few.roles.first?.verdict == "not_estimable")
    #expect(few.findings.first?.sentence.contains("described") ?? false)
    let none = try run([("a", "user", nil)], [("user", 0)])
    #expect(none.roles.first?.score == nil && !none.isEstimable)
    let one = try run([("a", "user", 9)], [("user", 0)])
    #expect(one.roles.first?.score == 100 && one.roles.first?.interval != nil)
    let nameless = try run(Self.rows + [("a1", nil, 9)])
    #expect(nameless.notes.map(\.code).contains("answers_without_role"))
    #expect(nameless.roles.allSatisfy { $0.pValue == nil && $0.verdict == "estimated" })
    let agree = try run(Self.rows.map { ($0.account, $0.role, 10) }, [("user", 100)])
    #expect(agree.roles.first { $0.role == "user" }?.verdict == "inconclusive")
    for result in [few, none, one, nameless, agree] { #expect(!result.report.blocks.isEmpty) }
  }

  @Test func refusals() throws {
    #expect(throws: GapError.unknownRole("usr", near: ["user"], roles: ["user", "buyer"])) {
      try run(Self.rows, [("usr", 20)])
    }
    #expect(throws: GapError.badBenchmark(role: "user", value: 120)) {
      try run(Self.rows, [("user", 120)])
    }
    let table = Table(
      source: "r.csv",
      columns: [Column(name: "account", texts: ["a"]), Column(name: "nps", numbers: [9])])
    #expect(throws: GapError.self) {
      try RoleBenchmarks().run(try ProgrammeJoin().run(responses: table))
    }
  }

  @Test func declaredByAProject() {
    let project = Project(roles: [
      ProjectRole(name: "user", benchmark: 40), ProjectRole(name: "buyer"),
    ])
    let declared = RoleBenchmarks.declared(in: project)
    #expect(declared.count == 1 && declared[0].role == "user" && declared[0].score == 40)
  }

  @Test func tidyColumnsAreTheVocabulary() throws {
    for table in try run().report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }
}
