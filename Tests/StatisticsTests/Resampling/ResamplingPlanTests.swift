import Probability
import Tables
import Testing

@testable import Statistics

@Suite struct ResamplingPlanTests {
  @Test func clustersKeepTheirRowsWhateverTheirCodes() throws {
    let plan = try ResamplingPlan(.clustered(by: [7, 3, 7, 9]), count: 4)
    #expect(plan.units == 3 && plan.largestUnit == 2 && !plan.isIdentity)
    #expect((0..<3).map { Array(plan.rows(of: $0)) } == [[0, 2], [1], [3]])
    let renamed = try ResamplingPlan(.clustered(by: [0, 1, 0, 2]), count: 4)
    #expect(renamed.rows == plan.rows && renamed.offsets == plan.offsets)
  }

  @Test func strataAreNeighbours() throws {
    let plan = try ResamplingPlan(.stratified(by: [1, 0, 1, 0, 1]), count: 5)
    #expect(plan.strata == [0..<3, 3..<5])
    #expect(plan.rows == [0, 2, 4, 1, 3])
    var draws = UnitDraws(plan)
    for stream in 0..<50 {
      var generator = Philox(seed: 1, stream: UInt64(stream))
      draws.draw(&generator)
      #expect(draws.units[..<3].allSatisfy { $0 < 3 } && draws.units[3..<5].allSatisfy { $0 >= 3 })
    }
  }

  @Test func labelsNameClusters() throws {
    let labels = Labels(["b", "a", "b"] as [String?])
    #expect(ResamplingScheme.clustered(by: labels) == .clustered(by: [0, 1, 0]))
    #expect(ResamplingScheme.stratified(by: labels) == .stratified(by: [0, 1, 0]))
    let missing = Labels(["b", nil] as [String?])
    #expect(throws: ResamplingError.missingLabel(row: 1, kind: "cluster")) {
      try ResamplingPlan(.clustered(by: missing), count: 2)
    }
  }

  @Test func dataProblemsAreNamed() {
    #expect(throws: ResamplingError.noRows) { try ResamplingPlan(.rows, count: 0) }
    #expect(throws: ResamplingError.splitCluster(cluster: 4)) {
      try ResamplingPlan(.clusteredWithinStrata(clusters: [4, 4], strata: [0, 1]), count: 2)
    }
    #expect(throws: ResamplingError.populationTooSmall(population: 2, rows: 3)) {
      try ResamplingPlan(.withoutReplacement(population: 2), count: 3)
    }
    #expect(throws: ResamplingError.missingLabel(row: 0, kind: "stratum")) {
      try ResamplingPlan(.stratified(by: [-1]), count: 1)
    }
  }

  @Test func paddingDoesNotChangeTheDraw() throws {
    // 60 units are drawn in a padded buffer; the first 60 draws are those of a plain fill.
    var draws = UnitDraws(try ResamplingPlan(.rows, count: 60))
    var generator = Philox(seed: 3, stream: 8)
    draws.draw(&generator)
    var plain = Array(repeating: Int32(0), count: 60)
    var other = Philox(seed: 3, stream: 8)
    other.fill(&plain, below: 60)
    #expect(draws.count == 60 && Array(draws.units[..<60]) == plain)
  }

  @Test func distinctDrawsAreDistinctAndUniform() {
    var pool = DistinctDraws(most: 4)
    var counts = Array(repeating: 0, count: 10)
    for stream in 0..<5_000 {
      var generator = Philox(seed: 2, stream: UInt64(stream))
      var drawn: Set<Int> = []
      pool.draw(4, of: 10, &generator) { drawn.insert($0) }
      #expect(drawn.count == 4)
      for member in drawn { counts[member] += 1 }
    }
    // Each member is expected 2,000 times with a standard deviation of 35.
    #expect(counts.allSatisfy { abs($0 - 2_000) < 175 })
  }

  @Test func aPopulationOfTwoCopiesUsesNoRowMoreThanTwice() throws {
    var draws = UnitDraws(try ResamplingPlan(.withoutReplacement(population: 20), count: 10))
    for stream in 0..<200 {
      var generator = Philox(seed: 2, stream: UInt64(stream))
      draws.draw(&generator)
      #expect((0..<10).allSatisfy { row in draws.units.count { $0 == row } <= 2 })
    }
  }

  @Test func schemesHaveNames() {
    #expect(
      [
        ResamplingScheme.rows, .clustered(by: [0]), .stratified(by: [0]),
        .clusteredWithinStrata(clusters: [0], strata: [0]), .withoutReplacement(population: 1),
      ].map(\.name) == [
        "rows", "clustered", "stratified", "clustered_within_strata", "without_replacement",
      ])
  }

  @Test func errorsAreSentences() {
    let errors: [ResamplingError] = [
      .noRows, .nonFinite(row: 3), .invalidWeight(row: 2), .invalidWeight(row: nil),
      .missingLabel(row: 1, kind: "cluster"), .splitCluster(cluster: 5),
      .populationTooSmall(population: 3, rows: 4), .statisticUndefined, .emptyGroup,
      .tooManyArrangements(9, limit: 8), .unsupportedScheme("rows"),
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(ResamplingError.nonFinite(row: 3).description.contains("row 3"))
  }
}
