import Testing

@testable import Statistics

@Suite struct FinitePopulationTests {
  static let counts = NetScoreCounts(detractors: 2, passives: 6, promoters: 12)

  @Test(arguments: [
    (20.0, 50.0, 50.0), (22, 39.32, 56.97), (25, 34.16, 60.34), (30, 29.55, 63.35),
    (40, 24.96, 66.36), (60, 21.08, 68.89), (200, 16.40, 71.94), (1e6, 14.59, 73.13),
  ])
  func matchesPublishedVectors(_ population: Double, _ lower: Double, _ upper: Double) throws {
    let estimate = NetScoreEstimator(samplingFraction: 20 / population).estimate(Self.counts)
    let interval = try #require(estimate.finitePopulation)
    #expect(abs(interval.lower! * 100 - lower) < 0.00501)
    #expect(abs(interval.upper! * 100 - upper) < 0.00501)
    #expect(interval.method == "score_finite_population")
  }

  @Test(arguments: [(25.0, 35.23, 62.16), (30, 30.59, 65.06), (60, 21.84, 69.46)])
  func predictiveMatchesPublishedVectors(
    _ population: Double, _ lower: Double, _ upper: Double
  ) throws {
    let interval = try #require(
      NetScoreInterval.predictive(Self.counts, population: population, level: 0.95))
    #expect(abs(interval.lower! * 100 - lower) < 0.00501)
    #expect(abs(interval.upper! * 100 - upper) < 0.00501)
  }

  @Test func censusIsAPoint() {
    let census = NetScoreInterval.predictive(Self.counts, population: 20, level: 0.95)
    #expect(census?.lower == 0.5 && census?.upper == 0.5)
  }

  @Test func widthGrowsWithThePopulation() {
    let widths = [20.0, 21, 30, 100, 1e4].map {
      NetScoreEstimator(samplingFraction: 20 / $0).estimate(Self.counts).finitePopulation!.width!
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }
}
