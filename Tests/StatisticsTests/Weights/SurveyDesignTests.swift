import Testing

@testable import Statistics

@Suite struct SurveyDesignTests {
  private typealias Stage = SurveyDesign.Stage

  @Test func weightsAreImpliedByEveryStage() throws {
    // Two of ten districts, in them two of four and one of one schools.
    let design = try SurveyDesign(
      rows: 3,
      stages: [
        Stage(units: [7, 7, 9], populationSizes: [10, 10, 10]),
        Stage(populationSizes: [4, 4, 1]),
      ])
    #expect(design.weights == [10, 10, 5])
    #expect(design.degreesOfFreedom == 1)
  }

  /// By hand: first-stage totals 10·(1 + 3) = 40 and 5·2 = 10, between them (1 − .2)·2·450;
  /// within the first (1 − .5)·2·(20 + …): scores 10 and 30, squares 200, times f = .2.
  @Test func twoStagesByHand() throws {
    let design = try SurveyDesign(
      rows: 3,
      stages: [
        Stage(units: [0, 0, 1], populationSizes: [10, 10, 10]),
        Stage(populationSizes: [4, 4, 1]),
      ])
    let total = try design.total([1, 3, 2])
    let variance = 0.8 * 2 * 450 + 0.2 * (0.5 * 2 * 200)
    #expect(total.value == 50)
    #expect(abs(total.standardError * total.standardError - variance) < 1e-9)
  }

  @Test func laterStagesDoNotMatterWithReplacement() throws {
    let one = try SurveyDesign(
      rows: 4, weights: [1, 2, 1, 1], stages: [Stage(units: [0, 0, 1, 1])])
    let two = try SurveyDesign(
      rows: 4, weights: [1, 2, 1, 1],
      stages: [Stage(units: [0, 0, 1, 1]), Stage(populationSizes: [5, 5, 2, 2])])
    #expect(try one.mean([1, 0, 1, 1]) == two.mean([1, 0, 1, 1]))
  }

  @Test func unitsAreCountedWithinStrata() throws {
    let design = try SurveyDesign(
      rows: 4, weights: [1, 1, 1, 1], stages: [Stage(strata: [0, 0, 1, 1], units: [0, 1, 0, 1])])
    #expect(design.degreesOfFreedom == 2)
  }

  @Test func unitsWithoutWeightGiveNoDegreesOfFreedom() throws {
    let design = try SurveyDesign(rows: 4, weights: [1, 1, 0, 1])
    #expect(design.degreesOfFreedom == 2)
  }

  @Test func impossibleDesignsAreNamed() {
    #expect(throws: SurveyDesignError.invalidWeight(row: 1)) {
      try SurveyDesign(rows: 2, weights: [1, -1])
    }
    #expect(throws: SurveyDesignError.singleUnit(stage: 0, stratum: 4)) {
      try SurveyDesign(rows: 3, weights: [1, 1, 1], stages: [Stage(strata: [2, 2, 4])])
    }
    #expect(throws: SurveyDesignError.populationTooSmall(stage: 0, stratum: 0, units: 2, size: 1)) {
      try SurveyDesign(rows: 2, stages: [Stage(populationSizes: [1, 1])])
    }
    #expect(throws: SurveyDesignError.invalidPopulationSize(stage: 0, stratum: 0, size: 5)) {
      try SurveyDesign(rows: 2, stages: [Stage(populationSizes: [5, 6])])
    }
    #expect(throws: SurveyDesignError.invalidPopulationSize(stage: 0, stratum: 0, size: 0)) {
      try SurveyDesign(rows: 2, stages: [Stage(populationSizes: [0, 0])])
    }
    #expect("\(SurveyDesignError.singleUnit(stage: 0, stratum: 4))".contains("merge"))
  }

  /// A unit that is its whole stratum is certain, and adds no variance.
  @Test func aCertainUnitIsNoLonelyOne() throws {
    let design = try SurveyDesign(
      rows: 3, stages: [Stage(strata: [0, 0, 1], populationSizes: [4, 4, 1])])
    let total = try design.total([1, 3, 100])
    #expect(total.value == 108)
    #expect(abs(total.standardError * total.standardError - 0.5 * 2 * (4 + 4)) < 1e-12)
  }

  @Test func noRowsHaveNoMean() throws {
    let design = try SurveyDesign(rows: 0)
    #expect(try design.mean([]) == nil)
    #expect(design.sumOfWeights == 0 && design.degreesOfFreedom == 0)
  }
}
