import Tables

/// The columns of one file of a programme, read by what they are for.
struct ProgrammeColumns {
  /// The columns that were taken.
  let choices: [ColumnChoice]
  private let labels: [ColumnPurpose: Labels]
  private let days: [ColumnPurpose: [Double?]]

  /// Which purposes a file of a kind may have, beside the account.
  private static func purposes(_ kind: ProjectFile.Kind) -> [ColumnPurpose] {
    switch kind {
    case .responses: [.respondent, .role, .wave, .answered, .invited, .reminded, .department]
    case .invitations: [.respondent, .role, .wave, .invited, .reminded, .department]
    case .alerts: [.answer, .raised, .followedUp, .owner]
    default: []
    }
  }

  /// - Throws: `TableError` when a named column is not there, or holds no dates where it must.
  init(_ table: Table, kind: ProjectFile.Kind, given: [ColumnPurpose: String]) throws {
    var choices: [ColumnChoice] = []
    var labels: [ColumnPurpose: Labels] = [:]
    var days: [ColumnPurpose: [Double?]] = [:]
    var taken: Set<String> = []
    for purpose in Self.purposes(kind) {
      let name = given[purpose] ?? table.declared[purpose.rawValue]
      if purpose.isDate {
        let found =
          name
          ?? purpose.candidates(in: table).first {
            !taken.contains($0) && (try? table.column($0).kind) == .date
          }
        guard let found else { continue }
        let column = try table.column(found).name
        days[purpose] = try table.days(column)
        taken.insert(column)
        choices.append(
          ColumnChoice(purpose: purpose, column: column, given: name != nil, others: []))
      } else if let choice = try ColumnChoice.find(purpose, given: name, in: table),
        taken.insert(choice.column).inserted
      {
        labels[purpose] = try table.labels(choice.column)
        choices.append(choice)
      }
    }
    self.choices = choices
    self.labels = labels
    self.days = days
  }

  /// The text of a row; nil where missing or where no column serves the purpose.
  func text(_ purpose: ColumnPurpose, _ row: Int) -> String? { labels[purpose]?[row] }

  /// The day of a row, without its time; nil where missing or where no column serves the purpose.
  func day(_ purpose: ColumnPurpose, _ row: Int) -> Double? {
    days[purpose]?[row]?.rounded(.down)
  }
}
