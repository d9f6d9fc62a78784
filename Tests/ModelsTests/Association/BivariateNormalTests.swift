import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct BivariateNormalTests {
  /// Sheppard 1899: Φ₂(0, 0) = ¼ + arcsin ρ/2π.
  @Test(arguments: [-1, -0.9999999, -0.95, -0.5, -0.01, 0, 0.3, 0.9, 0.999, 1 - 1e-12, 1])
  func atTheOrigin(r: Double) {
    let value = BivariateNormal(correlation: r).cdf(0, 0)
    #expect(abs(value - (0.25 + arcsine(r) / (2 * Double.pi))) < 2e-15)
  }

  /// Against ∫ φ(x) Φ((k − ρx)/√(1 − ρ²)) dx, which shares nothing with the formula.
  @Test(arguments: [-0.999, -0.97, -0.6, 0.2, 0.8, 0.93, 0.99, 0.9999])
  func againstTheConditionalIntegral(r: Double) {
    let law = BivariateNormal(correlation: r)
    let normal = Normal()
    let rest = ((1 - r) * (1 + r)).squareRoot()
    for (h, k) in [(0.5, 0.4), (-1.0, 1.2), (2.0, 2.1), (-2.5, -2.4), (0.3, 0.3001), (1.5, -1.5)] {
      let integral = GaussLegendre.integrate(from: -12, to: h, panels: 4_000) { x in
        normal.density(x) * normal.cdf((k - r * x) / rest)
      }
      #expect(abs(law.cdf(h, k) - integral) < 3e-14, "\(h) \(k) \(r)")
    }
  }

  /// Genz 2004's symmetry relations, and the margins at infinity.
  @Test(arguments: [-0.99, -0.4, 0.1, 0.75, 0.96])
  func symmetries(r: Double) {
    let law = BivariateNormal(correlation: r)
    let normal = Normal()
    for (h, k) in [(0.3, -0.7), (1.9, 1.1), (-2.2, 0.4)] {
      #expect(abs(law.cdf(h, k) - law.cdf(k, h)) < 1e-15)
      let reflected = BivariateNormal(correlation: -r).cdf(-h, k)
      #expect(abs(law.cdf(h, k) - (normal.cdf(k) - reflected)) < 4e-15)
      #expect(law.cdf(h, .infinity) == normal.cdf(h) && law.cdf(-.infinity, k) == 0)
      let four =
        law.probability(-.infinity, h, -.infinity, k) + law.probability(h, .infinity, -.infinity, k)
        + law.probability(-.infinity, h, k, .infinity) + law.probability(h, .infinity, k, .infinity)
      #expect(abs(four - 1) < 4e-15)
    }
  }

  /// The derivative by the correlation is the density (Plackett 1954).
  @Test func derivativeIsTheDensity() {
    let (h, k, step) = (0.6, -0.3, 1e-5)
    for r in [-0.7, 0.2, 0.9] {
      let slope =
        (BivariateNormal(correlation: r + step).cdf(h, k)
          - BivariateNormal(correlation: r - step).cdf(h, k)) / (2 * step)
      #expect(agree(slope, BivariateNormal(correlation: r).density(h, k), 1e-8))
    }
  }
}
