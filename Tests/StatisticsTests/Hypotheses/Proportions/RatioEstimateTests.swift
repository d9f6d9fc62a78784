import Foundation
import Testing

@testable import Statistics

@Suite struct RatioEstimateTests {
  @Test func survivesJSONWithoutAnUpperLimit() throws {
    let ratio = RatioEstimate(
      estimate: nil, interval: Interval(lower: 0.5, upper: nil, level: 0.95, method: "koopman"),
      notes: [.unboundedRatio])
    let coded = try JSONEncoder().encode(ratio)
    #expect(try JSONDecoder().decode(RatioEstimate.self, from: coded) == ratio)
    #expect(ratio.isUnbounded)
  }

  @Test func undefinedIsNotUnbounded() {
    #expect(!RatioEstimate(estimate: nil, interval: nil, notes: [.undefinedRatio]).isUnbounded)
  }
}
