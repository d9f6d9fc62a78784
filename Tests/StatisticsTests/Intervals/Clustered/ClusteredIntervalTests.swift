import Probability
import Testing

@testable import Statistics

/// Twelve answers of six accounts: 1,1,0 · −1 · 1,0,0,1 · 1 · −1,0 · 1.
let sixAccounts: [NetScoreCounts] = [
  NetScoreCounts(detractors: 0, passives: 1, promoters: 2),
  NetScoreCounts(detractors: 1, passives: 0, promoters: 0),
  NetScoreCounts(detractors: 0, passives: 2, promoters: 2),
  NetScoreCounts(detractors: 0, passives: 0, promoters: 1),
  NetScoreCounts(detractors: 1, passives: 1, promoters: 0),
  NetScoreCounts(detractors: 0, passives: 0, promoters: 1),
]

@Suite struct ClusteredIntervalTests {
  @Test func robustErrorsMatchTheVector() throws {
    let data = ClusterSums(sixAccounts)
    let expected: [(ClusterRobust.Adjustment, Double, Double?)] = [
      (.cr0, 21.9, nil), (.cr1, 24.0, nil), (.cr2, 23.9, 3.573), (.cr3, 26.3, 3.21),
    ]
    for (adjustment, error, degrees) in expected {
      let robust = try #require(ClusterRobust(data, adjustment))
      #expect(abs(robust.variance.squareRoot() * 100 - error) < 0.0501, "\(adjustment)")
      if let degrees { #expect(abs(robust.degreesOfFreedom - degrees) < 0.00501) }
    }
  }

  @Test func designEffectMatchesTheVector() throws {
    let effect = try #require(DesignEffect(ClusterSums(sixAccounts)))
    #expect(abs(try #require(effect.intraclassCorrelation) - 0.444275) < 5e-7)
    #expect(abs(try #require(effect.clusterRobust) - 1.133333) < 5e-7)
    #expect(abs(effect.value - 1.343654) < 5e-7)
    #expect(abs(effect.degreesOfFreedom - 5.572835) < 5e-7)
    #expect(abs(12 / effect.value - 8.93087) < 5e-6)
    let interval = try #require(
      ClusteredInterval.shrunkenDesignEffect.interval(sixAccounts, level: 0.95).0)
    #expect(abs(interval.lower! * 100 + 33.45) < 0.00501)
    #expect(abs(interval.upper! * 100 - 76.42) < 0.00501)
  }

  @Test func agreementIsNotCertainty() throws {
    let accounts = [4, 3, 3].map { NetScoreCounts(detractors: 0, passives: 0, promoters: $0) }
    let effect = try #require(DesignEffect(ClusterSums(accounts)))
    #expect(abs(effect.value - 1.96) < 1e-12)
    #expect(abs(effect.degreesOfFreedom - 3.96) < 0.00501)
    let interval = try #require(
      ClusteredInterval.shrunkenDesignEffect.interval(accounts, level: 0.95).0)
    #expect(abs(interval.lower! * 100 + 20.73) < 0.00501)
    #expect(interval.upper == 1)
  }

  /// Two accounts of two, answers (1, 1) and (0, 0): mean ½, residual sums ±1, n = 4.
  /// CR0 = 2/16; CR2 = CR0/(1 − ½); CR1 = CR0·2; ρ̂ = 1, so nothing is left within accounts.
  @Test func twoAccountsByHand() throws {
    let data = ClusterSums(values: [1, 1, 0, 0], clusters: [0, 0, 1, 1])
    #expect(ClusterRobust(data, .cr0)?.variance == 0.125)
    #expect(ClusterRobust(data, .cr1)?.variance == 0.25)
    #expect(abs(ClusterRobust(data, .cr2)!.variance - 0.25) < 1e-15)
    #expect(abs(ClusterRobust(data, .cr3)!.variance - 0.5) < 1e-15)
    #expect(abs(ClusterRobust(data, .cr2)!.degreesOfFreedom - 1) < 1e-12)
    #expect(DesignEffect(data)?.intraclassCorrelation == 1)
    #expect(data.mean == 0.5 && abs(data.variance! - 1.0 / 3) < 1e-15)
  }

  @Test func singletonAccountsAreIndependentAnswers() throws {
    let counts = NetScoreCounts(detractors: 2, passives: 6, promoters: 12)
    let single =
      (0..<20).map {
        NetScoreCounts(
          detractors: $0 < 2 ? 1 : 0, passives: $0 >= 2 && $0 < 8 ? 1 : 0,
          promoters: $0 >= 8 ? 1 : 0)
      }
    let estimator = NetScoreEstimator()
    let estimate = estimator.estimate(accounts: single)
    #expect(estimate.designEffect == nil && estimate.naive == nil)
    #expect(estimate.interval == estimator.estimate(counts).interval)
    #expect(DesignEffect(ClusterSums(single))?.value == 1)
  }

  @Test func orderOfAccountsDoesNotMatter() throws {
    let forward = ClusteredInterval.shrunkenDesignEffect.interval(sixAccounts, level: 0.9).0
    let backward = ClusteredInterval.shrunkenDesignEffect.interval(
      sixAccounts.reversed(), level: 0.9
    ).0
    #expect(abs(forward!.lower! - backward!.lower!) < 1e-12)
    #expect(abs(forward!.upper! - backward!.upper!) < 1e-12)
  }

  @Test(arguments: ClusteredInterval.all.map(\.name))
  func sharedBattery(_ name: String) throws {
    let method = try #require(ClusteredInterval.named(name))
    let empty = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    for accounts in [sixAccounts, sixAccounts + [empty], Array(sixAccounts.prefix(2))] {
      let interval = try #require(method.interval(accounts, level: 0.95).0)
      let score = try #require(NetScoreCounts(summing: accounts).score)
      #expect(interval.contains(score))
      #expect(interval.lower! >= -1 && interval.upper! <= 1)
      let mirror = try #require(method.interval(accounts.map(\.mirrored), level: 0.95).0)
      #expect(abs(mirror.lower! + interval.upper!) < 1e-9)
    }
    #expect(method.interval([], level: 0.95).0 == nil)
    if name != "shrunken_design_effect" {
      let (interval, notes) = method.interval([sixAccounts[0]], level: 0.95)
      #expect(interval == nil && !notes.isEmpty)
    }
  }
}

