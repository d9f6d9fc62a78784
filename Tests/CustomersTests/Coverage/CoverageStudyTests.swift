import Reports
import Statistics
import Testing

@testable import Customers

@Suite struct CoverageStudyTests {
  @Test func oneRowPerShapeAndMethod() {
    let result = CoverageStudy.independent(
      sizes: [5, 10], methods: [.score, .wald], level: 0.95)
    #expect(result.rows.map(\.answers) == [5, 5, 10, 10])
    #expect(result.rows.allSatisfy { $0.runs == nil && $0.monteCarloError == nil })
    #expect(result.seed == nil)
  }

  @Test func simulationRecordsItsSeed() {
    let result = CoverageStudy.clustered(
      accounts: [6], correlations: [0.3], sizes: [.equal], methods: [.shrunkenDesignEffect],
      level: 0.9, runs: 50, seed: 7)
    #expect(result.seed == 7 && result.rows.first?.runs == 50)
    #expect(result.report.tidyTables.allSatisfy { ColumnNames.problems(in: $0) == [] })
  }
}
