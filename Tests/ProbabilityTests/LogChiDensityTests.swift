#if DEBUG
  import Foundation
  import Testing

  @testable import Probability

  @Suite("Density of log S")
  struct LogChiDensityTests {
    @Test(
      "It integrates to 1, and the mean of S² is 1",
      arguments: [0.3, 1, 2, 7.5, 100, 1e5, 1e10])
    func moments(_ degreesOfFreedom: Double) {
      let chi = LogChiDensity(degreesOfFreedom: degreesOfFreedom)
      let step = chi.step(addedCurvature: 0, atMost: 0.08)
      expectClose(peakIntegral(near: 0, step: step) { chi($0) }, 1, relative: 1e-13)
      expectClose(
        peakIntegral(near: 0, step: step) { chi($0) + 2 * $0 }, 1, relative: 1e-13)
    }

    @Test("By hand for two degrees of freedom")
    func byHand() {
      // S² is exponential of mean 1: the density of S is 2s exp(−s²), that of log S 2s² exp(−s²).
      let chi = LogChiDensity(degreesOfFreedom: 2)
      for s in [0.01, 0.9, 1, 1.2, 3] {
        expectClose(exp(chi(log(s))), 2 * s * s * exp(-s * s), relative: 1e-14)
      }
    }
  }
#endif
