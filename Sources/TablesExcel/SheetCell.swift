#if Excel
  import Tables

  /// What a cell holds.
  enum SheetCell {
    case number(Double)
    /// Days since 1970-01-01.
    case date(Double)
    /// A length of time in days.
    case duration(Double)
    /// A text by its code in the pool.
    case text(Int32)
    /// An error such as #N/A, by the code of its text.
    case error(Int32)
    /// A formula whose value was never computed.
    case noValue
    /// A number that its format shows as a date and that is none.
    case noDate

    /// Whether the cell holds a text.
    var isText: Bool {
      if case .text = self { true } else { false }
    }

    /// The cell as a header reads it, nil where it holds no value.
    func header(_ pool: TextPool) -> String? {
      switch self {
      case .number(let value), .duration(let value): numberText(value)
      case .date(let days): Self.dateText(days)
      case .text(let code): Self.onOneLine(pool.text(code))
      case .error, .noValue, .noDate: nil
      }
    }

    static func dateText(_ days: Double) -> String {
      CalendarDate.text(days, withTime: days != days.rounded(.down), universal: false)
    }

    /// The text with line breaks and runs of spaces made into single spaces: headers are often
    /// broken for their looks, and nobody can type a line break as a column's name.
    static func onOneLine(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
#endif
