import Probability
import Testing

@testable import Statistics

@Suite struct RoleModelTests {
  @Test func rolesThatAreAlikeHaveOneScore() {
    let model = RoleModel.alike(NetScoreTruth(detractors: 0.2, promoters: 0.5))
    let sizes = AccountSizes.skewed.probabilities(accounts: 10)
    for estimand in NetScoreEstimand.allCases {
      #expect(abs(model.truth(of: estimand, sizes: sizes) - 0.3) < 1e-8)
    }
  }

  /// Two answers: (.2, .3, .5 and scores −.2, .1, .5) by hand.
  @Test func votesOfTwoAnswersByHand() {
    let sizes = [(answers: 2, probability: 1.0)]
    let model = RoleModel.withRoleEffects
    // An executive is among two with 1 − .8², else a manager with .8² − .5².
    let senior = 0.36 * -0.2 + 0.39 * 0.1 + 0.25 * 0.5
    #expect(abs(model.truth(of: .senior, sizes: sizes) - senior) < 1e-12)
    let alone = 0.04 * -0.2 + 0.09 * 0.1 + 0.25 * 0.5
    let mixed =
      0.12 * (3 * -0.2 + 2 * 0.1) / 5 + 0.2 * (3 * -0.2 + 0.5) / 4 + 0.3 * (2 * 0.1 + 0.5) / 3
    #expect(abs(model.truth(of: .roles, sizes: sizes) - alone - mixed) < 1e-12)
    #expect(abs(model.truth(of: .accounts, sizes: sizes) - 0.24) < 1e-12)
  }

  @Test func sizesAddUpAndMatchTheirDraws() {
    var generator = Philox(seed: 3)
    for sizes in AccountSizes.allCases {
      let list = sizes.probabilities(accounts: 12)
      #expect(abs(list.reduce(0) { $0 + $1.probability } - 1) < 1e-8)
      let expected = list.reduce(0) { $0 + Double($1.answers) * $1.probability }
      let draws = (0..<2_000).flatMap { _ in sizes.draw(12, &generator) }
      let mean = Double(draws.reduce(0, +)) / Double(draws.count)
      #expect(abs(mean / expected - 1) < 0.05)
    }
  }

  /// The correlation of two answers of one role in one account is the one asked for.
  @Test func answersCorrelateAsAsked() {
    let truth = NetScoreTruth(detractors: 0.3, promoters: 0.4)
    let model = RoleModel.alike(truth)
    var generator = Philox(seed: 11)
    let pairs = (0..<40_000).map { _ in
      model.account(answers: 2, correlation: 0.3, &generator).map { Double($0.value) }
    }
    let covariance = pairs.reduce(0) { $0 + ($1[0] - 0.1) * ($1[1] - 0.1) } / 40_000
    #expect(abs(covariance / (0.7 - 0.01) - 0.3) < 0.02)
    let shares = pairs.reduce(0) { $0 + ($1[0] < 0 ? 1.0 : 0) } / 40_000
    #expect(abs(shares - 0.3) < 0.01)
  }
}
