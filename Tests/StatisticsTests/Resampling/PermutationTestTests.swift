import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct PermutationTestTests {
  private static func difference(_ a: Span<Double>, _ b: Span<Double>) -> Double? {
    spanMean(a).flatMap { a in spanMean(b).map { a - $0 } }
  }

  @Test func sixArrangementsByHand() throws {
    for test in [PermutationTest(), PermutationTest(countingLimit: 0)] {
      let result = try test.differenceOfMeans([3, 4], [1, 2])
      #expect(result.statistic == 2 && result.exact && result.arrangements == 6)
      #expect(agree(result.pValue(), 1.0 / 3) && agree(result.pValue(.greater), 1.0 / 6))
      #expect(result.pValue(.less) == 1 && agree(result.pValue(.doubled), 1.0 / 3))
      #expect(agree(result.pValue(midP: true), 1.0 / 6))
      #expect(agree(result.pValue(.less, midP: true), 11.0 / 12))
      #expect(result.seed == nil && result.replicates == nil)
      #expect(result.notes.map(\.code) == ["few_arrangements"])
      let shown = result.test(.greater)
      #expect(shown.exact && shown.alternative == "greater" && agree(shown.pValue, 1.0 / 6))
    }
  }

  /// METHODS.md, two scores: 2/6/12 against 6/8/6.
  @Test func netScoresMatchTheExactReference() throws {
    func answers(_ d: Int, _ p: Int, _ u: Int) -> [Double] {
      Array(repeating: -1, count: d) + Array(repeating: 0, count: p) + Array(repeating: 1, count: u)
    }
    let result = try PermutationTest().differenceOfMeans(answers(2, 6, 12), answers(6, 8, 6))
    #expect(result.exact && abs(result.pValue() - 0.064459) < 5e-7)
    #expect(abs(result.pValue(midP: true) - 0.043645) < 5e-7)
    let drawn = try PermutationTest(replicates: 20_000, countingLimit: 0)
      .differenceOfMeans(answers(2, 6, 12), answers(6, 8, 6))
    #expect(!drawn.exact && drawn.replicates == 20_000)
    #expect(abs(drawn.pValue() - 0.064459) < 0.007)
    #expect(abs(drawn.pValue(midP: true) - 0.043645) < 0.007)
  }

  @Test func countingAgreesWithEnumeration() throws {
    let (a, b) = ([3.0, 7, 9, 10], [1.0, 3, 3, 8, 0])
    let counted = try PermutationTest().differenceOfMeans(a, b)
    let listed = try PermutationTest(countingLimit: 0).differenceOfMeans(a, b)
    let general = try PermutationTest().run(a, b, statistic: Self.difference)
    #expect(counted.nullMasses != nil && listed.nullMasses == nil && listed.nullValues.count == 126)
    for direction in PermutationResult.Direction.allCases {
      for midP in [false, true] {
        let expected = listed.pValue(direction, midP: midP)
        #expect(agree(counted.pValue(direction, midP: midP), expected))
        #expect(agree(general.pValue(direction, midP: midP), expected))
      }
    }
  }

  @Test func threadsDoNotChangeABit() throws {
    let (a, b) = (normalValues(30), normalValues(20, seed: 8))
    func fast(_ threads: Int) throws -> PermutationResult {
      try PermutationTest(replicates: 500, threads: threads).differenceOfMeans(a, b)
    }
    func slow(_ threads: Int) throws -> PermutationResult {
      try PermutationTest(replicates: 500, threads: threads).run(a, b, statistic: Self.difference)
    }
    let (one, other) = (try fast(1), try slow(1))
    for threads in [2, 8] {
      #expect(try fast(threads) == one)
      #expect(try slow(threads) == other)
    }
    #expect(
      try JSONDecoder().decode(PermutationResult.self, from: JSONEncoder().encode(one)) == one)
    // Different draws of the same test agree within their error.
    #expect(abs(one.pValue() - other.pValue()) < 0.12)
  }

  @Test func shiftAndScaleChangeNothing() throws {
    let (a, b) = ([1.5, 2.25, 9.125], [0.5, 4.0, 3.5, 3.75])
    let plain = try PermutationTest().differenceOfMeans(a, b)
    let moved = try PermutationTest().differenceOfMeans(
      a.map { 1e6 + 3 * $0 }, b.map { 1e6 + 3 * $0 })
    #expect(plain.pValue() == moved.pValue() && plain.exact)
    let turned = try PermutationTest().differenceOfMeans(b, a)
    #expect(agree(plain.pValue(.greater), turned.pValue(.less)))
  }

  @Test func clustersMoveWhole() throws {
    // Accounts of sizes 2, 1 | 1, 2: C(4, 2) = 6 arrangements.
    let result = try PermutationTest(scheme: .clustered(by: [0, 0, 1, 2, 3, 3]))
      .differenceOfMeans([5, 5, 4], [1, 0, 0])
    #expect(result.exact && result.arrangements == 6)
    #expect(agree(result.pValue(.greater), 1.0 / 6))
    let general = try PermutationTest(scheme: .clustered(by: [0, 0, 1, 2, 3, 3]))
      .run([5, 5, 4], [1, 0, 0], statistic: Self.difference)
    #expect(agree(general.pValue(), result.pValue()))
    #expect(zip(general.nullValues, result.nullValues).allSatisfy { agree($0, $1) })
    #expect(throws: ResamplingError.splitCluster(cluster: 7)) {
      try PermutationTest(scheme: .clustered(by: [4, 7, 7])).differenceOfMeans([1, 1], [2])
    }
  }

  @Test func strataKeepTheirSizes() throws {
    // Stratum 0 holds {9, 8 | 1}, stratum 1 holds {2 | 3, 4}: 3 · 3 arrangements.
    let scheme = ResamplingScheme.stratified(by: [0, 0, 1, 0, 1, 1])
    let listed = try PermutationTest(scheme: scheme, countingLimit: 0)
      .differenceOfMeans([9, 8, 2], [1, 3, 4])
    #expect(listed.arrangements == 9 && listed.exact)
    // Sums of the first group: stratum 0 gives 17, 10, 9 and stratum 1 gives 2, 3, 4.
    let sums = [17.0, 10, 9].flatMap { a in [2.0, 3, 4].map { a + $0 } }
    let expected = sums.map { $0 / 3 - (27 - $0) / 3 }.sorted()
    #expect(zip(listed.nullValues.sorted(), expected).allSatisfy { agree($0, $1) })
    let counted = try PermutationTest(scheme: scheme).differenceOfMeans([9, 8, 2], [1, 3, 4])
    #expect(agree(counted.pValue(), listed.pValue()) && counted.nullMasses != nil)
    let drawn = try PermutationTest(replicates: 5, scheme: scheme, countingLimit: 0)
      .differenceOfMeans([9, 8, 2], [1, 3, 4])
    #expect(drawn.nullValues.allSatisfy { value in expected.contains { agree($0, value) } })
  }

  @Test func associationIsEnumeratedOverDistinctArrangements() throws {
    let product: @Sendable (Span<Double>, Span<Double>) -> Double? = { x, y in
      var sum = 0.0
      for place in 0..<x.count { sum += x[place] * y[place] }
      return sum
    }
    let result = try PermutationTest().run(
      [1, 2, 3, 4], against: [0, 0, 1, 1], statistic: product)
    #expect(result.exact && result.arrangements == 6 && result.statistic == 7)
    #expect(agree(result.pValue(.greater), 1.0 / 6))
    let x = normalValues(12)
    let centred = x.map { $0 - x.reduce(0, +) / 12 }
    let tied = try PermutationTest(replicates: 999).run(
      centred, against: centred, statistic: product)
    #expect(!tied.exact && tied.pValue() == 1.0 / 1_000)
    let strata = try PermutationTest(scheme: .stratified(by: [0, 1, 0, 1]))
      .run([1, 2, 3, 4], against: [1, 5, 2, 6], statistic: product)
    #expect(strata.arrangements == 4 && strata.statistic == 1 + 10 + 6 + 24)
  }

  @Test func degenerateCases() throws {
    #expect(throws: ResamplingError.emptyGroup) {
      try PermutationTest().differenceOfMeans([], [1])
    }
    #expect(throws: ResamplingError.nonFinite(row: 1)) {
      try PermutationTest().differenceOfMeans([1], [.infinity])
    }
    let lone = try PermutationTest().differenceOfMeans([1], [1])
    #expect(lone.pValue() == 1 && lone.statistic == 0)
    let equal = try PermutationTest().differenceOfMeans([0.1, 0.1, 0.1], [0.1, 0.1])
    #expect(equal.pValue() == 1 && equal.pValue(.greater) == 1)
    let failing = try PermutationTest().run([1, 2], [3, 4]) { a, b in a[0] == 2 ? nil : a[0] - b[0]
    }
    #expect(failing.failed > 0 && failing.notes.map(\.code).contains("failed_replicates"))
    #expect(throws: ResamplingError.unsupportedScheme("without_replacement")) {
      try PermutationTest(scheme: .withoutReplacement(population: 9)).differenceOfMeans([1], [2])
    }
  }

  @Test func arrangementsAreAllDistinct() {
    var arrangements = LabelArrangements([1, 0, 0, 2, 1], strata: [0..<3, 3..<5])
    #expect(arrangements.count == 6)
    var seen: Set<[Int32]> = []
    repeat { seen.insert(arrangements.labels) } while arrangements.advance()
    #expect(seen.count == 6)
    #expect(LabelArrangements(Array(repeating: 0, count: 5_000), strata: [0..<5_000]).count == 1)
    let many = LabelArrangements((0..<400).map { Int32($0) }, strata: [0..<400])
    #expect(many.count == .infinity)
  }

  @Test func theLargerGroupIsCountedByTheSmaller() throws {
    let (a, b) = ([3.0, 7, 9, 10, 2, 2], [1.0, 3])
    let counted = try PermutationTest().differenceOfMeans(a, b)
    let listed = try PermutationTest(countingLimit: 0).differenceOfMeans(a, b)
    #expect(counted.nullMasses != nil && listed.nullValues.count == 28)
    #expect(agree(counted.pValue(.greater, midP: true), listed.pValue(.greater, midP: true)))
    #expect(agree(counted.pValue(.less), listed.pValue(.less)))
  }

  @Test func commonStepsAreFound() throws {
    let step = try #require(CommonStep([-100, 50, 0]))
    #expect(step.lowest == -100 && step.step == 50 && step.steps == [0, 3, 2])
    #expect(CommonStep([0.5, 1]) == nil && CommonStep([1e300]) == nil)
  }
}
