import Testing

@testable import Statistics

@Suite struct DecimalsTests {
  @Test func equalDecimalDifferencesAreTied() {
    #expect(0.3 - 0.1 != 1.1 - 0.9)
    #expect(decimalDifference(0.3, 0.1) == decimalDifference(1.1, 0.9))
    #expect(decimalDifference(1.1, -0.2) == 1.3)
    #expect(decimalMean(0.1, 0.2) == 0.15)
    #expect(DifferenceArithmetic.binary.difference(0.3, 0.1) == 0.3 - 0.1)
    #expect(DifferenceArithmetic.decimal.difference(0.3, 0.1) == 0.2)
    #expect(DifferenceArithmetic.binary.mean(1, 2) == 1.5)
  }

  @Test func medians() {
    #expect(groupMedian(ofSorted: []) == nil)
    #expect(groupMedian(ofSorted: [4]) == 4)
    #expect(groupMedian(ofSorted: [0.1, 0.2]) == 0.15)
    #expect(groupMedian(ofSorted: [1, 2, 9]) == 2)
  }
}
