import Testing

@testable import Statistics

@Suite struct ClusteredDifferenceCoverageTests {
  private let ten = AccountGroup(accounts: 10, sizes: .like(.equal))

  /// A small run of the measurement in the guide: ignoring accounts rejects far too often.
  @Test func accountsCannotBeIgnored() throws {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let found = ClusteredDifferenceCoverage(
      first: ten, second: ten, intraclassCorrelation: 0.6,
      pairs: [NetScoreTruthPair(truth, truth)], runs: 600
    ).run()
    #expect(found.map(\.method) == ["clustered_score_difference", "cr2_t", "ignoring_accounts"])
    #expect(try #require(found[0].size) < 0.08 && found[2].size! > 0.15)
    #expect(found[0].worstCoverage > 0.92 && found[0].worstEstimated == 1)
  }

  @Test func doesNotDependOnThreads() {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let simulation = ClusteredDifferenceCoverage(
      first: ten, second: AccountGroup(accounts: 6, sizes: .between(1, 2)),
      intraclassCorrelation: 0.3, pairs: [NetScoreTruthPair(truth, truth)], runs: 60, seed: 4)
    #expect(simulation.run(threads: 1) == simulation.run(threads: 3))
  }

  @Test func fewAccountsAreCountedAsRefused() {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let found = ClusteredDifferenceCoverage(
      first: AccountGroup(accounts: 4, sizes: .like(.equal)), second: ten,
      intraclassCorrelation: 0.3, pairs: [NetScoreTruthPair(truth, truth)], runs: 20
    ).run([.scoreDifference])
    #expect(found[0].worstEstimated == 0 && found[0].size == 0)
  }
}
