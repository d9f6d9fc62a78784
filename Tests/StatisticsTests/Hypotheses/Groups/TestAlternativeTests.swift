import Probability
import Testing

@testable import Statistics

@Suite struct TestAlternativeTests {
  @Test func tailsOfASymmetricStatistic() {
    let t = StudentT(degreesOfFreedom: 7)
    for value in [-2.5, 0, 0.3, 4] {
      let greater = TestAlternative.greater.pValue(of: value, under: t)
      let less = TestAlternative.less.pValue(of: value, under: t)
      let both = TestAlternative.twoSided.pValue(of: value, under: t)
      #expect(isClose(greater + less, 1))
      #expect(isClose(both, 2 * min(greater, less)))
    }
    #expect(TestAlternative.twoSided.pValue(of: 0, under: t) == 1)
  }

  @Test func oneSidedIntervalsAreOpenOnOneSide() {
    func interval(_ alternative: TestAlternative) -> Interval {
      alternative.interval(
        around: 1, standardError: 2, quantile: Normal().upperQuantile, level: 0.95, method: "z")
    }
    let both = interval(.twoSided)
    #expect(isClose(both.upper, 1 + 2 * 1.959963984540054))
    #expect(interval(.greater).upper == nil && interval(.less).lower == nil)
    #expect(isClose(interval(.greater).lower, 1 - 2 * 1.6448536269514722))
    #expect(isClose(interval(.less).upper, 1 + 2 * 1.6448536269514722))
  }
}
