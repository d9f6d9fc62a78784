import Foundation
import Testing

@testable import Statistics

@Suite struct EstimandEstimatorTests {
  private let estimator = EstimandEstimator()

  /// Everyone alike is the clustered default: limits −33.45 … 76.42, n_eff 8.93087.
  @Test func respondentsAreTheClusteredDefault() throws {
    let estimate = try estimator.estimate(.sixAccounts, .respondents)
    let interval = try #require(estimate.interval)
    #expect(abs(interval.lower! * 100 + 33.45) < 0.00501)
    #expect(abs(interval.upper! * 100 - 76.42) < 0.00501)
    #expect(abs(estimate.effectiveSize - 8.93087) < 5e-6)
    #expect(abs(estimate.kishEffectiveSize - 12) < 1e-12)
    for stream in 0..<5 {
      let answers = EstimandAnswers.random(accounts: 12, stream: UInt64(stream))
      let accounts = answers.rowsByAccount.map { rows in
        NetScoreCounts(
          detractors: rows.count { answers.values[$0] < 0 },
          passives: rows.count { answers.values[$0] == 0 },
          promoters: rows.count { answers.values[$0] > 0 })
      }
      let plain = NetScoreEstimator().estimate(accounts: accounts)
      let weighted = try estimator.estimate(answers, .respondents)
      #expect(abs(weighted.score! - plain.score!) < 1e-12)
      #expect(abs(weighted.interval!.lower! - plain.interval!.lower!) < 1e-10)
      #expect(abs(weighted.interval!.upper! - plain.interval!.upper!) < 1e-10)
    }
  }

  @Test func accountsOfOneAnswerAreIndependent() throws {
    let values = (0..<20).map { $0 < 2 ? -1 : $0 < 8 ? 0 : 1 }
    let answers = EstimandAnswers(values: values, accounts: values.indices.map { $0 })
    let plain = NetScoreInterval.score.interval(
      NetScoreCounts(detractors: 2, passives: 6, promoters: 12), level: 0.95
    ).0!
    for estimand in [NetScoreEstimand.respondents, .accounts] {
      let estimate = try estimator.estimate(answers, estimand)
      #expect(estimate.designEffect == nil && estimate.effectiveSize == 20)
      #expect(abs(estimate.interval!.lower! - plain.lower!) < 1e-12)
      #expect(abs(estimate.interval!.upper! - plain.upper!) < 1e-12)
    }
  }

  /// Without account each answer is an account of its own.
  @Test func answersWithoutAccountStandAlone() throws {
    let values = [1, 1, 0, -1, 1, 1]
    let alone = EstimandAnswers(values: values, accounts: values.map { _ in nil })
    let coded = EstimandAnswers(values: values, accounts: values.indices.map { $0 })
    #expect(try estimator.compare(alone) == estimator.compare(coded))
  }

  @Test func scoresByHand() throws {
    func score(_ estimand: NetScoreEstimand) throws -> Double {
      try #require(try estimator.estimate(.fixture, estimand).score)
    }
    #expect(abs(try score(.respondents) - 0.25) < 1e-15)
    // Account means 1/3, 1/2, −1/2 and 1.
    #expect(abs(try score(.accounts) - 4.0 / 3 / 4) < 1e-15)
    // ¼ − ¾, 2/3, 0 and 1.
    #expect(abs(try score(.roles) - (-0.5 + 2.0 / 3 + 1) / 4) < 1e-15)
    // (10/3 + 30/2)/40.
    #expect(abs(try score(.revenue) - (10.0 / 3 + 15) / 40) < 1e-15)
    // −1, 1, 0, 1.
    #expect(abs(try score(.senior) - 0.25) < 1e-15)
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let answers = EstimandAnswers.random(accounts: 10, stream: 8)
    for estimand in NetScoreEstimand.ofAnswers {
      let one = try estimator.estimate(answers, estimand)
      let other = try estimator.estimate(answers.reversed, estimand)
      #expect(abs(one.score! - other.score!) < 1e-13)
      #expect(abs(one.interval!.lower! - other.interval!.lower!) < 1e-11)
      #expect(abs(one.interval!.upper! - other.interval!.upper!) < 1e-11)
    }
  }

