import Probability
import Statistics
import Testing

@Suite struct WilcoxonSignedRankTests {
  private let zeros: [Double] = [0, 0, 0]

  @Test func byHand() throws {
    // Ranks 1, 2, 3 with signs +, −, +: sum 4 about 3; six of eight patterns are as far.
    let result = try WilcoxonSignedRank().run([1, 0, 3], [0, 2, 0])
    #expect(result.test.statistic == 4 && result.test.exact && result.test.pValue == 0.75)
    #expect(isClose(result.rankBiserial, 1.0 / 3))
    let greater = try WilcoxonSignedRank(alternative: .greater).run([1, 2, 3], zeros)
    #expect(greater.test.pValue == 0.125 && greater.rankBiserial == 1)
    // Variance (1 + 4 + 9)/4.
    let normal = try WilcoxonSignedRank(reference: .normal).run([1, 2, 3], zeros)
    #expect(isClose(normal.test.pValue, 2 * Normal().survival(3 / 3.5.squareRoot())))
    let corrected = try WilcoxonSignedRank(reference: .normalContinuityCorrected).run(
      [1, 2, 3], zeros)
    #expect(isClose(corrected.test.pValue, 2 * Normal().survival(2.5 / 3.5.squareRoot())))
  }

  @Test func zerosAreDroppedOrRanked() throws {
    let dropped = try WilcoxonSignedRank().run([0, 1, 2], zeros)
    #expect(dropped.test.statistic == 3 && dropped.nonzero == 2 && dropped.count == 3)
    // The zero takes rank 1, the others 2 and 3.
    let ranked = try WilcoxonSignedRank(zeros: .ranked).run([0, 1, 2], zeros)
    #expect(ranked.test.statistic == 5 && ranked.test.pValue == 0.5)
  }

  @Test func differencesEqualOnPaperAreTied() throws {
    let result = try WilcoxonSignedRank().run([0.3, 0.9], [0.1, 1.1])
    #expect(result.test.statistic == 1.5 && result.test.pValue == 1)
  }

  @Test func swapAndScale() throws {
    let (a, b) = scores(14, 14, seed: 19)
    for reference in [MannWhitney.Reference.exact, .normal, .normalContinuityCorrected] {
      let result = try WilcoxonSignedRank(reference: reference).run(a, b)
      let swapped = try WilcoxonSignedRank(reference: reference).run(b, a)
      #expect(isClose(result.test.pValue, swapped.test.pValue))
      #expect(isClose(result.rankBiserial, -swapped.rankBiserial!))
      let scaled = try WilcoxonSignedRank(reference: reference).run(
        a.map { 5 * $0 }, b.map { 5 * $0 })
      #expect(scaled == result)
    }
    let exact = try WilcoxonSignedRank(reference: .exact).run(a, b)
    let normal = try WilcoxonSignedRank(reference: .normal).run(a, b)
    #expect(abs(exact.test.pValue! - normal.test.pValue!) < 0.05)
  }

  @Test func degenerate() throws {
    let none = try WilcoxonSignedRank().run([1, 2], [1, 2])
    #expect(none.test.pValue == nil && none.nonzero == 0 && none.rankBiserial == nil)
    #expect(none.test.notes.map(\.code) == ["no_nonzero_difference"])
    let one = try WilcoxonSignedRank().run([1], [2])
    #expect(one.test.pValue == 1)
    for result in [none, one] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 1)) {
      try WilcoxonSignedRank().run([], [])
    }
  }
}
