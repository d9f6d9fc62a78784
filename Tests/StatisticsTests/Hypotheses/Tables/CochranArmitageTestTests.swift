import Testing

@testable import Statistics

@Suite struct CochranArmitageTestTests {
  @Test func referenceCases() throws {
    let cases = try TableCase.all("cochran_armitage_trend")
    #expect(cases.count >= 3)
    for item in cases {
      let result = CochranArmitageTest(scores: try #require(item.input["scores"] as? [Double])).run(
        successes: try #require(item.input["events"] as? [Int]),
        totals: try #require(item.input["totals"] as? [Int]))
      item.check([
        "z": result.statistic, "chi_square": result.statistic.map { $0 * $0 },
        "p_value": result.pValue,
      ])
    }
  }

  /// With two groups the trend is the pooled z of second minus first, whatever the scores.
  @Test func twoGroups() {
    let z = TwoProportions(6, of: 22, versus: 2, of: 25).pooledZTest().statistic!
    for scores in [[1.0, 2], [-5, 100]] {
      let trend = CochranArmitageTest(scores: scores).run(successes: [6, 2], totals: [22, 25])
      #expect(abs(trend.statistic! + z) < 1e-12)
    }
  }

  /// The square is the linear-by-linear statistic with n for n − 1.
  @Test func agreesWithLinearByLinear() {
    let result = CochranArmitageTest(scores: [0, 1, 2, 4]).run(
      successes: [0, 1, 3, 6], totals: [11, 12, 10, 9])
    let table = ContingencyTable([[0, 11], [1, 11], [3, 7], [6, 3]])
    let linear = LinearByLinearTest(rowScores: [0, 1, 2, 4]).run(table).statistic!
    #expect(abs(result.statistic! * result.statistic! * 41 / 42 - linear) < 1e-12)
  }

  @Test func signsTurnWithScoresAndOutcomes() {
    let z = CochranArmitageTest().run(successes: [2, 5, 9], totals: [20, 22, 19]).statistic!
    #expect(z > 0)
    let backwards = CochranArmitageTest(scores: [3, 2, 1]).run(
      successes: [2, 5, 9], totals: [20, 22, 19])
    #expect(abs(backwards.statistic! + z) < 1e-12)
    let failures = CochranArmitageTest().run(successes: [18, 17, 10], totals: [20, 22, 19])
    #expect(abs(failures.statistic! + z) < 1e-12)
  }

  @Test func degenerate() {
    func codes(_ successes: [Int], _ totals: [Int], _ scores: [Double]? = nil) -> [String] {
      let result = CochranArmitageTest(scores: scores).run(successes: successes, totals: totals)
      #expect(result.statistic == nil && result.pValue == nil)
      return result.notes.map(\.code)
    }
    #expect(codes([], []) == ["no_counts"])
    #expect(codes([0, 0], [0, 0]) == ["no_counts"])
    #expect(codes([0, 0], [3, 4]) == ["no_variation"])
    #expect(codes([3, 4], [3, 4]) == ["no_variation"])
    #expect(codes([1, 0], [3, 0]) == ["one_score"])
    #expect(codes([1, 2], [3, 4], [0.1, 0.1]) == ["one_score"])
  }
}
