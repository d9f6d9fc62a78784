/// Answers with who gave them: an account and a role each.
public struct RoleAnswers: Codable, Sendable, Equatable {
  /// The answers on their scale, such as 0–10.
  public let values: [Double]
  /// The account of each answer, a place among `accountNames`.
  public let accounts: [Int]
  /// The names of the accounts.
  public let accountNames: [String]
  /// The role of each answer, a place among `roleNames`.
  public let roles: [Int]
  /// The names of the roles.
  public let roleNames: [String]

  /// Puts answers together.
  /// - Parameters:
  ///   - values: n answers.
  ///   - accounts: n places in 0..<accountNames.count.
  ///   - accountNames: the names of the accounts; one without answers is left out of results.
  ///   - roles: n places in 0..<roleNames.count.
  ///   - roleNames: the names of the roles.
  public init(
    values: [Double], accounts: [Int], accountNames: [String], roles: [Int], roleNames: [String]
  ) {
    let n = values.count
    precondition(accounts.count == n, "\(accounts.count) accounts for \(n) answers")
    precondition(roles.count == n, "\(roles.count) roles for \(n) answers")
    precondition(
      accounts.allSatisfy(accountNames.indices.contains),
      "an account is not among the \(accountNames.count) names")
    precondition(
      roles.allSatisfy(roleNames.indices.contains),
      "a role is not among the \(roleNames.count) names")
    self.values = values
    self.accounts = accounts
    self.accountNames = accountNames
    self.roles = roles
    self.roleNames = roleNames
  }
}

/// The answers of one account by role: what plain figures are made of.
struct RoleTally: Sendable {
  var counts: [Double]
  var sums: [Double]

  init(roles: Int) {
    counts = [Double](repeating: 0, count: roles)
    sums = counts
  }

  var answers: Double { counts.reduce(0, +) }
  var mean: Double { sums.reduce(0, +) / answers }

  /// Means within roles, then weights over the roles present; nil when none of those counts.
  func weightedMean(_ weights: [Double]) -> Double? {
    var (total, sum) = (0.0, 0.0)
    for role in counts.indices where counts[role] > 0 && weights[role] > 0 {
      total += weights[role]
      sum += weights[role] * sums[role] / counts[role]
    }
    return total > 0 ? sum / total : nil
  }

  /// Kish's effective number of the answers under those weights; nil when none of them counts.
  func effectiveAnswers(_ weights: [Double]) -> Double? {
    var (sum, squares) = (0.0, 0.0)
    for role in counts.indices where counts[role] > 0 && weights[role] > 0 {
      sum += weights[role]
      squares += weights[role] * weights[role] / counts[role]
    }
    return squares > 0 ? sum * sum / squares : nil
  }
}
