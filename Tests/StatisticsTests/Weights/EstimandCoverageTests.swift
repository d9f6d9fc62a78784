import Testing

@testable import Statistics

@Suite struct EstimandCoverageTests {
  private func study(_ runs: Int) -> EstimandCoverage {
    EstimandCoverage(
      accounts: 10, intraclassCorrelation: 0.3, sizes: .equal,
      models: [.alike(NetScoreTruth(detractors: 0.2, promoters: 0.5)), .withRoleEffects],
      runs: runs)
  }

  @Test func threadsDoNotMatter() {
    #expect(study(12).run(threads: 1) == study(12).run(threads: 3))
  }

  @Test func intervalsCover() {
    for summary in study(200).run() {
      #expect(summary.mean > 0.93, "\(summary.estimand)")
      #expect(summary.worst <= summary.mean && summary.meanWidth > 0.3)
    }
  }

  /// With role effects the senior score is another one, and is found to be; without, rarely.
  @Test func disagreementsAreFound() {
    var study = study(60)
    study.accounts = 40
    let senior = study.run().first { $0.estimand == .senior }!
    #expect(senior.disagreements[0] < 0.12 && senior.disagreements[1] > 0.6)
  }
}
