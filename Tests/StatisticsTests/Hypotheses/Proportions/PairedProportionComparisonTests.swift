import Foundation
import Testing

@testable import Statistics

@Suite struct PairedProportionComparisonTests {
  @Test func holdsTheOnesItWasAskedFor() {
    let data = PairedProportions(both: 12, firstOnly: 9, secondOnly: 2, neither: 21)
    let result = PairedProportionComparison(level: 0.9).run(data)
    #expect(result.interval == PairedDifference.tango.interval(data, level: 0.9).0)
    #expect(result.test == McNemarTest(.midP).run(data))
    #expect(result.oddsRatio == data.oddsRatio(level: 0.9))
    #expect(abs(PairedProportionComparison().run(data).test.pValue! - 0.039) < 5e-4)
    let other = PairedProportionComparison(
      difference: .bonettPrice, mcNemar: McNemarTest(.exact)
    ).run(data)
    #expect(other.interval?.method == "bonett_price" && other.test.method == "mcnemar_exact")
  }

  @Test func survivesJSONWhateverTheCounts() throws {
    for data in [
      PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0),
      PairedProportions(both: 0, firstOnly: 1, secondOnly: 0, neither: 0),
      PairedProportions(both: 1, firstOnly: 0, secondOnly: 0, neither: 0),
      PairedProportions(both: 0.5, firstOnly: 0.5, secondOnly: 3, neither: 0),
    ] {
      let result = PairedProportionComparison(difference: .wald).run(data)
      let coded = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(PairedProportionResult.self, from: coded) == result)
    }
  }
}
