import Testing

@testable import Statistics

@Suite struct NewcombeWilsonTests {
  /// Newcombe (1998), table II, method 10, contrasts (a) to (h), four decimals.
  @Test func publishedLimits() throws {
    for (data, lower, upper) in [
      (TwoProportions(56, of: 70, versus: 48, of: 80), 0.0524, 0.3339),
      (TwoProportions(9, of: 10, versus: 3, of: 10), 0.1705, 0.8090),
      (TwoProportions(10, of: 10, versus: 0, of: 20), 0.6791, 1.0),
      (TwoProportions(10, of: 10, versus: 0, of: 10), 0.6075, 1.0),
      (TwoProportions(5, of: 56, versus: 0, of: 29), -0.0381, 0.1926),
      (TwoProportions(0, of: 10, versus: 0, of: 20), -0.1611, 0.2775),
      (TwoProportions(0, of: 10, versus: 0, of: 10), -0.2775, 0.2775),
    ] {
      let interval = try #require(ProportionDifference.newcombeWilson.interval(data).0)
      #expect(abs(interval.lower! - lower) < 5.1e-5 && abs(interval.upper! - upper) < 5.1e-5)
    }
  }

  @Test func distancesAreNotNegative() {
    for x in [0.0, 1, 2.5, 7] {
      let distances = WilsonDistances(x, of: 7, z: 1.96)
      #expect(distances.below >= 0 && distances.above >= 0)
    }
  }
}
