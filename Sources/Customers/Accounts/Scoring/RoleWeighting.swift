import Statistics
import Tables

/// What each role of a programme counts: declared weights, or weights from empowerment, or all alike.
struct RoleWeighting: Sendable {
  /// Where the weights come from.
  enum Basis: String, Codable, Sendable {
    /// A weight is declared for each role.
    case declared
    /// Some weight is the mean of the role's empowerment factors.
    case empowerment
    /// Nothing is declared, so that roles count alike.
    case equal
  }

  /// The name of a role that the file leaves blank.
  static let unknownRole = "unknown"

  /// The roles: those of the programme, and `unknown` where an answer has none.
  let names: [String]
  /// The place of the role of answers that have none.
  let unknown: Int?
  /// The weight of each role, adding up to one over the roles.
  let weights: [Double]
  /// The weights as they were declared; 1 each where nothing is.
  let declared: [Double]
  let basis: Basis
  /// The roles from most to least senior, as places; nil when nothing orders them.
  let seniority: [Int]?
  let notes: [Note]

  /// Resolves the weights of the roles that are in the data.
  /// - Throws: `AccountStudyError` naming roles without weight, weights without role, bad weights.
  init(_ programme: Programme, project: Project) throws(AccountStudyError) {
    var names = programme.roles
    var present = [Bool](repeating: false, count: names.count)
    var hasUnknown = false
    for answer in programme.answers where answer.nps != nil {
      if let role = answer.role { present[role] = true } else { hasUnknown = true }
    }
    for invitation in programme.invitations ?? [] {
      if let role = invitation.role { present[role] = true }
    }
    var unknown = names.firstIndex { $0.lowercased() == Self.unknownRole }
    if hasUnknown, unknown == nil {
      unknown = names.count
      names.append(Self.unknownRole)
      present.append(true)
    } else if hasUnknown, let unknown {
      present[unknown] = true
    }
    let known = Dictionary(project.roles.map { ($0.name, $0) }) { _, last in last }
    var given: [Double?] = []
    var usesFactors = false
    for name in names {
      let role = known[name]
      if let weight = role?.weight {
        guard weight >= 0, weight.isFinite else {
          throw .invalidWeight(role: name, weight: weight)
        }
        given.append(weight)
      } else if let factors = role?.empowerment.values, !factors.isEmpty {
        // Sorted, so that the sum does not depend on the order of a dictionary.
        let mean = factors.sorted().reduce(0, +) / Double(factors.count)
        guard mean >= 0, mean.isFinite else { throw .invalidWeight(role: name, weight: mean) }
        given.append(mean)
        usesFactors = true
      } else {
        given.append(nil)
      }
    }
    let hasRoles = zip(names, present).contains { $0 != Self.unknownRole && $1 }
    let isDeclared = given.contains { $0 != nil }
    if isDeclared {
      guard hasRoles else { throw .noRoles(source: programme.answersTable.source) }
      let missing = names.indices.filter { present[$0] && given[$0] == nil }
      let listed = names.indices.filter { given[$0] != nil }.map { names[$0] }
      guard missing.isEmpty else {
        throw .rolesWithoutWeight(roles: missing.map { names[$0] }, declared: listed)
      }
      if let stray = names.indices.first(where: { given[$0] != nil && !present[$0] }) {
        throw .weightWithoutRole(
          role: names[stray], roles: names.indices.filter { present[$0] }.map { names[$0] })
      }
    }
    let declared = names.indices.map { place in
      present[place] ? (isDeclared ? given[place] ?? 0 : 1) : 0
    }
    let largest = declared.max() ?? 0
    guard largest > 0 || names.isEmpty else { throw .noPositiveWeight }
    // Dividing by the largest first keeps tiny and huge weights from vanishing in the sum.
    let total = declared.reduce(0) { $0 + $1 / largest }
    weights = declared.map { $0 / largest / total }
    self.names = names
    self.unknown = unknown
    self.declared = declared
    basis = !isDeclared ? .equal : usesFactors ? .empowerment : .declared
    seniority = Self.order(names, declared: isDeclared ? declared : nil, project: project)
    notes = Self.notes(
      basis, hasRoles: hasRoles,
      unnamed: programme.answers.count { $0.nps != nil && $0.role == nil })
  }

  /// The declared order, or by falling weight; none when several roles share the largest weight.
  private static func order(
    _ names: [String], declared: [Double]?, project: Project
  ) -> [Int]? {
    if let order = project.seniority {
      return order.compactMap { names.firstIndex(of: $0) }
    }
    guard let declared, let largest = declared.max(), declared.count(where: { $0 == largest }) == 1
    else { return nil }
    return names.indices.sorted {
      declared[$0] != declared[$1] ? declared[$0] > declared[$1] : $0 < $1
    }
  }

  private static func notes(_ basis: Basis, hasRoles: Bool, unnamed: Int) -> [Note] {
    var notes: [Note] = []
    if !hasRoles {
      notes.append(
        Note(code: "no_roles", sentence: "No roles are known, so that every answer counts alike."))
    } else if basis == .equal {
      notes.append(
        Note(
          code: "equal_role_weights",
          sentence: "No role weights are declared, so the roles count alike."))
    }
    if hasRoles, unnamed > 0 {
      notes.append(
        Note(
          code: "answers_without_role",
          sentence: "\(counted(unnamed, "answer")) \(unnamed == 1 ? "names" : "name") no role and "
            + "\(unnamed == 1 ? "counts" : "count") as the role \(unknownRole)."))
    }
    return notes
  }

  /// The place of an answer's role.
  func place(_ role: Int?) -> Int { role ?? unknown ?? 0 }
}
