import Testing

@testable import Statistics

@Suite struct AccountDesignTests {
  /// Twenty accounts of two answers, ρ = .3: 1 + .3 = 1.3 in truth; shrunken ρ (2·.4 + 19·.3)/21 =
  /// .309524; (2·1.309524 + 19·1.3)/21 = 1.300907; 19 + 2 degrees of freedom.
  @Test func twentyAccountsByHand() {
    let design = AccountDesign(accounts: 20, answersPerAccount: 2, intraclassCorrelation: 0.3)
    #expect(design.answers == 40 && design.isClustered && design.isEstimable)
    #expect(abs(design.trueDesignEffect - 1.3) < 1e-12)
    #expect(abs(design.designEffect - 1.300907) < 5e-7)
    #expect(abs(design.degreesOfFreedom - 21) < 1e-12)
    #expect(abs(design.effectiveAnswers - 40 / 1.300907) < 1e-4)
  }

  /// The plan is the design effect of data whose correlation is the planned one and whose CR2 ratio
  /// is its expectation: here checked at equal sizes, where the Satterthwaite degrees are exact.
  @Test func degreesOfFreedomAreThoseOfTheDefault() throws {
    let accounts = (0..<7).map {
      NetScoreCounts(detractors: $0 % 3, passives: 3 - $0 % 3, promoters: 1)
    }
    let effect = try #require(DesignEffect(ClusterSums(accounts)))
    let design = AccountDesign(accounts: 7, answersPerAccount: 4, intraclassCorrelation: 0.1)
    #expect(abs(effect.degreesOfFreedom - design.degreesOfFreedom) < 1e-9)
    #expect(effect.weightedClusterSize == design.weightedSize)
  }

  @Test func oneAnswerEachIsIndependent() {
    let design = AccountDesign(accounts: 3, answersPerAccount: 1, intraclassCorrelation: 0.9)
    #expect(design.designEffect == 1 && design.degreesOfFreedom == .infinity && design.isEstimable)
  }

  @Test func unevenAccountsCostMore() {
    let even = AccountDesign(accounts: 10, answersPerAccount: 3, intraclassCorrelation: 0.3)
    let uneven = AccountDesign(
      accounts: 10, answersPerAccount: 3, weightedSize: 5, intraclassCorrelation: 0.3)
    #expect(uneven.effectiveAnswers < even.effectiveAnswers)
    #expect(abs(uneven.degreesOfFreedom - 7) < 1e-12)  // 30/5 − 1 + 2
  }

  @Test func fourAccountsAreNotEstimated() {
    #expect(
      !AccountDesign(accounts: 4, answersPerAccount: 2, intraclassCorrelation: 0.3).isEstimable)
  }
}
