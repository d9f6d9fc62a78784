import Probability
import Testing

@testable import Statistics

@Suite struct TangoTests {
  /// At a difference of zero the score test is McNemar's, so both agree about zero.
  @Test func agreesWithMcNemar() throws {
    for data in PairedGrid.all where data.discordant > 0 {
      let interval = try #require(PairedDifference.tango.interval(data).0)
      let p = try #require(McNemarTest(.chiSquare).run(data).pValue)
      #expect(interval.contains(0) == (p >= 0.05), "\(data)")
    }
  }

  /// Without changes the restricted variance is δ(1 − δ) on either side, so that the limits solve
  /// nδ/(1 − δ) = z².
  @Test func nobodyChanged() throws {
    let data = PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 20)
    let interval = try #require(PairedDifference.tango.interval(data).0)
    let z = Normal().upperQuantile(0.025)
    #expect(abs(interval.upper! - z * z / (20 + z * z)) < 1e-9)
    #expect(abs(interval.lower! + z * z / (20 + z * z)) < 1e-9)
  }
}
