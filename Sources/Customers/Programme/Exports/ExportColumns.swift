import Tables

/// The columns of a table that was read from an export, with the questions asked.
struct ExportColumns {
  let table: Table
  /// The text of the question of each column.
  let questions: [String]
  private let plain: [String]

  init(_ table: Table, questions: [String]) {
    self.table = table
    self.questions = Array(questions.prefix(table.columns.count))
    plain = table.columns.map { ColumnPurpose.plain($0.name) }
  }

  /// The first column with one of the names, letters and digits only, in this order.
  func first(_ names: String...) -> String? { first(names) }

  /// The first column with one of the names that holds a cell, else the first with one of them.
  func first(_ names: [String]) -> String? {
    let found = names.flatMap { name in
      plain.indices.filter { plain[$0] == name }.map { table.columns[$0] }
    }
    return (found.first { $0.presentCount > 0 } ?? found.first)?.name
  }

  /// All columns with one of the names.
  func all(_ names: String...) -> Set<String> {
    Set(plain.indices.filter { names.contains(plain[$0]) }.map { table.columns[$0].name })
  }

  /// The distinct texts of a column.
  func levels(_ column: String) -> [String] { (try? table.labels(column).levels) ?? [] }

  /// The score columns that the questions tell, the surest of each kind; columns of words are none.
  func scores(besides idle: Set<String>) -> [ColumnPurpose: [String]] {
    var found: [ColumnPurpose: [String]] = [:]
    for purpose in [ColumnPurpose.netPromoter, .satisfaction, .effort] {
      let named = purpose.headers.filter { !ColumnPurpose.anyScore.contains($0) }
        .flatMap { header in plain.indices.filter { plain[$0] == header } }
      var columns: [String] = []
      for index in named + purpose.matches(questions: questions) {
        let column = table.columns[index]
        guard !idle.contains(column.name), !columns.contains(column.name), isScore(column) else {
          continue
        }
        columns.append(column.name)
      }
      if !columns.isEmpty { found[purpose] = columns }
    }
    return found
  }

  /// Whether a column holds numbers, each cell or nearly: an answer off the scale is named later.
  private func isScore(_ column: Column) -> Bool {
    if column.kind == .number { return true }
    guard column.kind == .text else { return false }
    let view = column.numberView
    return view.presentCount * 2 > column.presentCount
  }

  /// The columns that have a purpose once what stands before their names is taken off, such as
  /// "properties company".
  func first(_ purpose: ColumnPurpose, afterAnyOf prefixes: [String]) -> String? {
    for header in purpose.headers {
      for index in plain.indices {
        let name = plain[index]
        for prefix in prefixes where name == prefix + header { return table.columns[index].name }
      }
    }
    return nil
  }
}

extension ExportMapping {
  /// Takes the first column of each score, and says which others there are.
  mutating func take(_ scores: [ColumnPurpose: [String]]) {
    for (purpose, columns) in scores where purposes[purpose] == nil {
      purposes[purpose] = columns[0]
    }
    // The order of the notes must not depend on that of a dictionary.
    for purpose in [ColumnPurpose.netPromoter, .satisfaction, .effort] {
      guard let columns = scores[purpose], let taken = purposes[purpose] else { continue }
      let others = columns.filter { $0 != taken }
      guard !others.isEmpty else { continue }
      notes.append(
        TableNote(
          code: "column_choice",
          sentence: "Column \(Excerpt.quoted(taken)) was taken as the \(purpose.noun); "
            + others.map { Excerpt.quoted($0) }.joined(separator: ", ")
            + " would also do (\(purpose.option)).", column: taken))
    }
  }
}
