import Probability
import Testing

@testable import Statistics

@Suite struct ClusteredCoverageTests {
  /// The urn makes any two answers of an account correlate by the given ICC and keeps the shares.
  @Test func programmesHaveTheTruthTheyClaim() {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let study = ClusteredCoverage(accounts: 20, intraclassCorrelation: 0.3, sizes: .equal)
    var (score, correlation) = (0.0, 0.0)
    let runs = 1_500
    for run in 0..<runs {
      var generator = Philox(seed: 5, stream: UInt64(run))
      let accounts = study.programme(truth, &generator)
      score += NetScoreCounts(summing: accounts).score! / Double(runs)
      let effect = DesignEffect(ClusterSums(accounts))!
      correlation += (effect.intraclassCorrelation ?? 0) / Double(runs)
    }
    #expect(abs(score - 0.3) < 0.01)
    // The ANOVA estimator is slightly biased downwards at 20 accounts.
    #expect(abs(correlation - 0.3) < 0.03)
  }

  @Test func defaultHoldsWhereTheNaiveIntervalFails() {
    let study = ClusteredCoverage(
      accounts: 10, intraclassCorrelation: 0.6, sizes: .equal, runs: 400)
    let rows = study.run([.ignoringAccounts, .shrunkenDesignEffect])
    #expect(rows[0].worst < 0.85)
    #expect(rows[1].worst > 0.935)
  }

  @Test func threadsDoNotChangeTheNumbers() {
    let study = ClusteredCoverage(
      accounts: 8, intraclassCorrelation: 0.3, sizes: .skewed, runs: 60)
    #expect(
      study.run([.shrunkenDesignEffect], threads: 1)
        == study.run([.shrunkenDesignEffect], threads: 3))
  }

  @Test func seedsMatter() {
    var study = ClusteredCoverage(
      accounts: 8, intraclassCorrelation: 0.3, sizes: .skewed, runs: 60)
    let first = study.run([.shrunkenDesignEffect])
    study.seed = 2
    #expect(first != study.run([.shrunkenDesignEffect]))
  }
}
