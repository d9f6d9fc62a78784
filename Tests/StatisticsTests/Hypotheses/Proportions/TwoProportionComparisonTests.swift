import Foundation
import Testing

@testable import Statistics

@Suite struct TwoProportionComparisonTests {
  @Test func holdsTheOnesItWasAskedFor() throws {
    let data = TwoProportions(6, of: 22, versus: 2, of: 25)
    let result = TwoProportionComparison(level: 0.9).run(data)
    #expect(result.interval == ProportionDifference.miettinenNurminen.interval(data, level: 0.9).0)
    #expect(result.test == ProportionDifference.scoreTest(data))
    #expect(result.exactTest == UnconditionalExactTest().run(data))
    #expect(result.riskRatio.interval?.method == "miettinen_nurminen")
    #expect(result.oddsRatio == FisherExactTest.oddsRatio(data, level: 0.9))
    let other = TwoProportionComparison(
      difference: .newcombeWilson, riskRatio: .koopman, exact: nil
    ).run(data)
    #expect(other.interval?.method == "newcombe_wilson" && other.exactTest == nil)
    #expect(other.riskRatio.interval?.method == "koopman")
  }

  /// The numbers of the guide's example.
  @Test func guide() {
    let result = TwoProportionComparison(level: 0.9).run(
      TwoProportions(6, of: 22, versus: 2, of: 25))
    #expect(
      abs(result.interval!.lower! - 0.011) < 5e-4 && abs(result.interval!.upper! - 0.383) < 5e-4)
    #expect(abs(result.test.statistic! - 1.736) < 5e-4 && abs(result.test.pValue! - 0.083) < 5e-4)
    #expect(abs(result.riskRatio.estimate! - 3.41) < 5e-3)
    #expect(abs(result.riskRatio.interval!.lower! - 1.06) < 5e-3)
    #expect(abs(result.riskRatio.interval!.upper! - 11.5) < 5e-2)
  }

  /// Test and interval come from one statistic and never contradict each other.
  @Test func testAndIntervalAgree() throws {
    for data in ProportionGrid.all where data.total > 2 {
      let result = TwoProportionComparison(exact: nil).run(data)
      #expect(result.interval!.contains(0) == (result.test.pValue! >= 0.05), "\(data)")
    }
  }

  @Test func survivesJSONWhateverTheCounts() throws {
    for data in [
      TwoProportions(0, of: 0, versus: 0, of: 0), TwoProportions(0, of: 1, versus: 0, of: 1),
      TwoProportions(1, of: 1, versus: 0, of: 1), TwoProportions(1, of: 1, versus: 1, of: 1),
      TwoProportions(0, of: 2, versus: 1, of: 2), TwoProportions(2.5, of: 7, versus: 0, of: 2),
    ] {
      let result = TwoProportionComparison().run(data)
      let coded = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(TwoProportionResult.self, from: coded) == result)
    }
  }
}
