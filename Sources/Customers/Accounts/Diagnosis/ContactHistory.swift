import Statistics

/// Who of one account was asked and answered, and when.
struct ContactHistory {
  private let programme: Programme
  private let invitations: [ProgrammeInvitation]
  private let hasInvitations: Bool
  /// The account's answers, as places.
  private let answers: [Int]
  /// Half of the answers of the programme that needed no reminder came within so many days.
  private let usualDays: Double?

  init(_ programme: Programme, account: Int) {
    self.programme = programme
    invitations = programme.invitations?.filter { $0.account == account } ?? []
    hasInvitations = programme.invitations != nil
    answers = programme.answers.indices.filter { programme.answers[$0].account == account }
    let unreminded = (programme.invitations ?? []).compactMap { invitation -> Double? in
      guard let answer = invitation.answer, let day = programme.answers[answer].day,
        let invited = invitation.day, !Self.reminded(invitation, before: day)
      else { return nil }
      return day - invited
    }
    usualDays = Self.median(unreminded)
  }

  private static func reminded(_ invitation: ProgrammeInvitation, before day: Double) -> Bool {
    invitation.reminded.map { day >= $0 } ?? false
  }

  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Invitations and answers as lines, the latest wave first, then by person.
  func lines() -> [ContactAnswer] {
    var found: [(wave: Int, order: Int, line: ContactAnswer)] = []
    var taken: Set<Int> = []
    for (order, invitation) in invitations.enumerated() {
      let answer = invitation.answer.map { programme.answers[$0] }
      if let place = invitation.answer { taken.insert(place) }
      let days = answer?.day.flatMap { day in invitation.day.map { day - $0 } }
      found.append(
        (
          invitation.wave ?? -1, order,
          ContactAnswer(
            wave: invitation.wave.map { programme.waves[$0] },
            person: invitation.person.map { programme.people[$0] },
            role: (invitation.role ?? answer?.role).map { programme.roles[$0] },
            department: invitation.department ?? answer?.department,
            invited: invitation.day.map(DayText.of), answered: answer?.day.map(DayText.of),
            days: days, timing: timing(invitation, days: days), score: answer?.nps)
        ))
    }
    for place in answers where !taken.contains(place) {
      let answer = programme.answers[place]
      found.append(
        (
          answer.wave ?? -1, invitations.count + place,
          ContactAnswer(
            wave: answer.wave.map { programme.waves[$0] },
            person: answer.person.map { programme.people[$0] },
            role: answer.role.map { programme.roles[$0] }, department: answer.department,
            invited: nil, answered: answer.day.map(DayText.of), days: nil, timing: nil,
            score: answer.nps)
        ))
    }
    return found.sorted { ($1.wave, $0.order) < ($0.wave, $1.order) }.map(\.line)
  }

  private func timing(
    _ invitation: ProgrammeInvitation, days: Double?
  ) -> ContactAnswer.Timing? {
    guard let answer = invitation.answer else { return .never }
    guard let day = programme.answers[answer].day, let days, let usualDays else { return nil }
    if Self.reminded(invitation, before: day) { return .afterReminder }
    return days <= usualDays ? .early : .late
  }

  /// When the answers came; nil where days are not known.
  func timing() -> AnswerTiming? {
    guard let usualDays else { return nil }
    let lines = self.lines().filter { $0.timing != nil && $0.timing != .never }
    return AnswerTiming(
      usualDays: usualDays, early: lines.count { $0.timing == .early },
      late: lines.count { $0.timing == .late },
      afterReminder: lines.count { $0.timing == .afterReminder },
      medianDays: Self.median(lines.compactMap(\.days)))
  }

  /// How often the account was asked; nil where invitations are not known.
  func frequency() -> ContactFrequency? {
    guard hasInvitations else { return nil }
    let days = Set(invitations.compactMap(\.day)).sorted()
    let people = Set(invitations.compactMap(\.person)).count
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
    var rate: Double?
    if let first = days.first, let last = days.last, last > first, people > 0, days.count > 1 {
      // From the first to the last occasion there are occasions − 1 intervals.
      let share = Double(days.count - 1) / Double(days.count)
      rate = Double(invitations.count) * share / Double(people) / ((last - first) / 365.25)
    }
    return ContactFrequency(
      invitations: invitations.count, people: people == 0 ? nil : people, occasions: days.count,
      medianGap: Self.median(gaps), perPersonAndYear: rate)
  }

  /// Invitations and answers by role and, where departments are known, by department.
  func groups() -> [ContactGroup] {
    let roles = grouped(
      by: "role", invitation: { $0.role.map { programme.roles[$0] } },
      answer: { $0.role.map { programme.roles[$0] } })
    let departments = grouped(
      by: "department", invitation: { $0.department }, answer: { $0.department })
    return (roles.contains { $0.name != nil } ? roles : [])
      + (departments.contains { $0.name != nil } ? departments : [])
  }

  private func grouped(
    by: String, invitation: (ProgrammeInvitation) -> String?,
    answer: (ProgrammeAnswer) -> String?
  ) -> [ContactGroup] {
    var names: [String?] = []
    func note(_ name: String?) { if !names.contains(name) { names.append(name) } }
    for own in invitations { note(invitation(own)) }
    for place in answers { note(answer(programme.answers[place])) }
    return names.map { name in
      let asked = invitations.filter { invitation($0) == name }
      let heard = answers.map { programme.answers[$0] }.filter { answer($0) == name }
      let scores = heard.compactMap(\.nps)
      let people = Set(asked.compactMap(\.person) + heard.compactMap(\.person)).count
      return ContactGroup(
        by: by, name: name, people: people == 0 ? nil : people,
        invited: hasInvitations ? asked.count : nil,
        answered: hasInvitations ? asked.count { $0.answer != nil } : nil, answers: scores.count,
        mean: scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count))
    }
  }
}
