#if SPSS
  import CReadStat

  /// What a file says of a variable.
  struct Variable {
    /// A value or a range of values that the file declares missing.
    enum MissingRange {
      case numbers(ClosedRange<Double>)
      case texts(ClosedRange<String>)
    }

    let name: String
    /// The text of the question, nil where there is none.
    let label: String?
    /// How the file prints the values, e.g. `DATE11` or `%td`.
    let format: String
    let isText: Bool
    /// The bytes that a value has in a row once unpacked.
    let width: Int
    /// The name of the set of its value labels.
    let labelSet: String?
    /// Whether the file says that its numbers measure something, as against naming categories.
    let isMeasured: Bool
    let missing: [MissingRange]

    /// - Returns: nil where a name is not in the encoding of the file.
    init?(_ variable: UnsafeMutablePointer<readstat_variable_t>, labelSet: String?) {
      guard let name = Self.text(readstat_variable_get_name(variable)) else { return nil }
      self.name = name
      let label = Self.text(readstat_variable_get_label(variable)).map(trimmed)
      self.label = label == name || label == "" ? nil : label
      format = Self.text(readstat_variable_get_format(variable)) ?? ""
      isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
      width = Int(clamping: min(readstat_variable_get_storage_width(variable), 1 << 31))
      self.labelSet = labelSet
      isMeasured = readstat_variable_get_measure(variable) == READSTAT_MEASURE_SCALE
      missing = (0..<readstat_variable_get_missing_ranges_count(variable)).compactMap { index in
        Self.range(
          readstat_variable_get_missing_range_lo(variable, index),
          readstat_variable_get_missing_range_hi(variable, index))
      }
    }

    static func text(_ bytes: UnsafePointer<CChar>?) -> String? {
      bytes.flatMap { String(validatingCString: $0) }
    }

    private static func range(_ low: readstat_value_t, _ high: readstat_value_t) -> MissingRange? {
      guard readstat_value_type_class(low) == READSTAT_TYPE_CLASS_NUMERIC else {
        guard let first = text(readstat_string_value(low)),
          let last = text(readstat_string_value(high)), first <= last
        else { return nil }
        return .texts(first...last)
      }
      let first = readstat_double_value(low)
      let last = readstat_double_value(high)
      return first <= last ? .numbers(first...last) : nil
    }
  }

  /// A text without the white space around it.
  func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
#endif
