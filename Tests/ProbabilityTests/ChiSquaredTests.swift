import Foundation
import Probability
import Testing

@Suite("Chi-squared")
struct ChiSquaredTests {
  /// mpmath at 50 digits: x, degrees of freedom, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [1e-06, 0.4, 11964.685174913984, 0.059823450801003035, 0.940176549198997],
    [2.0, 2.0, 0.18393972058572117, 0.6321205588285577, 0.36787944117144233],
    [3.5, 3.0, 0.12969664583311843, 0.679237879194361, 0.32076212080563904],
    [40.0, 5.5, 1.211991994228069e-07, 0.9999997356057527, 2.643942472787469e-07],
    [20.0, 60.0, 2.567357603305184e-07, 2.5099512015279076e-07, 0.9999997490048799],
    [900.0, 1000.0, 0.0006792958962874153, 0.010717238091289742, 0.9892827619087102],
    [5200.0, 5000.0, 0.0005467166579771894, 0.9761810019792594, 0.023818998020740653],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = ChiSquared(degreesOfFreedom: row[1])
      expectClose(d.density(row[0]), row[2], relative: 3e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[3], relative: 3e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[4], relative: 3e-13, "survival, \(row)")
    }
  }

  @Test("The square of a normal, and two degrees of freedom")
  func special() {
    let one = ChiSquared(degreesOfFreedom: 1)
    for z in [0.1, 1, 1.96, 6, 20] {
      expectClose(one.survival(z * z), 2 * Normal().survival(z), relative: 2e-13)
    }
    expectClose(ChiSquared(degreesOfFreedom: 2).survival(7), exp(-3.5), relative: 1e-15)
  }
}
