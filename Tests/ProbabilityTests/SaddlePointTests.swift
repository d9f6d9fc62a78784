#if DEBUG
  import Foundation
  import Testing

  @testable import Probability

  @Suite("Saddle-point forms")
  struct SaddlePointTests {
    @Test("Stirling's error on both sides of 15")
    func stirling() {
      // mpmath at 40 digits.
      for (x, expected) in [
        (0.25, 0.27251040121343206), (1, 0.08106146679532726), (7.5, 0.011104559758206917),
        (15, 0.005554733551962801), (15.000001, 0.005554733181756718),
        (16, 0.0052076559196096404), (1e4, 8.333333330555555e-6), (1e12, 8.333333333333333e-14),
      ] {
        expectClose(stirlingError(x), expected, relative: 2e-14, absolute: 2e-15, "\(x)")
      }
    }

    @Test("The deviance near and far from the mean")
    func deviance() {
      #expect(countDeviance(7, mean: 7, difference: 0) == 0)
      // To second order (x − m)²/2m.
      expectClose(
        countDeviance(1e8 + 1, mean: 1e8, difference: 1), 0.5e-8 * (1 - 1e-8 / 3),
        relative: 1e-15)
      for ratio in [0.05, 0.42, 0.43, 0.9, 1.3, 2.3, 2.4, 40] {
        let mean = 50 / ratio
        expectClose(
          countDeviance(50, mean: mean, difference: 50 - mean), 50 * log(ratio) + mean - 50,
          relative: 1e-13, "\(ratio)")
      }
    }

    @Test("Powers over the beta and gamma functions")
    func powers() {
      for (a, b, x) in [(0.5, 0.5, 0.2), (3, 40, 0.1), (700, 2, 0.99)] {
        let direct =
          a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
        expectClose(logBetaPower(a, b, x, 1 - x), direct, relative: 1e-12)
        expectClose(
          logBetaPower(a, b, x, 1 - x), logBetaPower(b, a, 1 - x, x), relative: 1e-13)
      }
      for (a, x) in [(0.1, 3.0), (5, 0.01), (300, 310)] {
        expectClose(logGammaPower(a, x), a * log(x) - x - logGamma(a), relative: 1e-12)
      }
    }
  }
#endif
