/// Why a file could not be read as a table: what is wrong, where, and what to do.
public struct CSVError: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// No such file.
    case notFound
    /// The file may not be read by this user.
    case notPermitted
    /// The path is a folder.
    case isDirectory
    /// The path is a device that gives bytes without end.
    case isDevice
    /// The system could not read the file; the text is its reason.
    case unreadable(String)
    /// Nothing, or nothing but blank lines.
    case empty
    /// A file of another kind, e.g. "an Excel workbook (.xlsx)".
    case otherFormat(String, remedy: String)
    /// A zero byte, which no text file has.
    case zeroByte
    /// Bytes that are not UTF-8, and how they would read in Windows-1252 where they can.
    case invalidUTF8(bytes: [UInt8], windows1252: String?)
    /// Half a character, or an odd number of bytes, in UTF-16.
    case invalidUTF16
    /// A byte that Windows-1252 does not define.
    case undefinedWindows1252(UInt8)
    /// A quote that no other quote closes.
    case unclosedQuote
    /// Text between a closing quote and the next delimiter.
    case textAfterQuote
    /// A row with another number of fields than the header.
    case ragged(expected: Int, found: Int)
    /// A field longer than the limit in bytes.
    case fieldTooLong(limit: Int)
    /// A header with more columns than the limit.
    case tooManyColumns(found: Int, limit: Int)
    /// A table too large to hold.
    case tooLarge
  }

  /// What is wrong.
  public let reason: Reason
  /// The file, or "standard input".
  public let source: String
  /// The line of the file, from 1.
  public let line: Int?
  /// The column, from 1.
  public let column: Int?
  /// The header of the column.
  public let columnName: String?
  /// The text at the place, shortened, with control characters escaped.
  public let excerpt: String?

  /// An error from its parts.
  public init(
    _ reason: Reason, source: String, line: Int? = nil, column: Int? = nil,
    columnName: String? = nil, excerpt: String? = nil
  ) {
    self.reason = reason
    self.source = source
    self.line = line
    self.column = column
    self.columnName = columnName
    self.excerpt = excerpt
  }

  /// Whether the bytes could not be had at all, as against bytes that are no table.
  public var isUnreadable: Bool {
    switch reason {
    case .notFound, .notPermitted, .isDirectory, .isDevice, .unreadable: true
    default: false
    }
  }
}

extension CSVError: CustomStringConvertible {
  /// File, line, column, what is wrong and what to do, for people.
  public var description: String {
    var place = Excerpt.escaped(source, limit: 200)
    if let line { place += ", line \(line)" }
    if let column {
      place += ", column \(column)"
      if let columnName { place += " (\(Excerpt.escaped(columnName)))" }
    }
    return place + ": " + problem + ". " + remedy + "."
  }

  /// What is wrong, without the place.
  public var problem: String {
    let text = excerpt.map { " “\($0)”" } ?? ""
    return switch reason {
    case .notFound: "there is no such file"
    case .notPermitted: "you are not allowed to read this file"
    case .isDirectory: "this is a folder, not a file"
    case .isDevice: "this is a device, not a file"
    case .unreadable(let reason): "the file cannot be read (\(reason))"
    case .empty: "the file is empty: it has no header line"
    case .otherFormat(let format, _): "this is no text table; it looks like \(format)"
    case .zeroByte: "there is a zero byte here, so this is not a text file or it is damaged"
    case .invalidUTF8(let bytes, let windows1252):
      "the \(bytes.count == 1 ? "byte" : "bytes") "
        + bytes.map { Self.hexadecimal($0) }.joined(separator: " ")
        + " \(bytes.count == 1 ? "is" : "are") not UTF-8, in\(text)"
        + (windows1252.map { "; in Windows-1252 this would be \(Excerpt.quoted($0))" } ?? "")
    case .invalidUTF16: "the UTF-16 text breaks off in the middle of a character"
    case .undefinedWindows1252(let byte):
      "the byte \(Self.hexadecimal(byte)) means nothing in Windows-1252"
    case .unclosedQuote: "a quote opens here and is never closed:\(text)"
    case .textAfterQuote: "text follows a closing quote:\(text)"
    case .ragged(let expected, let found):
      "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected):\(text)"
    case .fieldTooLong(let limit): "a field is longer than \(limit) bytes; it begins\(text)"
    case .tooManyColumns(let found, let limit):
      "the header has \(found) columns, more than the limit of \(limit)"
    case .tooLarge: "the table is too large for memory"
    }
  }

  /// What to do.
  public var remedy: String {
    switch reason {
    case .notFound: "Check the path"
    case .notPermitted: "Ask for the right to read it, or copy it"
    case .isDirectory: "Name a file in it"
    case .isDevice: "Name a file, or pipe the data to standard input"
    case .unreadable: "Try again, or copy the file"
    case .empty: "Export it again with a header line"
    case .otherFormat(_, let remedy): remedy
    case .zeroByte: "Export the data as CSV in UTF-8"
    case .invalidUTF8:
      "Save the file as UTF-8, or say that its encoding is Windows-1252 if it comes from an older "
        + "Windows program"
    case .invalidUTF16: "Export the data again, best as UTF-8"
    case .undefinedWindows1252: "Find out the encoding of the file and save it as UTF-8"
    case .unclosedQuote: "Close the quote; a quote inside a quoted text is written twice"
    case .textAfterQuote: "Write a quote inside a quoted text twice, or remove the quotes"
    case .ragged(let expected, let found):
      found < expected
        ? "Add the missing fields, or choose to pad short rows"
        : "Put texts that contain the delimiter in quotes, directly after the delimiter, or remove "
          + "the extra fields"
    case .fieldTooLong: "Look for a quote that opens here and is not closed, or raise the limit"
    case .tooManyColumns: "Check that the file is a table with a header line, or raise the limit"
    case .tooLarge: "Read a part of it"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
