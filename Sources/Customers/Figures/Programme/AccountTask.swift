import Tables

/// What an account manager has to do for one account.
public struct AccountTask: Codable, Sendable, Equatable {
  /// The account.
  public let account: String
  /// What people call it.
  public let name: String
  /// Its tier; nil where unknown.
  public let tier: String?
  /// The wave; nil where the programme has none.
  public let wave: String?
  /// People invited.
  public let invited: Int
  /// People who answered.
  public let answered: Int
  /// Whether it was invited and nobody answered.
  public let isSilent: Bool
  /// Roles of which too few were invited.
  public let missingInvitations: [RoleLack]
  /// Roles of which too few answered.
  public let missingAnswers: [RoleLack]
  /// Alerts that nobody has followed up, of any wave.
  public let openAlerts: Int
}

/// The accounts behind the figures of a scope.
struct AccountTasks {
  private let ledger: ProgrammeLedger

  init(_ ledger: ProgrammeLedger) { self.ledger = ledger }

  /// Accounts with something to do, those with the most first, then as in their file.
  func list(_ scope: ProgrammeScope) -> [AccountTask] {
    let programme = ledger.programme
    let invited = PeopleCount(ledger, scope, heard: false)
    let heard = PeopleCount(ledger, scope, heard: true)
    let knowsInvited = programme.invitations != nil
    let noInvitations = Dictionary(
      uniqueKeysWithValues: (knowsInvited ? invited.lacks(\.invitations) : []).map { ($0, $1) })
    let noAnswers = Dictionary(
      uniqueKeysWithValues: heard.lacks(\.responses).map { ($0, $1) })
    var open: [Int: Int] = [:]
    for alert in ledger.alerts ?? [] where alert.followedUp == nil {
      if let account = alert.source.account { open[account, default: 0] += 1 }
    }
    let tasks = programme.accounts.indices.map { place in
      let account = programme.accounts[place]
      return AccountTask(
        account: account.id, name: account.name, tier: account.tier,
        wave: scope.wave.map { programme.waves[$0] }, invited: invited.all[place],
        answered: heard.all[place], isSilent: invited.all[place] > 0 && heard.all[place] == 0,
        missingInvitations: noInvitations[place] ?? [], missingAnswers: noAnswers[place] ?? [],
        openAlerts: open[place] ?? 0)
    }
    return tasks.enumerated().filter { $0.element.weight > 0 }
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
  }
}

extension AccountTask {
  /// How much there is to do: silence, open alerts and every missing person count one each.
  fileprivate var weight: Int {
    (isSilent ? 1 : 0) + openAlerts
      + (missingInvitations + missingAnswers).reduce(0) { $0 + $1.needed - $1.found }
  }
}
