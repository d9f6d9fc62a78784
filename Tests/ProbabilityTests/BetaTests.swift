import Probability
import Testing

@Suite("Beta")
struct BetaTests {
  /// mpmath at 50 digits: x, α, β, density, P(X ≤ x), P(X > x).
  static let values: [[Double]] = [
    [1e-05, 0.03, 0.1, 1641.1221132094884, 0.5470359244327818, 0.45296407556721824],
    [0.99, 0.5, 0.5, 3.199134725855653, 0.9362314391414801, 0.06376856085851988],
    [0.2, 1.5, 10.0, 2.220970618949113, 0.7938783480030258, 0.20612165199697421],
    [0.001, 0.3, 500.0, 164.77047346694124, 0.8137788963157581, 0.18622110368424197],
    [0.004, 0.5, 900.0, 7.287880568454285, 0.9927599813751958, 0.007240018624804158],
    [0.0031, 1.5, 2000.0, 11.331899576106727, 0.9939277445065203, 0.006072255493479657],
    [0.97, 1000.0, 12.5, 0.0464220177729792, 6.977765557112758e-05, 0.9999302223444289],
    [0.45, 700.0, 700.0, 0.026541627541730197, 8.827870080338315e-05, 0.9999117212991966],
    [0.51, 3000.0, 3500.0, 3.459171800853238e-12, 0.9999999999999973, 2.7013979271053112e-15],
    [0.0999, 10000.0, 100000.0, 3.5708663730241775e-20, 1.0, 3.214729025773963e-24],
    [0.0008, 10000.0, 10000000.0, 9.269273263640419e-96, 3.712169621555343e-102, 1.0],
    [0.4967, 10000000.0, 10000000.0, 2.3424871860831667e-186, 8.862521899981727e-192, 1.0],
    [0.99999998, 100000000.0, 1.5, 21596386.703312747, 0.26146412477736164, 0.7385358752226383],
    [0.2, 0.02, 2000.0, 2.156727105454439e-195, 1.0, 8.610074594998873e-199],
  ]

  @Test("Density and both tails")
  func values() {
    for row in Self.values {
      let d = Beta(alpha: row[1], beta: row[2])
      expectClose(d.density(row[0]), row[3], relative: 5e-13, "density, \(row)")
      expectClose(d.cdf(row[0]), row[4], relative: 5e-13, "cdf, \(row)")
      expectClose(d.survival(row[0]), row[5], relative: 5e-13, "survival, \(row)")
    }
  }

  @Test("Closed forms")
  func closed() {
    let uniform = Beta(alpha: 1, beta: 1)
    for x in [1e-12, 0.25, 0.75] {
      expectClose(uniform.cdf(x), x, relative: 1e-15)
      expectClose(uniform.quantile(x), x, relative: 1e-15)
      expectClose(uniform.density(x), 1, relative: 1e-14)
    }
    // P(X ≤ x) = x⁵ for (5, 1), 1 − (1 − x)⁵ for (1, 5).
    expectClose(Beta(alpha: 5, beta: 1).quantile(1e-200), 1e-40, relative: 1e-13)
    expectClose(Beta(alpha: 1, beta: 5).survival(1e-9), 1 - 5e-9, relative: 1e-15)
    #expect(Beta(alpha: 5, beta: 1).density(1) == 5 && Beta(alpha: 1, beta: 5).density(0) == 5)
    #expect(Beta(alpha: 0.5, beta: 2).density(0) == .infinity)
  }

  @Test("Quantiles next to 1 and next to 0")
  func edges() {
    #expect(Beta(alpha: 0.03, beta: 4000).quantile(1e-250) == 0)
    #expect(Beta(alpha: 0.2, beta: 6.5).upperQuantile(4e-265) == 1)
    // mpmath: the lower tail of Beta(3.587…, 143.87…) at 2.27e-36 is 1.07e-125 within 1e-12.
    let d = Beta(alpha: 3.5874543840348743, beta: 143.87368534601134)
    expectClose(d.cdf(d.quantile(1.07e-125)), 1.07e-125, relative: 1e-12)
  }
}
