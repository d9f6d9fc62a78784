extension ColumnAssembly {
  /// Says what stood around and within the numbers of a column.
  mutating func noteDecoration(_ name: String, _ reader: StyleReader) {
    let column = "Column \(Excerpt.quoted(name))"
    if reader.isGrouped {
      note(
        "thousands_separators", name,
        "\(column) holds numbers with thousands separators, read as numbers.")
    }
    if let currency = reader.currencies.first {
      note("currency", name, "\(column) holds amounts in \(currency), read as numbers.")
    }
    if reader.hasPercent {
      note(
        "percentages", name,
        "\(column) holds percentages, read as the numbers before the sign: 45 % is 45, not 0.45.")
    }
    if reader.hasAccounting {
      note(
        "accounting_negatives", name,
        "\(column) holds numbers in brackets or with a minus at the end, read as negative.")
    }
  }

  /// Says in which order the dates of a column were read.
  mutating func noteDates(
    _ name: String, _ example: String, _ days: Double, _ clock: Column.Clock, _ order: DateOrder
  ) {
    let isNamed = example.contains { $0.isLetter } && MonthNames.isIn(example)
    let how =
      isNamed || WrittenDates.beginsWithYear(example)
      ? "" : inference.dateOrder != nil ? ", \(order.words) as told" : ", \(order.words)"
    note(
      "dates_read", name,
      "Column \(Excerpt.quoted(name)) holds dates: \(Excerpt.quoted(example)) is "
        + "\(CalendarDate.text(days, withTime: false, universal: false))\(how).")
  }

  /// Says that a column may hold dates that nobody can tell.
  mutating func noteAmbiguousDates(_ name: String, _ example: ByteText) {
    note(
      "ambiguous_dates", name,
      "Column \(Excerpt.quoted(name)) is kept as text: "
        + "\(AmbiguousDate(example).sentence) Say which comes first with --dates dmy or mdy.")
  }

  /// Says why texts that have numbers are kept as text.
  mutating func noteContradiction(_ name: String, _ contradiction: StyleReader.Contradiction) {
    let column = "Column \(Excerpt.quoted(name)) is kept as text"
    switch contradiction {
    case .currencies(let currencies):
      note(
        "mixed_currencies", name,
        "\(column): its amounts are in \(currencies.joined(separator: " and ")), which cannot be "
          + "added. Convert them to one currency.")
    case .percentages:
      note(
        "mixed_percentages", name,
        "\(column): some of its numbers have a percent sign and others none. Write all of them "
          + "alike.")
    case .identifiers: break
    }
  }

  private mutating func note(_ code: String, _ name: String, _ sentence: String) {
    notes.append(TableNote(code: code, sentence: sentence, column: name))
  }
}

/// A date that may be two.
struct AmbiguousDate {
  /// What the text is day first and month first.
  let sentence: String

  init(_ text: ByteText) {
    let date = WrittenDate.read(text)
    func iso(_ order: DateOrder) -> String {
      date?.days(order).map { CalendarDate.text($0, withTime: false, universal: false) } ?? "no day"
    }
    sentence =
      "\(Excerpt.quoted(text.string)) is \(iso(.dayFirst)) day first and \(iso(.monthFirst)) month "
      + "first, and no other date of the column tells."
  }
}
