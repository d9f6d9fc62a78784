import Testing

@testable import Certification

struct TwoNetScoresRunnerTests {
  private func run(_ x: String, _ y: String) throws -> JSONValue {
    let item = try makeCase(
      """
      {"id": "x", "family": "nps_intervals", "method": "nps_two_independent_samples",
       "input": {"x": \(x), "y": \(y)}, "params": {}, "expected": {},
       "tolerance": {"rel": 0, "abs": 0}}
      """)
    return try Runner.twoNetScores.run(CaseContext(item, root: ""))
  }

  private func group(_ detractors: Int, _ passives: Int, _ promoters: Int) -> String {
    #"{"promoters": \#(promoters), "passives": \#(passives), "detractors": \#(detractors)}"#
  }

  @Test func byHand() throws {
    // A passive and a promoter against a passive and a detractor.
    let values = try run(group(0, 1, 1), group(1, 1, 0))
    #expect(values.number("difference") == 1)
    #expect(values.number("wald", "se") == 0.5 && values.number("wald", "z") == 2)
    #expect(values.number("pooled_z", "se") == 0.5.squareRoot())
    #expect(values["pooled_z"]?["ci_lower"] == .null)
    #expect(abs(try #require(values.number("adjusted_wald", "centre")) - 0.4) < 1e-15)
    #expect(abs(try #require(values.number("welch", "df")) - 2) < 1e-14)
    #expect(abs(try #require(values.number("score_difference", "z")) - 1.5.squareRoot()) < 1e-14)
    #expect(try #require(values.number("mover_score", "ci_upper")) < 2)
  }

  @Test func agreementHasTheFormulasZeroWidth() throws {
    let same = try run(group(0, 0, 3), group(0, 0, 4))
    #expect(same.number("wald", "se") == 0 && same.number("wald", "ci_lower") == 0)
    #expect(same["wald"]?["z"] == .null && same["wald"]?["p_value"] == .null)
    let apart = try run(group(0, 0, 3), group(4, 0, 0))
    #expect(apart.number("wald", "z") == .infinity && apart.number("wald", "p_value") == 0)
    #expect(apart.number("welch", "ci_upper") == 2)
  }

  private static let one = #"{"promoters": 1, "passives": 0, "detractors": 0}"#

  @Test(arguments: [
    (#"{"promoters": 0, "passives": 0, "detractors": 0}"#, one),
    (#"{"promoters": 1, "passives": 0}"#, one),
    (#"{"promoters": 1.5, "passives": 0, "detractors": 0}"#, one), ("null", one), ("3", "4"),
  ])
  func impossibleGroupsAreAnErrorAndNoCrash(_ x: String, _ y: String) {
    #expect(throws: CaseError.self) { try run(x, y) }
  }
}
