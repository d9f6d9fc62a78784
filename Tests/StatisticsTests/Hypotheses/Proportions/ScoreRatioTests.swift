import Testing

@testable import Statistics

@Suite struct ScoreRatioTests {
  /// Restricted likelihood maximised by bisection with 40 digits (mpmath); the first Koopman row
  /// agrees with the limits 2.94 and 7.15 of Koopman (1984), section 3.
  private static let limits:
    [(data: TwoProportions, koopman: (Double, Double?), miettinen: (Double, Double?))] = [
      (
        TwoProportions(36, of: 40, versus: 16, of: 80), (2.9395691922149941, 7.1522234348660289),
        (2.9346464594877991, 7.1662982994603343)
      ),
      (
        TwoProportions(6, of: 22, versus: 2, of: 25), (0.88372599525568049, 13.866408682245869),
        (0.87276745333188587, 14.050286402138481)
      ),
      (
        TwoProportions(5, of: 56, versus: 0, of: 29), (0.72568888359361856, nil),
        (0.71749507827711374, nil)
      ),
      (
        TwoProportions(0, of: 20, versus: 4, of: 22), (0, 0.95785063882602902),
        (0, 0.98008705160894212)
      ),
      (
        TwoProportions(10, of: 10, versus: 12, of: 12), (0.72246720013711083, 1.320121568391177),
        (0.71304372295349456, 1.3353654526002807)
      ),
      (
        TwoProportions(15, of: 15, versus: 9, of: 12), (1.0228693076963884, 2.138147117538648),
        (1.0137901146155857, 2.1620433183605561)
      ),
    ]

  @Test func referenceLimits() throws {
    for (data, koopman, miettinen) in Self.limits {
      for (method, want) in [
        (RiskRatioInterval.koopman, koopman), (RiskRatioInterval.miettinenNurminen, miettinen),
      ] {
        let interval = try #require(method.estimate(data).interval)
        #expect(abs(interval.lower! - want.0) <= 1e-11 * want.0, "\(method.name) \(data)")
        guard let upper = want.1 else {
          #expect(interval.upper == nil)
          continue
        }
        #expect(abs(interval.upper! / upper - 1) < 1e-11, "\(method.name) \(data)")
      }
    }
  }

  /// Koopman's interval of the ratio and Mee's of the difference both invert Pearson's statistic.
  @Test func agreesWithMeeAboutNoDifference() throws {
    for data in ProportionGrid.all where data.hasVariation {
      let ratio = try #require(RiskRatioInterval.koopman.estimate(data).interval)
      let difference = try #require(ProportionDifference.mee.interval(data).0)
      #expect(ratio.contains(1) == difference.contains(0), "\(data)")
    }
  }
}
