import TestSupport
import Testing

@testable import Statistics

@Suite struct SignFlipTestTests {
  @Test func eightPatternsByHand() throws {
    for test in [SignFlipTest(), SignFlipTest(countingLimit: 0)] {
      let result = try test.mean(of: [1, 2, 3])
      #expect(result.statistic == 2 && result.exact && result.arrangements == 8)
      #expect(result.pValue() == 0.25 && result.pValue(.greater) == 0.125)
      #expect(result.pValue(midP: true) == 0.125 && result.pValue(.less) == 1)
    }
  }

  @Test func zerosMakeNoArrangements() throws {
    let result = try SignFlipTest().mean(of: [0, 1, 2, 0])
    #expect(result.arrangements == 4 && result.pValue() == 0.5)
    let none = try SignFlipTest().mean(of: [0, 0])
    #expect(none.pValue() == 1 && none.arrangements == 1)
  }

  @Test func countingAgreesWithListingAndDrawing() throws {
    let differences = [3.0, -1, 4, 1, -5, 9, 2, 6, -5, 3]
    let counted = try SignFlipTest().mean(of: differences)
    let listed = try SignFlipTest(countingLimit: 0).mean(of: differences)
    let general = try SignFlipTest().run(differences) { spanMean($0) }
    for direction in PermutationResult.Direction.allCases {
      #expect(agree(counted.pValue(direction), listed.pValue(direction)))
      #expect(agree(general.pValue(direction), listed.pValue(direction)))
    }
    let drawn = try SignFlipTest(replicates: 1_000, countingLimit: 0).mean(of: differences)
    #expect(!drawn.exact && abs(drawn.pValue() - counted.pValue()) < 0.05)
  }

  @Test func clustersFlipTogether() throws {
    let result = try SignFlipTest(scheme: .clustered(by: [0, 0, 1, 2])).mean(of: [1, 1, 2, 3])
    #expect(result.arrangements == 8 && agree(result.statistic, 1.75))
    // Account sums 2, 2, 3: only all alike reach 7.
    #expect(result.pValue() == 0.25)
    let general = try SignFlipTest(scheme: .clustered(by: [0, 0, 1, 2])).run([1, 1, 2, 3]) {
      spanMean($0)
    }
    #expect(general.pValue() == 0.25)
  }

  @Test func threadsDoNotChangeABit() throws {
    let differences = normalValues(70)
    func fast(_ threads: Int) throws -> PermutationResult {
      try SignFlipTest(replicates: 400, threads: threads).mean(of: differences)
    }
    func slow(_ threads: Int) throws -> PermutationResult {
      try SignFlipTest(replicates: 400, threads: threads).run(differences) { spanMean($0) }
    }
    let (one, other) = (try fast(1), try slow(1))
    for threads in [2, 8] {
      #expect(try fast(threads) == one)
      #expect(try slow(threads) == other)
    }
    // Both flip unit u by bit u of the same words.
    #expect(zip(one.nullValues, other.nullValues).allSatisfy { agree($0, $1) })
  }

  @Test func badDataAreNamed() {
    #expect(throws: ResamplingError.noRows) { try SignFlipTest().mean(of: []) }
    #expect(throws: ResamplingError.nonFinite(row: 0)) { try SignFlipTest().mean(of: [.nan]) }
    #expect(throws: ResamplingError.statisticUndefined) { try SignFlipTest().run([1]) { _ in nil } }
  }
}
