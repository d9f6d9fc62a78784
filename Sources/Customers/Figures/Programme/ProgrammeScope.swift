import Tables

/// Which part of a programme figures are computed for.
struct ProgrammeScope: Sendable {
  /// What the part is a value of.
  var dimension = "overall"
  /// The value; nil for all, and for accounts that have none.
  var group: String?
  /// The wave, a place in `Programme.waves`; nil for the whole period.
  var wave: Int?
  /// The role, a place in `Programme.roles`; nil for all.
  var role: Int?
  /// Whether only rows without a role count.
  var isWithoutRole = false
  /// Whether an account belongs; nil for all.
  var accounts: [Bool]?

  init(wave: Int? = nil) { self.wave = wave }

  /// Whether it is the whole programme in the whole period.
  var isWhole: Bool { dimension == "overall" && wave == nil }

  func holds(account: Int) -> Bool { accounts?[account] ?? true }

  private func holds(account: Int, role: Int?, wave: Int?) -> Bool {
    holds(account: account) && (self.wave == nil || wave == self.wave)
      && (self.role == nil || role == self.role) && (!isWithoutRole || role == nil)
  }

  func holds(_ answer: ProgrammeAnswer) -> Bool {
    holds(account: answer.account, role: answer.role, wave: answer.wave)
  }

  func holds(_ invitation: ProgrammeInvitation) -> Bool {
    holds(account: invitation.account, role: invitation.role, wave: invitation.wave)
  }

  /// Whether an alert belongs, by the answer that raised it; without one only to what all share.
  func holds(_ alert: ProgrammeAlert, _ programme: Programme) -> Bool {
    if let answer = alert.answer { return holds(programme.answers[answer]) }
    guard wave == nil, role == nil, !isWithoutRole else { return false }
    return alert.account.map { holds(account: $0) } ?? (accounts == nil)
  }

  /// "tier gold", "wave 2025-H2", "tier gold in 2025-H2".
  func label(_ waves: [String]) -> String {
    let own = "\(dimension) \(group ?? "(missing)")"
    return dimension == "wave" || wave == nil ? own : "\(own) in \(waves[wave!])"
  }
}

/// The values that accounts and people are divided by.
struct ProgrammeSegments {
  private let programme: Programme
  private let columns: [(name: String, values: [String?])]
  private let hasRoles: Bool

  /// - Throws: `TableError` when neither the accounts nor the answers have a column.
  init(_ programme: Programme, by: [String]) throws {
    self.programme = programme
    var columns: [(String, [String?])] = []
    if programme.accounts.contains(where: { $0.tier != nil }) {
      columns.append(("tier", programme.accounts.map(\.tier)))
    }
    var hasRoles = false
    for name in by where !columns.contains(where: { $0.0 == name }) && name != "wave" {
      if name == "role", !programme.roles.isEmpty {
        hasRoles = true
        continue
      }
      columns.append((name, try Self.values(name, programme)))
    }
    self.columns = columns
    self.hasRoles = hasRoles
  }

  /// What the accounts file says of each account, else what its first answer says.
  private static func values(_ name: String, _ programme: Programme) throws -> [String?] {
    if let table = programme.accountsTable, let column = try? table.column(name) {
      let labels = column.labels
      return programme.accounts.map { $0.row.flatMap { labels[$0] } }
    }
    let labels = try programme.answersTable.labels(name)
    var values = [String?](repeating: nil, count: programme.accounts.count)
    for answer in programme.answers where values[answer.account] == nil {
      values[answer.account] = labels[answer.row]
    }
    return values
  }

  /// The whole first, then each wave, then each group: in the whole period, and in the latest wave.
  func scopes(latest: Int?) -> [ProgrammeScope] {
    var scopes = [ProgrammeScope()]
    for (place, name) in programme.waves.enumerated() {
      var scope = ProgrammeScope(wave: place)
      (scope.dimension, scope.group) = ("wave", name)
      scopes.append(scope)
    }
    for wave in programme.waves.count > 1 ? [latest, nil] : [nil] {
      for (name, values) in columns {
        let levels = Set(values.compactMap { $0 }).sorted(by: NaturalOrder.precedes)
        let all = levels.map(Optional.some) + (values.contains(nil) ? [nil] : [])
        for level in all {
          var scope = ProgrammeScope(wave: wave)
          (scope.dimension, scope.group) = (name, level)
          scope.accounts = values.map { $0 == level }
          scopes.append(scope)
        }
      }
      guard hasRoles else { continue }
      for (place, role) in programme.roles.enumerated() {
        var scope = ProgrammeScope(wave: wave)
        (scope.dimension, scope.group, scope.role) = ("role", role, place)
        scopes.append(scope)
      }
      guard programme.answers.contains(where: { $0.role == nil }) else { continue }
      var scope = ProgrammeScope(wave: wave)
      (scope.dimension, scope.isWithoutRole) = ("role", true)
      scopes.append(scope)
    }
    return scopes
  }
}
