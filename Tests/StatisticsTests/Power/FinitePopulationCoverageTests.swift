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
