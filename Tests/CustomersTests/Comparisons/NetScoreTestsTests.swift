import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct NetScoreTestsTests {
  @Test func everyTestStandsBesideTheDefault() throws {
    let table = try ScoreComparisonTests.meridian
    let comparison = ScoreComparison(design: .groups(column: "tier"), resamples: 199)
    let plain = try comparison.run(table)
    let result = try NetScoreTests(comparison).adding(to: plain, table)
    #expect(plain.tests.isEmpty && result.pairs == plain.pairs)
    for pair in result.pairs {
      let own = result.tests.filter { $0.first == pair.first && $0.second == pair.second }
      #expect(own.count == NetScoreDifference.all.count + 2)
      #expect(own.first?.isDefault == true && own.first?.pValue == pair.pValue)
      #expect(own.last?.title == "permutation of whole accounts")
      let ignoring = own.first { $0.method == "score_difference" }
      #expect(ignoring?.interval == pair.naiveInterval)
      #expect(own.allSatisfy { $0.null.hasSuffix(".") })
    }
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
    let notes = ComparisonTest.remarks(result.tests).filter { $0.code == "accounts_ignored" }
    #expect(notes.count == 1)
  }

  @Test func benchmarksHaveNone() throws {
    let table = try ScoreComparisonTests.meridian
    let comparison = ScoreComparison(design: .benchmark(0...0))
    let result = try NetScoreTests(comparison).adding(to: comparison.run(table), table)
    #expect(result.tests.isEmpty)
  }
}
