import Probability
import Testing

@testable import Statistics

@Suite struct WaveDifferenceCoverageTests {
  private let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  /// A small run of the measurement in the guide: accounts that stay the same make the change
  /// easier to see than separate accounts do.
  @Test func sameAccountsAreMorePowerful() throws {
    let lower = try #require(truth.shifted(by: -0.5))
    let found = WaveDifferenceCoverage(
      group: AccountGroup(accounts: 20, sizes: .like(.equal)), intraclassCorrelation: 0.6,
      pairs: [NetScoreTruthPair(truth, truth), NetScoreTruthPair(lower, truth)], runs: 500
    ).run()
    #expect(try #require(found[0].size) < 0.08 && found[0].worstCoverage > 0.92)
    #expect(found[0].cells[1].rejected > found[1].cells[1].rejected + 0.1)
  }

  @Test func participationLeavesWavesUneven() {
    let simulation = WaveDifferenceCoverage(
      group: AccountGroup(accounts: 400, sizes: .between(1, 1)), intraclassCorrelation: 0.3,
      participation: 0.8)
    var generator = Philox(seed: 5)
    let programme = simulation.programme(NetScoreTruthPair(truth, truth), &generator)
    let both = programme.count { $0.previous.total > 0 && $0.current.total > 0 }
    #expect(abs(Double(both) / 400 - 0.64) < 0.1)
  }

  /// Without persistence the waves of an account are independent; with it they correlate by ρ.
  @Test func persistenceIsTheCorrelationBetweenWaves() {
    func product(_ persistence: Double) -> Double {
      let simulation = WaveDifferenceCoverage(
        group: AccountGroup(accounts: 20_000, sizes: .between(1, 1)), intraclassCorrelation: 0.5,
        persistence: persistence)
      var generator = Philox(seed: 6)
      return simulation.programme(NetScoreTruthPair(truth, truth), &generator).reduce(0) {
        $0 + ($1.previous.score! - 0.3) * ($1.current.score! - 0.3)
      } / 20_000 / 0.61
    }
    #expect(abs(product(0)) < 0.03)
    #expect(abs(product(1) - 0.5) < 0.03)
  }

  @Test func doesNotDependOnThreads() {
    let simulation = WaveDifferenceCoverage(
      group: AccountGroup(accounts: 6, sizes: .like(.skewed)), intraclassCorrelation: 0.3, runs: 20)
    #expect(simulation.run(threads: 1) == simulation.run(threads: 3))
  }
}
