import Foundation
import Probability
import Testing

@Suite("Poisson")
struct PoissonTests {
  /// mpmath at 50 digits: k, mean, log P(X = k), P(X ≤ k), P(X > k).
  static let values: [[Double]] = [
    [0.0, 1e-10, -1e-10, 0.9999999999, 9.999999999500001e-11],
    [2.0, 0.1, -5.398317366548037, 0.9998453469297354, 0.00015465307026467167],
    [5.0, 3.7, -1.9458276445311522, 0.830088295075957, 0.16991170492404292],
    [60.0, 20.0, -28.88423701043213, 0.9999999999998622, 1.3774356188635168e-13],
    [2.0, 150.0, -140.67187659236743, 8.180326919004744e-62, 1.0],
    [9012.0, 12345.6, -502.61087603729845, 1.9369456563670182e-218, 1.0],
    [15123.0, 12345.6, -297.0453181116941, 1.0, 4.384129220719719e-129],
    [997000.0, 1000000.0, -12.329698403435097, 0.0013462037182411046, 0.9986537962817589],
    [100000000.0, 100000000.0, -10.12927890601419, 0.5000265961519927, 0.4999734038480072],
  ]

  @Test("Mass and both tails")
  func values() {
    for row in Self.values {
      let d = Poisson(mean: row[1])
      let k = Int(row[0])
      expectClose(d.logMass(k), row[2], relative: 1e-14, "log mass, \(row)")
      expectClose(d.cdf(k), row[3], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(k), row[4], relative: 5e-13, "survival, \(row)")
    }
  }

  @Test("Mean 0 is always 0")
  func none() {
    let d = Poisson(mean: 0)
    #expect(d.mass(0) == 1 && d.mass(1) == 0 && d.cdf(0) == 1 && d.survival(0) == 0)
    #expect(d.quantile(1) == 0 && d.upperQuantile(0) == 0)
  }

  @Test("The support has no end")
  func end() {
    #expect(Poisson(mean: 3).quantile(1) == .max && Poisson(mean: 3).upperQuantile(0) == .max)
    #expect(Poisson(mean: 3).upperQuantile(1e-300) == 210)
  }

  @Test("Terms by hand")
  func byHand() {
    for k in 0...6 {
      let factorial = (1...6).prefix(k).reduce(1, *)
      expectClose(
        Poisson(mean: 2).mass(k), exp(-2) * pow(2, Double(k)) / Double(factorial), relative: 1e-15)
    }
  }
}
