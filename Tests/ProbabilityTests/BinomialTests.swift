import Probability
import Testing

@Suite("Binomial")
struct BinomialTests {
  /// mpmath at 50 digits: k, trials, probability, log P(X = k), P(X ≤ k), P(X > k).
  static let values: [[Double]] = [
    [0.0, 5.0, 0.3, -1.7833747196936618, 0.16807000000000002, 0.83193],
    [1.0, 2.0, 1e-12, -26.937873935369602, 1.0, 1e-24],
    [4.0, 20.0, 0.77, -16.07457205315583, 1.121664991376307e-07, 0.9999998878335009],
    [25.0, 1000.0, 0.5, -578.7593842564495, 4.562996087641156e-252, 1.0],
    [998.0, 1000.0, 0.99, -6.119212676699883, 0.9995207555464211, 0.0004792444535789195],
    [81391.0, 100000.0, 0.77, -577.322112114575, 1.0, 6.101294582120557e-251],
    [99990.0, 100000.0, 0.999999, -38.230703566977, 2.515238413498313e-17, 1.0],
    [110383.0, 10000000.0, 0.01, -533.4555049161569, 1.0, 2.0027894401895924e-231],
    [
      9999993.0, 10000000.0, 0.999999, -2.4070658101936497, 0.8698587052466018, 0.13014129475339817,
    ],
    [5000000.0, 10000000.0, 0.5, -8.284839203123887, 0.5001261566229471, 0.49987384337705293],
    [3.0, 10000000.0, 1e-06, -4.884006490247776, 0.010336024192647673, 0.9896639758073523],
  ]

  @Test("Mass and both tails")
  func values() {
    for row in Self.values {
      let d = Binomial(trials: Int(row[1]), probability: row[2])
      let k = Int(row[0])
      expectClose(d.logMass(k), row[3], relative: 1e-14, "log mass, \(row)")
      expectClose(d.cdf(k), row[4], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(k), row[5], relative: 5e-13, "survival, \(row)")
    }
  }

  @Test("Three tosses of a coin")
  func byHand() {
    let d = Binomial(trials: 3, probability: 0.5)
    for (k, expected) in [0.125, 0.375, 0.375, 0.125].enumerated() {
      expectClose(d.mass(k), expected, relative: 1e-15)
    }
    expectClose(d.cdf(1), 0.5, relative: 1e-15)
    #expect(d.quantile(0.5) == 1 && d.quantile(0.51) == 2 && d.upperQuantile(0.13) == 2)
  }

  @Test("Certain outcomes", arguments: [(0, 0.3, 0), (9, 0, 0), (9, 1, 9), (0, 0, 0), (0, 1, 0)])
  func certain(_ trials: Int, _ probability: Double, _ value: Int) {
    let d = Binomial(trials: trials, probability: probability)
    for k in -1...10 {
      #expect(d.mass(k) == (k == value ? 1 : 0))
      #expect(d.cdf(k) == (k >= value ? 1 : 0))
      #expect(d.survival(k) == (k >= value ? 0 : 1))
    }
    for p in [0, 1e-300, 0.5, 1] {
      #expect(d.quantile(p) == value && d.upperQuantile(p) == value)
    }
  }

  @Test("Swapping success and failure mirrors")
  func mirror() {
    let d = Binomial(trials: 40, probability: 0.125)
    let other = Binomial(trials: 40, probability: 0.875)
    for k in 0...40 {
      expectClose(d.logMass(k), other.logMass(40 - k), relative: 1e-14, absolute: 1e-14)
      expectClose(d.survival(k), k == 40 ? 0 : other.cdf(39 - k), relative: 1e-13)
    }
  }

  @Test("Impossible parameters stop")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: -1, probability: 0.5) }
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: 5, probability: 1.01) }
  }
}
