import Statistics

/// The answers of a programme by account and by when they were given: in the wave that is scored, in the
/// wave before it, earlier.
struct AccountHistory {
  /// The wave that is scored; nil for all answers.
  let wave: Int?
  /// The wave before it; nil without one.
  let previous: Int?
  /// Of each account, the answers of the wave.
  let now: [[ScoredAnswer]]
  /// Of each account, the answers of all waves before, in the order of waves.
  let before: [[ScoredAnswer]]
  /// Answers that no wave claims, where waves are known.
  let withoutWave: Int

  /// - Parameter wave: a name, `all` for every answer, or nil for the last wave that has answers.
  /// - Throws: `AccountStudyError.unknownWave`.
  init(
    _ programme: Programme, weighting: RoleWeighting, wave: String?
  ) throws(AccountStudyError) {
    let chosen = try Self.wave(wave, programme)
    self.wave = chosen
    var now = [[ScoredAnswer]](repeating: [], count: programme.accounts.count)
    var before = now
    var unclaimed = 0
    for (place, answer) in programme.answers.enumerated() {
      guard let value = answer.nps else { continue }
      let scored = ScoredAnswer(
        value: value, role: weighting.place(answer.role), person: answer.person, wave: answer.wave,
        day: answer.day, place: place)
      guard let chosen else {
        now[answer.account].append(scored)
        continue
      }
      guard let own = answer.wave else {
        unclaimed += 1
        continue
      }
      if own == chosen {
        now[answer.account].append(scored)
      } else if own < chosen {
        before[answer.account].append(scored)
      }
    }
    for account in before.indices {
      before[account].sort { ($0.wave ?? 0, $0.place) < ($1.wave ?? 0, $1.place) }
    }
    self.now = now
    self.before = before
    withoutWave = unclaimed
    let earlier = before.lazy.flatMap { $0 }.compactMap(\.wave).max()
    previous = chosen == nil ? nil : earlier
  }

  private static func wave(
    _ name: String?, _ programme: Programme
  ) throws(AccountStudyError) -> Int? {
    if name == "all" { return nil }
    if let name {
      guard let place = programme.waves.firstIndex(of: name) else {
        throw .unknownWave(name, waves: programme.waves)
      }
      return place
    }
    return programme.answers.lazy.filter { $0.nps != nil }.compactMap(\.wave).max()
  }

  /// The answers of one wave of each account.
  func answers(in wave: Int) -> [[ScoredAnswer]] {
    wave == self.wave ? now : before.map { $0.filter { $0.wave == wave } }
  }
}
