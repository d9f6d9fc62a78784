import Statistics
import Testing

@testable import Certification

struct FisherTestRootSearchTests {
  /// With the tolerance of a double the search is a root finder like any other.
  @Test func brentFindsRoots() {
    let root = FisherTestRootSearch.brentRoot(0, 2, tolerance: 0) { $0 * $0 - 2 }
    #expect(abs(root - 2.0.squareRoot()) < 1e-15)
    let flat = FisherTestRootSearch.brentRoot(-1, 4, tolerance: 0) { $0 * $0 * $0 }
    #expect(abs(flat) < 1e-5)
    #expect(FisherTestRootSearch.brentRoot(0, 1, tolerance: 0.1) { $0 } == 0)
    #expect(FisherTestRootSearch.brentRoot(0, 1, tolerance: 0.1) { $0 - 1 } == 1)
  }

  /// 9 of 10 against 3 of 10: R 4.2.2 prints 17.27587, 1.387127 and 1039.291; the roots, to 50
  /// digits, are those of the library.
  @Test func theStoppingRuleIsTheDifference() throws {
    let data = TwoProportions(9, of: 10, versus: 3, of: 10)
    let law = ConditionalDistribution(firstTrials: 10, secondTrials: 10, successes: 12)
    let search = FisherTestRootSearch(law: law, observed: 9)
    #expect(abs(search.estimate / 17.275868053942204 - 1) < 1e-12)
    #expect(abs(search.lowerLimit(tail: 0.025) / 1.3871270224584957 - 1) < 1e-12)
    #expect(abs(search.upperLimit(tail: 0.025) / 1039.290967602217 - 1) < 1e-12)
    let exact = FisherExactTest.oddsRatio(data)
    #expect(abs(try #require(exact.interval?.upper) / 1047.8399817038219951 - 1) < 1e-11)
    #expect(abs(try #require(exact.estimate) / 17.269033937971684465 - 1) < 1e-11)
    #expect(abs(try #require(exact.interval?.lower) / 1.3871135379434164033 - 1) < 1e-11)
  }

  /// A library value that no such search could stop at is not covered up.
  @Test func aWrongRootShows() {
    let law = ConditionalDistribution(firstTrials: 10, secondTrials: 10, successes: 12)
    let search = FisherTestRootSearch(law: law, observed: 9)
    let wrong = RatioEstimate(
      estimate: 17.5, interval: Interval(lower: 1.4, upper: 1200, level: 0.95, method: ""))
    let printed = FisherTestOddsRatio(search, exact: wrong, level: 0.95)
    #expect(printed.estimate == 17.5 && printed.lower == 1.4 && printed.upper == 1200)
    #expect(FisherTestRootSearch.mayStop(at: .infinity, for: .infinity))
    #expect(!FisherTestRootSearch.mayStop(at: 5, for: .infinity))
  }

  @Test func ends() {
    let law = ConditionalDistribution(firstTrials: 4, secondTrials: 4, successes: 3)
    #expect(FisherTestRootSearch(law: law, observed: 0).estimate == 0)
    #expect(FisherTestRootSearch(law: law, observed: 0).lowerLimit(tail: 0.025) == 0)
    #expect(FisherTestRootSearch(law: law, observed: 3).estimate == .infinity)
    #expect(FisherTestRootSearch(law: law, observed: 3).upperLimit(tail: 0.025) == .infinity)
    // Symmetric: the root is 1, where the search does not start.
    let even = ConditionalDistribution(firstTrials: 4, secondTrials: 4, successes: 4)
    #expect(FisherTestRootSearch(law: even, observed: 2).estimate == 1)
  }
}
