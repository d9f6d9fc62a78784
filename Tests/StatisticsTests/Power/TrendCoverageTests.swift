import Testing

@testable import Statistics

@Suite struct TrendCoverageTests {
  private let group = AccountGroup(accounts: 10, sizes: .like(.equal))
  private let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  @Test func sizeAndCoverageAreNearTheirLevels() {
    let flat = TrendCoverage(group: group, intraclassCorrelation: 0.3, persists: false, runs: 400)
      .run(Array(repeating: truth, count: 4))
    #expect(flat.rejected < 0.09 && flat.covered > 0.91 && flat.rejected > 0.01)
    #expect(abs(flat.rejected + flat.covered - 1) < 1e-12 && flat.outside < 0.02)
  }

  @Test func aFallIsFound() throws {
    let truths = try (0..<4).map { try #require(truth.shifted(by: -0.2 * Double($0))) }
    let study = TrendCoverage(group: group, intraclassCorrelation: 0.3, runs: 300)
    let found = study.run(truths)
    #expect(found.rejected > 0.5 && found.covered > 0.9)
    #expect(study.run(truths, threads: 1) == found)
  }
}
