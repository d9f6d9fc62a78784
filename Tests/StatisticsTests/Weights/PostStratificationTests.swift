import Testing

@testable import Statistics

@Suite struct PostStratificationTests {
  private let values: [Double] = [1, 2, 4, 6]
  private let rows: [String?] = ["x", "x", "z", "z"]

  private func design(_ weights: [Double] = [1, 1, 1, 1]) throws -> SurveyDesign {
    try SurveyDesign(rows: 4, weights: weights)
  }

  private func margin(_ x: Double, _ z: Double) -> PopulationMargin {
    PopulationMargin(
      "region", categories: [.init("x", total: x), .init("z", total: z)], rows: rows)
  }

  @Test func totalsAreMet() throws {
    let adjusted = try PostStratification(margin(30, 12)).run(design([1, 4, 0, 3]))
    #expect(adjusted.weights == [6, 24, 0, 12])
    let mean = try #require(try adjusted.mean(values))
    // The only answer of z has no deviation left, those of x deviate by −0.8 and 0.2.
    let squares = (6 * 0.8 / 42) * (6 * 0.8 / 42) + (24 * 0.2 / 42) * (24 * 0.2 / 42)
    #expect(abs(mean.standardError - (4.0 / 3 * squares).squareRoot()) < 1e-15)
  }

  @Test func scaleOfWeightsDoesNotMatter() throws {
    let once = try PostStratification(margin(3, 1)).run(design([1, 2, 3, 4])).weights
    let more = try PostStratification(margin(3, 1)).run(design([10, 20, 30, 40])).weights
    #expect(zip(once, more).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func knownTotalsOfWhatExplainsTheAnswersLeaveLess() throws {
    let adjusted = try PostStratification(margin(2, 2)).run(design())
    let before = try #require(try adjusted.withWeightsAsFixed.mean(values))
    let after = try #require(try adjusted.mean(values))
    #expect(after.value == before.value && after.standardError < 0.5 * before.standardError)
  }

  @Test func whatIsMissingIsNamed() throws {
    let empty = PopulationMargin(
      "region", categories: [.init("x", total: 1), .init("z", total: 1), .init("q", total: 1)],
      rows: rows)
    #expect(throws: CalibrationError.emptyCell(margin: "region", category: "q")) {
      try PostStratification(empty).run(design())
    }
    #expect(throws: CalibrationError.emptyCell(margin: "region", category: "z")) {
      try PostStratification(margin(1, 1)).run(design([1, 1, 0, 0]))
    }
    #expect(throws: CalibrationError.unknownCategory(margin: "region", category: "z")) {
      try PostStratification(
        PopulationMargin("region", categories: [.init("x", total: 1)], rows: rows)
      ).run(design())
    }
    #expect(throws: CalibrationError.missingCategory(margin: "region", row: 2)) {
      try PostStratification(
        PopulationMargin(
          "region", categories: [.init("x", total: 1), .init("z", total: 1)],
          rows: ["x", "x", nil, "z"])
      ).run(design())
    }
    #expect(throws: CalibrationError.invalidTotal(margin: "region", category: "z", total: 0)) {
      try PostStratification(margin(1, 0)).run(design())
    }
    #expect(throws: CalibrationError.repeatedCategory(margin: "region", category: "x")) {
      try PostStratification(
        PopulationMargin(
          "region", categories: [.init("x", total: 1), .init("x", total: 1)], rows: rows)
      ).run(design())
    }
    #expect("\(CalibrationError.emptyCell(margin: "role", category: "buyer"))".contains("buyer"))
  }
}
