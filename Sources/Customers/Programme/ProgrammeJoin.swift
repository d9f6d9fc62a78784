import Statistics
import Tables

/// Brings the files of a programme together: accounts by number or name, people and waves by name,
/// alerts by the answer that raised them.
public struct ProgrammeJoin: Sendable, Equatable {
  /// The project, for the order of its roles, its breaks and its period; an empty one asks for nothing.
  public var project: Project
  /// The columns of the answers that are named rather than recognised.
  public var columns: [ColumnPurpose: String]
  /// What happens to answers off the 0…10 scale.
  public var invalid: InvalidAnswerRule

  /// Makes a join; by default columns are recognised by their headers.
  public init(
    project: Project = Project(), columns: [ColumnPurpose: String] = [:],
    invalid: InvalidAnswerRule = .fail
  ) {
    self.project = project
    self.columns = columns
    self.invalid = invalid
  }

  /// Joins.
  /// - Parameters:
  ///   - responses: one row per answer; rows without an answer count as invitations.
  ///   - accounts: one row per account; nil takes what the answers say of them.
  ///   - invitations: one row per person (and wave) invited; nil where unknown.
  ///   - alerts: one row per alert; nil where unknown.
  /// - Throws: `AccountTableError`; `TableError` for columns that are not there; `ScoreError` for
  ///   answers off the scale.
  public func run(
    responses: Table, accounts: Table? = nil, invitations: Table? = nil, alerts: Table? = nil
  ) throws -> Programme {
    var index = try AccountIndex(responses: responses, accounts: accounts, given: columns[.account])
    var names = ProgrammeNames(roles: project.roles.map(\.name))
    var notes: [Note] = []

    // Answers, and rows that were only invited.
    let reader = try ProgrammeColumns(responses, kind: .responses, given: columns)
    let scored = try ScoreColumns(
      responses, given: columns.filter { ColumnPurpose.scores.contains($0.key) }, invalid: invalid)
    let scores = scored.values(of: .netPromoter)
    notes += index.match(responses, as: .responses)
    var answers: [ProgrammeAnswer] = []
    var unanswered: [ProgrammeInvitation] = []
    for row in 0..<responses.rowCount {
      guard let account = index.account(row, .responses) else { continue }
      let person = names.person(reader.text(.respondent, row))
      let role = names.role(reader.text(.role, row))
      let wave = names.wave(reader.text(.wave, row))
      if scored.answered(row) {
        answers.append(
          ProgrammeAnswer(
            row: row, account: account, person: person, role: role, wave: wave,
            day: reader.day(.answered, row), nps: scores.flatMap { $0[row] },
            invitation: nil, department: reader.text(.department, row)))
      } else {
        unanswered.append(
          ProgrammeInvitation(
            account: account, person: person, role: role, wave: wave,
            day: reader.day(.invited, row), reminded: reader.day(.reminded, row), answer: nil,
            department: reader.text(.department, row)))
      }
    }
    notes += scored.notes

    // Invitations of their own file, or the rows without an answer.
    var choices = [ProjectFile.Kind.responses: reader.choices]
    var invited: [ProgrammeInvitation]?
    if let invitations {
      let reader = try ProgrammeColumns(invitations, kind: .invitations, given: [:])
      choices[.invitations] = reader.choices
      notes += index.match(invitations, as: .invitations)
      invited = (0..<invitations.rowCount).compactMap { row in
        index.account(row, .invitations).map { account in
          ProgrammeInvitation(
            account: account, person: names.person(reader.text(.respondent, row)),
            role: names.role(reader.text(.role, row)), wave: names.wave(reader.text(.wave, row)),
            day: reader.day(.invited, row), reminded: reader.day(.reminded, row), answer: nil,
            department: reader.text(.department, row))
        }
      }
    } else if !unanswered.isEmpty {
      // One file with a row per invitation: the answered rows were invited as well.
      invited =
        unanswered
        + answers.indices.map { place in
          let answer = answers[place]
          return ProgrammeInvitation(
            account: answer.account, person: answer.person, role: answer.role, wave: answer.wave,
            day: reader.day(.invited, answer.row), reminded: reader.day(.reminded, answer.row),
            answer: place, department: answer.department)
        }
    }
    let (waves, waveNote) = names.sortWaves(answers, invited ?? [])
    notes += [waveNote].compactMap { $0 }
    answers = answers.map { $0.moved(to: waves) }
    invited = invited?.map { $0.moved(to: waves) }
    if let list = invited {
      let joined = ProgrammeAnswering(answers: answers, invitations: list)
      (answers, invited) = (joined.answers, joined.invitations)
      notes += joined.notes
    }

    // Alerts, by the answer that raised them or by the account.
    var raised: [ProgrammeAlert]?
    if let alerts {
      let reader = try ProgrammeColumns(alerts, kind: .alerts, given: [:])
      choices[.alerts] = reader.choices
      notes += index.match(alerts, as: .alerts)
      let answerOfID = try Self.answerIDs(responses, answers)
      var strangers = 0
      raised = (0..<alerts.rowCount).map { row in
        let name = reader.text(.answer, row)
        let answer = name.flatMap { answerOfID[$0] }
        if name != nil, answer == nil, !answerOfID.isEmpty { strangers += 1 }
        return ProgrammeAlert(
          account: index.account(row, .alerts) ?? answer.map { answers[$0].account },
          answer: answer, raised: reader.day(.raised, row),
          followedUp: reader.day(.followedUp, row), owner: reader.text(.owner, row), row: row)
      }
      if strangers > 0 {
        notes.append(
          Note(
            code: "alerts_without_answer",
            sentence: "\(counted(strangers, "alert")) \(strangers == 1 ? "refers" : "refer") to an "
              + "answer that is not among the answers."))
      }
    }
    let listed = try index.describe(accounts, answers: answers, responses: responses)
    notes += index.notes(answers: answers, invitations: invited)
    let files = [responses, accounts, invitations, alerts].compactMap { $0 }
    notes =
      Self.readingNotes(files, choices)
      + TotalRows.notes(
        files.map { file in
          (file, [ColumnPurpose.account, .respondent].flatMap { $0.candidates(in: file) })
        }) + notes
    return Programme(
      accounts: listed, people: names.people.names, roles: names.roles.names,
      waves: names.waves.names, answers: answers, invitations: invited, alerts: raised,
      answersTable: responses, accountsTable: accounts, choices: choices, notes: notes)
  }

  /// What the readers decided about whole files and about columns that are used.
  private static func readingNotes(
    _ files: [Table], _ choices: [ProjectFile.Kind: [ColumnChoice]]
  ) -> [Note] {
    let used = Set(choices.values.joined().map(\.column))
    var notes: [Note] = []
    for note in files.flatMap(\.notes) where note.column.map(used.contains) ?? true {
      let note = Note(code: note.code, sentence: note.sentence)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }

  private static func answerIDs(
    _ table: Table, _ answers: [ProgrammeAnswer]
  ) throws -> [String: Int] {
    guard let column = ColumnPurpose.answer.candidates(in: table).first else { return [:] }
    let labels = try table.labels(column)
    return Dictionary(
      answers.indices.compactMap { place in labels[answers[place].row].map { ($0, place) } }
    ) { first, _ in first }
  }
}
