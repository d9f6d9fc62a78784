import Probability

@testable import Statistics

extension EstimandAnswers {
  /// Seven answers of three accounts (revenue 10, 30, none) and one without account.
  static let fixture = EstimandAnswers(
    values: [1, 1, -1, 0, 1, -1, 0, 1], accounts: [0, 0, 0, 1, 1, 2, 2, nil],
    roles: ["user", "user", "executive", "user", "manager", nil, "manager", "executive"],
    roleWeights: ["executive": 3, "manager": 2, "user": 1],
    seniority: ["executive", "manager", "user"], revenues: [10, 30, nil])

  /// The answers behind the six accounts of the clustered vector.
  static let sixAccounts = EstimandAnswers(
    values: [1, 1, 0, -1, 1, 0, 0, 1, 1, -1, 0, 1],
    accounts: [0, 0, 0, 1, 2, 2, 2, 2, 3, 4, 4, 5])

  /// A random programme with role effects.
  static func random(accounts: Int, stream: UInt64) -> EstimandAnswers {
    var generator = Philox(seed: 5, stream: stream)
    var answers = EstimandCoverage(
      accounts: accounts, intraclassCorrelation: 0.3, sizes: .skewed
    ).programme(.withRoleEffects, &generator)
    answers.totals = nil
    return answers
  }

  /// The same answers in another order of rows.
  var reversed: EstimandAnswers {
    var copy = self
    copy.values.reverse()
    copy.accounts.reverse()
    copy.roles?.reverse()
    return copy
  }
}
