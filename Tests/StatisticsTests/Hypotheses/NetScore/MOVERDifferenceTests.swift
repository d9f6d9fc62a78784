import Testing

@testable import Statistics

@Suite struct MOVERDifferenceTests {
  @Test(arguments: [
    (counts(2, 6, 12), counts(6, 8, 6), 1.78, 90.07),
    (counts(2, 0, 9), counts(5, 3, 3), 5.21, 130.11),
    (counts(10, 20, 30), counts(20, 20, 20), 4.70, 59.98),
  ])
  func matchesPublishedVectors(
    _ first: NetScoreCounts, _ second: NetScoreCounts, _ lower: Double, _ upper: Double
  ) throws {
    let interval = try #require(NetScoreDifference.mover.compare(first, second).interval)
    #expect(abs(interval.lower! * 100 - lower) < 0.00501)
    #expect(abs(interval.upper! * 100 - upper) < 0.00501)
  }

  /// One promoter against one detractor: the score limits of one promoter solve
  /// (1 − δ)² = z²(1 − δ²), so l = (1 − z²)/(1 + z²), and by symmetry the lower arm is (1 − l)√2.
  @Test func twoAnswersByHand() throws {
    let z = 1.959963984540054
    let arm = 1 - (1 - z * z) / (1 + z * z)
    let interval = try #require(
      NetScoreDifference.mover.compare(counts(0, 0, 1), counts(1, 0, 0)).interval)
    #expect(abs(interval.lower! - (2 - arm * 2.0.squareRoot())) < 1e-12)
    #expect(interval.upper == 2)
  }

  @Test func pValueBelongsToTheIntervalThatEndsAtZero() throws {
    for (first, second) in differenceShapes {
      let result = NetScoreDifference.mover.compare(first, second)
      let p = try #require(result.pValue)
      guard p < 0.999, p > 1e-6 else { continue }
      let touching = try #require(
        NetScoreDifference.mover.outcome(first, second, 1 - p).limits)
      let end = result.estimate! > 0 ? touching.lower! : touching.upper!
      #expect(abs(end) < 1e-8, "\(first) \(second)")
    }
    #expect(NetScoreDifference.mover.compare(counts(1, 1, 1), counts(2, 2, 2)).pValue == 1)
  }
}
