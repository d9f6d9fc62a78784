/// How to read a CSV file; the defaults find out by themselves.
public struct CSVOptions: Sendable, Codable, Equatable {
  /// What stands between two fields.
  public enum Delimiter: String, Sendable, Codable, CaseIterable {
    /// Found from the first lines.
    case detect
    /// `,`
    case comma
    /// `;`
    case semicolon
    /// A tab.
    case tab
    /// `|`
    case pipe
  }

  /// How characters are written as bytes.
  public enum Encoding: String, Sendable, Codable, CaseIterable {
    /// UTF-8, or UTF-16 by its byte order mark or unmistakable zeros.
    case detect
    /// UTF-8 with or without a byte order mark.
    case utf8
    /// UTF-16, little end first.
    case utf16LittleEndian
    /// UTF-16, big end first.
    case utf16BigEndian
    /// The code page of Western Windows programs.
    case windows1252
  }

  /// What stands between whole part and fraction.
  public enum Decimal: String, Sendable, Codable, CaseIterable {
    /// A point where the delimiter is a comma; otherwise what the numbers show.
    case detect
    /// 1234.5
    case point
    /// 1234,5
    case comma
  }

  /// Which of day and month is written first in dates such as 03/04/2026.
  public enum Dates: String, Sendable, Codable, CaseIterable {
    /// What the dates of the column show; a column that shows nothing is kept as text.
    case detect
    /// 03/04/2026 is the third of April.
    case dayFirst = "dmy"
    /// 03/04/2026 is the fourth of March.
    case monthFirst = "mdy"
  }

  /// What to do with a row of too few fields.
  public enum Ragged: String, Sendable, Codable, CaseIterable {
    /// An error.
    case fail
    /// The missing fields are missing cells. A row of too many fields is an error all the same,
    /// unless the extra ones are empty.
    case pad
  }

  /// What stands between two fields.
  public var delimiter: Delimiter
  /// How characters are written as bytes.
  public var encoding: Encoding
  /// What stands between whole part and fraction.
  public var decimal: Decimal
  /// Which of day and month is written first.
  public var dates: Dates
  /// What to do with a row of too few fields.
  public var ragged: Ragged
  /// The texts that stand for a missing cell, exactly; an empty cell always does.
  public var missing: [String]
  /// The longest field, in bytes.
  public var maximumFieldLength: Int
  /// The greatest number of columns.
  public var maximumColumns: Int

  /// The texts that stand for a missing cell unless told otherwise.
  public static let missingByDefault = [
    "NA", "N/A", "n/a", "NaN", "null", "NULL", "#N/A", ".", "-",
  ]

  /// Options, by default finding out delimiter, encoding, decimal mark and the order of dates.
  public init(
    delimiter: Delimiter = .detect, encoding: Encoding = .detect, decimal: Decimal = .detect,
    ragged: Ragged = .fail, missing: [String] = CSVOptions.missingByDefault,
    maximumFieldLength: Int = 16_777_216, maximumColumns: Int = 16_384, dates: Dates = .detect
  ) {
    precondition(
      maximumFieldLength > 0 && maximumFieldLength <= Int(UInt32.max),
      "a field of at most \(maximumFieldLength) bytes")
    precondition(maximumColumns > 0, "at most \(maximumColumns) columns")
    self.delimiter = delimiter
    self.encoding = encoding
    self.decimal = decimal
    self.dates = dates
    self.ragged = ragged
    self.missing = missing
    self.maximumFieldLength = maximumFieldLength
    self.maximumColumns = maximumColumns
  }
}
