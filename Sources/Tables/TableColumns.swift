extension Table {
  /// The column of a name: exactly as written, or, where only one fits, without regard to case,
  /// spaces, underscores and hyphens.
  ///
  /// - Throws: `TableError.unknownColumn` with near names, `TableError.ambiguousColumn`.
  public func column(_ name: String) throws(TableError) -> Column {
    if let place = places[name] { return columns[place] }
    let wanted = NearNames.normalized(name)
    let alike = wanted.isEmpty ? [] : columns.filter { NearNames.normalized($0.name) == wanted }
    if alike.count == 1 { return alike[0] }
    if alike.count > 1 {
      throw TableError.ambiguousColumn(name: name, matches: alike.map(\.name), source: source)
    }
    throw TableError.unknownColumn(
      name: name, near: NearNames.near(name, among: columnNames), columns: columnNames,
      source: source)
  }

  /// Whether `column(_:)` finds a column of this name.
  public func hasColumn(_ name: String) -> Bool { (try? column(name)) != nil }

  /// The cells of a column as codes into distinct texts.
  ///
  /// - Throws: `TableError` when the name is unknown.
  public func labels(_ name: String) throws(TableError) -> Labels { try column(name).labels }

  /// The numbers of a column, one per row, nil where missing.
  ///
  /// - Throws: `TableError.unknownColumn`; `TableError.notNumbers` naming the rows that are no
  ///   numbers; `TableError.datesNotNumbers`.
  public func numbers(_ name: String) throws(TableError) -> [Double?] {
    Array(try numberView(name))
  }

  /// The numbers of a column in place; see `numbers(_:)`.
  public func numberView(_ name: String) throws(TableError) -> NumberView {
    let column = try column(name)
    switch column.storage {
    case .numbers, .empty: return column.numberView
    case .dates: throw TableError.datesNotNumbers(column: column.name, source: source)
    case .texts(let labels):
      let reading = TextNumbers(labels)
      if reading.isComplete { return NumberView(storage: reading.values(labels)) }
      throw TableError.notNumbers(
        column: column.name, source: source, offending: offending(labels, reading.offends),
        offendingCount: zip(reading.offends, labels.counts).reduce(0) { $1.0 ? $0 + $1.1 : $0 },
        presentCount: column.presentCount, remedy: reading.remedy)
    }
  }

  /// The dates of a column as days since 1970-01-01, one per row, nil where missing; the fraction
  /// is the time of day.
  ///
  /// - Throws: `TableError.unknownColumn`; `TableError.notDates` naming the rows that are no dates;
  ///   `TableError.ambiguousDates` where day and month cannot be told apart.
  public func days(_ name: String) throws(TableError) -> [Double?] {
    let column = try column(name)
    switch column.storage {
    case .dates, .empty: return column.numbers
    case .numbers, .texts:
      let labels = column.labels
      let days = labels.levels.map { DateParser.days($0) }
      var offends = days.map { $0 == nil }
      if !offends.contains(true) {
        return labels.codes.map { $0 < 0 ? nil : days[Int($0)] }
      }
      switch labels.writtenDates {
      case .dates(let days, _, _, _):
        return labels.codes.map { $0 < 0 ? nil : days[Int($0)] }
      case .ambiguous(let example):
        let row = labels.codes.firstIndex(of: Int32(example)) ?? 0
        throw TableError.ambiguousDates(
          column: column.name, source: source,
          cell: TableError.Cell(
            row: row, line: lineNumber(ofRow: row), text: labels.levels[example]))
      case .none(let blamed):
        if blamed.count(where: { $0 }) < offends.count(where: { $0 }) { offends = blamed }
      }
      throw TableError.notDates(
        column: column.name, source: source, offending: offending(labels, offends),
        offendingCount: zip(offends, labels.counts).reduce(0) { $1.0 ? $0 + $1.1 : $0 },
        presentCount: column.presentCount)
    }
  }

  /// Whether a column holds dates of which nobody can tell day and month.
  public func hasAmbiguousDates(_ name: String) -> Bool {
    guard let column = try? column(name), case .texts(let labels) = column.storage,
      !labels.levels.isEmpty, case .ambiguous = labels.writtenDates
    else { return false }
    return true
  }

  /// The first cells whose level offends, as many as an error lists.
  private func offending(_ labels: Labels, _ offends: [Bool]) -> [TableError.Cell] {
    var cells: [TableError.Cell] = []
    for (row, code) in labels.codes.enumerated() where code >= 0 && offends[Int(code)] {
      cells.append(
        TableError.Cell(row: row, line: lineNumber(ofRow: row), text: labels.levels[Int(code)]))
      if cells.count == TableError.cellsListed { break }
    }
    return cells
  }
}

extension Labels {
  /// The levels as dates that are not in ISO 8601.
  fileprivate var writtenDates: WrittenDates.Outcome {
    let buffer = LevelBytes(levels)
    return withExtendedLifetime(buffer) {
      WrittenDates.read(
        count: levels.count, level: { buffer.level($0).trimmed() }, isMissing: { _ in false },
        told: nil, isHasty: false)
    }
  }
}
