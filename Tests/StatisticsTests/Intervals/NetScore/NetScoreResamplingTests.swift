import Testing

@testable import Statistics

@Suite struct NetScoreResamplingTests {
  @Test func twoAnswersByHand() throws {
    // One promoter, one detractor: sums −2, 0, 2 with probabilities ¼, ½, ¼.
    let counts = NetScoreCounts(detractors: 1, passives: 0, promoters: 1)
    let distribution = try #require(NetScoreResampling(counts))
    #expect(distribution.masses == [0.25, 0, 0.5, 0, 0.25])
    #expect(distribution.quantile(0.25) == -1)
    #expect(distribution.quantile(0.2501) == 0)
    #expect(distribution.probabilityBelow == 0.25 && distribution.probabilityEqual == 0.5)
    #expect(distribution.biasCorrection == 0)
    #expect(abs(distribution.standardError - 0.5.squareRoot()) < 1e-15)
  }

  @Test func meanAndErrorMatchTheSample() throws {
    let counts = NetScoreCounts(detractors: 5, passives: 10, promoters: 20)
    let distribution = try #require(NetScoreResampling(counts))
    #expect(abs(distribution.mean - counts.score!) < 1e-13)
    #expect(abs(distribution.standardError - (counts.variance! / 35).squareRoot()) < 1e-13)
    #expect(abs(distribution.masses.reduce(0, +) - 1) < 1e-13)
  }

  /// R 4.2.2, multinomial enumeration: 20 promoters, 10 passives, 5 detractors.
  @Test func bcaPartsMatchEnumeration() throws {
    let counts = NetScoreCounts(detractors: 5, passives: 10, promoters: 20)
    let distribution = try #require(NetScoreResampling(counts))
    #expect(abs(distribution.biasCorrection + 0.023936379156225655) < 1e-10)
    #expect(abs(distribution.acceleration! + 0.024224764112507933) < 1e-14)
    let probabilities = try #require(distribution.bcaProbabilities(level: 0.95))
    #expect(abs(probabilities.lower - 0.01751568387055875) < 1e-10)
    #expect(abs(probabilities.upper - 0.9660266086229097) < 1e-10)
  }

  @Test func refusesWhatItCannotEnumerate() {
    #expect(NetScoreResampling(NetScoreCounts(detractors: 0.5, passives: 1, promoters: 1)) == nil)
    #expect(NetScoreResampling(NetScoreCounts(detractors: 0, passives: 0, promoters: 0)) == nil)
    let many = NetScoreCounts(detractors: 3_000, passives: 3_000, promoters: 3_000)
    #expect(NetScoreResampling(many) == nil)
  }

  @Test func outcomesOfTwoAnswers() {
    let outcomes = TrinomialOutcomes(size: 2)
    #expect(outcomes.counts.count == 6)
    let masses = outcomes.masses(detractors: 0.2, promoters: 0.5)
    #expect(abs(masses.reduce(0, +) - 1) < 1e-14)
    let impossible = outcomes.masses(detractors: 0, promoters: 1)
    #expect(impossible.max() == 1 && impossible.reduce(0, +) == 1)
  }
}
