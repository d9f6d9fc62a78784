import Testing

@testable import Statistics

@Suite struct SurveyEstimateTests {
  private let y: [Double] = [1, 0, -1, 1, 1, 0, 1, -1]

  /// Without weights and clusters the mean is the mean, with its usual standard error.
  @Test func equalWeightsAreNoWeights() throws {
    let summary = try Summary(y)
    for weight in [1.0, 10] {
      let design = try SurveyDesign(rows: 8, weights: y.map { _ in weight })
      let mean = try #require(try design.mean(y))
      #expect(abs(mean.value - summary.mean!) < 1e-15)
      #expect(abs(mean.standardError - summary.standardError!) < 1e-15)
      #expect(mean.degreesOfFreedom == 7)
      #expect(abs(try #require(mean.designEffectWithReplacement) - 1) < 1e-12)
    }
  }

  @Test func clustersAreCR1() throws {
    let codes = [0, 0, 1, 2, 2, 2, 3, 3]
    let design = try SurveyDesign(
      rows: 8, weights: y.map { _ in 1 }, stages: [.init(units: codes)])
    let robust = try #require(ClusterRobust(ClusterSums(values: y, clusters: codes), .cr1))
    let mean = try #require(try design.mean(y))
    #expect(abs(mean.standardError - robust.variance.squareRoot()) < 1e-15)
    #expect(mean.degreesOfFreedom == 3)
  }

  @Test func aMeanIsARatioToOne() throws {
    let design = try SurveyDesign(rows: 8, weights: [1, 2, 3, 1, 2, 3, 1, 2])
    let mean = try #require(try design.mean(y))
    let ratio = try #require(try design.ratio(y, over: y.map { _ in 1 }))
    #expect(mean.value == ratio.value && mean.standardError == ratio.standardError)
    #expect(mean.interval == ratio.interval && ratio.designEffectWithReplacement == nil)
    #expect(try design.ratio(y, over: y.map { _ in 0 }) == nil)
  }

  @Test func aDomainOfEveryoneIsThePopulation() throws {
    let design = try SurveyDesign(rows: 8, weights: [1, 2, 3, 1, 2, 3, 1, 2])
    #expect(try design.mean(y, domain: y.map { _ in true }) == design.mean(y))
    #expect(try design.mean(y, domain: y.map { _ in false }) == nil)
    // What lies outside the domain does not matter.
    var other = y
    other[0] = 99
    let domain = y.indices.map { $0 > 0 }
    #expect(try design.mean(other, domain: domain) == design.mean(y, domain: domain))
  }

  @Test func aCensusHasNoError() throws {
    let design = try SurveyDesign(
      rows: 8, stages: [.init(populationSizes: y.map { _ in 8 })])
    let mean = try #require(try design.mean(y))
    #expect(mean.standardError == 0 && mean.designEffectWithoutReplacement == nil)
  }

  @Test func equalValuesHaveNoDesignEffect() throws {
    let design = try SurveyDesign(rows: 3, weights: [1, 2, 3])
    let mean = try #require(try design.mean([2, 2, 2]))
    #expect(mean.value == 2 && mean.standardError == 0)
    #expect(mean.designEffectWithReplacement == nil)
    #expect(try design.mean([1, 1, 1], domain: [true, false, false])?.value == 1)
  }

  @Test func gapsAreNamed() throws {
    let design = try SurveyDesign(rows: 2, weights: [1, 1])
    #expect(throws: SurveyDesignError.nonFinite(row: 1)) { try design.mean([1, .nan]) }
    #expect(throws: SurveyDesignError.nonFinite(row: 0)) { try design.total([.infinity, 1]) }
  }

  @Test func noDegreesOfFreedomNoInterval() throws {
    let design = try SurveyDesign(rows: 1, stages: [.init(populationSizes: [1])])
    let mean = try #require(try design.mean([1]))
    #expect(mean.interval == nil && mean.value == 1)
  }
}
