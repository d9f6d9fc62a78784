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
    let scores = try scoreAnswers(responses, reader)
    let scored = try ScoreColumns(
      responses, given: columns.filter { ColumnPurpose.scores.contains($0.key) }, invalid: .drop)
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
            day: reader.day(.answered, row), nps: scores.flatMap { $0[row].map(Double.init) },
            invitation: nil, department: reader.text(.department, row)))
      } else {
        unanswered.append(
          ProgrammeInvitation(
            account: account, person: person, role: role, wave: wave,
            day: reader.day(.invited, row), reminded: reader.day(.reminded, row), answer: nil,
            department: reader.text(.department, row)))
      }
    }
    if let scores, scores.invalidCount > 0 {
      notes.append(
        Note(
          code: "invalid_answers",
          sentence: "\(counted(scores.invalidCount, "answer")) off the scale 0…10 "
            + "\(scores.invalidCount == 1 ? "was" : "were") left out."))
    }

    // Invitations of their own file, or the rows without an answer.
    var choices = [ProjectFile.Kind.responses: reader.choices]
    var invited: [ProgrammeInvitation]?
    if let invitations {
      let reader = try ProgrammeColumns(invitations, kind: .invitations, given: [:])
      choices[.invitations] = reader.choices
      notes += index.match(invitations, as: .invitations)
      var list: [ProgrammeInvitation] = []
      var seen: Set<PersonWave> = []
      var repeated = 0
      for row in 0..<invitations.rowCount {
        guard let account = index.account(row, .invitations) else { continue }
        let person = names.person(reader.text(.respondent, row))
        let wave = names.wave(reader.text(.wave, row))
        if let person, !seen.insert(PersonWave(person: person, wave: wave)).inserted {
          repeated += 1
          continue
        }
        list.append(
          ProgrammeInvitation(
            account: account, person: person, role: names.role(reader.text(.role, row)),
            wave: wave, day: reader.day(.invited, row), reminded: reader.day(.reminded, row),
            answer: nil, department: reader.text(.department, row)))
      }
      if repeated > 0 {
        notes.append(
          Note(
            code: "repeated_invitations",
            sentence: "\(counted(repeated, "invitation")) \(repeated == 1 ? "repeats" : "repeat") "
              + "another of the same person and wave and \(repeated == 1 ? "was" : "were") counted "
              + "once."))
      }
      invited = list
    } else if !unanswered.isEmpty {
      // One file with a row per invitation: the answered rows were invited as well.
      invited =
        unanswered
        + answers.map {
          ProgrammeInvitation(
            account: $0.account, person: $0.person, role: $0.role, wave: $0.wave,
            day: reader.day(.invited, $0.row), reminded: reader.day(.reminded, $0.row), answer: nil,
            department: $0.department)
        }
    }
    let waves = names.sortWaves()
    answers = answers.map { $0.moved(to: waves) }
    invited = invited?.map { $0.moved(to: waves) }
    if let list = invited {
      let joined = ProgrammeAnswering(answers: answers, invitations: list)
      (answers, invited) = (joined.answers, joined.invitations)
      notes += joined.notes(isOwnFile: invitations != nil)
    }

    // Alerts, by the answer that raised them or by the account.
    var raised: [ProgrammeAlert]?
    if let alerts {
      let reader = try ProgrammeColumns(alerts, kind: .alerts, given: [:])
      choices[.alerts] = reader.choices
      notes += index.match(alerts, as: .alerts)
      let answerOfID = try Self.answerIDs(responses, answers)
      raised = (0..<alerts.rowCount).map { row in
        let answer = reader.text(.answer, row).flatMap { answerOfID[$0] }
        return ProgrammeAlert(
          account: index.account(row, .alerts) ?? answer.map { answers[$0].account },
          answer: answer, raised: reader.day(.raised, row),
          followedUp: reader.day(.followedUp, row), row: row)
      }
    }
    let listed = try index.describe(accounts, answers: answers, responses: responses)
    notes += index.notes(answers: answers, invitations: invited)
    return Programme(
      accounts: listed, people: names.people.names, roles: names.roles.names,
      waves: names.waves.names, answers: answers, invitations: invited, alerts: raised,
      answersTable: responses, accountsTable: accounts, choices: choices, notes: notes)
  }

  private func scoreAnswers(_ table: Table, _ reader: ProgrammeColumns) throws -> ScoreAnswers? {
    guard let choice = try ColumnChoice.find(.netPromoter, given: columns[.netPromoter], in: table)
    else { return nil }
    return try ScoreAnswers(
      try table.column(choice.column), table: table, scale: .netPromoter, rule: invalid)
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

/// A person in a wave, who is invited once.
private struct PersonWave: Hashable {
  let person: Int
  let wave: Int?
}

/// Names in order of appearance, each with its place.
struct NameIndex {
  private(set) var names: [String]
  private var places: [String: Int]

  init(_ names: [String] = []) {
    self.names = names
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The place of a name, which it takes when it is new; nil for none.
  mutating func place(_ name: String?) -> Int? {
    guard let name else { return nil }
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Puts the names in natural order and gives the new place of each old one.
  mutating func sort() -> [Int] {
    let order = names.indices.sorted { NaturalOrder.precedes(names[$0], names[$1]) }
    var moved = [Int](repeating: 0, count: names.count)
    for (new, old) in order.enumerated() { moved[old] = new }
    self = NameIndex(order.map { names[$0] })
    return moved
  }
}

/// The people, roles and waves of a programme.
struct ProgrammeNames {
  private(set) var people = NameIndex()
  private(set) var roles: NameIndex
  private(set) var waves = NameIndex()

  init(roles: [String]) { self.roles = NameIndex(roles) }

  mutating func person(_ name: String?) -> Int? { people.place(name) }
  mutating func role(_ name: String?) -> Int? { roles.place(name) }
  mutating func wave(_ name: String?) -> Int? { waves.place(name) }
  mutating func sortWaves() -> [Int] { waves.sort() }
}

extension ProgrammeAnswer {
  func moved(to waves: [Int]) -> ProgrammeAnswer {
    var moved = self
    moved.wave = wave.map { waves[$0] }
    return moved
  }

  func answering(_ invitation: Int?) -> ProgrammeAnswer {
    var answering = self
    answering.invitation = invitation
    return answering
  }
}

extension ProgrammeInvitation {
  func moved(to waves: [Int]) -> ProgrammeInvitation {
    var moved = self
    moved.wave = wave.map { waves[$0] }
    return moved
  }

  func answered(by answer: Int?) -> ProgrammeInvitation {
    var answered = self
    answered.answer = answer
    return answered
  }
}
