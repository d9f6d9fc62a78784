import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct OneWayANOVATests {
  private static func nistCases() throws -> [ReferenceCases.Case] {
    try ReferenceCases.cases("nist", family: "anova_nist", method: "one_way_anova")
  }

  private func run(_ c: ReferenceCases.Case) throws -> OneWayANOVAResult {
    let (labels, y) = (try #require(try c.columns()["group"]), try c.numbers("y"))
    let names = Set(labels).sorted()
    return try OneWayANOVA().run(
      groups: names.map { name in zip(labels, y).filter { $0.0 == name }.map(\.1) }, names: names)
  }

  @Test func everyNISTFigureIsWithinTheToleranceOfItsCase() throws {
    let cases = try Self.nistCases()
    #expect(cases.count == 4)
    for c in cases {
      let result = try run(c)
      #expect(result.degreesOfFreedomBetween == (try c.expected("df_between")))
      #expect(result.degreesOfFreedomWithin == (try c.expected("df_within")))
      for (computed, key) in [
        (result.sumOfSquaresBetween, "ss_between"), (result.meanSquareBetween, "ms_between"),
        (result.sumOfSquaresWithin, "ss_within"), (result.meanSquareWithin, "ms_within"),
        (try #require(result.fStatistic), "f_statistic"),
        (try #require(result.rSquared), "r_squared"),
        (result.residualStandardDeviation, "residual_sd"),
      ] {
        let certified: Double = try c.expected(key)
        #expect(abs(computed - certified) <= (try c.allowance(certified)), "\(c.id) \(key)")
      }
    }
  }

  @Test func theGuideStatesNoMoreDigitsThanAreReached() throws {
    let stated = try ReferenceCases.table(inGuide: "LeastSquares")
    for c in try Self.nistCases() {
      let result = try run(c)
      let reached = [
        ReferenceCases.digits(try #require(result.fStatistic), try c.expected("f_statistic")),
        ReferenceCases.digits(result.sumOfSquaresBetween, try c.expected("ss_between")),
        ReferenceCases.digits(result.sumOfSquaresWithin, try c.expected("ss_within")),
        ReferenceCases.digits(try #require(result.rSquared), try c.expected("r_squared")),
        ReferenceCases.digits(result.residualStandardDeviation, try c.expected("residual_sd")),
      ]
      let row = try #require(stated[c.id], "no row for \(c.id)")
      try #require(row.count == reached.count)
      for (digits, promise) in zip(reached, row) { #expect(digits >= promise, "\(c.id)") }
    }
  }

  @Test func byHand() throws {
    // Means 2 and 5, grand mean 3.2; between 3 × 1.44 + 2 × 3.24 = 10.8, within 2 + 2 = 4.
    let result = try OneWayANOVA().run(groups: [[1, 2, 3], [4, 6]], names: ["a", "b"])
    #expect(result.groups.map(\.name) == ["a", "b"] && result.groups.map(\.count) == [3, 2])
    #expect(result.groups.map(\.mean) == [2, 5] && result.mean == 3.2)
    #expect(abs(result.sumOfSquaresBetween - 10.8) < 1e-14 && result.sumOfSquaresWithin == 4)
    #expect(abs(try #require(result.fStatistic) - 8.1) < 1e-14)
    #expect(abs(try #require(result.rSquared) - 10.8 / 14.8) < 1e-15)
    #expect(result.notes.isEmpty)
    // F(1, 3) is t(3)², whose two-sided tail has a closed form.
    let t = 8.1.squareRoot()
    let angle = atan(t / 3.0.squareRoot())
    let p = 1 - 2 / .pi * (angle + sin(angle) * cos(angle))
    #expect(abs(try #require(result.pValue) - p) < 1e-14)
  }

  @Test func shiftOrderAndScale() throws {
    let groups: [[Double]] = [[1, 4, 2], [6, 3], [5, 9, 7, 8]]
    let first = try OneWayANOVA().run(groups: groups)
    let shifted = try OneWayANOVA().run(groups: groups.map { $0.map { $0 + 1e12 } })
    #expect(shifted.fStatistic == first.fStatistic && shifted.pValue == first.pValue)
    let reversed = try OneWayANOVA().run(groups: groups.reversed().map { $0.reversed() })
    let (f, g) = (try #require(first.fStatistic), try #require(reversed.fStatistic))
    #expect(abs(f / g - 1) < 1e-15)
    let scaled = try OneWayANOVA().run(groups: groups.map { $0.map { -3 * $0 } })
    #expect(abs(try #require(scaled.fStatistic) / f - 1) < 1e-15)
    #expect(abs(scaled.sumOfSquaresWithin / first.sumOfSquaresWithin - 9) < 1e-14)
  }

  @Test func equalValuesAndEqualGroups() throws {
    let equal = try OneWayANOVA().run(groups: [[0.3, 0.3], [0.3]])
    #expect(equal.fStatistic == nil && equal.pValue == nil && equal.rSquared == nil)
    #expect(equal.sumOfSquaresWithin == 0 && equal.notes.map(\.code) == ["all_equal"])
    let constant = try OneWayANOVA().run(groups: [[0.1, 0.1], [0.7, 0.7, 0.7]])
    #expect(constant.fStatistic == nil && constant.rSquared == 1)
    #expect(constant.notes.map(\.code) == ["no_variation_within"])
    let same = try OneWayANOVA().run(groups: [[1, 2, 3], [3, 2, 1]])
    #expect(same.fStatistic == 0 && same.pValue == 1 && same.rSquared == 0)
  }

  @Test func whatCannotBeComparedIsRefused() {
    let method = OneWayANOVA()
    #expect(throws: ANOVAError.tooFewGroups(count: 0)) { try method.run(groups: []) }
    #expect(throws: ANOVAError.tooFewGroups(count: 1)) { try method.run(groups: [[1, 2]]) }
    #expect(throws: ANOVAError.emptyGroup(name: "b")) {
      try method.run(groups: [[1, 2], []], names: ["a", "b"])
    }
    #expect(throws: ANOVAError.oneValuePerGroup) { try method.run(groups: [[1], [2], [3]]) }
    #expect(throws: ANOVAError.nonFinite(group: "2", position: 1)) {
      try method.run(groups: [[1, 2], [3, .nan]])
    }
  }

  @Test func errorsNameTheGroup() {
    let cases: [(ANOVAError, String)] = [
      (.tooFewGroups(count: 1), "1 group cannot"), (.emptyGroup(name: "SMB"), "SMB"),
      (.oneValuePerGroup, "one value"), (.nonFinite(group: "SMB", position: 3), "value 3"),
    ]
    for (error, part) in cases { #expect(error.description.contains(part)) }
  }

  @Test func codableRoundTrips() throws {
    let results = [
      try OneWayANOVA().run(groups: [[1, 2, 3], [4, 6]]),
      try OneWayANOVA().run(groups: [[1, 1], [1, 1]]),
    ]
    for result in results {
      let data = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(OneWayANOVAResult.self, from: data) == result)
    }
  }
}
