#if DEBUG
  import Testing

  @testable import Probability

  @Suite("Incomplete beta")
  struct IncompleteBetaTests {
    @Test("The fraction takes over without a seam", arguments: [0.3, 1, 12, 400])
    func seam(_ a: Double) {
      // Either side of a + b = 1000; by so little that the tails do not change.
      for shift in [-3, -0.5, 0, 1, 4] {
        let mean = a / 1000
        let x = mean * (1 + shift * ((1 - mean) / a).squareRoot() / 2)
        guard x > 0 else { continue }
        let below = IncompleteBeta.lower(a, 1000 - a - 1e-12, x: x, y: 1 - x)
        let above = IncompleteBeta.lower(a, 1000 - a + 1e-12, x: x, y: 1 - x)
        expectClose(above, below, relative: 1e-12, "\(a), \(x)")
        let upperBelow = IncompleteBeta.upper(a, 1000 - a - 1e-12, x: x, y: 1 - x)
        let upperAbove = IncompleteBeta.upper(a, 1000 - a + 1e-12, x: x, y: 1 - x)
        expectClose(upperAbove, upperBelow, relative: 1e-12, "\(a), \(x)")
      }
    }

    @Test("Both coordinates of a quantile keep their digits")
    func quantile() {
      for (a, b, p) in [(0.5, 20, 1e-30), (20, 0.5, 1 - 1e-12), (3, 4, 0.5), (5e3, 2e3, 0.99)] {
        let (x, y) = IncompleteBeta.quantile(a, b, p)
        expectClose(x + y, 1, relative: 1e-15)
        let tail =
          p <= 0.5
          ? IncompleteBeta.lower(a, b, x: x, y: y) : IncompleteBeta.upper(a, b, x: x, y: y)
        expectClose(tail, p <= 0.5 ? p : 1 - p, relative: 1e-12)
      }
    }
  }
#endif
