import Testing

@testable import Statistics

@Suite struct FisherFreemanHaltonTestTests {
  /// Every table listed in whole numbers and fractions (Python).
  private static let listed: [([[Int]], Double)] = [
    ([[3, 2, 0], [1, 4, 2], [0, 1, 5]], 0.03550303182656124),
    ([[3, 1, 4, 0], [1, 5, 0, 2], [2, 0, 3, 6]], 0.0028887882552143538),
    ([[5, 0, 1, 2, 3], [1, 4, 4, 0, 2]], 0.035427936356728924),
    ([[2, 1, 0], [0, 3, 1], [1, 0, 4], [3, 1, 0]], 0.023714380857238),
    ([[12, 1, 0], [3, 9, 2], [0, 2, 11]], 6.236281557210067e-09),
    ([[1, 0, 2, 0], [0, 3, 0, 1], [2, 1, 1, 0], [0, 0, 1, 4]], 0.013920841063698206),
  ]

  @Test func matchesListing() {
    for (counts, want) in Self.listed {
      for table in [ContingencyTable(counts), ContingencyTable(counts).transposed] {
        let result = FisherFreemanHaltonTest().run(table)
        #expect(abs(result.pValue! / want - 1) < 1e-10, "\(counts): \(result.pValue!)")
        #expect(result.exact && result.notes.isEmpty)
      }
    }
  }

  /// In a table of two rows and two columns the general algorithm gives Fisher's test.
  @Test func agreesWithFisher() throws {
    for (a, b, c, d) in [(3, 1, 1, 3), (6, 16, 2, 23), (0, 5, 4, 1), (12, 0, 0, 9)] {
      let table = ContingencyTable([[a, b], [c, d]])
      let fisher = FisherExactTest().run(TwoProportions(a, of: a + b, versus: c, of: c + d))
      let general = try #require(
        FisherFreemanHaltonTest.exact(FixedMargins(table), limit: 1e6))
      #expect(abs(general / fisher.pValue! - 1) < 1e-11)
      #expect(FisherFreemanHaltonTest().run(table).pValue == fisher.pValue)
    }
  }

  @Test func orderOfClassesDoesNotMatter() {
    let p = FisherFreemanHaltonTest().run(ContingencyTable([[5, 0, 1, 2], [1, 4, 4, 0]])).pValue!
    let q = FisherFreemanHaltonTest().run(ContingencyTable([[4, 0, 1, 4], [0, 2, 5, 1]])).pValue!
    #expect(abs(p - q) < 1e-13)
  }

  @Test func threadsDoNotMatter() {
    let table = ContingencyTable([[6, 2, 1, 3], [2, 5, 4, 1], [1, 2, 6, 4]])
    let exact = FisherFreemanHaltonTest()
    #expect(exact.run(table, threads: 1) == exact.run(table, threads: 3))
    let sampled = FisherFreemanHaltonTest(workLimit: 0, replicates: 500)
    #expect(sampled.run(table, threads: 1) == sampled.run(table, threads: 3))
  }

  /// Beyond the limit tables are sampled: four standard errors around the exact value.
  @Test func samplesBeyondTheLimit() {
    for (counts, want) in Self.listed where want > 1e-3 {
      let test = FisherFreemanHaltonTest(workLimit: 0, replicates: 4000, seed: 5)
      let result = test.run(ContingencyTable(counts))
      #expect(!result.exact && result.notes.map(\.code) == ["sampled_tables"])
      let error = (want * (1 - want) / 4000).squareRoot()
      #expect(abs(result.pValue! - want) < 4 * error + 1.0 / 4000, "\(result.pValue!)")
    }
  }

  @Test func sampledNoteNamesItsError() {
    let result = FisherFreemanHaltonTest(workLimit: 0, replicates: 99, seed: 1).run(
      ContingencyTable([[30, 0, 0], [0, 30, 0], [0, 0, 30]]))
    #expect(result.pValue == 0.01)
    #expect(result.notes[0].sentence.contains("standard error of 0.010000."))
  }

  @Test func degenerate() {
    func run(_ counts: [[Int]]) -> TestResult {
      FisherFreemanHaltonTest().run(ContingencyTable(counts))
    }
    #expect(run([[0, 0], [0, 0]]).pValue == nil)
    #expect(run([[0, 0], [0, 0]]).notes.map(\.code) == ["no_counts"])
    #expect(run([[3, 4, 1], [0, 0, 0]]).pValue == 1)
    #expect(run([[3, 4, 1], [0, 0, 0]]).notes.map(\.code) == ["one_class"])
    #expect(run([[1, 0, 0], [0, 1, 0], [0, 0, 1]]).pValue == 1)
    #expect(run([[5, 0, 0], [0, 0, 7]]).pValue! < 0.01)
  }

  @Test func tooManyAnswersOrCells() {
    let large = FisherFreemanHaltonTest().run(
      ContingencyTable([[400_000, 400_000, 1], [400_000, 400_000, 2]]))
    #expect(large.pValue == nil && large.notes.map(\.code) == ["enumeration_unavailable"])
    let test = FisherFreemanHaltonTest(replicates: 100_000)
    #expect(test.affordableReplicates(cells: 121) == 100_000)
    #expect(test.affordableReplicates(cells: 2_500) == 20_000)
    #expect(test.affordableReplicates(cells: 1_000_000) == 1000)
    #expect(FisherFreemanHaltonTest(replicates: 10).affordableReplicates(cells: 9) == 10)
    // A permutation has one partner for each: all tables are equally probable.
    let square = ContingencyTable((0..<30).map { i in (0..<30).map { i == $0 ? 1 : 0 } })
    let result = FisherFreemanHaltonTest(replicates: 50).run(square)
    #expect(result.pValue == 1 && !result.exact)
  }

  /// Thousands of answers in three columns of two rows still have an exact p-value.
  @Test func twoRowsOfThousands() throws {
    let table = ContingencyTable([[400, 350, 250], [360, 390, 250]])
    let exact = FisherFreemanHaltonTest().run(table)
    #expect(exact.exact)
    let pearson = IndependenceTest(exact: nil).run(table).pearson
    #expect(abs(exact.pValue! - pearson.pValue!) < 3e-3)
  }
}
