import Foundation
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ColumnComparisonTests {
  static func meridian(_ name: String) throws -> Table {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../notebooks-data/meridian/\(name).csv").path
    return try CSVReader().read(path)
  }

  /// Rows of text columns, by name.
  static func table(_ columns: [(String, [String?])]) -> Table {
    Table(source: "t.csv", columns: columns.map { Column(name: $0.0, texts: $0.1) })
  }

  static func number(_ name: String, _ values: [Double?]) -> Column {
    Column(name: name, numbers: values)
  }

  /// Alone the difference would count; among three comparisons it does not.
  @Test func verdictsFollowTheCorrectedPValue() throws {
    let result = try ColumnComparison(.scale(.satisfaction), design: .groups(column: "tier"))
      .run(try Self.meridian("responses"))
    let pair = try #require(
      result.pairs.first {
        $0.figure == .share && $0.first == "small" && $0.second == "mid_market"
      })
    #expect(try #require(pair.pValue) < 0.05 && (try #require(pair.adjustedPValue)) > 0.05)
    #expect(pair.verdict == .inconclusive && pair.finding.sentence.hasPrefix("Alone, "))
  }

  /// One of one against 8 of 59: the score test says p < .05, Boschloo's test does not.
  @Test func smallGroupsAskAnExactTest() throws {
    let table = Self.table([
      ("account", (0..<60).map { "a\($0)" }), ("g", (0..<60).map { $0 == 0 ? "one" : "rest" }),
      ("churned", (0..<60).map { $0 < 9 ? "yes" : "no" }),
    ])
    let result = try ColumnComparison(
      .column("churned", yes: nil), design: .groups(column: "g")
    ).run(table)
    #expect(try #require(result.pairs[0].pValue) < 0.05)
    #expect(result.pairs[0].verdict == .inconclusive)
    #expect(result.pairs[0].notes.map(\.code).contains("small_groups"))
  }

  /// 4 and 5 of 1…5 are positive: 3 of 4 against 1 of 4, independent answers.
  @Test func shareAndMeanByHand() throws {
    let table = Table(
      source: "t.csv",
      columns: [
        Self.number("csat", [5, 4, 4, 1, 5, 2, 1, 1]),
        Column(name: "g", texts: ["b", "b", "b", "b", "a", "a", "a", "a"]),
      ])
    let result = try ColumnComparison(.scale(.satisfaction), design: .groups(column: "g"))
      .run(table)
    #expect(result.pairs.map(\.figure) == [.share, .mean] && result.kind == "csat")
    let share = result.pairs[0]
    #expect(share.firstEstimate == 0.75 && share.secondEstimate == 0.25)
    // Z² of Miettinen–Nurminen at zero is (N − 1)/N of Pearson's 2: Z = √(7/4).
    #expect(abs(share.statistic! - (7.0 / 4).squareRoot()) < 1e-9)
    #expect(result.pairs[1].difference == 1.25)
    #expect(result.pairs.allSatisfy { $0.verdict == .inconclusive && $0.adjustedPValue == nil })
    #expect(result.notes.map(\.code).contains("no_account_column"))
  }

  @Test func scaleWavesOfMeridian() throws {
    let table = try Self.meridian("responses")
    let result = try ColumnComparison(.scale(.satisfaction), design: .waves(column: "wave"))
      .run(table)
    // The generator put a drop between the second and the third wave and nothing elsewhere.
    #expect(
      result.pairs.map(\.verdict) == [
        .inconclusive, .decreased, .inconclusive, .inconclusive, .decreased, .inconclusive,
      ])
    #expect(result.pairs.allSatisfy { $0.method == "wave_scale_mean_difference" })
    #expect(result.pairs.allSatisfy { $0.adjustedPValue! >= $0.pValue! })
    for pair in result.pairs {
      #expect(pair.interval!.contains(0) == (pair.pValue! >= 0.05))
      #expect(pair.naiveInterval != nil)
    }
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }

  /// Accounts as clusters widen what independent answers would give.
  @Test func groupsOfMeridianAreClustered() throws {
    let table = try Self.meridian("responses")
    let result = try ColumnComparison(
      .scale(.effort), design: .groups(column: "tier"), figure: .mean, allTests: true,
      margin: 0.5, resamples: 199
    ).run(table)
    #expect(result.pairs.count == 3 && result.figures.map(\.kind) == [.mean])
    for pair in result.pairs {
      #expect(pair.method == "clustered_scale_mean_difference")
      #expect(pair.interval!.width! > pair.naiveInterval!.width! - 1e-9)
      #expect(pair.degreesOfFreedom! > 2)
    }
    #expect(result.tests.filter(\.isDefault).count == 3)
    #expect(result.tests.contains { $0.title == "permutation of whole accounts" })
    #expect(result.tests.allSatisfy { !$0.null.isEmpty && $0.null.hasSuffix(".") })
  }

  @Test func benchmarks() throws {
    let table = try Self.meridian("responses")
    func finding(_ range: ClosedRange<Double>, _ figure: ColumnFigure.Kind? = nil) throws -> String
    {
      try ColumnComparison(
        .scale(.satisfaction), design: .benchmark(range), figure: figure
      ).run(table).findings[0].code
    }
    #expect(try finding(20...20) == "above" && finding(95...95) == "below")
    #expect(try finding(10...99) == "within" && finding(62...62) == "inconclusive")
    #expect(try finding(2...2, .mean) == "above" && finding(1...5, .mean) == "within")
    let result = try ColumnComparison(.column("arr", yes: nil), design: .benchmark(0...0))
      .run(Self.meridian("accounts"))
    #expect(result.findings[0].code == "above" && result.benchmarks[0].pValue! < 0.001)
    let churn = try ColumnComparison(.column("churned", yes: nil), design: .benchmark(90...90))
      .run(Self.meridian("accounts"))
    #expect(churn.findings[0].code == "below" && churn.isEstimable)
    // The p-value and the interval agree about the benchmark.
    let edge = churn.benchmarks[0].interval!.upper! * 100
    let inside = try ColumnComparison(
      .column("churned", yes: nil), design: .benchmark((edge - 0.01)...(edge - 0.01))
    ).run(Self.meridian("accounts")).benchmarks[0].pValue!
    #expect(abs(inside - 0.05) < 0.001)
  }

  @Test func marginsAndBenchmarksLieOnTheScale() throws {
    let table = try Self.meridian("responses")
    for (design, margin, figure) in [
      (.groups(column: "tier"), 100, nil), (.groups(column: "tier"), 4, .mean),
      (.benchmark(101...101), nil, nil), (.benchmark(0.5...0.5), nil, .mean),
    ] as [(ScoreComparison.Design, Double?, ColumnFigure.Kind?)] {
      #expect(throws: ColumnComparisonError.self) {
        try ColumnComparison(
          .scale(.satisfaction), design: design, figure: figure, margin: margin
        ).run(table)
      }
    }
  }

  @Test func levelsBelowAHalfAreNoCrash() throws {
    let table = try Self.meridian("accounts")
    let result = try ColumnComparison(
      .column("arr", yes: nil), design: .groups(column: "tier"), level: 0.4, margin: 10
    ).run(table)
    #expect(result.pairs.count == 3)
  }

  @Test func ordersAndTheirErrors() throws {
    let table = try Self.meridian("accounts")
    func run(_ order: [String]) throws -> ColumnComparisonResult {
      try ColumnComparison(
        .column("churned", yes: nil), design: .groups(column: "tier"), order: order
      ).run(table)
    }
    let result = try run(["small", "mid_market", "enterprise"])
    #expect(result.groups.map(\.label) == ["small", "mid_market", "enterprise"])
    #expect(result.tests.contains { $0.method == "cochran_armitage" })
    #expect(throws: ColumnComparisonError.self) { try run(["small", "enterprise"]) }
    #expect(throws: ColumnComparisonError.self) { try run(["small", "mid_market", "Enterprise"]) }
  }
}
