import Probability
import Testing

@Suite("Hypergeometric")
struct HypergeometricTests {
  /// mpmath at 50 digits: k, successes, failures, draws, log P(X = k), P(X ≤ k), P(X > k).
  static let values: [[Double]] = [
    [2.0, 10.0, 12.0, 7.0, -1.5655247253441724, 0.2678018575851393, 0.7321981424148607],
    [0.0, 1.0, 1.0, 1.0, -0.6931471805599453, 0.5, 0.5],
    [250.0, 500.0, 500.0, 500.0, -2.987271810950854, 0.5252124088365806, 0.4747875911634194],
    [2.0, 3.0, 1000000.0, 1000000.0, -11.618292980621554, 8.999955000177e-06, 0.9999910000449999],
    [0.0, 3.0, 1000000.0, 1000000.0, -39.65477820465777, 5.9999640001499994e-18, 1.0],
    [21488.0, 104729.0, 104730.0, 50000.0, -655.1956858778382, 9.132306311876997e-285, 1.0],
    [28512.0, 104729.0, 104730.0, 50000.0, -655.2838402507158, 1.0, 5.7680025378261646e-285],
    [
      500000.0, 5000000.0, 5000000.0, 1000000.0, -7.080866626575729, 0.5004205219807047,
      0.49957947801929525,
    ],
    [
      51000.0, 1000000.0, 9000000.0, 500000.0, -17.889728265679242, 0.9999993036009563,
      6.96399043663577e-07,
    ],
    [42557.0, 1000000.0, 9000000.0, 500000.0, -683.4404581553138, 9.015664553694502e-297, 1.0],
    [2715651.0, 3000000.0, 7000000.0, 9000000.0, -660.9354113905389, 1.0, 1.0390200567001535e-286],
    [3.0, 200.0, 9999800.0, 100000.0, -1.7072870692938322, 0.8580358569156497, 0.1419641430843503],
    [0.0, 5.0, 9999995.0, 3000000.0, -1.7833751482652467, 0.1680699279699892, 0.8319300720300108],
    [
      9.0, 10.0, 9999990.0, 1000000.0, -18.526072759710768, 0.9999999999000041,
      9.99959500679044e-11,
    ],
  ]

  @Test("Mass and both tails")
  func values() {
    for row in Self.values {
      let d = Hypergeometric(
        successes: Int(row[1]), failures: Int(row[2]), draws: Int(row[3]))
      let k = Int(row[0])
      expectClose(d.logMass(k), row[4], relative: 1e-14, "log mass, \(row)")
      expectClose(d.cdf(k), row[5], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(k), row[6], relative: 5e-13, "survival, \(row)")
    }
  }

  @Test("Two from three red and two blue")
  func byHand() {
    let d = Hypergeometric(successes: 3, failures: 2, draws: 2)
    for (k, expected) in [0.1, 0.6, 0.3].enumerated() {
      expectClose(d.mass(k), expected, relative: 1e-15)
    }
    expectClose(d.cdf(1), 0.7, relative: 1e-15)
    expectClose(d.survival(1), 0.3, relative: 1e-15)
    #expect(d.support == 0...2)
  }

  @Test(
    "One possible value",
    arguments: [(0, 0, 0, 0), (0, 8, 3, 0), (8, 0, 3, 3), (4, 6, 0, 0), (4, 6, 10, 4)])
  func certain(_ successes: Int, _ failures: Int, _ draws: Int, _ value: Int) {
    let d = Hypergeometric(successes: successes, failures: failures, draws: draws)
    #expect(d.support == value...value)
    for k in -1...10 {
      #expect(d.mass(k) == (k == value ? 1 : 0))
      #expect(d.cdf(k) == (k >= value ? 1 : 0))
      #expect(d.survival(k) == (k >= value ? 0 : 1))
    }
    for p in [0, 1e-300, 0.5, 1] {
      #expect(d.quantile(p) == value && d.upperQuantile(p) == value)
    }
  }

  @Test("Successes and draws are exchangeable")
  func exchange() {
    let one = Hypergeometric(successes: 30, failures: 70, draws: 45)
    let two = Hypergeometric(successes: 45, failures: 55, draws: 30)
    for k in 0...30 {
      expectClose(one.mass(k), two.mass(k), relative: 1e-13)
      expectClose(one.survival(k), two.survival(k), relative: 1e-13)
    }
  }

  @Test("Populations above the prime table of Boost")
  func large() {
    // One success among N: it is drawn with probability draws / N.
    let d = Hypergeometric(successes: 1, failures: 9_999_999, draws: 2_500_000)
    expectClose(d.mass(1), 0.25, relative: 1e-14)
    expectClose(d.survival(0), 0.25, relative: 1e-14)
    expectClose(d.cdf(0), 0.75, relative: 1e-14)
  }
}
