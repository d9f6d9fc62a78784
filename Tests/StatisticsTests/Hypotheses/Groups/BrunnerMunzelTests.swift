import Statistics
import Testing

@Suite struct BrunnerMunzelTests {
  @Test func byHand() throws {
    // One pair of four won; placements 0, 1 and 1, 2: squared error 1/8, two degrees of freedom.
    let t = try BrunnerMunzel(reference: .t).run([1, 3], [2, 4])
    #expect(t.probabilityOfSuperiority == 0.25 && isClose(t.standardError, 0.125.squareRoot()))
    #expect(isClose(t.test.statistic, -0.5.squareRoot()) && t.test.degreesOfFreedom == 2)
    #expect(isClose(t.test.pValue, 1 - (0.5 / 2.5).squareRoot()))
    // Of six arrangements two separate the groups and two are as far from ½ as this one.
    let permuted = try BrunnerMunzel().run([1, 3], [2, 4])
    #expect(permuted.test.exact && isClose(permuted.test.pValue, 2.0 / 3))
    let less = try BrunnerMunzel(alternative: .less).run([1, 3], [2, 4])
    #expect(isClose(less.test.pValue, 1.0 / 3))
    #expect(permuted.replicates == nil && permuted.seed == nil)
  }

  @Test func theDefaultPermutesSmallGroups() throws {
    let (a, b) = scores(14, 40, seed: 1)
    #expect(try BrunnerMunzel().run(a, b).test.method == "brunner_munzel_permuted")
    let (c, d) = scores(15, 40, seed: 1)
    #expect(try BrunnerMunzel().run(c, d).test.method == "brunner_munzel")
  }

  @Test func swapAndIncreasingTransforms() throws {
    let (a, b) = scores(9, 7, seed: 9)
    for reference in [BrunnerMunzel.Reference.t, .permuted] {
      let result = try BrunnerMunzel(reference: reference).run(a, b)
      let swapped = try BrunnerMunzel(reference: reference).run(b, a)
      #expect(isClose(result.test.pValue, swapped.test.pValue))
      #expect(isClose(result.test.statistic, -swapped.test.statistic!))
      #expect(isClose(result.probabilityOfSuperiority, 1 - swapped.probabilityOfSuperiority))
      let bent = try BrunnerMunzel(reference: reference).run(a.map { $0 * $0 }, b.map { $0 * $0 })
      #expect(bent == result)
      #expect(result.interval!.contains(result.probabilityOfSuperiority))
    }
  }

  @Test func randomArrangementsApproachTheExactOnes() throws {
    // Values without ties have 184,756 arrangements: random ones; tied ones few: listed.
    let a = (0..<10).map { Double(3 * $0 % 17) }
    let b = (0..<10).map { Double(5 * $0 % 19) + 2.5 }
    let drawn = try BrunnerMunzel(replicates: 2000, seed: 5).run(a, b)
    #expect(!drawn.test.exact && drawn.replicates == 2000 && drawn.seed == 5)
    let other = try BrunnerMunzel(replicates: 2000, seed: 6).run(a, b)
    let p = drawn.test.pValue!
    #expect(abs(other.test.pValue! - p) < 5 * (p * (1 - p) / 1000).squareRoot() + 1e-9)
    #expect(try BrunnerMunzel(replicates: 2000, seed: 5).run(a, b) == drawn)
  }

  @Test func degenerate() throws {
    let apart = try BrunnerMunzel().run([1, 2], [3, 4])
    #expect(apart.interval == nil && apart.test.statistic == nil && apart.standardError == nil)
    #expect(isClose(apart.test.pValue, 1.0 / 3))
    #expect(apart.test.notes.map(\.code) == ["complete_separation"])
    let t = try BrunnerMunzel(reference: .t).run([1, 2], [3, 4])
    #expect(t.test.pValue == nil)
    let equal = try BrunnerMunzel().run([5, 5], [5, 5, 5])
    #expect(equal.test.pValue == 1 && equal.test.notes.map(\.code) == ["no_variation"])
    for result in [apart, t, equal] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewValues(group: "second", count: 1, needed: 2)) {
      try BrunnerMunzel().run([1, 2], [3])
    }
  }
}
