import Testing

@testable import Statistics

@Suite struct SeveralScoresCoverageTests {
  private let groups = [6, 6, 8].map { AccountGroup(accounts: $0, sizes: .like(.equal)) }
  private let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  /// A small run of the measurement in the guide; six standard errors of .05 are .065.
  @Test func falseAlarmsAreNearTheirLevel() {
    let study = SeveralScoresCoverage(
      groups: groups, intraclassCorrelation: 0.3, resamples: 99, runs: 400)
    let found = study.run([truth, truth, truth])
    #expect(found.omnibus < 0.115 && found.anyPair < 0.115 && found.omnibus > 0)
    #expect(found.anyPair == found.anyEqualPair)
  }

  @Test func aFallIsFoundInItsPairs() throws {
    let study = SeveralScoresCoverage(
      groups: groups, intraclassCorrelation: 0, resamples: 99, runs: 200)
    let low = try #require(truth.shifted(by: -1))
    let found = study.run([truth, truth, low])
    #expect(found.omnibus > 0.8 && found.anyPair > 0.8)
    #expect(found.anyEqualPair < 0.15)
    #expect(study.run([truth, truth, low], threads: 1) == found)
  }
}
