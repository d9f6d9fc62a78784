import Statistics

/// Which answer belongs to which invitation: by person and wave where both are known, else by person,
/// each invitation having one answer at most.
struct ProgrammeAnswering {
  private(set) var answers: [ProgrammeAnswer]
  private(set) var invitations: [ProgrammeInvitation]
  private var withoutInvitation = 0
  private var repeated = 0

  private struct Key: Hashable {
    let person: Int
    let wave: Int?
  }

  init(answers: [ProgrammeAnswer], invitations: [ProgrammeInvitation]) {
    self.answers = answers
    self.invitations = invitations
    let hasWaves = answers.contains { $0.wave != nil } && invitations.contains { $0.wave != nil }
    var waiting: [Key: Int] = [:]
    for (place, invitation) in invitations.enumerated() {
      guard let person = invitation.person else { continue }
      let key = Key(person: person, wave: hasWaves ? invitation.wave : nil)
      if waiting[key] == nil { waiting[key] = place }
    }
    for (place, answer) in answers.enumerated() {
      guard let person = answer.person,
        let invitation = waiting[Key(person: person, wave: hasWaves ? answer.wave : nil)]
      else {
        withoutInvitation += 1
        continue
      }
      self.answers[place] = answer.answering(invitation)
      if self.invitations[invitation].answer == nil {
        self.invitations[invitation] = self.invitations[invitation].answered(by: place)
      } else {
        repeated += 1
      }
    }
  }

  /// What did not match; answers of the file that invited them match themselves.
  func notes(isOwnFile: Bool) -> [Note] {
    var notes: [Note] = []
    if withoutInvitation > 0, isOwnFile {
      notes.append(
        Note(
          code: "answers_without_invitation",
          sentence: "\(counted(withoutInvitation, "answer")) "
            + "\(withoutInvitation == 1 ? "has" : "have") no invitation of the same person and wave."
        ))
    }
    if repeated > 0 {
      notes.append(
        Note(
          code: "repeated_answers",
          sentence:
            "\(counted(repeated, "answer")) \(repeated == 1 ? "is" : "are") a second one of "
            + "the same person and wave; response rates count the invitation as answered once."))
    }
    return notes
  }
}
