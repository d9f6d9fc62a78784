import Statistics

/// Which figures of a list of accounts are withheld where small groups are protected.
///
/// An account in a wave is a group of that wave; the whole of each wave counts as known. Nothing of one
/// person is shown: no role of an account that fewer than the minimum of its people hold, nobody who
/// fell, no alert of a withheld account. Ranks and levels of roles, from which a withheld account could
/// be read, go where any is withheld.
struct AccountProtection {
  private let rule: SmallGroups?
  /// The people of each account who answered in the wave that is scored.
  private let people: [Int]
  private let isRoleHidden: [Bool]
  private let earlier: [Int: [Bool]]
  private let scoredWave: Int?
  /// Whether the figures of each account are withheld.
  let isHidden: [Bool]

  init(_ rule: SmallGroups?, _ history: AccountHistory) {
    self.rule = rule
    let none = [Bool](repeating: false, count: history.now.count)
    scoredWave = history.wave
    people = history.now.map { Set($0.map(Self.person)).count }
    guard let rule else {
      (isHidden, isRoleHidden, earlier) = (none, none, [:])
      return
    }
    isHidden = Self.withheld(history.now, rule)
    isRoleHidden = history.now.map { Self.hasSmallRole($0, rule) }
    let waves = Set(history.before.joined().compactMap(\.wave))
    earlier = Dictionary(
      uniqueKeysWithValues: waves.map { ($0, Self.withheld(history.answers(in: $0), rule)) })
  }

  /// Who gave an answer; one that names nobody is a person of its own.
  private static func person(_ answer: ScoredAnswer) -> Int { answer.person ?? -1 - answer.place }

  private static func withheld(_ accounts: [[ScoredAnswer]], _ rule: SmallGroups) -> [Bool] {
    var person: [Int: Int] = [:]
    for answer in accounts.joined() { person[answer.place] = Self.person(answer) }
    let groups = accounts.map { SmallGroups.Group(grouping: 0, answers: $0.map(\.place)) }
    return rule.withheld(groups) { person[$0] ?? -1 - $0 }
  }

  /// Which waves of one account may be shown, each among all accounts of the wave.
  /// - Parameters:
  ///   - answers: by wave and account
  ///   - withTotal: whether all waves together are shown too, which less the shown ones is the hidden one
  static func waves(
    _ answers: [[[ScoredAnswer]]], account: Int, rule: SmallGroups?, withTotal: Bool
  ) -> [(isHidden: Bool, isRoleHidden: Bool)] {
    guard let rule else { return answers.map { _ in (false, false) } }
    let hidden = answers.map { withheld($0, rule)[account] }
    if withTotal, hidden.contains(true) { return answers.map { _ in (true, true) } }
    return zip(answers, hidden).map { wave, isHidden in
      (isHidden, isHidden || hasSmallRole(wave[account], rule))
    }
  }

  /// Whether fewer people than the minimum hold one of the roles that answered.
  private static func hasSmallRole(_ answers: [ScoredAnswer], _ rule: SmallGroups) -> Bool {
    Dictionary(grouping: answers, by: \.role).values.contains {
      Set($0.map(person)).count < rule.minimum
    }
  }

  /// Whether figures are protected at all.
  var isOn: Bool { rule != nil }

  /// Whether any account is withheld, now or in a wave before.
  var hidesAny: Bool { isHidden.contains(true) || earlier.values.contains { $0.contains(true) } }

  /// Whether every account that was heard is withheld.
  var hidesAll: Bool {
    isHidden.contains(true) && !people.indices.contains { people[$0] > 0 && !isHidden[$0] }
  }

  /// Whether the figures of an account in a wave are withheld.
  func hides(_ account: Int, wave: Int?) -> Bool {
    guard let wave, wave != scoredWave else { return isHidden[account] }
    return earlier[wave]?[account] ?? false
  }

  /// Whether figures of an account that rest on single roles are withheld.
  func hidesRoles(_ account: Int) -> Bool { isHidden[account] || isRoleHidden[account] }

  /// Why an account is withheld; nil where it is shown.
  func reason(_ account: Int) -> String? {
    guard let rule, isHidden[account] else { return nil }
    return people[account] < rule.minimum
      ? "fewer than \(rule.minimum) people answered"
      : "withheld, so that accounts with fewer than \(rule.minimum) people cannot be computed from "
        + "the rest"
  }

  /// Why there are no scores, where every account is withheld.
  var refusal: String? {
    guard let rule, hidesAll else { return nil }
    return "no account can be shown with \(rule.minimum) people at least"
  }

  /// What the reader is told.
  func notes(names: [String]) -> [Note] {
    guard let rule else { return [] }
    let small = isHidden.indices.filter { isHidden[$0] && people[$0] < rule.minimum }
    let others = isHidden.indices.filter { isHidden[$0] && people[$0] >= rule.minimum }
    let persons = Note(
      code: "small_groups_people",
      sentence: "No figure rests on fewer than \(rule.minimum) people: who fell, roles within "
        + "accounts that fewer hold, levels of roles"
        + (hidesAny ? ", ranks and the common shift" : "") + " are left out.")
    return [rule.note(small: small.map { names[$0] }, others: others.map { names[$0] }), persons]
      .compactMap { $0 }
  }
}
