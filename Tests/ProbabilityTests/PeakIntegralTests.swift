#if DEBUG
  import Foundation
  import Testing

  @testable import Probability

  @Suite("Peak integral")
  struct PeakIntegralTests {
    @Test("Normal curves from a start far off", arguments: [-40, 0, 0.3, 25] as [Double])
    func normal(_ start: Double) {
      let value = peakIntegral(near: start, step: 0.35) { y in -2 * (y - 1) * (y - 1) }
      expectClose(value, (Double.pi / 2).squareRoot(), relative: 1e-14)
    }

    @Test("Tiny integrals keep their digits")
    func tiny() {
      let value = peakIntegral(near: 5, step: 0.5) { y in -0.5 * y * y - 690 }
      expectClose(value, (2 * Double.pi).squareRoot() * exp(-690), relative: 1e-12)
    }

    @Test("Exponential on one side, faster on the other")
    func gumbel() {
      // ∫ exp(ky − eʸ) dy = Γ(k).
      for k in [0.2, 1, 4.5] {
        let value = peakIntegral(near: 0, step: 0.1) { y in k * y - exp(y) }
        expectClose(value, exp(logGamma(k)), relative: 1e-13)
      }
    }

    @Test("Nothing anywhere is 0")
    func nothing() {
      #expect(peakIntegral(near: 0, step: 1) { _ in -.infinity } == 0)
    }
  }
#endif
