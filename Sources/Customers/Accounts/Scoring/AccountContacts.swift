import Statistics

/// Who of each account was asked in a wave and who answered.
struct AccountContacts {
  /// One account.
  struct Contacts {
    /// The invitations, and how many were answered; zero where nobody was asked.
    var invited = 0
    var answered = 0
    /// By role of the weighting: asked, and answered.
    var invitedByRole: [Int: Int] = [:]
    var answeredByRole: [Int: Int] = [:]
    /// The people asked.
    var people: Set<Int> = []
  }

  /// One per account; nil when it is not known who was invited.
  let accounts: [Contacts]?

  /// - Parameter wave: the wave; nil for all invitations.
  init(_ programme: Programme, weighting: RoleWeighting, wave: Int?) {
    guard let invitations = programme.invitations else {
      accounts = nil
      return
    }
    var accounts = [Contacts](repeating: Contacts(), count: programme.accounts.count)
    for invitation in invitations {
      // Invitations that name no wave hold for every one.
      if let wave, let own = invitation.wave, own != wave { continue }
      let place = invitation.account
      accounts[place].invited += 1
      if let person = invitation.person { accounts[place].people.insert(person) }
      if let role = invitation.role { accounts[place].invitedByRole[role, default: 0] += 1 }
      guard let answer = invitation.answer else { continue }
      // Where invitations name no wave the answer may belong to another.
      if let wave, let own = programme.answers[answer].wave, own != wave { continue }
      accounts[place].answered += 1
      if let role = invitation.role { accounts[place].answeredByRole[role, default: 0] += 1 }
    }
    self.accounts = accounts
  }

  /// The roles that were asked, or that the guideline of the tier wants, and did not answer.
  /// - Parameter heard: the roles that answered.
  /// - Returns: nil when it is not known who should have.
  func missing(
    _ account: Int, heard: Set<Int>, tier: ProjectTier?, weighting: RoleWeighting
  ) -> [String]? {
    var expected: Set<Int> = []
    var known = false
    if let contacts = accounts?[account] {
      known = true
      expected.formUnion(contacts.invitedByRole.keys)
    }
    for guideline in [tier?.invitations, tier?.responses].compactMap({ $0 }) {
      for (role, count) in guideline.roles where count > 0 {
        known = true
        if let place = weighting.names.firstIndex(of: role) { expected.insert(place) }
      }
    }
    if !known, weighting.basis != .equal {
      known = true
      expected.formUnion(weighting.names.indices.filter { weighting.weights[$0] > 0 })
    }
    guard known else { return nil }
    return expected.subtracting(heard).sorted().map { weighting.names[$0] }
  }
}
