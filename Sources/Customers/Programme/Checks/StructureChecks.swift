import Reports
import Tables

extension FileCheck {
  /// Whether files are tables at all, with rows, columns and headers.
  static let structure: [FileCheck] = [
    FileCheck("unreadable", "A file that cannot be read, or is no table") { context in
      context.failures.map { file in
        guard case .failure(let message, let isUnreadable) = file.content else {
          preconditionFailure("a failure without its message: \(file.path)")
        }
        return CheckFinding(
          .blocks, code: isUnreadable ? "unreadable" : "not_a_table", file: file.path, message,
          effect: "No command can use this file; the others were checked without it.",
          commands: ["all"])
      }
    },
    .each("no_rows", "A header without rows") { file, _ in
      guard file.table.rowCount == 0 else { return [] }
      return [
        file.finding(
          .blocks, "There is a header line, but no row.",
          effect: "There is nothing to compute from.", commands: ["all"])
      ]
    },
    .each("one_column", "A delimiter that was not recognised") { file, _ in
      guard file.table.columns.count == 1, let header = file.table.columnNames.first,
        let mark = header.first(where: { ",;|\t:^~".contains($0) })
      else { return [] }
      return [
        file.finding(
          .blocks, column: header,
          "The whole file is one column, and its header \(Excerpt.quoted(header)) holds "
            + "\(Excerpt.quoted(String(mark))): the delimiter was probably not recognised.",
          effect: "No column is found by its name.",
          remedy: "Say it with --delimiter, or save the file with commas, semicolons or tabs.",
          commands: ["all"])
      ]
    },
    .each("headers_are_data", "A first line that holds values instead of headers") { file, _ in
      let names = file.table.columnNames
      let values = names.filter(isValue)
      guard !values.isEmpty, values.count * 2 >= names.count else { return [] }
      return [
        file.finding(
          .blocks, count: values.count,
          "The first line looks like a row of data, not like headers: "
            + values.prefix(5).map { Excerpt.quoted($0) }.joined(separator: ", ") + ".",
          effect: "The first row is lost, and no column is found by its name.",
          remedy: "Put a line of headers on top.", commands: ["all"])
      ]
    },
    .each("reading", "What the reader decided by itself") { file, _ in
      file.table.notes.map { note in
        let (severity, effect) = reading[note.code] ?? (.notes, "Figures rest on that reading.")
        return file.finding(
          severity, code: note.code, column: note.column, note.sentence, effect: effect,
          commands: ["all"])
      }
    },
    .each("total_row", "A last row of totals") { file, _ in
      let names = [ColumnPurpose.account, .respondent].flatMap { $0.candidates(in: file.table) }
      guard let totals = TotalRows(in: file.table, columns: names) else { return [] }
      return [
        file.finding(
          .warns, column: totals.column, rows: totals.rows,
          "\(Listed.quoted(totals.names)) at the end of \(Excerpt.quoted(totals.column)) "
            + "\(totals.rows.count == 1 ? "looks like a row" : "look like rows") of totals.",
          effect:
            "Commands count it as a customer: in scores, in the number of accounts, in revenue.",
          remedy: "Delete \(totals.rows.count == 1 ? "the row" : "the rows").",
          commands: .scores + .outcomes + .programme)
      ]
    },
    .each("empty_columns", "Columns without a single cell") { file, _ in
      guard file.table.rowCount > 0 else { return [] }
      let empty = file.table.columns.filter { $0.presentCount == 0 }
      let score = file.scores.first { $0.column.presentCount == 0 }
      guard !empty.isEmpty else { return [] }
      let names = Listed.quoted(empty.map(\.name))
      // Without any answer there is nothing to compute.
      let blocks = score != nil && file.scores.allSatisfy { $0.column.presentCount == 0 }
      return [
        file.finding(
          blocks ? .blocks : .notes, column: empty.count == 1 ? empty[0].name : nil,
          count: empty.count,
          "\(counted(empty.count, "column")) \(empty.count == 1 ? "holds" : "hold") nothing: "
            + "\(names).",
          effect: blocks
            ? "There is no answer to any question: no score can be computed."
            : "Such a column is taken only where no other would do.",
          commands: blocks ? .scores : ["all"])
      ]
    },
  ]

  private static func isValue(_ header: String) -> Bool {
    // A repeated header was numbered: "5 (2)".
    let text = header.split(separator: " (").first.map(String.init) ?? header
    return Double(text) != nil || DateShape(text) != nil
      || (text.contains("@") && text.contains("."))
  }

  /// What to make of the reader's notes.
  private static let reading: [String: (CheckSeverity, String)] = [
    "duplicate_header": (
      .warns, "Only the first column of that name is recognised; check which one is meant."
    ),
    "labelled_scale": (.notes, "The numbers are used, the wording is not."),
    "missing_words": (.notes, "These cells count as missing."),
    "empty_rows": (.notes, "No effect on figures."),
    "empty_header": (.notes, "It is not recognised as anything."),
    "padded_rows": (
      .warns, "Cells may stand in the wrong columns where a field was lost in the middle of a row."
    ),
    "ambiguous_numbers": (
      .warns,
      "The column is read as text, so it cannot be a number anywhere, until --decimal says "
        + "which mark is decimal."
    ),
    "ambiguous_dates": (
      .warns,
      "Nothing can be dated by the column until --dates says which comes first, so --as-of, time to "
        + "answer and retention refuse it or do without."
    ),
  ]
}

/// Lists for sentences.
enum Listed {
  /// The first names in quotation marks, and how many there are besides.
  static func quoted(_ names: [String], limit: Int = 5) -> String {
    let first = names.prefix(limit).map { Excerpt.quoted($0) }.joined(separator: ", ")
    return names.count > limit ? "\(first) and \(names.count - limit) more" : first
  }
}
