import Foundation
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct WaveTrendTests {
  @Test func theSampleFalls() throws {
    let result = try ScoreComparison(design: .waves(column: "wave")).run(
      ScoreComparisonTests.meridian)
    let trend = try #require(result.trend)
    #expect(trend.finding.code == "decreased" && trend.slope < -10 && trend.pValue! < 0.001)
    #expect(trend.points.map(\.isOutside) == [false, false, true, false])
    #expect(trend.points[0].centre == nil && abs(trend.points[1].centre! - 26.1) < 0.05)
    #expect(trend.notes.map(\.code) == ["outside_control_limits"])
    #expect(result.findings.last == trend.finding)
    #expect(result.notes.map(\.code).contains("repeated_looks"))
  }

  @Test func twoWavesHaveNoTrend() throws {
    let waves = Column(name: "wave", texts: ["1", "1", "2", "2"])
    let result = try ScoreComparison(design: .waves(column: "wave")).run(
      survey(["10", "9", "8", "7"], extra: [waves]))
    #expect(result.trend == nil && !result.notes.map(\.code).contains("repeated_looks"))
  }

  @Test func everyoneAPromoterHasNoTrend() throws {
    let table = survey(
      Array(repeating: "10", count: 36), accounts: (0..<36).map { "a\($0 % 6)" },
      extra: [Column(name: "wave", texts: (0..<36).map { "\($0 / 12)" })])
    let trend = try #require(
      try ScoreComparison(design: .waves(column: "wave")).run(table).trend)
    #expect(trend.slope == 0 && trend.pValue == 1 && trend.finding.code == "inconclusive")
    #expect(trend.points.allSatisfy { !$0.isOutside })
  }

  @Test func fewAccountsAreDescribed() throws {
    let table = survey(
      (0..<12).map { "\($0 % 11)" }, accounts: (0..<12).map { "a\($0 % 2)" },
      extra: [Column(name: "wave", texts: (0..<12).map { "\($0 / 4)" })])
    let trend = try #require(
      try ScoreComparison(design: .waves(column: "wave")).run(table).trend)
    #expect(trend.pValue == nil && trend.finding.code == "not_estimable")
    #expect(trend.points.allSatisfy { $0.lower == nil })
  }
}

@Suite struct GroupsTestTests {
  private func groups(_ answers: [[Int]]) -> Table {
    survey(
      answers.flatMap { $0.map(String.init) },
      extra: [
        Column(
          name: "g",
          texts: answers.enumerated().flatMap { index, own in own.map { _ in "g\(index)" } })
      ])
  }

  @Test func threeGroupsAreTestedAtOnceFirst() throws {
    let table = groups([
      [10, 10, 9, 9, 10, 9, 8, 10], [0, 2, 3, 1, 5, 6, 4, 2], [9, 3, 8, 7, 10, 2, 9, 1],
    ])
    let result = try ScoreComparison(design: .groups(column: "g")).run(table)
    let omnibus = try #require(result.omnibus)
    #expect(omnibus.pValue! < 0.01 && omnibus.finding.code == "different")
    #expect(result.findings.first == omnibus.finding && result.seed == 1)
    #expect(result.report.blocks.first == .finding(omnibus.finding, tone: .neutral))
    #expect(omnibus.summary.contains("The null: every answer could as well have been in any"))
    let two = try ScoreComparison(design: .groups(column: "g")).run(groups([[10, 9], [0, 1]]))
    #expect(two.omnibus == nil && two.seed == nil)
  }

  @Test func theLargestOfAllPairsCorrects() throws {
    let table = groups([
      [10, 10, 9, 9, 10, 9, 8, 10], [0, 2, 3, 1, 5, 6, 4, 2], [9, 3, 8, 7, 10, 2, 9, 1],
    ])
    let result = try ScoreComparison(
      design: .groups(column: "g"), resamples: 999, usesMaxT: true
    ).run(table)
    #expect(result.adjustment == "maxt")
    for pair in result.pairs { #expect(pair.adjustedPValue! >= pair.pValue!) }
    let one = try ScoreComparison(
      design: .groups(column: "g"), resamples: 999, threads: 1, usesMaxT: true
    ).run(table)
    #expect(one == result)
  }

  /// What is found alone and not among several is not called found.
  @Test func theVerdictHoldsAfterCorrection() throws {
    let table = groups([
      Array(repeating: 0, count: 6) + Array(repeating: 7, count: 8)
        + Array(repeating: 10, count: 6),
      Array(repeating: 0, count: 2) + Array(repeating: 7, count: 6)
        + Array(repeating: 10, count: 12),
      Array(repeating: 0, count: 4) + Array(repeating: 7, count: 7)
        + Array(repeating: 10, count: 9),
    ])
    let alone = try ScoreComparison(design: .groups(column: "g"), adjustment: nil).run(table)
    let first = try #require(alone.pairs.first)
    #expect(first.pValue! < 0.05 && first.verdict == .different)
    let among = try #require(
      try ScoreComparison(design: .groups(column: "g"), adjustment: .bonferroni).run(table)
        .pairs.first)
    #expect(among.adjustedPValue! > 0.05 && among.verdict == .inconclusive)
    #expect(among.finding.code == "inconclusive" && among.finding.sentence.hasPrefix("Alone, "))
  }

  @Test func everyoneAPromoter() throws {
    let result = try ScoreComparison(design: .groups(column: "g")).run(
      groups([[10, 9, 10], [9, 9, 10], [10, 10, 10]]))
    #expect(result.omnibus?.pValue == 1 && result.omnibus?.finding.code == "inconclusive")
  }
}
