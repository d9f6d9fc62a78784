/// The weight of each answer under an estimand; the weighted mean of the answers is the score.
public struct EstimandWeights: Codable, Sendable, Equatable {
  /// Whose score is meant.
  public let estimand: NetScoreEstimand
  /// One per answer, zero where it does not count.
  public let weights: [Double]
  /// What was left out, and why.
  public let notes: [Note]

  /// Computes the weights.
  /// - Throws: what the estimand lacks, or which role or revenue cannot be used.
  public init(
    _ answers: EstimandAnswers, _ estimand: NetScoreEstimand
  ) throws(EstimandError) {
    if let row = answers.values.firstIndex(where: { abs($0) > 1 }) {
      throw .notANetScore(row: row, value: answers.values[row])
    }
    self.estimand = estimand
    var weights = [Double](repeating: 0, count: answers.values.count)
    var notes: [Note] = []
    let groups = answers.rowsByAccount
    switch estimand {
    case .respondents:
      weights = weights.map { _ in 1 }
    case .accounts:
      for rows in groups { for row in rows { weights[row] = 1 / Double(rows.count) } }
    case .revenue:
      let revenues = try Self.revenues(answers)
      for rows in groups {
        guard let account = answers.accounts[rows[0]], account < revenues.count,
          let revenue = revenues[account]
        else { continue }
        for row in rows { weights[row] = revenue / Double(rows.count) }
      }
      Self.note(
        groups.count { weights[$0[0]] == 0 }, "accounts_without_revenue",
        "account", "without revenue", &notes)
    case .population: weights = try Self.calibrated(answers)
    case .roles:
      let roles = try Self.roles(answers, estimand)
      let roleWeights = try Self.roleWeights(answers, roles)
      if answers.roleWeights == nil {
        notes.append(
          Note(
            code: "equal_role_weights",
            sentence: "No role weights are declared, so the roles that answered count alike."))
      }
      for rows in groups { Self.weigh(rows, roles, roleWeights, &weights) }
      Self.noteRoles(roles, groups, weights, &notes)
    case .senior:
      let roles = try Self.roles(answers, estimand)
      guard let seniority = answers.seniority else {
        throw .missing(estimand, needs: "the order of seniority of the roles")
      }
      for rows in groups {
        guard let speaker = seniority.first(where: { role in rows.contains { roles[$0] == role } })
        else { continue }
        let speaking = rows.filter { roles[$0] == speaker }
        for row in speaking { weights[row] = 1 / Double(speaking.count) }
      }
      Self.noteRoles(roles, groups, weights, &notes)
    }
    self.weights = weights
    self.notes = notes
  }

  /// Equal weights, post-stratified to one margin or raked to several.
  private static func calibrated(_ answers: EstimandAnswers) throws(EstimandError) -> [Double] {
    guard let margins = answers.totals, !margins.isEmpty else {
      throw .missing(.population, needs: "the known totals")
    }
    guard !answers.values.isEmpty else { return [] }
    var weights = [Double](repeating: 1, count: answers.values.count)
    do throws(CalibrationError) {
      weights = try Raking(margins).weights(weights).weights
    } catch {
      throw .totals(error)
    }
    return weights
  }

  /// Shares one vote among the roles of an account that answered, then within each role.
  private static func weigh(
    _ rows: [Int], _ roles: [String?], _ roleWeights: [String: Double], _ weights: inout [Double]
  ) {
    var counts: [String: Double] = [:]
    for row in rows { if let role = roles[row] { counts[role, default: 0] += 1 } }
    // The sum goes over rows, not over the dictionary, whose order is not fixed.
    let present = rows.reduce(0.0) { sum, row in
      roles[row].map { sum + roleWeights[$0]! / counts[$0]! } ?? sum
    }
    guard present > 0 else { return }
    for row in rows {
      if let role = roles[row] { weights[row] = roleWeights[role]! / counts[role]! / present }
    }
  }

  private static func roles(
    _ answers: EstimandAnswers, _ estimand: NetScoreEstimand
  ) throws(EstimandError) -> [String?] {
    guard let roles = answers.roles else {
      throw .missing(estimand, needs: "the role of each answer")
    }
    let declared =
      estimand == .senior
      ? answers.seniority.map(Set.init) : answers.roleWeights.map { Set($0.keys) }
    if let declared, let unknown = roles.compactMap(\.self).first(where: { !declared.contains($0) })
    {
      throw .undeclaredRole(estimand, role: unknown)
    }
    return roles
  }

  private static func roleWeights(
    _ answers: EstimandAnswers, _ roles: [String?]
  ) throws(EstimandError) -> [String: Double] {
    guard let declared = answers.roleWeights else {
      return Dictionary(
        roles.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: { first, _ in first })
    }
    for role in declared.keys.sorted() {
      let weight = declared[role]!
      guard weight >= 0, weight.isFinite else {
        throw .invalidRoleWeight(role: role, weight: weight)
      }
    }
    // Divided by the largest, sums of weights stay finite.
    let largest = declared.values.max() ?? 1
    return largest > 0 ? declared.mapValues { $0 / largest } : declared
  }

  /// Revenues over the largest, so that sums stay finite.
  private static func revenues(_ answers: EstimandAnswers) throws(EstimandError) -> [Double?] {
    guard let revenues = answers.revenues else {
      throw .missing(.revenue, needs: "the revenue of each account")
    }
    for (account, revenue) in revenues.enumerated() {
      if let revenue, !(revenue >= 0 && revenue.isFinite) {
        throw .invalidRevenue(account: account, revenue: revenue)
      }
    }
    let largest = revenues.compactMap(\.self).max() ?? 0
    return largest > 0 ? revenues.map { $0.map { $0 / largest } } : revenues
  }

  private static func noteRoles(
    _ roles: [String?], _ groups: [[Int]], _ weights: [Double], _ notes: inout [Note]
  ) {
    note(roles.count { $0 == nil }, "answers_without_role", "answer", "without a role", &notes)
    note(
      groups.count { $0.allSatisfy { weights[$0] == 0 } }, "accounts_without_voice", "account",
      "in which no role with a weight answered", &notes)
  }

  private static func note(
    _ count: Int, _ code: String, _ what: String, _ why: String, _ notes: inout [Note]
  ) {
    guard count > 0 else { return }
    notes.append(
      Note(
        code: code,
        sentence: "\(count) \(what)\(count == 1 ? "" : "s") \(why) "
          + "\(count == 1 ? "does" : "do") not count here."))
  }
}
