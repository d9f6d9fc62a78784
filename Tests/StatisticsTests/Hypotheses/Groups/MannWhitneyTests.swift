import Probability
import Statistics
import Testing

@Suite struct MannWhitneyTests {
  @Test func byHand() throws {
    let apart = try MannWhitney().run([1, 2], [3, 4])
    #expect(apart.pairsWon == 0 && apart.test.exact && isClose(apart.test.pValue, 1.0 / 3))
    let less = try MannWhitney(alternative: .less).run([1, 2], [3, 4])
    #expect(isClose(less.test.pValue, 1.0 / 6))
    // Ranks 1, 2½, 2½, 4: four of six arrangements are as far from the mean as 3½.
    let tied = try MannWhitney().run([1, 2], [2, 3])
    #expect(tied.pairsWon == 0.5 && tied.probabilityOfSuperiority == 0.125)
    #expect(isClose(tied.test.pValue, 2.0 / 3))
  }

  @Test func normalByHand() throws {
    // U = 0 of 4, mean 2, variance 4 · 5/12: z = −2/√(5/3).
    let plain = try MannWhitney(reference: .normal).run([1, 2], [3, 4])
    #expect(isClose(plain.test.pValue, 2 * Normal().survival(2 / (5.0 / 3).squareRoot())))
    let corrected = try MannWhitney(reference: .normalContinuityCorrected).run([1, 2], [3, 4])
    #expect(isClose(corrected.test.pValue, 2 * Normal().survival(1.5 / (5.0 / 3).squareRoot())))
    #expect(!plain.test.exact)
  }

  @Test func swapAndIncreasingTransforms() throws {
    let (a, b) = scores(11, 8, seed: 4)
    for reference in [MannWhitney.Reference.exact, .normal, .normalContinuityCorrected] {
      let result = try MannWhitney(reference: reference).run(a, b)
      let swapped = try MannWhitney(reference: reference).run(b, a)
      #expect(isClose(result.test.pValue, swapped.test.pValue))
      #expect(result.pairsWon + swapped.pairsWon == 88)
      let bent = try MannWhitney(reference: reference).run(
        a.map { $0 * $0 + $0 }, b.map { $0 * $0 + $0 })
      #expect(bent.test == result.test)
      let greater = try MannWhitney(reference: reference, alternative: .greater).run(a, b)
      let less = try MannWhitney(reference: reference, alternative: .less).run(b, a)
      #expect(isClose(greater.test.pValue, less.test.pValue))
    }
  }

  @Test func exactIsWhatShufflingApproaches() throws {
    let (a, b) = scores(7, 9, seed: 6)
    let exact = try MannWhitney().run(a, b)
    let p = try #require(exact.test.pValue)
    var generator = Philox(seed: 1)
    var hits = 0
    let runs = 4000
    let far = abs(exact.pairsWon - 31.5)
    for _ in 0..<runs {
      var all = a + b
      generator.shuffle(&all)
      var won = 0.0
      for x in all.prefix(7) {
        for y in all.dropFirst(7) { won += x > y ? 1 : x == y ? 0.5 : 0 }
      }
      if abs(won - 31.5) >= far { hits += 1 }
    }
    let error = (p * (1 - p) / Double(runs)).squareRoot()
    #expect(abs(Double(hits) / Double(runs) - p) < 4 * error)
  }

  @Test func largeGroups() throws {
    let (a, b) = scores(800, 700, seed: 8)
    let automatic = try MannWhitney().run(a, b)
    #expect(!automatic.test.exact && automatic.test.notes.isEmpty && automatic.test.pValue != nil)
    let forced = try MannWhitney(reference: .exact).run(a, b)
    #expect(!forced.test.exact && forced.test.notes.map(\.code) == ["too_large_to_count"])
    let (c, d) = scores(40, 35, seed: 8)
    let exact = try MannWhitney().run(c, d)
    let normal = try MannWhitney(reference: .normal).run(c, d)
    #expect(exact.test.exact)
    #expect(abs(exact.test.pValue! - normal.test.pValue!) < 0.01)
  }

  @Test func degenerate() throws {
    let equal = try MannWhitney().run([3, 3], [3])
    #expect(equal.test.pValue == 1 && equal.test.notes.map(\.code) == ["all_equal"])
    let normal = try MannWhitney(reference: .normal).run([3, 3], [3])
    #expect(normal.test.pValue == nil)
    #expect(try survivesJSON(normal))
    let single = try MannWhitney().run([3], [4])
    #expect(single.test.pValue == 1)
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 1)) {
      try MannWhitney().run([], [1])
    }
    #expect(equal.test.null.contains("shape"))
  }
}
