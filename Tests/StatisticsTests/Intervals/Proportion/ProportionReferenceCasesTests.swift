import Foundation
import Testing

@testable import Statistics

/// A case of the method `one_proportion_intervals` in `Tests/Reference/cases/proportions.json`.
private struct ProportionCase: Decodable {
  struct Input: Decodable {
    let successes: Double
    let n: Double
  }
  struct Params: Decodable {
    let conf_level: Double
  }
  struct Limits: Decodable {
    let ci_lower: Double
    let ci_upper: Double
  }
  struct Expected: Decodable {
    let wald, wilson, wilson_continuity_corrected, clopper_pearson: Limits
    let agresti_coull, jeffreys_quantiles, mid_p: Limits
    let binomial_test_half_p: Double
  }
  struct Tolerance: Decodable {
    let rel: Double
    let abs: Double
  }
  let id: String
  let input: Input
  let params: Params
  let expected: Expected
  let tolerance: Tolerance

  /// The file's cases of this method; the others have other shapes.
  static func all() throws -> [ProportionCase] {
    struct Maybe: Decodable {
      let method: String
      let value: ProportionCase?
      enum CodingKeys: CodingKey { case method }
      init(from decoder: any Decoder) throws {
        method = try decoder.container(keyedBy: CodingKeys.self).decode(
          String.self, forKey: .method)
        value = method == "one_proportion_intervals" ? try ProportionCase(from: decoder) : nil
      }
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/cases/proportions.json")
    return try JSONDecoder().decode([Maybe].self, from: Data(contentsOf: file)).compactMap(\.value)
  }
}

@Suite("Reference cases of one proportion")
struct ProportionReferenceCasesTests {
  @Test func everyMethodMeetsEveryCase() throws {
    let cases = try ProportionCase.all()
    #expect(cases.count >= 8)
    for item in cases {
      let expected: [(ProportionInterval, ProportionCase.Limits)] = [
        (.wald, item.expected.wald), (.wilson, item.expected.wilson),
        (.wilsonContinuityCorrected, item.expected.wilson_continuity_corrected),
        (.clopperPearson, item.expected.clopper_pearson),
        (.agrestiCoull, item.expected.agresti_coull),
        (.jeffreys, item.expected.jeffreys_quantiles), (.midP, item.expected.mid_p),
      ]
      for (method, limits) in expected {
        let bounds = try #require(
          method.bounds(item.input.successes, item.input.n, item.params.conf_level))
        for (got, want) in [(bounds.lower, limits.ci_lower), (bounds.upper, limits.ci_upper)] {
          #expect(
            abs(got - want) <= max(item.tolerance.abs, item.tolerance.rel * abs(want)),
            "\(item.id) \(method.name): \(got), not \(want)")
        }
      }
      let test = BinomialTest().run(
        successes: Int(item.input.successes), trials: Int(item.input.n))
      let p = try #require(test.pValue)
      // The absolute tolerance alone would accept any p below it.
      #expect(abs(p / item.expected.binomial_test_half_p - 1) < 1e-8, "\(item.id): \(p)")
    }
  }
}
