import Testing

@testable import Statistics

@Suite struct FinitePopulationCoverageTests {
  /// The table of `Guides/FinitePopulations.md`, to its three decimals.
  @Test(arguments: [
    (30, 10, 0.897, 0.954), (30, 20, 0.872, 0.947), (30, 28, 0.871, 0.964),
    (12, 6, 0.902, 0.948), (60, 45, 0.891, 0.948),
  ])
  func coverageIsWhatTheGuideSays(
    _ population: Int, _ size: Int, _ worst: Double, _ mean: Double
  ) {
    let coverage = FinitePopulationCoverage(population: population, size: size).run()
    #expect(abs(coverage.worst - worst) < 0.0005)
    #expect(abs(coverage.mean - mean) < 0.0005)
  }

  /// At a census the point is always right.
  @Test func censusIsAlwaysRight() {
    let coverage = FinitePopulationCoverage(population: 6, size: 6).run()
    #expect(abs(coverage.worst - 1) < 1e-12)
  }

  /// Three customers, one of each class, two heard: scores ½, −½ or 0 for a truth of 0, equally
  /// likely; every default interval of two answers, narrowed by √⅓, still holds 0.
  @Test func threeCustomersByHand() {
    let coverage = FinitePopulationCoverage(population: 3, size: 2).run()
    #expect(abs(coverage.mean - 1) < 1e-12 && abs(coverage.worst - 1) < 1e-12)
  }
}

@Suite struct FinitePopulationMethodsTests {
  /// Four customers, two detractors and two promoters, two heard: 1/6 both detractors, 1/6 both
  /// promoters, 2/3 one of each; the Wald interval exists only for the last, with score 0, half width
  /// z·√(1/2) narrowed by √½, beyond the truth on both sides; the others are points off the truth.
  @Test func oneSetOfCustomersByHand() throws {
    let study = FinitePopulationCoverage(population: 4, size: 2)
    let found = study.run([.score, .wald], in: [(detractors: 2, promoters: 2)])
    #expect(found.map(\.method) == ["score", "wald"])
    #expect(abs(found[1].worst - 2.0 / 3) < 1e-12 && found[1].worst == found[1].mean)
    let wald = try #require(
      NetScoreInterval.wald.interval(
        NetScoreCounts(detractors: 1, passives: 0, promoters: 1), level: 0.95
      ).0)
    let width = (wald.upper! - wald.lower!) * (0.5).squareRoot()
    #expect(abs(found[1].meanWidth - width * 2 / 3) < 1e-12)
  }

  @Test func widthsShrinkToNothingAtTheCensus() {
    let census = FinitePopulationCoverage(population: 9, size: 9).run([.score])
    #expect(abs(census[0].meanWidth) < 1e-12 && abs(census[0].worst - 1) < 1e-12)
    let two = FinitePopulationCoverage(population: 9, size: 5)
    #expect(two.run([.score], threads: 1) == two.run([.score], threads: 2))
    #expect(FinitePopulationCoverage(population: 2, size: 1).run([.score]).isEmpty)
  }
}