@Suite struct NetScoreEstimateTests {
  @Test func fewAccountsAreDescribedNotEstimated() throws {
    let accounts = [4, 3, 3].map { NetScoreCounts(detractors: 0, passives: 1, promoters: $0) }
    let estimate = NetScoreEstimator().estimate(accounts: accounts)
    #expect(estimate.interval == nil && estimate.pValue == nil)
    #expect(estimate.notes.map(\.code) == ["few_accounts"])
    #expect(try #require(estimate.probabilityAboveZero) > 0.9)
  }

  /// All of these accounts have the same score, so nothing varies between them.
  @Test func equalAccountsHaveNoRobustError() {
    let same = (0..<6).map { _ in NetScoreCounts(detractors: 1, passives: 0, promoters: 1) }
    let (interval, notes) = ClusteredInterval.cr2.interval(same, level: 0.95)
    #expect(interval == nil && notes.map(\.code) == ["no_variation_between_accounts"])
  }

  /// With too few accounts their correlation is taken from the prior, not from the data.
  @Test func fewAccountsLeanOnThePrior() throws {
    let accounts = (0..<3).map { _ in NetScoreCounts(detractors: 0, passives: 1, promoters: 3) }
    let estimate = NetScoreEstimator().estimate(accounts: accounts)
    let counts = NetScoreCounts(summing: accounts)
    let expected = NetScorePosterior(counts.scaled(by: 1 / 2.2)).survival(0)
    #expect(abs(estimate.probabilityAboveZero! - expected) < 1e-12)
    #expect(estimate.naive == nil)
  }

  @Test func answersNeededUseTheQuantileOfTheInterval() throws {
    let estimate = NetScoreEstimator().estimate(accounts: sixAccounts)
    // At half the power of the 80 % the statistic must only reach the quantile itself.
    #expect(try #require(estimate.answersNeeded(level: 0.95, power: 0.5)) == 51)
    let t = StudentT(degreesOfFreedom: try #require(estimate.designEffect?.degreesOfFreedom))
    let wanted = (t.upperQuantile(0.025) + t.quantile(0.8)) / (try #require(estimate.statistic))
    #expect(estimate.answersNeeded(level: 0.95) == Int((12 * wanted * wanted).rounded(.up)))
  }

  @Test func oneAccountIsDescribed() {
    let estimate = NetScoreEstimator().estimate(accounts: [sixAccounts[2]])
    #expect(estimate.interval == nil && estimate.score == 0.5)
    #expect(estimate.designEffect?.clusterRobust == nil)
  }

  @Test func noAnswersAreNoScore() {
    let estimate = NetScoreEstimator().estimate(accounts: [])
    #expect(estimate.score == nil && estimate.interval == nil && estimate.statistic == nil)
    #expect(estimate.notes.map(\.code) == ["no_answers"])
  }

  @Test func dominantAccountIsNoted() {
    let giant = NetScoreCounts(detractors: 3, passives: 5, promoters: 9)
    let estimate = NetScoreEstimator().estimate(accounts: sixAccounts + [giant])
    #expect(estimate.notes.map(\.code).contains("dominant_account"))
  }

  @Test func testAndIntervalAgree() {
    for promoters in 0...12 {
      let counts = NetScoreCounts(detractors: 3, passives: 4, promoters: promoters)
      let estimate = NetScoreEstimator().estimate(counts)
      #expect((estimate.pValue! < 0.05) == !estimate.interval!.contains(0), "\(promoters)")
    }
    let estimate = NetScoreEstimator().estimate(accounts: sixAccounts)
    #expect((estimate.pValue! < 0.05) == !estimate.interval!.contains(0))
  }

  /// Accounts of sizes 1…10 with one promoter each have a score of 1/size.
  @Test func sizeCorrelationNeedsTenAccounts() throws {
    let accounts = (1...10).map { NetScoreCounts(detractors: 0, passives: $0 - 1, promoters: 1) }
    #expect(try #require(NetScoreEstimator().estimate(accounts: accounts).sizeCorrelation) < -0.7)
    #expect(NetScoreEstimator().estimate(accounts: sixAccounts).sizeCorrelation == nil)
  }
}
