import Statistics

/// What single people of an account did from one wave to the next.
enum AccountPeople {
  /// People who were promoters when they last answered and are not in this wave.
  static func fallen(
    now: [ScoredAnswer], before: [ScoredAnswer], programme: Programme, weighting: RoleWeighting,
    breaks: ScoreBreaks
  ) -> [FallenPerson] {
    guard !before.isEmpty else { return [] }
    var last: [Int: ScoredAnswer] = [:]
    for answer in before {
      if let person = answer.person { last[person] = answer }
    }
    var seen: Set<Int> = []
    return now.compactMap { answer in
      guard let person = answer.person, let earlier = last[person], seen.insert(person).inserted,
        earlier.value > Double(breaks.lastPassive), answer.value <= Double(breaks.lastPassive)
      else { return nil }
      return FallenPerson(
        person: programme.people[person],
        role: programme.answers[answer.place].role.map { programme.roles[$0] },
        before: earlier.value, now: answer.value)
    }
  }

  /// How many people answered before and not in this wave; nil where nobody is named.
  static func silent(now: [ScoredAnswer], before: [ScoredAnswer]) -> Int? {
    let earlier = Set(before.compactMap(\.person))
    let present = Set(now.compactMap(\.person))
    if earlier.isEmpty, before.contains(where: { $0.person == nil }) { return nil }
    return earlier.subtracting(present).count
  }
}
