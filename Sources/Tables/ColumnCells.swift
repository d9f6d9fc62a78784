extension Column {
  /// The numbers in place, without a copy for number and date columns.
  ///
  /// Dates count as days since 1970-01-01. In a text column a cell that can be read as a number
  /// gives it and any other gives nil; `Table.numbers(_:)` refuses such a column instead.
  public var numberView: NumberView {
    switch storage {
    case .numbers(let values), .dates(let values, _): NumberView(storage: values)
    case .texts(let labels): NumberView(storage: TextNumbers(labels).values(labels))
    case .empty(let count):
      NumberView(storage: [Double](repeating: NumberView.missing, count: count))
    }
  }

  /// The numbers that stand for the texts of a coded category in its file ("Very satisfied" is 5),
  /// for what is an answer on a scale after all; nil for any other column.
  ///
  /// A text without a code gives itself where it is a number, and one that several codes share
  /// gives nil.
  public var codes: NumberView? {
    guard case .texts(let labels) = storage, !valueLabels.isEmpty else { return nil }
    var codes: [String: Double?] = [:]
    for (code, text) in valueLabels { codes[text] = codes[text] == nil ? code : .some(nil) }
    let levels = labels.levels.map { level in
      codes[level] ?? level.withByteText { NumberParser.plain($0) }
    }
    return NumberView(
      storage: labels.codes.map { $0 < 0 ? NumberView.missing : levels[Int($0)] ?? .nan })
  }

  /// The numbers as an array, one per row, nil where missing; see `numberView`.
  public var numbers: [Double?] { Array(numberView) }

  /// The number of a row, for dates the days since 1970-01-01; nil where missing, and in text
  /// columns, which are read as a whole by `numberView`.
  public func number(row: Int) -> Double? {
    switch storage {
    case .numbers(let values), .dates(let values, _): values[row].isNaN ? nil : values[row]
    case .texts, .empty: nil
    }
  }

  /// The cell as text, nil where missing: whole numbers without a point ("2024"), dates as ISO 8601.
  public func text(row: Int) -> String? {
    switch storage {
    case .numbers(let values): values[row].isNaN ? nil : numberText(values[row])
    case .texts(let labels): labels[row]
    case .dates(let values, let clock): values[row].isNaN ? nil : clock.text(values[row])
    case .empty: nil
    }
  }

  /// The cell as text; the same as `text(row:)`.
  public subscript(row: Int) -> String? { text(row: row) }

  /// The cells as codes into distinct texts: the way to group by any column.
  ///
  /// - Complexity: O(1) for text columns, one pass for the others.
  public var labels: Labels {
    switch storage {
    case .texts(let labels): labels
    case .numbers(let values): Self.labels(values, text: numberText)
    case .dates(let values, let clock): Self.labels(values, text: clock.text)
    case .empty(let count):
      Labels(trusted: [Int32](repeating: -1, count: count), levels: [])
    }
  }

  private static func labels(_ values: [Double], text: (Double) -> String) -> Labels {
    var index: [UInt64: Int32] = [:]
    var codes = [Int32](repeating: -1, count: values.count)
    var levels: [String] = []
    for row in values.indices where !values[row].isNaN {
      // Adding zero turns −0 into 0, so that both are one level.
      let value = values[row] + 0
      if let known = index[value.bitPattern] {
        codes[row] = known
      } else {
        let code = Int32(levels.count)
        index[value.bitPattern] = code
        levels.append(text(value))
        codes[row] = code
      }
    }
    return Labels(trusted: codes, levels: levels)
  }
}

extension Column.Clock {
  func text(_ days: Double) -> String {
    CalendarDate.text(days, withTime: hasTime, universal: isUniversal)
  }
}
