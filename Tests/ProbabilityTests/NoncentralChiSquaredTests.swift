import Probability
import Testing

@Suite("Noncentral chi-squared")
struct NoncentralChiSquaredTests {
  /// mpmath at 50 digits: x, degrees of freedom, noncentrality, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [7.81, 3.0, 5.0, 0.07632089811814256, 0.5591302629015547, 0.4408697370984453],
    [0.0003, 2.5, 0.54, 0.04659734282782495, 1.1183946818503062e-05, 0.9999888160531815],
    [1e-40, 0.33, 107.0, 2319537552.5004964, 1.4057803348487855e-30, 1.0],
    [50.0, 47.0, 0.06, 0.03688165209607754, 0.6425360091350274, 0.3574639908649726],
    [1524.0, 61.0, 864.0, 1.1021279917906324e-19, 1.0, 9.583962990379995e-19],
    [0.4, 64.0, 900.0, 5.900723751611753e-251, 6.872790701131552e-253, 1.0],
    [275.0, 0.4, 478.0, 1.1536567118395963e-08, 7.033365563929587e-08, 0.9999999296663443],
    [640.0, 64.0, 856.0, 1.6661468078159432e-08, 1.5559180684425758e-07, 0.9999998444081931],
    [300.0, 1.0, 1.0, 1.6680190158125313e-60, 1.0, 3.527300724008134e-60],
    [2.0, 2.0, 1e-05, 0.18393972058457153, 0.632118719433651, 0.36788128056634894],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = NoncentralChiSquared(degreesOfFreedom: row[1], noncentrality: row[2])
      expectClose(d.density(row[0]), row[3], relative: 3e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[4], relative: 3e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[5], relative: 3e-13, "survival, \(row)")
    }
  }

  @Test("One degree of freedom is the square of a shifted normal")
  func square() {
    let d = NoncentralChiSquared(degreesOfFreedom: 1, noncentrality: 6.25)
    for x in [0.3, 1, 2.5, 4] {
      expectClose(
        d.survival(x * x), Normal().survival(x - 2.5) + Normal().cdf(-x - 2.5), relative: 1e-13)
    }
  }

  @Test("Without noncentrality it is chi-squared; the density at 0")
  func limits() {
    let d = NoncentralChiSquared(degreesOfFreedom: 7, noncentrality: 0)
    #expect(d.cdf(5) == ChiSquared(degreesOfFreedom: 7).cdf(5))
    #expect(d.quantile(0.3) == ChiSquared(degreesOfFreedom: 7).quantile(0.3))
    let two = NoncentralChiSquared(degreesOfFreedom: 2, noncentrality: 3)
    expectClose(two.density(0), two.density(1e-12), relative: 1e-11)
    #expect(NoncentralChiSquared(degreesOfFreedom: 1, noncentrality: 3).density(0) == .infinity)
    #expect(NoncentralChiSquared(degreesOfFreedom: 3, noncentrality: 3).density(0) == 0)
  }

  @Test("Far out the density is nothing")
  func farOut() {
    let d = NoncentralChiSquared(degreesOfFreedom: 3e4, noncentrality: 1.3)
    #expect(d.density(2.4e85) == 0 && d.survival(2.4e85) == 0)
  }
}
