import Reports
import Tables

extension FileCheck {
  /// Columns that are not what they nearly are.
  static let types: [FileCheck] = [
    .each("mostly_numbers", "A column of numbers that a few texts turn into text") { file, _ in
      let scores = Set(file.scores.map(\.column.name))
      return file.table.columns.compactMap { column -> CheckFinding? in
        guard column.kind == .text, !scores.contains(column.name), looksNumeric(column) else {
          return nil
        }
        let (numbers, labels) = (column.numberView, column.labels)
        let present = labels.codes.count { $0 >= 0 }
        let rows = labels.codes.indices.filter { labels.codes[$0] >= 0 && numbers[$0] == nil }
        guard !rows.isEmpty, rows.count * 5 <= present else { return nil }
        let texts = Set(rows.map { labels.codes[$0] }).sorted().map { labels.levels[Int($0)] }
        return file.finding(
          .warns, column: column.name, rows: rows,
          "\(Excerpt.quoted(column.name)) holds numbers but for \(counted(rows.count, "cell")): "
            + "\(Listed.quoted(texts)).",
          effect: "It is read as text, so it is neither correlated nor a numeric driver, and is "
            + "refused where a number is needed.",
          remedy: texts.count <= 3
            ? "Where these stand for missing cells: "
              + texts.map { "--missing \(Excerpt.quoted($0))" }.joined(separator: " ")
              + "; otherwise correct them." : "Correct these cells or leave them empty.",
          commands: .outcomes + ["compare"])
      }
    },
    .each("dates_as_text", "Dates in a form that is not read, or in several forms") { file, _ in
      // Dates that only want to be told which comes first are the finding `ambiguous_dates`.
      let ambiguous = Set(
        file.table.notes.filter { $0.code == "ambiguous_dates" }.compactMap(\.column))
      return file.table.columns.compactMap { column -> CheckFinding? in
        guard column.kind == .text, !ambiguous.contains(column.name) else { return nil }
        let labels = column.labels
        let sample = labels.levels.prefix(2000).map { DateShape($0) }
        let shapes = sample.compactMap { $0 }
        guard !shapes.isEmpty, shapes.count * 10 >= sample.count * 8 else { return nil }
        let patterns = Set(shapes.map(\.pattern)).sorted()
        // 2025-02-30 has the right form, and is no day.
        let isDay = sample.indices.map {
          sample[$0]?.isISO == true && AnswerDates.day(labels.levels[$0]) != nil
        }
        let rows = labels.codes.indices.filter { row in
          let level = Int(labels.codes[row])
          return level >= 0 && level < sample.count && !isDay[level]
        }
        guard let first = rows.first else { return nil }
        let isUsed = file.choices.contains {
          $0.column == column.name && CheckFile.dated.contains($0.purpose)
        }
        let example = labels.levels[Int(labels.codes[first])]
        return file.finding(
          isUsed ? .warns : .notes, column: column.name, rows: rows,
          patterns.count > 1 || shapes.count < sample.count
            ? "\(Excerpt.quoted(column.name)) writes dates in several forms, or with cells that are no "
              + "dates (\(patterns.joined(separator: ", "))): \(Excerpt.quoted(example))."
            : "\(Excerpt.quoted(column.name)) holds what look like dates, but they are not read as "
              + "such: \(Excerpt.quoted(example)).",
          effect: "It is read as text: nothing can be dated by it, so --as-of, time to answer and "
            + "retention do without it.",
          remedy: "Write all dates as YYYY-MM-DD.",
          commands: .outcomes + .programme)
      }
    },
    .each("unclear_yes_no", "An outcome that says neither yes nor no", of: [.accounts]) { file, _ in
      guard let column = file.column(.churned), column.presentCount > 0 else { return [] }
      let labels = column.labels
      let unclear = labels.levels.map { YesNo.reading($0) == nil }
      let rows = labels.codes.indices.filter {
        labels.codes[$0] >= 0 && unclear[Int(labels.codes[$0])]
      }
      guard !rows.isEmpty else { return [] }
      let texts = labels.levels.indices.filter { unclear[$0] }.map { labels.levels[$0] }
      return [
        file.finding(
          .blocks, column: column.name, rows: rows,
          "\(counted(rows.count, "cell")) of \(Excerpt.quoted(column.name)) "
            + "\(rows.count == 1 ? "says" : "say") neither yes nor no: \(Listed.quoted(texts)).",
          effect: "retention, drivers and churn among the silent refuse the file.",
          remedy: "Write yes or no, or leave the cell empty where it is unknown.",
          commands: ["retention", "drivers", "nps"])
      ]
    },
  ]

  /// Whether most of the first texts begin as numbers do.
  private static func looksNumeric(_ column: Column) -> Bool {
    let sample = column.labels.levels.prefix(500)
    let numeric = sample.count { level in
      guard let first = level.utf8.first(where: { $0 > 0x20 }) else { return false }
      return first >= 0x30 && first <= 0x39 || first == 0x2D || first == 0x2E || first == 0x28
    }
    return numeric * 2 >= sample.count && numeric > 0
  }
}
