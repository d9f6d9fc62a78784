#if DEBUG
  import Foundation
  import Testing

  @testable import Probability

  @Suite("Tail search")
  struct TailSearchTests {
    @Test("The exponential distribution from bad guesses", arguments: [1e-200, 0.3, 1, 400, 1e100])
    func exponential(_ guess: Double) {
      let upper = TailSearch(
        support: .positive, tail: { exp(-$0) }, density: { exp(-$0) }, isUpper: true)
      let lower = TailSearch(
        support: .positive, tail: { -expm1(-$0) }, density: { exp(-$0) }, isUpper: false)
      for target in [1e-250, 1e-9, 0.2, 0.5] {
        expectClose(upper(target, near: guess), -log(target), relative: 1e-14)
        expectClose(lower(target, near: guess), -log1p(-target), relative: 1e-14)
      }
    }

    @Test("Power tails on the whole line", arguments: [-1e200, -3, 0, 1e100])
    func cauchy(_ guess: Double) {
      let t = StudentT(degreesOfFreedom: 1)
      let lower = TailSearch(support: .line, tail: t.cdf, density: t.density, isUpper: false)
      for target in [1e-150, 1e-5, 0.4] {
        expectClose(
          lower(target, near: guess), -1 / tan(.pi * target), relative: 1e-12, "\(target)")
      }
    }
  }
#endif
