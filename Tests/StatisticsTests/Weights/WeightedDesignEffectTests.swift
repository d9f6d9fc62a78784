import Testing

@testable import Statistics

@Suite struct WeightedDesignEffectTests {
  private func effect(_ answers: EstimandAnswers, _ weights: [Double]) throws
    -> WeightedDesignEffect
  {
    WeightedDesignEffect(
      try #require(
        WeightedClusterSums(answers.values, weights: weights, groups: answers.rowsByAccount)))
  }

  /// With equal weights every figure is that of the unweighted design effect.
  @Test func equalWeightsAreTheUnweightedEffect() throws {
    let programmes =
      [EstimandAnswers.sixAccounts]
      + (0..<5).map { .random(accounts: 5 + 7 * $0, stream: UInt64($0)) }
    for answers in programmes {
      let weighted = try effect(answers, answers.values.map { _ in 0.7 })
      let codes = answers.accounts.map { $0! }
      let plain = try #require(
        DesignEffect(ClusterSums(values: answers.values.map(Double.init), clusters: codes)))
      #expect(weighted.clusters == plain.clusters)
      #expect(weighted.intraclassCorrelation == plain.intraclassCorrelation)
      #expect(weighted.shrunkenCorrelation == plain.shrunkenCorrelation)
      #expect(abs(weighted.modelBased - plain.modelBased) < 1e-12)
      #expect(abs(weighted.clusterRobust! - plain.clusterRobust!) < 1e-11)
      #expect(abs(weighted.value - plain.value) < 1e-11)
      #expect(abs(weighted.degreesOfFreedom - plain.degreesOfFreedom) < 1e-10)
      #expect(abs(weighted.largestShare - plain.largestShare) < 1e-12)
    }
  }

  /// Four accounts of one answer with weights 1, 1, 1, 3: (1 + 1 + 1 + 9)/36·4.
  @Test func singleAnswersAreKish() throws {
    let answers = EstimandAnswers(values: [1, 1, 1, 1], accounts: [0, 1, 2, 3])
    let kish = try effect(answers, [1, 1, 1, 3])
    #expect(abs(kish.modelBased - 4.0 / 3) < 1e-15 && kish.clusterRobust == nil)
    #expect(abs(kish.value - 4 / kishEffectiveSize([1, 1, 1, 3])) < 1e-15)
    #expect(kish.largestShare == 0.5)
  }

  @Test func effectiveSizeIsAtMostTheAnswers() throws {
    for stream in 0..<20 {
      let answers = EstimandAnswers.random(accounts: 6, stream: UInt64(stream))
      for estimand in NetScoreEstimand.ofAnswers {
        let found = try effect(answers, EstimandWeights(answers, estimand).weights)
        #expect(found.value >= 1 && found.degreesOfFreedom >= 2)
      }
    }
  }

  @Test func oneAnswerIsOneAnswer() throws {
    let one = try effect(EstimandAnswers(values: [1], accounts: [0]), [5])
    #expect(one.value == 1 && one.intraclassCorrelation == nil && one.degreesOfFreedom == 2)
  }
}
