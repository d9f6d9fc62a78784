import Testing

@testable import Statistics

@Suite struct EstimandWeightsTests {
  private func weights(_ estimand: NetScoreEstimand) throws -> [Double] {
    try EstimandWeights(.fixture, estimand).weights
  }

  private func near(_ weights: [Double], _ expected: [Double]) -> Bool {
    zip(weights, expected).allSatisfy { abs($0 - $1) < 1e-15 }
  }

  @Test func respondentsCountOnce() throws {
    #expect(try weights(.respondents) == [1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test func accountsHaveOneVote() throws {
    let third = 1.0 / 3
    #expect(try weights(.accounts) == [third, third, third, 0.5, 0.5, 0.5, 0.5, 1])
  }

  /// Account 0: users 1 of 4, halved, the executive 3 of 4; account 1: user 1/3, manager 2/3;
  /// account 2: the manager alone; the answer without account: an executive.
  @Test func rolesShareTheVote() throws {
    let weighed = try EstimandWeights(.fixture, .roles)
    #expect(near(weighed.weights, [0.125, 0.125, 0.75, 1 / 3.0, 2 / 3.0, 0, 1, 1]))
    #expect(weighed.notes.map(\.code) == ["answers_without_role"])
  }

  /// Revenues over the largest; account 2 has none, and one answer has no account.
  @Test func accountsByRevenue() throws {
    let weighed = try EstimandWeights(.fixture, .revenue)
    let tenth = 1.0 / 9
    #expect(near(weighed.weights, [tenth, tenth, tenth, 0.5, 0.5, 0, 0, 0]))
    #expect(weighed.notes.map(\.code) == ["accounts_without_revenue"])
    #expect(weighed.notes[0].sentence.hasPrefix("2 accounts without revenue do not"))
  }

  @Test func theMostSeniorSpeaks() throws {
    #expect(try weights(.senior) == [0, 0, 1, 0, 1, 0, 1, 1])
    var two = EstimandAnswers.fixture
    two.roles?[1] = "executive"
    #expect(try EstimandWeights(two, .senior).weights[0...2] == [0, 0.5, 0.5])
  }

  /// Of 100 customers 60 are users and 40 managers; 3 users and 1 manager answered: each user stands
  /// for 20, the manager for 40. The score is 20·(1 + 0 − 1)/100 + 40/100.
  @Test func knownTotalsAreMet() throws {
    var answers = EstimandAnswers(values: [1, 0, -1, 1], accounts: [0, 1, 2, 3])
    answers.totals = [
      PopulationMargin(
        "role", categories: [.init("user", total: 60), .init("manager", total: 40)],
        rows: ["user", "user", "user", "manager"])
    ]
    let weighed = try EstimandWeights(answers, .population)
    #expect(near(weighed.weights.map { $0 / 20 }, [1, 1, 1, 2]))
    let score = try EstimandEstimator().estimate(answers, .population).score
    #expect(abs(try #require(score) - 0.4) < 1e-14)
    answers.totals?.append(
      PopulationMargin(
        "tier", categories: [.init("large", total: 30), .init("small", total: 70)],
        rows: ["large", "small", "small", "small"]))
    let raked = try EstimandWeights(answers, .population).weights
    #expect(abs(raked[0] - 30) < 1e-9 && abs(raked[3] - 40) < 1e-9)
    #expect(abs(raked[1] - 15) < 1e-9 && abs(raked[2] - 15) < 1e-9)
  }

  @Test func totalsThatCannotBeMetAreNamed() {
    var answers = EstimandAnswers(values: [1, 0], accounts: [0, 1])
    #expect(throws: EstimandError.missing(.population, needs: "the known totals")) {
      try EstimandWeights(answers, .population)
    }
    answers.totals = [
      PopulationMargin(
        "role", categories: [.init("user", total: 60), .init("boss", total: 40)],
        rows: ["user", "user"])
    ]
    #expect(throws: EstimandError.totals(.emptyCell(margin: "role", category: "boss"))) {
      try EstimandWeights(answers, .population)
    }
    let none = EstimandAnswers(
      values: [], accounts: [],
      totals: [PopulationMargin("role", categories: [.init("user", total: 1)], rows: [])])
    #expect((try? EstimandWeights(none, .population).weights)?.isEmpty == true)
  }

  @Test func rolesWithoutWeightHaveNoVoice() throws {
    var answers = EstimandAnswers.fixture
    answers.roleWeights?["manager"] = 0
    let weighed = try EstimandWeights(answers, .roles)
    #expect(near(weighed.weights, [0.125, 0.125, 0.75, 1, 0, 0, 0, 1]))
    #expect(weighed.notes.map(\.code) == ["answers_without_role", "accounts_without_voice"])
    #expect(weighed.notes[1].sentence.hasPrefix("1 account in which"))
  }

  @Test func undeclaredWeightsAreEqual() throws {
    var answers = EstimandAnswers.fixture
    answers.roleWeights = nil
    let weighed = try EstimandWeights(answers, .roles)
    #expect(near(weighed.weights, [0.25, 0.25, 0.5, 0.5, 0.5, 0, 1, 1]))
    #expect(weighed.notes[0].code == "equal_role_weights")
  }

  @Test func scaleOfRoleWeightsAndRevenuesDoesNotMatter() throws {
    var answers = EstimandAnswers.fixture
    answers.roleWeights = answers.roleWeights?.mapValues { $0 * 10 }
    answers.revenues = answers.revenues?.map { $0.map { $0 * 1e300 } }
    for estimand in NetScoreEstimand.ofAnswers {
      #expect(near(try EstimandWeights(answers, estimand).weights, try weights(estimand)))
    }
  }

  @Test func whatIsMissingIsNamed() {
    let bare = EstimandAnswers(values: [1, 0], accounts: [0, 1])
    for estimand in [NetScoreEstimand.roles, .revenue, .senior] {
      let error = #expect(throws: EstimandError.self) { try EstimandWeights(bare, estimand) }
      guard case .missing(estimand, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    var answers = EstimandAnswers.fixture
    answers.seniority = nil
    #expect(throws: EstimandError.self) { try EstimandWeights(answers, .senior) }
  }

  @Test func whatIsImpossibleIsNamed() {
    var answers = EstimandAnswers.fixture
    answers.values[3] = 9
    #expect(throws: EstimandError.notANetScore(row: 3, value: 9)) {
      try EstimandWeights(answers, .accounts)
    }
    answers = .fixture
    answers.roles?[0] = "janitor"
    #expect(throws: EstimandError.undeclaredRole(.roles, role: "janitor")) {
      try EstimandWeights(answers, .roles)
    }
    #expect(throws: EstimandError.undeclaredRole(.senior, role: "janitor")) {
      try EstimandWeights(answers, .senior)
    }
    answers = .fixture
    answers.roleWeights?["user"] = -1
    #expect(throws: EstimandError.invalidRoleWeight(role: "user", weight: -1)) {
      try EstimandWeights(answers, .roles)
    }
    answers.revenues?[1] = -5
    #expect(throws: EstimandError.invalidRevenue(account: 1, revenue: -5)) {
      try EstimandWeights(answers, .revenue)
    }
    #expect("\(EstimandError.undeclaredRole(.roles, role: "janitor"))".contains("janitor"))
  }
}
