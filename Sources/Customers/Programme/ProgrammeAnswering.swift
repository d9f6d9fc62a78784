import Statistics

/// Which answer belongs to which invitation, each invitation having one answer at most: by person and
/// wave where both are known, else by person; where people are not named, by account, role and wave.
struct ProgrammeAnswering {
  private(set) var answers: [ProgrammeAnswer]
  private(set) var invitations: [ProgrammeInvitation] = []
  /// What did not match.
  private(set) var notes: [Note] = []

  /// What an answer and its invitation share.
  private struct Key: Hashable {
    let person: Int?
    let account: Int?
    let role: Int?
    let wave: Int?
  }

  /// - Parameters:
  ///   - answers: all answers
  ///   - list: all invitations; one that is a row of the answers knows its answer already
  init(answers: [ProgrammeAnswer], invitations list: [ProgrammeInvitation]) {
    self.answers = answers
    let repeated = invite(list)
    note(
      "repeated_invitations", repeated.invitations, "invitation", "repeats", "repeat",
      "another of the same person and wave; it counts once",
      "others of the same person and wave; "
        + "they count once")
    let isNamed =
      answers.contains { $0.person != nil } && invitations.contains { $0.person != nil }
    if !isNamed, self.answers.contains(where: { $0.invitation == nil }) {
      notes.append(
        Note(
          code: "matched_by_account",
          sentence: "Answers and invitations share no people, so answers were counted off against "
            + "the invitations of the same account, role and wave."))
    }
    let unmatched = match(byPerson: isNamed)
    describe()
    note(
      "answers_without_invitation", unmatched.without, "answer", "has", "have",
      isNamed
        ? "no invitation of the same person and wave"
        : "no invitation left of the same account, role and wave")
    note(
      "repeated_answers", repeated.answers + unmatched.again, "answer", "is", "are",
      "a second one of the same person and wave; response rates count the invitation as answered "
        + "once")
  }

  /// Takes every invitation once.
  private mutating func invite(
    _ list: [ProgrammeInvitation]
  ) -> (invitations: Int, answers: Int) {
    var places: [Key: Int] = [:]
    var (repeated, again) = (0, 0)
    for invitation in list {
      guard let person = invitation.person else {
        take(invitation)
        continue
      }
      let key = Key(person: person, account: nil, role: nil, wave: invitation.wave)
      guard let place = places[key] else {
        places[key] = invitations.count
        take(invitation)
        continue
      }
      guard let answer = invitation.answer else {
        repeated += 1
        continue
      }
      answers[answer] = answers[answer].answering(place)
      if invitations[place].answer == nil {
        invitations[place] = invitations[place].answered(by: answer)
        repeated += 1
      } else {
        again += 1
      }
    }
    return (repeated, again)
  }

  private mutating func take(_ invitation: ProgrammeInvitation) {
    if let answer = invitation.answer {
      answers[answer] = answers[answer].answering(invitations.count)
    }
    invitations.append(invitation)
  }

  /// Finds the invitation of every answer that does not know it.
  private mutating func match(byPerson named: Bool) -> (without: Int, again: Int) {
    let hasWaves = answers.contains { $0.wave != nil } && invitations.contains { $0.wave != nil }
    let hasRoles = answers.contains { $0.role != nil } && invitations.contains { $0.role != nil }
    func key(_ person: Int?, _ account: Int, _ role: Int?, _ wave: Int?) -> Key {
      named
        ? Key(person: person, account: nil, role: nil, wave: hasWaves ? wave : nil)
        : Key(
          person: nil, account: account, role: hasRoles ? role : nil, wave: hasWaves ? wave : nil)
    }
    var waiting: [Key: [Int]] = [:]
    for (place, invitation) in invitations.enumerated().reversed()
    where !named || invitation.person != nil {
      waiting[
        key(invitation.person, invitation.account, invitation.role, invitation.wave), default: []
      ].append(place)
    }
    var (without, again) = (0, 0)
    for (place, answer) in answers.enumerated() where answer.invitation == nil {
      guard !named || answer.person != nil,
        let open = waiting[key(answer.person, answer.account, answer.role, answer.wave)]
      else {
        without += 1
        continue
      }
      // A person is the same for all its invitations; without names each takes one answer.
      if let free = open.last(where: { invitations[$0].answer == nil }) {
        answers[place] = answer.answering(free)
        invitations[free] = invitations[free].answered(by: place)
      } else if named, let first = open.last {
        answers[place] = answer.answering(first)
        again += 1
      } else {
        without += 1
      }
    }
    return (without, again)
  }

  /// Survey tools know scores, contact lists know people: what an answer does not say of its person, the
  /// invitation says, its own or else the last one of that person.
  private mutating func describe() {
    var last: [Int: ProgrammeInvitation] = [:]
    for invitation in invitations {
      if let person = invitation.person { last[person] = invitation }
    }
    var roles = 0
    for place in answers.indices {
      let own = answers[place].invitation.map { invitations[$0] }
      let known = answers[place].person.flatMap { last[$0] }
      if answers[place].role == nil, let role = own?.role ?? known?.role {
        answers[place].role = role
        roles += 1
      }
      answers[place].department = answers[place].department ?? own?.department ?? known?.department
    }
    guard roles > 0 else { return }
    notes.append(
      Note(
        code: "roles_of_invitations",
        sentence:
          "\(counted(roles, "answer")) without a role \(roles == 1 ? "has" : "have") that of "
          + "the person's invitation."))
  }

  private mutating func note(
    _ code: String, _ count: Int, _ noun: String, _ one: String, _ many: String, _ rest: String,
    _ others: String? = nil
  ) {
    guard count > 0 else { return }
    notes.append(
      Note(
        code: code,
        sentence: "\(counted(count, noun)) \(count == 1 ? one : many) "
          + "\(count == 1 ? rest : others ?? rest)."))
  }
}
