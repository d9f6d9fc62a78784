import Testing

@testable import Statistics

@Suite struct NetScoreCoverageTests {
  @Test func latticeHasEveryInnerPoint() {
    let lattice = NetScoreTruth.lattice()
    #expect(lattice.count == 171)
    #expect(lattice.allSatisfy { $0.detractors + $0.promoters < 0.951 })
  }

  /// One answer: the score interval at z covers δ exactly when the answer's own limits do, so
  /// coverage is a sum of at most three shares, here counted by hand at D = P = 1/3.
  @Test func oneAnswerByHand() {
    let truth = NetScoreTruth(detractors: 1.0 / 3, promoters: 1.0 / 3)
    let summary = NetScoreCoverage(size: 1, level: 0.5, truths: [truth]).run(.wald)
    // Wald has no interval for one answer; only the passive hits the score of zero.
    #expect(abs(summary.mean - 1.0 / 3) < 1e-12 && summary.meanWidth == 0)
  }

  /// The promise of the default: worst and mean coverage over the 171 lattice truths, to the three
  /// decimals that its guide prints (0.93787 at n = 30 is the smallest beyond n = 5).
  @Test(arguments: [(5, 0.922, 0.970), (10, 0.940, 0.963), (20, 0.944, 0.955), (30, 0.938, 0.951)])
  func defaultKeepsItsPromise(_ size: Int, _ worst: Double, _ mean: Double) {
    let summary = NetScoreCoverage(size: size).run(.score)
    #expect(abs(summary.worst - worst) < 0.0005)
    #expect(abs(summary.mean - mean) < 0.0005)
  }

  @Test(arguments: [5, 8])
  func exactIsNeverBelowNominal(_ size: Int) {
    #expect(NetScoreCoverage(size: size).run(.exact).worst >= 0.95)
  }

  @Test func threadsDoNotChangeTheNumbers() {
    let one = NetScoreCoverage(size: 10).run(.score, threads: 1)
    let four = NetScoreCoverage(size: 10).run(.score, threads: 4)
    #expect(one == four)
  }
}
