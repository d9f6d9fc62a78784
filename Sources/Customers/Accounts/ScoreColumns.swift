import Statistics
import Tables

/// The score columns of an answers file, and their answers.
struct ScoreColumns {
  let choices: [ColumnChoice]
  /// The answers of each choice, one per row; nil where missing.
  let values: [[Double?]]
  let notes: [Note]

  /// - Throws: `ScoreError` for likelihoods to recommend off 0…10, `TableError`.
  init(
    _ table: Table, given: [ColumnPurpose: String], invalid: InvalidAnswerRule
  ) throws {
    var choices: [ColumnChoice] = []
    var values: [[Double?]] = []
    var notes: [Note] = []
    for purpose in [ColumnPurpose.netPromoter, .satisfaction, .effort] {
      guard
        let choice = try ColumnChoice.find(purpose, given: given[purpose], in: table),
        !choices.contains(where: { $0.column == choice.column })
      else { continue }
      let column = try table.column(choice.column)
      if purpose == .netPromoter {
        let answers = try ScoreAnswers(
          column, table: table, scale: .netPromoter, rule: invalid)
        choices.append(choice)
        values.append((0..<table.rowCount).map { answers[$0].map(Double.init) })
        if answers.invalidCount > 0 {
          notes.append(
            Note(
              code: "invalid_answers",
              sentence: "\(counted(answers.invalidCount, "answer")) off the scale 0…10 "
                + "\(answers.invalidCount == 1 ? "was" : "were") left out."))
        }
      } else if let codes = column.codes {
        choices.append(choice)
        values.append(Array(codes))
      } else if column.kind == .number || given[purpose] != nil {
        choices.append(choice)
        values.append(try table.numbers(choice.column))
      }
    }
    self.choices = choices
    self.values = values
    self.notes = notes
  }

  /// The answers to a question, one per row; nil where no column holds them.
  func values(of purpose: ColumnPurpose) -> [Double?]? {
    choices.firstIndex { $0.purpose == purpose }.map { values[$0] }
  }

  /// The rows with an answer to any score; all rows when no score is known.
  func answered(_ row: Int) -> Bool {
    values.isEmpty || values.contains { $0[row] != nil }
  }
}
