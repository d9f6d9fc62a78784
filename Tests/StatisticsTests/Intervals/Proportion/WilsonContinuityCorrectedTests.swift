import Probability
import Testing

@testable import Statistics

struct WilsonContinuityCorrectedTests {
  @Test func meetsNewcombesFormula() throws {
    // Method 4 as the paper writes it, which the source states as Wilson's limits at x ∓ ½.
    let z = Normal().upperQuantile(0.025)
    for (x, n) in [(1.0, 12.0), (5, 20), (10, 20), (81, 263), (28, 29)] {
      let (p, q) = (x / n, 1 - x / n)
      let lower =
        (2 * x + z * z - 1 - z * (z * z - 2 - 1 / n + 4 * p * (n * q + 1)).squareRoot())
        / (2 * (n + z * z))
      let upper =
        (2 * x + z * z + 1 + z * (z * z + 2 - 1 / n + 4 * p * (n * q - 1)).squareRoot())
        / (2 * (n + z * z))
      let bounds = try #require(
        ProportionInterval.wilsonContinuityCorrected.bounds(x, n, 0.95))
      #expect(abs(bounds.lower - lower) < 1e-13)
      #expect(abs(bounds.upper - upper) < 1e-13)
    }
  }

  @Test func holdsTheUncorrectedInterval() throws {
    for x in stride(from: 0.0, through: 15, by: 0.25) {
      let plain = try #require(ProportionInterval.wilson.bounds(x, 15, 0.9))
      let corrected = try #require(
        ProportionInterval.wilsonContinuityCorrected.bounds(x, 15, 0.9))
      #expect(corrected.lower <= plain.lower && plain.upper <= corrected.upper)
    }
  }

  @Test func lessThanHalfASuccessReachesZero() throws {
    let bounds = try #require(
      ProportionInterval.wilsonContinuityCorrected.bounds(0.4, 10, 0.95))
    #expect(bounds.lower == 0)
  }
}
