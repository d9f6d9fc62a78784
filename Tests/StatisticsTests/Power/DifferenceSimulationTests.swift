import Probability
import Testing

@testable import Statistics

@Suite struct DifferenceSimulationTests {
  private let half = NetScoreTruth(detractors: 0.25, promoters: 0.25)
  private let high = NetScoreTruth(detractors: 0.1, promoters: 0.6)

  /// A p-value that is uniform by construction is rejected at its level and covers at the rest; a
  /// method that always refuses neither rejects nor misses.
  @Test func sharesAreThoseOfTheMethod() throws {
    let pairs = [NetScoreTruthPair(half, half), NetScoreTruthPair(high, half)]
    let runs = 10_000
    let found = DifferenceSimulation.run(
      ["uniform", "refusing"], pairs: pairs, runs: runs, seed: 9, level: 0.9, threads: 2
    ) { _, generator in
      generator.uniform()
    } pValues: { draw, difference in
      [difference == 0 ? draw : 1 - draw, nil]
    }
    let error = (0.09 / Double(runs)).squareRoot()
    #expect(abs(try #require(found[0].size) - 0.1) < 4 * error)
    #expect(abs(found[0].worstCoverage - 0.9) < 5 * error)
    #expect(found[0].worstEstimated == 1 && found[0].cells.count == 2)
    #expect(found[1].size == 0 && found[1].worstCoverage == 1 && found[1].worstEstimated == 0)
    #expect(found[0].seed == 9 && found[0].runs == runs)
  }

  @Test func pairsOfTruths() {
    let six = ClusteredCoverage.sixTruths
    #expect(NetScoreTruthPair.all(of: six).count == 36)
    let neighbours = NetScoreTruthPair.neighbours(of: six)
    #expect(neighbours.count == 12)
    #expect(neighbours.count { $0.first == $0.second } == 6)
    #expect(abs(NetScoreTruthPair(high, half).difference - 0.5) < 1e-15)
  }
}

@Suite struct TruthPairTests {
  @Test func equalScoresAreEqualAndNotAlike() {
    let pairs = NetScoreTruthPair.equalScores(ClusteredCoverage.sixTruths)
    #expect(pairs.count == 12)
    #expect(pairs.allSatisfy { abs($0.difference) < 1e-12 && $0.first != $0.second })
    #expect(
      NetScoreTruthPair.alike(ClusteredCoverage.sixTruths).allSatisfy { $0.first == $0.second })
  }
}
