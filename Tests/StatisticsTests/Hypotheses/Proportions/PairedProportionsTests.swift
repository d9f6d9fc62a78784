import Foundation
import Testing

@testable import Statistics

/// Pairs of every shape from one person to eleven.
enum PairedGrid {
  static let all: [PairedProportions] = [1, 2, 3, 6, 11].flatMap(pairs)

  private static func pairs(_ n: Int) -> [PairedProportions] {
    var pairs: [PairedProportions] = []
    for first in 0...n {
      for second in 0...(n - first) {
        for both in 0...(n - first - second) {
          pairs.append(
            PairedProportions(
              both: both, firstOnly: first, secondOnly: second,
              neither: n - first - second - both))
        }
      }
    }
    return pairs
  }
}

@Suite struct PairedProportionsTests {
  @Test func referenceCases() throws {
    let cases = try TableCase.all("paired_proportions")
    #expect(cases.count >= 4)
    for item in cases {
      let data = try PairedProportions(
        both: item.whole("both"), firstOnly: item.whole("first_only"),
        secondOnly: item.whole("second_only"), neither: item.whole("neither"))
      var computed: [String: Double?] = ["difference": data.difference]
      for (name, method) in [
        ("wald", PairedDifference.wald), ("tango_score", .tango),
        ("newcombe_square_and_add", .squareAndAdd), ("bonett_price", .bonettPrice),
      ] {
        let limits = method.limits(data, item.level)
        computed["\(name).ci_lower"] = limits.lower
        computed["\(name).ci_upper"] = limits.upper
      }
      computed["wald.se"] = PairedDifference.waldStandardError(data)
      let plain = McNemarTest(.chiSquare).run(data)
      let corrected = McNemarTest(.corrected).run(data)
      computed["mcnemar.chi_square"] = plain.statistic
      computed["mcnemar.p_value"] = plain.pValue
      computed["mcnemar.chi_square_corrected"] = corrected.statistic
      computed["mcnemar.p_value_corrected"] = corrected.pValue
      computed["mcnemar.exact_p_value"] = McNemarTest(.exact).run(data).pValue
      computed["mcnemar.mid_p_value"] = McNemarTest(.midP).run(data).pValue
      computed["odds_ratio"] = data.oddsRatio().estimate
      item.check(computed)
    }
  }

  @Test func countsAndShares() {
    let data = PairedProportions(both: 1, firstOnly: 2, secondOnly: 3, neither: 4)
    #expect(data.total == 10 && data.discordant == 5 && data.difference == -0.1)
    #expect(data.firstSuccesses == 3 && data.secondSuccesses == 4)
    #expect(data.swapped.difference == 0.1 && data.complement.difference == 0.1)
    #expect(data.changes.score == data.difference)
    #expect(
      PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0).difference == nil)
  }

  @Test func survivesJSON() throws {
    let data = PairedProportions(both: 1, firstOnly: 2, secondOnly: 3, neither: 4)
    let coded = try JSONEncoder().encode(data)
    #expect(try JSONDecoder().decode(PairedProportions.self, from: coded) == data)
  }
}
