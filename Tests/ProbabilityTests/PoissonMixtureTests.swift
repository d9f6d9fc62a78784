#if DEBUG
  import Foundation
  import Testing

  @testable import Probability

  @Suite("Poisson mixture")
  struct PoissonMixtureTests {
    /// Gamma distributions of whole shape at x, whose tails are Poisson tails.
    struct Ladder: ShapeLadder {
      var shape: Double
      var x: Double

      func lower(_ j: Double) -> Double { Gamma(shape: shape + j).cdf(x) }
      func upper(_ j: Double) -> Double { Gamma(shape: shape + j).survival(x) }
      func logStep(_ j: Double) -> Double { Poisson(mean: x).logMass(Int(shape + j)) }
      func stepRatio(_ j: Double) -> Double { x / (shape + j + 1) }
    }

    @Test("The sums taken term by term", arguments: [0.01, 3, 60])
    func direct(_ mean: Double) {
      for x in [0.001, 1, 30, 200] {
        let mixture = PoissonMixture(mean: mean, ladder: Ladder(shape: 2, x: x))
        let weights = Poisson(mean: mean)
        var (lower, upper, density) = (0.0, 0.0, 0.0)
        for j in 0...400 {
          let member = Gamma(shape: 2 + Double(j))
          lower += weights.mass(j) * member.cdf(x)
          upper += weights.mass(j) * member.survival(x)
          density += weights.mass(j) * member.density(x)
        }
        expectClose(mixture.lower(), lower, relative: 1e-12)
        expectClose(mixture.upper(), upper, relative: 1e-12)
        expectClose(mixture.scaledDensity(), x * density, relative: 1e-12)
      }
    }
  }
#endif
