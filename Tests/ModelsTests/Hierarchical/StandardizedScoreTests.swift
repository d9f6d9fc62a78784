import LinearAlgebra
import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct StandardizedScoreTests {
  /// The formulas of one intraclass correlation with full matrices: V = I + λZZ′, β by weighted
  /// least squares, θ̂ = w′β + λ1′V⁻¹(y − Xβ), and the error of prediction by Henderson's equations.
  @Test func oneComponentByFullMatrices() throws {
    let data = programme(accounts: 6, seed: 4)
    let weights = [0.5, 0.3, 0.2]
    let design = try RoleDesign(data, weights: weights, roleMix: false)
    let rho = 0.3
    let ratio = rho / (1 - rho)
    let solution = try #require(RandomInterceptSolution(design.kernel, ratio: ratio))
    let part = ScoreMixture.component(solution, rho, design.targets)
    let (n, groups, p) = (data.values.count, 6, 3)
    // Henderson's mixed-model equations, whose inverse holds the errors of (β, u) over σ².
    var equations = Matrix(rows: p + groups, columns: p + groups, repeating: 0)
    var right = [Double](repeating: 0, count: p + groups)
    for row in 0..<n {
      let places = [data.roles[row], p + data.accounts[row]]
      for i in places {
        right[i] += data.values[row]
        for j in places { equations[i, j] += 1 }
      }
    }
    for group in 0..<groups { equations[p + group, p + group] += 1 / ratio }
    let cholesky = try Cholesky(equations)
    let effects = cholesky.solve(right)
    var squares = 0.0
    for row in 0..<n {
      let fixed = data.values[row] - effects[data.roles[row]]
      // y′V⁻¹(y − Xβ) = Σ y (y − x′β − u).
      squares += data.values[row] * (fixed - effects[p + data.accounts[row]])
    }
    let variance = squares / Double(n - p)
    #expect(agree(part.deviation * part.deviation, variance, 1e-11))
    for account in 0..<groups {
      var target = [Double](repeating: 0, count: p + groups)
      for role in 0..<p { target[role] = weights[role] }
      target[p + account] = 1
      let score = zip(target, effects).reduce(0.0) { $0 + $1.0 * $1.1 }
      #expect(agree(part.scores[account], score, 1e-11))
      let solved = cholesky.solve(target)
      let error = zip(target, solved).reduce(0.0) { $0 + $1.0 * $1.1 } * variance
      #expect(agree(part.variance(account), error, 1e-11))
    }
  }

  @Test func averageIsWeightedByRootAndLikelihood() throws {
    let data = programme(accounts: 8, seed: 9)
    let design = try RoleDesign(data, weights: [0.5, 0.3, 0.2], roleMix: false)
    let mixture = try ScoreMixture(design, gridPoints: 48)
    #expect(mixture.components.count == 48)
    #expect(mixture.components[0].correlation == 0.005)
    #expect(agree(mixture.components[47].correlation, 0.95, 1e-15))
    #expect(agree(mixture.components.reduce(0) { $0 + $1.share }, 1, 1e-13))
    let (a, b) = (mixture.components[5], mixture.components[30])
    func log(_ rho: Double) throws -> Double {
      let at = try #require(RandomInterceptSolution(design.kernel, ratio: rho / (1 - rho)))
      return logOf(rho) / 2 + at.logLikelihood(.reml)
    }
    let expected = try exponential(log(a.correlation) - log(b.correlation))
    #expect(agree(a.share / b.share, expected, 1e-10))
    let score = mixture.components.reduce(0) { $0 + $1.share * $1.scores[2] }
    let spread = mixture.components.reduce(0) {
      $0 + $1.share * ($1.variance(2) + ($1.scores[2] - score) * ($1.scores[2] - score))
    }
    let result = try StandardizedScore(threshold: 7, rankDraws: 0).run(data, weights: [5, 3, 2])
    #expect(agree(result.accounts[2].score, score, 1e-12))
    #expect(agree(result.accounts[2].standardError, spread.squareRoot(), 1e-12))
    #expect(result.degreesOfFreedom == 5)
    let law = StudentT(degreesOfFreedom: 5)
    let below = law.cdf((7 - score) / spread.squareRoot())
    #expect(agree(result.accounts[2].probabilityBelow, below, 1e-12))
    let reach = law.upperQuantile(0.05)
    #expect(agree(result.accounts[2].interval.upper, score + reach * spread.squareRoot(), 1e-12))
  }

  @Test func doesNotDependOnUnitsOfWeightsOrRows() throws {
    let data = programme(accounts: 12, seed: 2)
    let score = StandardizedScore(threshold: 7, rankDraws: 200)
    let result = try score.run(data, weights: [3, 2, 1])
    let same = try score.run(data, weights: [3e-200, 2e-200, 1e-200])
    for (a, b) in zip(result.accounts, same.accounts) {
      #expect(agree(a.score, b.score, 1e-13) && agree(a.standardError, b.standardError, 1e-13))
    }
    let n = data.values.count
    let order = (0..<n).map { n - 1 - $0 }
    let turned = try score.run(
      RoleAnswers(
        values: order.map { data.values[$0] }, accounts: order.map { data.accounts[$0] },
        accountNames: data.accountNames, roles: order.map { data.roles[$0] },
        roleNames: data.roleNames), weights: [3, 2, 1])
    for (a, b) in zip(result.accounts, turned.accounts) {
      #expect(agree(a.score, b.score, 1e-11))
      #expect(agree(a.probabilityBelow, b.probabilityBelow, 1e-10))
    }
    // Twice the scale and moved: scores follow.
    let moved = try score.run(
      RoleAnswers(
        values: data.values.map { 2 * $0 + 5 }, accounts: data.accounts,
        accountNames: data.accountNames, roles: data.roles, roleNames: data.roleNames),
      weights: [3, 2, 1])
    for (a, b) in zip(result.accounts, moved.accounts) {
      #expect(agree(2 * a.score + 5, b.score, 1e-11))
      #expect(agree(2 * a.standardError, b.standardError, 1e-11))
    }
  }

  @Test func ranksDoNotDependOnThreadsAndFollowScores() throws {
    let data = programme(accounts: 10, seed: 6)
    let one = try StandardizedScore(rankDraws: 500, threads: 1).run(data, weights: [1, 1, 1])
    let two = try StandardizedScore(rankDraws: 500, threads: 2).run(data, weights: [1, 1, 1])
    #expect(one == two)
    let ranks = try one.accounts.map { try #require($0.rank) }
    #expect(agree(ranks.reduce(0) { $0 + $1.mean }, 55, 1e-12))
    #expect(ranks.allSatisfy { $0.lower >= 1 && $0.upper <= 10 && $0.lower <= $0.upper })
    let best = try #require(
      one.accounts.indices.max { one.accounts[$0].score < one.accounts[$1].score })
    #expect(ranks[best].mean == ranks.map(\.mean).min())
    #expect(one.seed == 1 && one.accounts.allSatisfy { $0.probabilityBelow == nil })
  }

  /// Draws of the joint law have the mean and, for the degrees of freedom, the variance of each
  /// account: the chance to be first of two accounts is that of their difference.
  @Test func ranksMatchThePairwiseProbability() throws {
    let data = programme(accounts: 30, seed: 12)
    let design = try RoleDesign(data, weights: [0.4, 0.3, 0.3], roleMix: false)
    let mixture = try ScoreMixture(design, gridPoints: 48)
    let draws = 4_000
    let ranks = RankDraws(mixture, count: draws, seed: 3, threads: nil).intervals(0.9)
    // E(rank) = 1 + Σ P(other is higher), by t for each component of the mixture.
    let law = StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
    let p = design.kernel.columns
    for account in [0, 7, 15] {
      var expected = 1.0
      for other in design.accounts.indices where other != account {
        expected += mixture.components.reduce(0) { sum, part in
          var squared = part.free[account] + part.free[other]
          for j in 0..<p {
            let gap = part.white[account * p + j] - part.white[other * p + j]
            squared += gap * gap
          }
          let distance = part.scores[other] - part.scores[account]
          return sum + part.share * law.cdf(distance / (part.deviation * squared.squareRoot()))
        }
      }
      // A rank has a standard deviation below 9 here: five standard errors.
      #expect(abs(ranks[account].mean - expected) < 5 * 9 / Double(draws).squareRoot())
    }
  }

  @Test func weightZeroLeavesTheTargetOnly() throws {
    let data = programme(accounts: 12, seed: 2)
    let score = StandardizedScore(rankDraws: 0)
    let result = try score.run(data, weights: [1, 1, 0])
    let without = data.values.indices.filter { data.roles[$0] != 2 }
    let dropped = try score.run(
      RoleAnswers(
        values: without.map { data.values[$0] }, accounts: without.map { data.accounts[$0] },
        accountNames: data.accountNames, roles: without.map { data.roles[$0] },
        roleNames: data.roleNames), weights: [1, 1, 0])
    #expect(result.roles[2].answers > 0 && result.roles[2].weight == 0)
    #expect(result.roles[2].level != nil && dropped.roles[2].level == nil)
    let counts = [result, dropped].map { $0.accounts.reduce(0) { $0 + $1.answers } }
    #expect(counts == [data.values.count, without.count])
    #expect(!agree(result.accounts[0].score, dropped.accounts[0].score, 1e-6))
  }

  /// Levels 5 and 8 at weights ¼ and ¾ give 7.25; halved and doubled either way (½·5 + 6·8… ) the
  /// mean runs from (¼·2·5 + ¾·½·8)/(½ + ⅜) to (¼·½·5 + ¾·2·8)/(⅛ + 1½).
  @Test func shiftOfWeights() throws {
    let data = programme(accounts: 12, seed: 2)
    let result = try StandardizedScore(threshold: 7, rankDraws: 0).run(data, weights: [1, 0, 3])
    let first = try #require(result.roles[0].level)
    let last = try #require(result.roles[2].level)
    let (low, high) = (min(first, last), max(first, last))
    let share = first < last ? 0.25 : 0.75
    let now = share * low + (1 - share) * high
    func mean(_ a: Double, _ b: Double) -> Double { (a * low + b * high) / (a + b) }
    let shift = result.shift(weightsWithin: 2)
    #expect(agree(shift.lowest, mean(share * 2, (1 - share) / 2) - now, 1e-12))
    #expect(agree(shift.highest, mean(share / 2, (1 - share) * 2) - now, 1e-12))
    #expect(
      result.shift(weightsWithin: 1) == (0, 0) || abs(result.shift(weightsWithin: 1).lowest) < 1e-12
    )
    let risk = result.atRisk(weightsWithin: 2)
    #expect(Set(risk.always).isDisjoint(with: risk.sometimes))
    // What the shift says is what new weights do, to the share that the average of ρ leaves fixed.
    let moved = try StandardizedScore(rankDraws: 0).run(data, weights: [2, 0, 1.5])
    let gaps = zip(result.accounts, moved.accounts).map { $1.score - $0.score }
    #expect(gaps.allSatisfy { agree($0, gaps[0], 1e-10) })
  }

  /// The role mix takes out what accounts are like where a role answers more.
  @Test func roleMixIsACovariate() throws {
    let data = programme(accounts: 20, seed: 21)
    let result = try StandardizedScore(roleMix: true, rankDraws: 0).run(data, weights: [1, 1, 1])
    #expect(result.degreesOfFreedom == 20 - 5)
    #expect(result.accounts.allSatisfy { $0.score.isFinite && $0.standardError > 0 })
  }

  @Test func refusals() throws {
    func refused(
      _ values: [Double], _ accounts: [Int], _ roles: [Int], _ weights: [Double] = [1, 1]
    ) -> HierarchicalError? {
      let answers = RoleAnswers(
        values: values, accounts: accounts, accountNames: (0..<9).map { "A\($0)" }, roles: roles,
        roleNames: ["buyer", "user"])
      do {
        _ = try StandardizedScore(rankDraws: 0).run(answers, weights: weights)
        return nil
      } catch {
        return error
      }
    }
    let owners = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    let both = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    let values = [3.0, 4, 5, 9, 7, 8, 9, 9, 2, 4]
    #expect(refused(values, owners, both) == nil)
    #expect(refused([], [], []) == .tooFew(what: "accounts", count: 0, needed: 5))
    #expect(
      refused([1, 2, 3, 4, 5, 6, 7, 8], Array(owners.prefix(8)), Array(both.prefix(8)))
        == .tooFew(what: "accounts", count: 4, needed: 5))
    #expect(
      refused(values, owners, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
        == .roleInOneAccount(role: "user", account: "A0"))
    #expect(refused(values, owners, Array(repeating: 0, count: 10)) == .roleNotHeard(role: "user"))
    #expect(refused(values, owners, Array(repeating: 0, count: 10), [1, 0]) == nil)
    #expect(refused(Array(repeating: 10, count: 10), owners, both) == .noVariation)
    #expect(refused([1, 2, 3, 4, 5, 7], Array(0..<6), [0, 1, 0, 1, 0, 1]) == .noReplication)
    var broken = values
    broken[4] = .infinity
    #expect(refused(broken, owners, both) == .nonFinite(variable: "the response", row: 4))
    // Every account unanimous: no variance within, and still a score.
    let answers = RoleAnswers(
      values: [3, 3, 5, 5, 7, 7, 9, 9, 2, 2], accounts: owners,
      accountNames: (0..<5).map { "A\($0)" }, roles: Array(repeating: 0, count: 10),
      roleNames: ["user"])
    let result = try StandardizedScore(rankDraws: 20).run(answers, weights: [1])
    #expect(result.intraclassCorrelation == nil)
    #expect(result.notes.map(\.code) == ["no_variation_within"])
    #expect(result.accounts.allSatisfy { $0.score.isFinite && $0.standardError > 0 })
  }

  @Test func coverageStudyCounts() {
    let study = StandardizedScoreCoverage(accounts: 15, correlation: 0.3, runs: 40)
    let result = study.run(threads: 2)
    #expect(result == study.run(threads: 1))
    #expect(result.coverage > 0.8 && result.coverage <= 1)
    #expect(result.meanSquaredError < result.meanSquaredErrorOfWeightedMean)
  }

  private func programme(accounts: Int, seed: UInt64) -> RoleAnswers {
    var generator = Philox(seed: seed)
    var (values, owners, roles) = ([Double](), [Int](), [Int]())
    for account in 0..<accounts {
      let own = generator.normal()
      for k in 0..<(3 + account % 4) {
        let role = k < 2 ? (account + k) % 3 : generator.below(3)
        let answer = 6 + Double(role) + own + 1.5 * generator.normal()
        values.append(min(10, max(0, answer.rounded())))
        owners.append(account)
        roles.append(role)
      }
    }
    return RoleAnswers(
      values: values, accounts: owners, accountNames: (0..<accounts).map { "account \($0)" },
      roles: roles, roleNames: ["executive", "manager", "user"])
  }
}
