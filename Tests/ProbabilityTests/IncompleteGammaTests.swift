#if DEBUG
  import Testing

  @testable import Probability

  @Suite("Incomplete gamma")
  struct IncompleteGammaTests {
    @Test("The series and the fraction take over without a seam")
    func seam() {
      // Either side of a = 1000 far from the mean, and of four deviations for larger a.
      for x in [800.0, 1200] {
        expectClose(
          IncompleteGamma.lower(1000.0.nextUp, x), IncompleteGamma.lower(1000, x), relative: 1e-12)
        expectClose(
          IncompleteGamma.upper(1000.0.nextUp, x), IncompleteGamma.upper(1000, x), relative: 1e-12)
      }
      for (a, sign) in [(5000.0, -1.0), (5000, 1), (1e6, -1), (1e6, 1)] {
        let edge = a + sign * 4 * a.squareRoot()
        let (inside, outside) = (edge * (1 - sign * 1e-14), edge * (1 + sign * 1e-14))
        expectClose(
          IncompleteGamma.lower(a, inside), IncompleteGamma.lower(a, outside), relative: 1e-10)
        expectClose(
          IncompleteGamma.upper(a, inside), IncompleteGamma.upper(a, outside), relative: 1e-10)
      }
    }

    @Test("The power is x times the density")
    func power() {
      for (a, x) in [(0.5, 0.1), (30, 40), (5000, 5100)] {
        let h = x * 1e-5
        let slope =
          (IncompleteGamma.lower(a, x + h) - IncompleteGamma.lower(a, x - h)) / (2 * h)
        expectClose(IncompleteGamma.power(a, x), x * slope, relative: 1e-6)
      }
    }
  }
#endif
