import Statistics
import Tables

/// Lines at the end of a file that hold totals and no customer's figures: "Total", "Average", "Summe".
struct TotalRows {
  /// The column whose cells say so.
  let column: String
  /// The rows, the first one first.
  let rows: [Int]
  /// What they are called, as written.
  let names: [String]

  /// Looks at the ends of some columns; nil where no column ends so.
  init?(in table: Table, columns: [String]) {
    for name in columns {
      guard let column = try? table.column(name), column.kind == .text,
        let found = Self.rows(column.labels)
      else { continue }
      self.column = column.name
      rows = found
      names = found.compactMap { column.text(row: $0) }
      return
    }
    return nil
  }

  /// The rows of totals at the end; nil when there are none, or when a customer is called so.
  private static func rows(_ labels: Labels) -> [Int]? {
    let isTotal = labels.levels.map { words.contains(ColumnPurpose.plain($0)) }
    guard isTotal.contains(true) else { return nil }
    var rows: [Int] = []
    var unnamed = 0
    for row in labels.codes.indices.reversed() {
      let code = Int(labels.codes[row])
      if code >= 0, isTotal[code] {
        rows.append(row)
        continue
      }
      // A line below the totals may say when the file was made.
      unnamed += 1
      guard code < 0, rows.isEmpty, unnamed <= 3 else { break }
    }
    guard !rows.isEmpty, rows.count < labels.codes.count else { return nil }
    let found = Set(rows)
    let own = Set(rows.map { labels.codes[$0] })
    let isCustomer = labels.codes.indices.contains { row in
      own.contains(labels.codes[row]) && !found.contains(row)
    }
    return isCustomer ? nil : rows.reversed()
  }

  /// What lines of totals are called, letters only, in English, German, French and Spanish.
  private static let words: Set<String> = [
    "total", "totals", "grandtotal", "subtotal", "sum", "sums", "average", "averages", "avg",
    "mean",
    "overall", "gesamt", "gesamtsumme", "gesamtergebnis", "insgesamt", "summe", "mittelwert",
    "durchschnitt", "totalgénéral", "totalgeneral", "somme", "moyenne", "suma", "promedio", "media",
  ]

  /// What the reader of figures is told.
  func note(_ table: Table) -> Note {
    let lines = CheckFinding.listed(rows.map { table.lineNumber(ofRow: $0) }).capitalizedFirst
    let one = rows.count == 1
    return Note(
      code: "total_row",
      sentence: "\(lines) of the file, \(Listed.quoted(names)) in \(Excerpt.quoted(column)), "
        + "\(one ? "looks like a row of totals, not a customer; it was counted" : "look like rows of totals, not customers; they were counted"). "
        + "Delete \(one ? "it if it is one" : "them if they are").")
  }

  /// What the reader of figures is told of several files, of all but the first with the name of the file.
  static func notes(_ files: [(table: Table, columns: [String])]) -> [Note] {
    files.enumerated().compactMap { place, file in
      guard let note = TotalRows(in: file.table, columns: file.columns)?.note(file.table) else {
        return nil
      }
      let name = Excerpt.escaped(file.table.source.split(separator: "/").last ?? "", limit: 200)
      return place == 0 ? note : Note(code: note.code, sentence: "\(name): \(note.sentence)")
    }
  }
}
