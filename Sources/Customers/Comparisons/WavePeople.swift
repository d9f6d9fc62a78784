import Statistics
import Tables

/// The answers of all waves with who gave them, row by row.
struct WavePeople {
  /// One answer.
  struct Answer {
    let cluster: Int
    let person: Int?
    let role: Int
    let value: Int
  }

  /// The answers of each wave, in the order of the file.
  let waves: [[Answer]]
  /// The column of roles; nil where there is none.
  let role: ColumnChoice?

  /// Nil where nothing names the people.
  /// - Parameters:
  ///   - table: the file
  ///   - input: the same file, counted
  ///   - waves: its waves, in order
  ///   - column: the column of the waves
  ///   - role: the name of the column of roles; nil to recognise it
  init?(
    _ table: Table, _ input: SurveyInput, waves: [AnswerGroup], column: String, role: String?,
    rule: InvalidAnswerRule
  ) throws {
    func labels(_ purpose: ColumnPurpose) throws -> Labels? {
      try input.columns.first { $0.purpose == purpose }.map { try table.labels($0.column) }
    }
    guard let people = try labels(.respondent),
      let score = input.columns.first(where: { $0.purpose == input.scale.metric })
    else { return nil }
    let accounts = try labels(.account)
    self.role = try ColumnChoice.find(.role, given: role, in: table)
    let roles = try self.role.map { try table.labels($0.column) }
    let answers = try ScoreAnswers(
      try table.column(score.column), table: table, scale: input.scale, rule: rule)
    let grouping = try table.grouping(by: [column])
    let rows = grouping.rows
    self.waves = waves.map { wave in
      guard let index = grouping.keys.firstIndex(of: wave.keys) else { return [] }
      return rows[index].compactMap { row in
        guard let answer = answers[row] else { return nil }
        let person = people.codes[row] >= 0 ? Int(people.codes[row]) : nil
        let account = accounts.flatMap { $0.codes[row] >= 0 ? Int($0.codes[row]) : nil }
        // Who names no account is one of their own; who names nobody either, the row is.
        let levels = accounts?.levels.count ?? 0
        let own = person.map { levels + $0 } ?? levels + people.levels.count + row
        return Answer(
          cluster: account ?? own, person: person,
          role: roles.map { Int($0.codes[row]) + 1 } ?? 0,
          value: input.scale.classify(answer))
      }
    }
  }

  /// The change from one wave to the next for these people.
  func change(
    from previous: Int, to current: Int, labels: [String], level: Double, hasAccounts: Bool
  ) -> PeopleChange {
    PeopleChange(
      first: labels[current], second: labels[previous], earlier: waves[previous],
      later: waves[current], hasRoles: role != nil, hasAccounts: hasAccounts, level: level)
  }
}
