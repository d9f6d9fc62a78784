/// Answers to a net score question with who gave them, from which every estimand is computed.
public struct EstimandAnswers: Codable, Sendable, Equatable {
  /// One per answer: −1, 0 or +1.
  public var values: [Int]
  /// The account of each answer as a code ≥ 0; nil makes the answer an account of its own.
  public var accounts: [Int?]
  /// The role of each answer, nil where it is not known; nil without roles.
  public var roles: [String?]?
  /// The weight of each role, zero or positive; nil counts the roles that answered alike.
  public var roleWeights: [String: Double]?
  /// The roles from most to least senior; nil when there is no order.
  public var seniority: [String]?
  /// The revenue of each account, by its code; nil without revenues.
  public var revenues: [Double?]?
  /// The known totals of the population, one margin per variable; nil without totals.
  public var totals: [PopulationMargin]?

  /// Gathers answers; arrays of answers have the same length.
  public init(
    values: [Int], accounts: [Int?], roles: [String?]? = nil,
    roleWeights: [String: Double]? = nil, seniority: [String]? = nil, revenues: [Double?]? = nil,
    totals: [PopulationMargin]? = nil
  ) {
    precondition(
      values.count == accounts.count, "\(values.count) values but \(accounts.count) accounts")
    precondition(
      roles == nil || roles?.count == values.count,
      "\(roles?.count ?? 0) roles for \(values.count) values")
    for margin in totals ?? [] {
      precondition(
        margin.rows.count == values.count,
        "\(margin.rows.count) categories of \(margin.name) for \(values.count) values")
    }
    precondition(accounts.allSatisfy { $0 ?? 0 >= 0 }, "an account is a code of 0 or more")
    self.values = values
    self.accounts = accounts
    self.roles = roles
    self.roleWeights = roleWeights
    self.seniority = seniority
    self.revenues = revenues
    self.totals = totals
  }

  /// The answers of each account as row numbers, accounts by code, then those without account.
  var rowsByAccount: [[Int]] {
    var groups = [[Int]](repeating: [], count: (accounts.compactMap(\.self).max() ?? -1) + 1)
    for (row, account) in accounts.enumerated() {
      if let account { groups[account].append(row) } else { groups.append([row]) }
    }
    return groups.filter { !$0.isEmpty }
  }
}
