import Probability
import Testing

@Suite("Noncentral F")
struct NoncentralFTests {
  /// mpmath at 50 digits: x, ν₁, ν₂, noncentrality, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [2.7, 3.0, 40.0, 8.0, 0.201230675495037, 0.3653043400901302, 0.6346956599098699],
    [4.0, 1.0, 20.0, 5.0, 0.09206618814670543, 0.40142338019860857, 0.5985766198013914],
    [0.4, 5.0, 10.0, 3.0, 0.30163931100547436, 0.0593430508405277, 0.9406569491594723],
    [
      0.6713504583795462, 18.06, 422.3, 638.8, 1.8287468589571503e-109, 2.686720018811582e-111, 1.0,
    ],
    [379.0, 42.6, 344.0, 900.0, 1.083904946926288e-126, 1.0, 2.6300986125360684e-126],
    [4.6e+19, 50.5, 2.7, 196.0, 8.902618050012989e-46, 1.0, 3.033484668893314e-26],
    [58.6, 14.1, 2585.0, 866.0, 0.06401357624363065, 0.19886839793166886, 0.8011316020683311],
    [0.05, 43.0, 25.0, 0.9, 5.772652975428878e-14, 1.5205983476233525e-16, 0.9999999999999999],
    [8.5, 1.0, 5000.0, 6.0, 0.06135122391991006, 0.6792642707388449, 0.3207357292611552],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = NoncentralF(
        numeratorDegreesOfFreedom: row[1], denominatorDegreesOfFreedom: row[2],
        noncentrality: row[3])
      expectClose(d.density(row[0]), row[4], relative: 5e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[5], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[6], relative: 5e-13, "survival, \(row)")
    }
  }

  @Test("One numerator degree of freedom is the square of the noncentral t")
  func squareOfT() {
    let f = NoncentralF(
      numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: 14, noncentrality: 4)
    let t = NoncentralT(degreesOfFreedom: 14, noncentrality: 2)
    for x in [0.2, 1.5, 3, 9] {
      expectClose(f.survival(x * x), t.survival(x) + t.cdf(-x), relative: 1e-12)
    }
  }

  @Test("Without noncentrality it is F; the density at 0")
  func limits() {
    func d(_ df: Double, _ noncentrality: Double) -> NoncentralF {
      NoncentralF(
        numeratorDegreesOfFreedom: df, denominatorDegreesOfFreedom: 9,
        noncentrality: noncentrality)
    }
    let f = FisherF(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 9)
    #expect(d(3, 0).cdf(2) == f.cdf(2) && d(3, 0).quantile(0.9) == f.quantile(0.9))
    expectClose(d(2, 3).density(0), d(2, 3).density(1e-12), relative: 1e-11)
    #expect(d(1, 3).density(0) == .infinity && d(3, 3).density(0) == 0)
  }
}
