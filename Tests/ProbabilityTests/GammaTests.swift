import Foundation
import Probability
import Testing

@Suite("Gamma")
struct GammaTests {
  /// mpmath at 50 digits: x, shape, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [1e-10, 0.03, 152870904.00287497, 0.509569680059056, 0.49043031994094394],
    [0.3, 0.1, 0.2301239671065138, 0.9083579897300342, 0.09164201026996573],
    [60.0, 0.5, 6.377941394164488e-28, 1.0, 6.326068263677261e-28],
    [700.0, 1.0, 9.85967654375977e-305, 1.0, 9.85967654375977e-305],
    [2.5, 3.7, 0.23361347383455275, 0.2985451307009198, 0.7014548692990802],
    [9.0, 50.5, 4.9413967803729166e-21, 1.0662392098320019e-21, 1.0],
    [110.0, 50.5, 4.405962066963281e-11, 0.9999999999209035, 7.90965483736382e-11],
    [950.0, 1000.0, 0.0036431718143666095, 0.05505468623073803, 0.9449453137692619],
    [1300.0, 1000.0, 4.384683581309868e-19, 1.0, 1.8736155715785553e-18],
    [2500.0, 3000.0, 3.5076918163588386e-23, 1.7368408303344988e-22, 1.0],
    [7000.0, 10000.0, 4.165376466320603e-249, 9.711672437705851e-249, 1.0],
    [102500.0, 100000.0, 5.5019958401209575e-17, 0.9999999999999978, 2.220496052041097e-15],
    [990000.0, 1000000.0, 5.555094067198696e-26, 5.446644693010809e-24, 1.0],
    [9960000.0, 10000000.0, 1.845711597738896e-39, 4.567731890835974e-37, 1.0],
    [100050000.0, 100000000.0, 1.4921786805249778e-10, 0.9999997121570313, 2.878429686852781e-07],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = Gamma(shape: row[1])
      expectClose(d.density(row[0]), row[2], relative: 5e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[3], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[4], relative: 5e-13, "survival, \(row)")
    }
  }

  /// mpmath at 50 digits: x, log Γ(x).
  static let logGammas: [[Double]] = [
    [1e-300, 690.7755278982137],
    [1e-05, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.0000001, -5.772155829918507e-08],
    [1.9999, -4.227520877215346e-05],
    [2.0000001, 4.227843666532498e-08],
    [3.3, 0.9870985778947344],
    [20.0, 39.339884187199495],
    [171.5, 709.1431630309282],
    [1000000.0, 12815504.569147611],
    [1000000000000000.0, 3.3538776394910668e+16],
    [1e+300, 6.897755278982137e+302],
  ]

  @Test("Shape 1 is the exponential distribution")
  func exponential() {
    let d = Gamma(shape: 1, rate: 0.25)
    expectClose(d.survival(10), exp(-2.5), relative: 1e-15)
    expectClose(d.quantile(0.5), 4 * log(2), relative: 1e-15)
    #expect(d.density(0) == 0.25)
    #expect(Gamma(shape: 0.5).density(0) == .infinity && Gamma(shape: 2).density(0) == 0)
  }

  @Test("A quantile too small for a Double is 0")
  func underflow() {
    #expect(Gamma(shape: 0.01).quantile(1e-50) == 0)
  }

  @Test("log Γ")
  func logarithm() {
    for row in Self.logGammas {
      // Near its zeros at 1 and 2 the error is absolute.
      expectClose(logGamma(row[0]), row[1], relative: 1e-15, absolute: 1e-22, "\(row[0])")
    }
    #expect(logGamma(1) == 0 && logGamma(2) == 0 && logGamma(.infinity) == .infinity)
  }
}
