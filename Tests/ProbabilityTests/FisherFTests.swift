import Probability
import Testing

@Suite("F")
struct FisherFTests {
  /// mpmath at 50 digits: x, ν₁, ν₂, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [1e-08, 0.5, 3.0, 182760.03362420032, 0.007310401362025616, 0.9926895986379743],
    [50.0, 1.0, 2.0, 0.00037714641372727696, 0.9805806756909201, 0.01941932430907984],
    [1000000.0, 3.0, 1.0, 3.6755235191291923e-10, 0.9992648949694609, 0.000735105030539062],
    [0.1, 40.0, 6.5, 6.89335775241459e-05, 5.947733926904256e-07, 0.9999994052266074],
    [5.0, 6.5, 40.0, 0.0007959868232764951, 0.999493399525123, 0.0005066004748770689],
    [1.1, 1000.0, 3000.0, 1.2447048902342406, 0.9691551870696534, 0.030844812930346535],
    [0.5, 100000.0, 10.0, 0.37840840725602953, 0.029264038538519773, 0.9707359614614802],
    [2.0, 10.0, 100000.0, 0.09460210181400738, 0.9707359614614802, 0.029264038538519773],
    [1.02, 100000.0, 100000.0, 0.4597149679706934, 0.9991290486055966, 0.0008709513944033614],
    [0.5, 2.0, 10000000.0, 0.6065306142228377, 0.39346932512410093, 0.6065306748758991],
    [1000000000000.0, 4.0, 7.0, 1.1166414078172746e-52, 1.0, 3.190404022341894e-41],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = FisherF(
        numeratorDegreesOfFreedom: row[1], denominatorDegreesOfFreedom: row[2])
      expectClose(d.density(row[0]), row[3], relative: 1e-12, "density, \(row)")
      expectClose(d.cdf(row[0]), row[4], relative: 1e-12, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[5], relative: 1e-12, "survival, \(row)")
    }
  }

  @Test("One numerator degree of freedom is the square of t")
  func squareOfT() {
    let f = FisherF(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: 9.5)
    let t = StudentT(degreesOfFreedom: 9.5)
    for x in [0.3, 1, 2.5, 40] {
      expectClose(f.survival(x * x), 2 * t.survival(x), relative: 1e-13)
    }
    expectClose(f.quantile(0.95), t.quantile(0.975) * t.quantile(0.975), relative: 1e-13)
  }

  @Test("Infinite denominator degrees of freedom are chi-squared over its own")
  func limit() {
    let f = FisherF(numeratorDegreesOfFreedom: 4, denominatorDegreesOfFreedom: .infinity)
    let chi = ChiSquared(degreesOfFreedom: 4)
    for x in [0.01, 1, 3, 20] {
      expectClose(f.survival(x), chi.survival(4 * x), relative: 1e-14)
      expectClose(f.density(x), 4 * chi.density(4 * x), relative: 1e-14)
    }
    let large = FisherF(numeratorDegreesOfFreedom: 4, denominatorDegreesOfFreedom: 1e9)
    expectClose(large.survival(3), f.survival(3), relative: 1e-7)
  }

  @Test("Density at 0")
  func atZero() {
    func density(_ df: Double) -> Double {
      FisherF(numeratorDegreesOfFreedom: df, denominatorDegreesOfFreedom: 7).density(0)
    }
    #expect(density(1.5) == .infinity && density(2) == 1 && density(3) == 0)
  }
}
