import Testing

@testable import Statistics

@Suite struct EstimandDifferenceTests {
  private func difference(
    _ answers: EstimandAnswers, _ first: NetScoreEstimand, _ second: NetScoreEstimand
  ) throws -> EstimandDifference {
    try #require(
      EstimandDifference(
        answers.values, EstimandWeights(answers, first), EstimandWeights(answers, second),
        groups: answers.rowsByAccount, level: 0.95))
  }

  @Test func theDifferenceIsThatOfTheScores() throws {
    let result = try EstimandEstimator().compare(.random(accounts: 15, stream: 4))
    for pair in result.differences {
      let first = result.estimates.first { $0.estimand == pair.first }!.score!
      let second = result.estimates.first { $0.estimand == pair.second }!.score!
      #expect(abs(pair.difference - (first - second)) < 1e-13)
      #expect(pair.disagree == !pair.interval!.contains(0))
      #expect(pair.disagree == (pair.pValue! < 0.05))
    }
  }

  @Test func swappingMirrors() throws {
    let answers = EstimandAnswers.random(accounts: 9, stream: 6)
    let (one, other) = (
      try difference(answers, .accounts, .senior), try difference(answers, .senior, .accounts)
    )
    #expect(abs(one.difference + other.difference) < 1e-15)
    #expect(abs(one.standardError! - other.standardError!) < 1e-12)
    #expect(abs(one.pValue! - other.pValue!) < 1e-10)
  }

  /// The contributions and their covariance written out as matrices.
  @Test func matchesTheMatrixForm() throws {
    let answers = EstimandAnswers.random(accounts: 8, stream: 7)
    let groups = answers.rowsByAccount
    func shares(_ estimand: NetScoreEstimand) throws -> [Double] {
      let weights = try EstimandWeights(answers, estimand).weights
      return weights.map { $0 / weights.reduce(0, +) }
    }
    let (a, b) = (try shares(.respondents), try shares(.roles))
    let y = answers.values.map(Double.init)
    func dot(_ p: [Double], _ q: [Double]) -> Double { zip(p, q).reduce(0) { $0 + $1.0 * $1.1 } }
    // Each contribution as a linear form in the answers.
    var forms = groups.map { rows -> [Double] in
      let (ownA, ownB) = (rows.reduce(0) { $0 + a[$1] }, rows.reduce(0) { $0 + b[$1] })
      return y.indices.map {
        (rows.contains($0) ? a[$0] - b[$0] : 0) - ownA * a[$0] + ownB * b[$0]
      }
    }
    for (index, rows) in groups.enumerated() {
      let target = rows.reduce(0) { $0 + (a[$1] - b[$1]) * (a[$1] - b[$1]) }
      let factor = max(1, target / dot(forms[index], forms[index]))
      forms[index] = forms[index].map { $0 * factor.squareRoot() }
    }
    let contrast = EstimandContrast(y, a, b, groups)
    let variance = forms.reduce(0) { $0 + dot($1, y) * dot($1, y) }
    let trace = forms.reduce(0) { $0 + dot($1, $1) }
    let norm = forms.reduce(0) { sum, f in forms.reduce(sum) { $0 + dot(f, $1) * dot(f, $1) } }
    #expect(abs(contrast.robustVariance / variance - 1) < 1e-10)
    #expect(abs(contrast.satterthwaite / (trace * trace / norm) - 1) < 1e-10)
  }

  /// Accounts of the same size have the same vote as their people.
  @Test func equalEstimandsDoNotDiffer() throws {
    let answers = EstimandAnswers(
      values: [1, 0, -1, 1, 1, 0, 1, 1, 0, -1], accounts: (0..<10).map { $0 / 2 })
    let pair = try difference(answers, .respondents, .accounts)
    #expect(pair.difference == 0 && pair.standardError == 0 && pair.pValue == 1)
    #expect(!pair.disagree && pair.interval?.width == 0)
  }

  /// In twenty accounts the executive detracts and three users promote.
  @Test func aRoleEffectIsADisagreement() throws {
    let answers = EstimandAnswers(
      values: (0..<80).map { $0 % 4 == 0 ? -1 : $0 % 16 == 1 ? 0 : 1 },
      accounts: (0..<80).map { $0 / 4 },
      roles: (0..<80).map { $0 % 4 == 0 ? "executive" : "user" },
      seniority: ["executive", "user"])
    let result = try EstimandEstimator().compare(answers)
    let pair = try #require(result.differences.first { $0.second == .senior })
    #expect(pair.first == .respondents && pair.disagree && pair.pValue! < 1e-6)
    #expect(result.notes.map(\.code).contains("estimands_disagree"))
  }

  @Test func unanimousAnswersShowNoDifference() throws {
    let answers = EstimandAnswers(
      values: (0..<12).map { _ in 1 }, accounts: [0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 4, 5])
    let pair = try difference(answers, .respondents, .accounts)
    #expect(pair.difference == 0 && pair.interval == nil && !pair.disagree)
  }

  @Test func fewAccountsShowNoUncertainty() throws {
    let pair = try difference(.fixture, .respondents, .accounts)
    #expect(pair.standardError == nil && pair.interval == nil && !pair.disagree)
    #expect(abs(pair.difference - (0.25 - 1.0 / 3)) < 1e-15)
    let answers = EstimandAnswers(values: [1], accounts: [0], revenues: [0])
    #expect(
      try EstimandDifference(
        answers.values, EstimandWeights(answers, .respondents),
        EstimandWeights(answers, .revenue), groups: answers.rowsByAccount, level: 0.95) == nil)
  }
}
