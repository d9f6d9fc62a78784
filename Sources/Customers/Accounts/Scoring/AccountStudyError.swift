import Tables

/// Why accounts cannot be scored as asked.
public enum AccountStudyError: Error, Sendable, Equatable {
  /// Roles in the data have no declared weight.
  case rolesWithoutWeight(roles: [String], declared: [String])
  /// A weight is declared for a role that nobody in the data has.
  case weightWithoutRole(role: String, roles: [String])
  /// Weights are declared and the files say nobody's role.
  case noRoles(source: String)
  /// A weight is negative or not a number.
  case invalidWeight(role: String, weight: Double)
  /// No role of the data has a positive weight.
  case noPositiveWeight
  /// There is no such wave.
  case unknownWave(String, waves: [String])
  /// There is no such account.
  case unknownAccount(String, near: [String])
  /// Several accounts have that name.
  case ambiguousAccount(String, ids: [String])
  /// There is no answer to the likelihood-to-recommend question.
  case noScores(source: String)
  /// A file of events lacks a column.
  case eventsWithoutColumn(what: String, columns: [String], source: String)
}

extension AccountStudyError: CustomStringConvertible {
  /// One or two sentences that say what is wrong, where, and what to do.
  public var description: String {
    func listed(_ names: [String]) -> String {
      let shown = names.prefix(10).map { Excerpt.quoted($0) }.joined(separator: ", ")
      return shown + (names.count > 10 ? " and \(names.count - 10) more" : "")
    }
    switch self {
    case .rolesWithoutWeight(let roles, let declared):
      let near = roles.compactMap { role in
        NearNames.near(role, among: declared, limit: 1).first.map {
          "\(Excerpt.quoted(role)) may be \(Excerpt.quoted($0))"
        }
      }
      return "\(roles.count == 1 ? "a role in the data has" : "roles in the data have") no weight: "
        + "\(listed(roles)). What should \(roles.count == 1 ? "it" : "each") count? Add it to the "
        + "role weights (0 leaves a role out)"
        + (near.isEmpty ? "" : "; " + near.joined(separator: ", "))
        + ". Declared: \(listed(declared))."
    case .weightWithoutRole(let role, let roles):
      let near = NearNames.near(role, among: roles, limit: 3)
      return "nobody in the data has the role \(Excerpt.quoted(role)) of the role weights"
        + (near.isEmpty ? "." : "; did you mean \(listed(near))?")
        + " Roles in the data: \(listed(roles))."
    case .noRoles(let source):
      return "\(Excerpt.escaped(source, limit: 200)) has no column of roles for the role weights; "
        + "name it role, or leave the weights out."
    case .invalidWeight(let role, let weight):
      return "the weight of \(Excerpt.quoted(role)) is \(weight); weights are 0 or more."
    case .noPositiveWeight: return "no role in the data has a weight above 0."
    case .unknownWave(let wave, let waves):
      return waves.isEmpty
        ? "no column of waves is recognised, so \(Excerpt.quoted(wave)) cannot be chosen."
        : "there is no wave \(Excerpt.quoted(wave)); there are \(listed(waves)), or all."
    case .unknownAccount(let name, let near):
      return "there is no account \(Excerpt.quoted(name))"
        + (near.isEmpty ? "." : "; did you mean \(listed(near))?")
    case .ambiguousAccount(let name, let ids):
      return "\(ids.count) accounts are called \(Excerpt.quoted(name)); give the id instead: "
        + "\(listed(ids))."
    case .noScores(let source):
      return "\(Excerpt.escaped(source, limit: 200)) has no column of the likelihood to recommend "
        + "(0–10); name it with --score."
    case .eventsWithoutColumn(let what, let columns, let source):
      return
        "\(Excerpt.escaped(source, limit: 200)) has no column of the \(what) of events; it has "
        + "\(listed(columns))."
    }
  }
}
