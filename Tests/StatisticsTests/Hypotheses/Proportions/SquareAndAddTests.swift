import Testing

@testable import Statistics

@Suite struct SquareAndAddTests {
  /// Newcombe (1998), paper on paired differences, table II, method 10: (36, 12, 2, 0) of 50 gives
  /// 0.0569 to 0.3404 by the corrected phi.
  @Test func published() throws {
    let data = PairedProportions(both: 36, firstOnly: 12, secondOnly: 2, neither: 0)
    let interval = try #require(PairedDifference.squareAndAdd.interval(data).0)
    #expect(abs(interval.lower! - 0.0569) < 5.1e-5 && abs(interval.upper! - 0.3404) < 5.1e-5)
  }

  @Test func correctedPhiByHand() {
    // 4 · 4 − 1 · 1 = 15, less 5, over 5 · 5.
    #expect(
      abs(
        PairedDifference.correctedPhi(
          PairedProportions(both: 4, firstOnly: 1, secondOnly: 1, neither: 4)) - 0.4) < 1e-15)
    // 2 · 2 − 1 · 1 = 3, less 3: nothing is left.
    #expect(
      PairedDifference.correctedPhi(
        PairedProportions(both: 2, firstOnly: 1, secondOnly: 1, neither: 2)) == 0)
    // Negative correlations are not corrected: (1 − 4)/(3 · 3).
    #expect(
      abs(
        PairedDifference.correctedPhi(
          PairedProportions(both: 1, firstOnly: 2, secondOnly: 2, neither: 1)) + 1.0 / 3) < 1e-15)
    #expect(
      PairedDifference.correctedPhi(
        PairedProportions(both: 0, firstOnly: 0, secondOnly: 2, neither: 3)) == 0)
  }
}
