import Foundation
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ScoreComparisonTests {
  static var meridian: Table {
    get throws {
      let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../notebooks-data/meridian/responses.csv").path
      return try CSVReader().read(path)
    }
  }

  /// The generator put a drop between the second and the third wave and nothing elsewhere.
  @Test func findsTheChangeThatIsThere() throws {
    let result = try ScoreComparison(design: .waves(column: "wave")).run(Self.meridian)
    #expect(result.pairs.map(\.verdict) == [.inconclusive, .decreased, .inconclusive])
    #expect(result.pairs.map(\.first) == ["2024-H2", "2025-H1", "2025-H2"])
    // From a separate computation in another language.
    #expect(abs(result.pairs[0].pValue! - 0.863) < 0.0005)
    #expect(abs(result.pairs[2].pValue! - 0.698) < 0.0005)
    #expect(abs(result.pairs[1].difference! + 37.1) < 0.05)
    #expect(result.pairs[0].answersNeeded! > 10_000)
    #expect(result.pairs.allSatisfy { ($0.swapPValue == nil) == false })
    #expect(result.seed == 1)
  }

  /// 2/6/12 against 6/8/6: Z 2.02933, p .042424, limits 1.80 and 92.37.
  @Test func independentGroupsMatchTheVector() throws {
    let answers = { (d: Int, n: Int, p: Int) in
      Array(repeating: "0", count: d) + Array(repeating: "7", count: n)
        + Array(repeating: "10", count: p)
    }
    let groups = Column(
      name: "g",
      texts: Array(repeating: "b", count: 20) + Array(repeating: "a", count: 20))
    let table = survey(answers(2, 6, 12) + answers(6, 8, 6), extra: [groups])
    let result = try ScoreComparison(design: .groups(column: "g")).run(table)
    let pair = try #require(result.pairs.first)
    #expect(pair.first == "b" && pair.second == "a" && result.pairs.count == 1)
    #expect(abs(pair.statistic! - 2.02933) < 5e-6 && abs(pair.pValue! - 0.042424) < 5e-7)
    #expect(abs(pair.interval!.lower! - 1.80) < 0.00501)
    #expect(abs(pair.interval!.upper! - 92.37) < 0.00501)
    #expect(pair.verdict == .different && pair.adjustedPValue == nil)
    #expect(pair.finding.sentence == "The score of b is higher than that of a.")
    #expect(pair.fragility == 1)
  }

  /// Without one of five accounts four are left, which allow no verdict: that is no account's influence.
  @Test func theFiveAccountRuleIsNoInfluence() throws {
    // b: five accounts, two answers each; a: ten accounts.
    let accounts = (0..<10).map { "b\($0 / 2)" } + (0..<20).map { "a\($0 / 2)" }
    let texts = (0..<10).map { $0 % 5 == 0 ? "8" : "10" } + (0..<20).map { $0 % 4 == 0 ? "9" : "2" }
    let groups = Column(
      name: "g",
      texts: Array(repeating: "b", count: 10) + Array(repeating: "a", count: 20))
    let table = survey(
      texts, extra: [groups, Column(name: "account", texts: accounts)])
    let pair = try #require(
      try ScoreComparison(design: .groups(column: "g")).run(table).pairs.first)
    #expect(pair.verdict == .different && pair.influentialAccounts.isEmpty)
  }

  @Test func severalGroupsAreCorrected() throws {
    let groups = Column(name: "g", texts: (0..<30).map { ["x", "y", "z"][$0 % 3] })
    let table = survey((0..<30).map { $0 % 3 == 0 ? "10" : "\($0 % 11)" }, extra: [groups])
    let result = try ScoreComparison(design: .groups(column: "g")).run(table)
    #expect(result.pairs.count == 3)
    for pair in result.pairs { #expect(pair.adjustedPValue! >= pair.pValue!) }
    let plain = try ScoreComparison(design: .groups(column: "g"), adjustment: nil).run(table)
    #expect(plain.pairs.allSatisfy { $0.adjustedPValue == nil } && plain.adjustment == nil)
  }

  @Test func benchmarksAreJudgedByTheInterval() throws {
    let scores = Array(repeating: "10", count: 30) + Array(repeating: "8", count: 5) + ["0"]
    func verdict(_ range: ClosedRange<Double>) throws -> String {
      try ScoreComparison(design: .benchmark(range)).run(survey(scores)).benchmarks[0].finding.code
    }
    #expect(try verdict(0...0) == "above")
    #expect(try verdict(30...50) == "above")
    #expect(try verdict(99...100) == "below")
    #expect(try verdict(80...80) == "inconclusive")
    #expect(try verdict(20...100) == "within")
  }

  @Test func testAndIntervalAgreeAgainstABenchmark() throws {
    for benchmark in stride(from: -90.0, through: 90, by: 15) {
      let result = try ScoreComparison(design: .benchmark(benchmark...benchmark)).run(
        survey(["10", "9", "9", "8", "7", "3", "10", "6", "9", "2"]))
      let row = result.benchmarks[0]
      #expect((row.pValue! < 0.05) == !row.interval!.contains(benchmark), "\(benchmark)")
    }
  }

  @Test func degenerateDesignsAreReasoned() throws {
    let one = survey(["10", "9"], extra: [Column(name: "g", texts: ["a", "a"])])
    #expect(throws: ComparisonError.oneGroup(column: "g", found: ["a"])) {
      try ScoreComparison(design: .groups(column: "g")).run(one)
    }
    let many = survey(
      (0..<41).map { _ in "5" }, extra: [Column(name: "g", texts: (0..<41).map { "\($0)" })])
    #expect(throws: ComparisonError.self) {
      try ScoreComparison(design: .groups(column: "g")).run(many)
    }
    let single = survey(["10", "1"], extra: [Column(name: "g", texts: ["a", "b"])])
    #expect(try ScoreComparison(design: .groups(column: "g")).run(single).pairs.count == 1)
    let few = survey(
      ["10", "9", "1", "2"], accounts: ["x", "x", "y", "y"],
      extra: [Column(name: "g", texts: ["a", "a", "b", "b"])])
    let refused = try ScoreComparison(design: .groups(column: "g")).run(few)
    #expect(!refused.isEstimable && refused.pairs[0].notes.map(\.code) == ["few_accounts"])
    let same = survey(
      Array(repeating: "10", count: 12), accounts: (0..<12).map { "a\($0 % 6)" },
      extra: [Column(name: "w", texts: (0..<12).map { $0 < 6 ? "1" : "2" })])
    let identical = try ScoreComparison(design: .waves(column: "w")).run(same)
    #expect(identical.pairs[0].difference == 0 && identical.pairs[0].verdict == .inconclusive)
  }

  /// Where accounts give very different numbers of answers the interval allows for it.
  @Test func veryUnevenAccountsWidenTheInterval() throws {
    let sizes = [1, 1, 2, 1, 9, 1, 2, 7]
    let accounts = (0..<2).flatMap { _ in
      sizes.enumerated().flatMap { index, size in Array(repeating: "a\(index)", count: size) }
    }
    let answers = accounts.enumerated().map { row, account in
      ["10", "2", "9", "0", "10", "7", "8", "3"][(Int(account.dropFirst())! + row / 24 * 3) % 8]
    }
    let waves = Column(name: "w", texts: (0..<48).map { $0 < 24 ? "1" : "2" })
    let result = try ScoreComparison(design: .waves(column: "w")).run(
      survey(answers, accounts: accounts, extra: [waves]))
    let pair = try #require(result.pairs.first)
    #expect(pair.interval!.width! > pair.naiveInterval!.width!)
    #expect(!result.notes.map(\.code).contains("uneven_accounts"))
  }

  @Test func marginsGiveEquivalence() throws {
    let waves = Column(name: "w", texts: (0..<400).map { $0 < 200 ? "1" : "2" })
    let table = survey((0..<400).map { ["10", "9", "8", "6"][$0 % 4] }, extra: [waves])
    let wide = try ScoreComparison(design: .groups(column: "w"), margin: 30).run(table)
    #expect(wide.pairs[0].verdict == .equivalent)
    let narrow = try ScoreComparison(design: .groups(column: "w"), margin: 2).run(table)
    #expect(narrow.pairs[0].verdict == .underpowered)
  }

  @Test func tidyColumnsAreInTheVocabulary() throws {
    let designs = [
      ScoreComparison.Design.waves(column: "wave"), .benchmark(0...30), .groups(column: "region"),
    ]
    for design in designs {
      let result = try ScoreComparison(design: design).run(Self.meridian)
      for table in result.report.tidyTables + result.report.readerTables {
        #expect(ColumnNames.problems(in: table) == [])
      }
    }
  }
}
