import Probability
import Testing

@Suite("Noncentral t")
struct NoncentralTTests {
  /// mpmath at 50 digits: x, degrees of freedom, noncentrality, density (0: not tested), P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [2.0, 10.0, 1.0, 0.22542404659048926, 0.8076115625303752, 0.19238843746962475],
    [-4.2, 552.0, 0.5, 7.4421126514310675e-06, 1.5716246063695368e-06, 0.9999984283753937],
    [-5.3, 580.0, 2.6, 2.2516260679355538e-14, 2.97741360277667e-15, 0.999999999999997],
    [-19.0, 1.76, 6.56, 7.090565326539602e-16, 7.656604507688084e-15, 0.9999999999999923],
    [-46.0, 4.5, 31.0, 2.112435985712052e-224, 2.1594049139975348e-223, 1.0],
    [0.0, 5.0, 3.0, 0.004217049403131712, 0.0013498980316300946, 0.9986501019683699],
    [12.1, 1519.0, 0.33, 7.28588930435237e-30, 1.0, 6.730614486316272e-31],
    [3.3, 1.1, 5.8, 0.09213077813713398, 0.08970840720576416, 0.9102915927942359],
    [10.0, 8.0, -4.0, 2.432195752577422e-13, 0.9999999999996895, 3.1050039516011486e-13],
    [-10.0, 8.0, -4.0, 0.006394689814625406, 0.010189983180311342, 0.9898100168196886],
    [4.75, 378.8, 28.4, 6.952510991555075e-119, 2.625277912315757e-120, 1.0],
    [70.0, 3.0, 60.0, 0.012382198820123147, 0.5311693929766619, 0.4688306070233382],
    [50.0, 10.0, 60.0, 0.024059264743287165, 0.15641570237791005, 0.84358429762209],
    [1000.0, 2.0, 10.0, 2.019787951544716e-07, 0.9998990053013076, 0.00010099469869241374],
    [100.0, 3.0, 1.0, 1.6945904332158678e-07, 0.9999943491922998, 5.6508077002394415e-06],
    [3.0, 1000000.0, 2.0, 0.0, 0.8413440201576851, 0.1586559798423149],
    [-1.0, 100000000.0, 2.0, 0.0, 0.001349898075948579, 0.9986501019240515],
    [6.0, 100000000.0, -1.0, 0.0, 0.9999999999987201, 1.2798184357926009e-12],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = NoncentralT(degreesOfFreedom: row[1], noncentrality: row[2])
      if row[3] > 0 { expectClose(d.density(row[0]), row[3], relative: 3e-13, "density, \(row)") }
      expectClose(d.cdf(row[0]), row[4], relative: 3e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[5], relative: 3e-13, "survival, \(row)")
    }
  }

  @Test("The sign of the noncentrality mirrors", arguments: [0.3, 4, 60])
  func mirror(_ noncentrality: Double) {
    let plus = NoncentralT(degreesOfFreedom: 9, noncentrality: noncentrality)
    let minus = NoncentralT(degreesOfFreedom: 9, noncentrality: -noncentrality)
    for x in [-8, -0.5, 0, 1, 5, 70] as [Double] {
      expectClose(plus.cdf(x), minus.survival(-x), relative: 1e-13)
      expectClose(plus.density(x), minus.density(-x), relative: 1e-13)
    }
  }

  @Test("Both ways of integrating agree where one hands over to the other")
  func handOver() {
    // On either side of noncentrality 40 and of its square as degrees of freedom.
    for (df, delta) in [(5.0, 40.0), (1600, 41)] {
      for x in [0.8 * delta, delta, 1.3 * delta] {
        let one = NoncentralT(degreesOfFreedom: df, noncentrality: delta)
        let two = NoncentralT(degreesOfFreedom: df * (1 + 1e-12), noncentrality: delta + 1e-12)
        expectClose(one.cdf(x), two.cdf(x), relative: 1e-9)
      }
    }
  }

  @Test("Without noncentrality it is Student's t, with infinite degrees of freedom normal")
  func limits() {
    let central = NoncentralT(degreesOfFreedom: 5, noncentrality: 0)
    #expect(central.cdf(-2) == StudentT(degreesOfFreedom: 5).cdf(-2))
    let tiny = NoncentralT(degreesOfFreedom: 5, noncentrality: 1e-14)
    expectClose(tiny.survival(3), central.survival(3), relative: 1e-13)
    let infinite = NoncentralT(degreesOfFreedom: .infinity, noncentrality: 2)
    #expect(infinite.survival(3) == Normal().survival(1))
  }

  @Test("At 0 only the sign of the numerator counts")
  func atZero() {
    for df in [0.5, 4, 300] {
      let d = NoncentralT(degreesOfFreedom: df, noncentrality: 2.2)
      expectClose(d.cdf(0), Normal().cdf(-2.2), relative: 1e-13)
    }
  }
}
