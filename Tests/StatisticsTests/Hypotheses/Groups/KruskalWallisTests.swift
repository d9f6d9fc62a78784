import Statistics
import Testing

@Suite struct KruskalWallisTests {
  @Test func byHand() throws {
    // Mean ranks 1½, 3½, 5½ of six: H = 12/42 · 2 · (4 + 0 + 4).
    let result = try KruskalWallis().run(groups: [[1, 2], [3, 4], [5, 6]])
    #expect(result.meanRanks == [1.5, 3.5, 5.5])
    #expect(isClose(result.test.statistic, 32.0 / 7) && result.test.degreesOfFreedom == 2)
    #expect(isClose(result.epsilonSquared, 32.0 / 35))
    #expect(isClose(result.etaSquared, (32.0 / 7 - 2) / 3))
  }

  @Test func twoGroupsAreMannWhitney() throws {
    let (a, b) = scores(10, 8, seed: 26)
    let h = try KruskalWallis().run(groups: [a, b])
    let u = try MannWhitney(reference: .normal).run(a, b)
    #expect(isClose(h.test.pValue, u.test.pValue, 1e-10))
  }

  @Test func orderAndIncreasingTransforms() throws {
    let (a, b) = scores(10, 8, seed: 27)
    let (c, _) = scores(6, 0, seed: 28)
    let result = try KruskalWallis().run(groups: [a, b, c])
    let other = try KruskalWallis().run(groups: [c, a, b].map { $0.map { $0 * $0 } })
    #expect(isClose(other.test.statistic, result.test.statistic))
  }

  @Test func permutationApproachesTheExactTail() throws {
    // Of the 90 arrangements of [1, 2], [3, 4], [5, 6] only the six orders of the groups reach H.
    let result = try KruskalWallis(reference: .permuted, replicates: 4000, seed: 3)
      .run(groups: [[1, 2], [3, 4], [5, 6]])
    #expect(abs(result.test.pValue! - 6.0 / 90) < 4 * (0.0667 * 0.9333 / 4000).squareRoot())
    #expect(result.replicates == 4000 && result.seed == 3)
    #expect(result.test.method == "kruskal_wallis_permuted")
  }

  @Test func degenerate() throws {
    for reference in [KruskalWallis.Reference.chiSquared, .permuted] {
      let equal = try KruskalWallis(reference: reference).run(groups: [[2, 2], [2]])
      #expect(equal.test.pValue == nil && equal.test.notes.map(\.code) == ["all_equal"])
      #expect(try survivesJSON(equal))
    }
    #expect(throws: GroupTestError.tooFewInAll(count: 3, needed: 4)) {
      try KruskalWallis().run(groups: [[1], [2], [3]])
    }
    #expect(throws: GroupTestError.tooFewValues(group: "2", count: 0, needed: 1)) {
      try KruskalWallis().run(groups: [[1, 2], []])
    }
  }
}
