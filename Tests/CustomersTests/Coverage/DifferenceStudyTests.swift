import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct DifferenceStudyTests {
  @Test func independentAnswersAreExact() throws {
    let result = try DifferenceStudy(
      shapes: [.answers(4, 5)], changes: [-50, 90], methods: ["score_difference", "pooled_z"]
    ).run()
    #expect(result.seed == nil && result.rows.map(\.method) == ["score_difference", "pooled_z"])
    let direct = NetScoreDifferenceCoverage(firstSize: 4, secondSize: 5).run(.scoreDifference)
    #expect(result.rows[0].sizeAlike == direct.sizeAlike)
    #expect(result.rows[0].worstCoverage == direct.worstCoverage)
    #expect(result.rows[1].worstCoverage == nil)
    // From 30 a rise of 90 is beyond the scale.
    #expect(result.rows[0].power[0] != nil && result.rows[0].power[1] == nil)
    #expect(result.report.tidyTables.allSatisfy { ColumnNames.problems(in: $0) == [] })
  }

  @Test func accountsAndWavesAreSimulated() throws {
    let group = AccountGroup(accounts: 6, sizes: .exactly([1, 2, 3, 1, 4, 2]))
    let study = DifferenceStudy(
      shapes: [
        .accounts(group, group, correlation: 0.3),
        .waves(group, correlation: 0.3, persistence: 1),
      ], runs: 10, sizeRuns: 20, seed: 3)
    let result = try study.run()
    #expect(result.seed == 3)
    #expect(result.rows.allSatisfy { $0.sizeRuns == 20 && $0.power.count == 2 })
    #expect(result.rows.allSatisfy { ($0.sizeEqualScores ?? 0) >= ($0.sizeAlike ?? 0) })
    #expect(Set(result.rows.map(\.first)) == ["6 accounts of the file"])
  }

  @Test func longEnumerationsAreRefused() {
    #expect(throws: CoverageError.self) {
      try DifferenceStudy(shapes: [.answers(100, 100)]).run()
    }
    #expect(throws: CoverageError.self) {
      try CoverageStudy.finite(population: 900, sizes: [450], methods: [.score], level: 0.95)
    }
    #expect(throws: CoverageError.tooManyAnswers(answers: 5, population: 4)) {
      try CoverageStudy.finite(population: 4, sizes: [5], methods: [.score], level: 0.95)
    }
  }

  @Test func shapeOfAFile() throws {
    let table = survey(
      ["10", "9", "3", "8"], accounts: ["a", "a", "b", "b"],
      extra: [Column(name: "tier", texts: ["x", "x", "y", "y"])])
    let whole = try CoverageShape.whole(table, selection: SurveySelection())
    #expect(whole.sizes == [2, 2] && whole.isClustered && whole.answers == 4)
    let groups = try CoverageShape.groups(table, selection: SurveySelection(), by: "tier")
    #expect(groups.0.label == "x" && groups.1.sizes == [2])
    #expect(throws: CoverageError.self) {
      try CoverageShape.groups(table, selection: SurveySelection(), by: "nps")
    }
    #expect(throws: CoverageError.noAnswers) {
      try CoverageShape.whole(survey([nil]), selection: SurveySelection())
    }
  }

  @Test func ownSizesAndOneTruth() {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let result = CoverageStudy.clustered(
      ownSizes: [3, 1, 2, 5, 2], correlations: [0.3], methods: [.shrunkenDesignEffect], level: 0.9,
      runs: 30, seed: 2, truths: [truth])
    #expect(result.rows.first?.answers == 13 && result.rows.first?.sizes == "own")
    #expect(result.truths == 1 && result.rows.first?.monteCarloError != nil)
  }
}
