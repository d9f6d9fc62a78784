import Testing

@testable import Statistics

@Suite struct WeightedClusterRobustTests {
  private func sums(_ answers: EstimandAnswers, _ weights: [Double]) throws -> WeightedClusterSums {
    try #require(
      WeightedClusterSums(answers.values, weights: weights, groups: answers.rowsByAccount))
  }

  /// Equal weights are CR2 with Satterthwaite's degrees of freedom.
  @Test(arguments: 0..<6)
  func equalWeightsAreCR2(stream: Int) throws {
    let answers = EstimandAnswers.random(accounts: 4 + 5 * stream, stream: UInt64(stream))
    let data = try sums(answers, answers.values.map { _ in 3 })
    let weighted = try #require(WeightedClusterRobust(data))
    let plain = try #require(ClusterRobust(data.unweighted, .cr2))
    #expect(abs(weighted.variance / plain.variance - 1) < 1e-11)
    #expect(abs(weighted.degreesOfFreedom / plain.degreesOfFreedom - 1) < 1e-11)
  }

  /// The covariance of the residual sums written out: M·Mᵀ with M the maps from answers to
  /// factor·residual sums.
  @Test(arguments: [NetScoreEstimand.accounts, .roles, .revenue, .senior])
  func matchesTheMatrixForm(estimand: NetScoreEstimand) throws {
    let answers = EstimandAnswers.random(accounts: 9, stream: 3)
    let all = try EstimandWeights(answers, estimand).weights
    let total = all.reduce(0, +)
    let w = all.map { $0 / total }
    let y = answers.values.map(Double.init)
    var maps = answers.rowsByAccount.map { rows -> [Double] in
      let own = rows.reduce(0) { $0 + w[$1] }
      return w.indices.map { (rows.contains($0) ? w[$0] : 0) - own * w[$0] }
    }
    for (index, rows) in answers.rowsByAccount.enumerated() {
      let target = rows.reduce(0) { $0 + w[$1] * w[$1] }
      let have = maps[index].reduce(0) { $0 + $1 * $1 }
      maps[index] = maps[index].map { $0 * (target / have).squareRoot() }
    }
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let variance = maps.reduce(0) { $0 + dot($1, y) * dot($1, y) }
    let trace = maps.reduce(0) { $0 + dot($1, $1) }
    let norm = maps.reduce(0) { sum, a in maps.reduce(sum) { $0 + dot(a, $1) * dot(a, $1) } }
    let robust = try #require(WeightedClusterRobust(sums(answers, all)))
    #expect(abs(robust.variance / variance - 1) < 1e-10)
    #expect(abs(robust.degreesOfFreedom / (trace * trace / norm) - 1) < 1e-10)
  }

  @Test func oneAccountShowsNothing() throws {
    let one = EstimandAnswers(values: [1, 0], accounts: [0, 0])
    #expect(WeightedClusterRobust(try sums(one, [1, 1])) == nil)
    #expect(WeightedClusterSums([1, 0], weights: [0, 0], groups: [[0, 1]]) == nil)
    #expect(WeightedClusterSums([], weights: [], groups: []) == nil)
  }

  /// What one account says alone shows no variance, and counts as one answer with a wide interval.
  @Test func anAccountWithAllTheWeightShowsNothing() throws {
    let six = EstimandAnswers(values: [1, 0, -1, 1, 0, 1, 1], accounts: [0, 0, 1, 2, 3, 4, 5])
    let data = try sums(six, [1e200, 1e200] + [Double](repeating: 1e-200, count: 5))
    #expect(WeightedClusterRobust(data) == nil)
    let effect = WeightedDesignEffect(data)
    #expect(effect.largestShare == 1 && effect.clusterRobust == nil)
    #expect(effect.value > 1 && effect.degreesOfFreedom == 2)
  }
}
