/// How many people of each account were invited or heard in a scope, each person once.
struct PeopleCount {
  private let ledger: ProgrammeLedger
  private let scope: ProgrammeScope
  /// People of each account in all.
  private(set) var all: [Int]
  /// People of each account by role.
  private(set) var roles: [[String: Int]]

  init(_ ledger: ProgrammeLedger, _ scope: ProgrammeScope, heard: Bool) {
    self.ledger = ledger
    self.scope = scope
    let programme = ledger.programme
    var all = [Int](repeating: 0, count: programme.accounts.count)
    var roles = [[String: Int]](repeating: [:], count: programme.accounts.count)
    var seen: Set<[Int]> = []
    func add(_ account: Int, _ person: Int?, _ role: Int?) {
      guard person.map({ seen.insert([account, $0]).inserted }) ?? true else { return }
      all[account] += 1
      if let role { roles[account][programme.roles[role], default: 0] += 1 }
    }
    if heard {
      for answer in programme.answers where scope.holds(answer) {
        add(answer.account, answer.person, answer.role)
      }
    } else {
      for invitation in programme.invitations ?? [] where scope.holds(invitation) {
        add(invitation.account, invitation.person, invitation.role)
      }
    }
    self.all = all
    self.roles = roles
  }

  /// What each account lacks of its tier's guideline: customers of the scope's days whose tier has
  /// one, in order; an empty list for those that meet it.
  func lacks(
    _ path: KeyPath<ProjectTier, ProjectTier.Guideline?>
  ) -> [(account: Int, lacks: [RoleLack])] {
    let programme = ledger.programme
    let role = scope.role.map { programme.roles[$0] }
    let order = Dictionary(
      uniqueKeysWithValues: programme.roles.enumerated().map { ($1, $0) })
    let guidelines = Dictionary(
      ledger.project.tiers.compactMap { tier in tier[keyPath: path].map { (tier.name, $0) } }
    ) { _, last in last }
    let days = ledger.days(of: scope.wave)
    return programme.accounts.indices.compactMap { place in
      let account = programme.accounts[place]
      guard scope.holds(account: place), let tier = account.tier, let guideline = guidelines[tier],
        ledger.isCustomer(account, during: days)
      else { return nil }
      var wanted = guideline.roles.filter { role == nil || $0.key == role }
        .sorted { (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key) }
        .map { (role: Optional($0.key), needed: $0.value) }
      if let least = guideline.all, role == nil { wanted.append((nil, least)) }
      guard !wanted.isEmpty, !scope.isWithoutRole else { return nil }
      let lacks = wanted.compactMap { role, needed -> RoleLack? in
        let found = role.map { roles[place][$0] ?? 0 } ?? all[place]
        return found < needed ? RoleLack(role: role, found: found, needed: needed) : nil
      }
      return (place, lacks)
    }
  }
}

/// A role of which an account has too few people.
public struct RoleLack: Codable, Sendable, Equatable {
  /// The role; nil for people of any role.
  public let role: String?
  /// How many there are.
  public let found: Int
  /// How many there should be.
  public let needed: Int

  /// "decision_maker 0 of 1".
  var text: String { "\(role ?? "in all") \(found) of \(needed)" }
}