  @Test func mirroredAnswersMirrorTheInterval() throws {
    let answers = EstimandAnswers.random(accounts: 10, stream: 9)
    var mirrored = answers
    mirrored.values = answers.values.map { -$0 }
    for estimand in NetScoreEstimand.ofAnswers {
      let one = try estimator.estimate(answers, estimand).interval!
      let other = try estimator.estimate(mirrored, estimand).interval!
      #expect(abs(one.lower! + other.upper!) < 1e-10 && abs(one.upper! + other.lower!) < 1e-10)
    }
  }

  @Test func agreementIsNotCertainty() throws {
    let answers = EstimandAnswers(
      values: (0..<12).map { _ in 1 }, accounts: (0..<12).map { $0 / 2 },
      revenues: (0..<6).map { Double($0 + 1) })
    for estimand in [NetScoreEstimand.respondents, .accounts, .revenue] {
      let estimate = try estimator.estimate(answers, estimand)
      #expect(abs(estimate.score! - 1) < 1e-12)
      let lower = try #require(estimate.interval?.lower)
      #expect(lower < 0.6 && estimate.interval?.upper == 1)
    }
  }

  @Test func fewAccountsAreDescribed() throws {
    let estimate = try estimator.estimate(.fixture, .revenue)
    #expect(estimate.interval == nil && estimate.accounts == 2 && estimate.answers == 5)
    #expect(estimate.notes.map(\.code) == ["accounts_without_revenue", "few_accounts"])
    let one = try estimator.estimate(EstimandAnswers(values: [1, 0], accounts: [0, 0]), .accounts)
    #expect(one.interval == nil && one.score == 0.5)
    #expect(one.notes[0].sentence.hasPrefix("1 account cannot"))
  }

  @Test func noWeightIsNoScore() throws {
    let answers = EstimandAnswers(values: [1, 0], accounts: [0, 1], revenues: [0, nil])
    let estimate = try estimator.estimate(answers, .revenue)
    #expect(estimate.score == nil && estimate.interval == nil && estimate.effectiveSize == 0)
    #expect(estimate.notes.map(\.code) == ["accounts_without_revenue", "no_answers"])
    let empty = EstimandAnswers(values: [], accounts: [])
    #expect(try estimator.estimate(empty, .respondents).score == nil)
    let single = EstimandAnswers(values: [1], accounts: [nil])
    #expect(try estimator.estimate(single, .accounts).score == 1)
  }

  @Test func aHeavyAccountIsNoted() throws {
    var answers = EstimandAnswers.sixAccounts
    answers.revenues = [1, 1, 1, 1, 1, 6]
    let estimate = try estimator.estimate(answers, .revenue)
    #expect(estimate.notes.map(\.code) == ["dominant_account"])
    #expect(estimate.notes[0].sentence.contains("55 %"))
  }

  @Test func comparisonLeavesOutWhatCannotBeComputed() throws {
    let bare = try estimator.compare(.sixAccounts)
    #expect(bare.estimates.map(\.estimand) == [.respondents, .accounts])
    #expect(bare.differences.count == 1)
    #expect(bare.notes.map(\.code) == [String](repeating: "estimand_left_out", count: 3))
    let full = try estimator.compare(.random(accounts: 10, stream: 1))
    #expect(full.estimates.map(\.estimand) == NetScoreEstimand.ofAnswers)
    #expect(full.differences.count == 10)
    var wrong = EstimandAnswers.sixAccounts
    wrong.revenues = [-1]
    #expect(throws: EstimandError.self) { try estimator.compare(wrong) }
  }

  @Test func survivesJSON() throws {
    let comparison = try estimator.compare(.random(accounts: 8, stream: 2))
    let data = try JSONEncoder().encode(comparison)
    #expect(try JSONDecoder().decode(EstimandComparison.self, from: data) == comparison)
  }
}
