import Testing

@testable import Statistics

@Suite struct PairedNetScoreChangeTests {
  private let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
  private let sizes = [8, 10, 15, 20, 30, 50, 100]

  @Test(
    arguments: [
      (0.5, [77.0, 69, 57, 49, 40, 31, 22]), (0.6, [69.0, 62, 51, 44, 36, 28, 20]),
      (0.0, [109.0, 98, 80, 69, 57, 44, 31]),
    ] as [(Double, [Double])])
  func matchesPublishedChanges(_ correlation: Double, _ expected: [Double]) throws {
    let change = PairedNetScoreChange(truth: start, correlation: correlation)
    for (size, value) in zip(sizes, expected) {
      #expect(abs(try #require(change.detectable(size: size)) * 100 - value) < 0.51)
    }
  }

  /// Variance 0.61, 100 pairs, ρ = ½: 2.8016·√0.0061.
  @Test func byHand() throws {
    let change = PairedNetScoreChange(truth: start, correlation: 0.5)
    #expect(abs(try #require(change.detectable(size: 100)) - 2.801585 * 0.0061.squareRoot()) < 1e-6)
  }

  @Test func tooFewPairsDetectNothingOnTheScale() {
    #expect(PairedNetScoreChange(truth: start, correlation: 0).detectable(size: 1) == nil)
    #expect(PairedNetScoreChange(truth: start, correlation: 1).detectable(size: 1) == 0)
  }
}
