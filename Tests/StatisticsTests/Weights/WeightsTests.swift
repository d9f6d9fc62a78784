import Testing

@testable import Statistics

@Suite struct WeightsTests {
  /// Weights 1, 2, 1, 3, 1, 1, 2, 1: 12²/22 (R 4.2.2).
  @Test func kishMatchesTheReference() throws {
    let weights: [Double] = [1, 2, 1, 3, 1, 1, 2, 1]
    #expect(abs(kishEffectiveSize(weights) - 6.545454545454546) < 1e-14)
    #expect(try Weights.importance(weights).effectiveSize(count: 8) == kishEffectiveSize(weights))
    #expect(try Weights.frequency(weights).effectiveSize(count: 8) == 12)
    #expect(try Weights.none.effectiveSize(count: 8) == 8)
  }

  @Test func onlyRatiosOfImportanceMatter() {
    let weights = [0.3, 1.7, 2, 0.01]
    for factor in [10, 1e-300, 1e300] {
      #expect(
        abs(kishEffectiveSize(weights.map { $0 * factor }) / kishEffectiveSize(weights) - 1) < 1e-13
      )
    }
  }

  @Test func noWeightIsNoSize() throws {
    #expect(kishEffectiveSize([]) == 0 && kishEffectiveSize([0, 0]) == 0)
    #expect(kishEffectiveSize([0, 7, 0]) == 1)
    #expect(try Weights.none.effectiveSize(count: 0) == 0)
  }

  @Test func impossibleWeightsAreNamed() {
    for weight in [-1, Double.nan, .infinity] {
      #expect(throws: DescribeError.invalidWeight(position: 1)) {
        try Weights.importance([1, weight]).values(count: 2)
      }
      #expect(throws: DescribeError.invalidWeight(position: 0)) {
        try Weights.frequency([weight]).effectiveSize(count: 1)
      }
    }
  }
}
