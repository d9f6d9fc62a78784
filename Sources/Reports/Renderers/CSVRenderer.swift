/// One tidy table of a report as CSV (RFC 4180), for programs.
///
/// Numbers are in full precision with an ASCII minus, absent values are empty. By default text that
/// a spreadsheet would take for a formula gets an apostrophe before it, because people open such
/// files.
public struct CSVRenderer: Renderer {
  /// How lines end.
  public enum LineEnding: String, Sendable {
    case lf = "\n"
    case crlf = "\r\n"
  }

  /// The name of the table to print; nil for the primary one.
  public var table: String?
  /// Whether to put an apostrophe before text that a spreadsheet would take for a formula.
  public var neutralizesFormulas: Bool
  /// How lines end.
  public var lineEnding: LineEnding

  /// Creates a renderer.
  public init(
    table: String? = nil, neutralizesFormulas: Bool = true, lineEnding: LineEnding = .lf
  ) {
    self.table = table
    self.neutralizesFormulas = neutralizesFormulas
    self.lineEnding = lineEnding
  }

  /// The table asked for, else the primary one, else the first tidy one.
  /// - Throws: `CSVRendererError` where there is no such table.
  public func render(_ report: Report) throws(CSVRendererError) -> String {
    let tables = report.tidyTables
    if let name = table {
      guard let wanted = tables.first(where: { $0.name == name }) else {
        throw .noSuchTable(name, available: tables.map(\.name))
      }
      return render(wanted)
    }
    guard let first = tables.first(where: \.isPrimary) ?? tables.first else {
      throw .noTidyTable(report: report.title)
    }
    return render(first)
  }

  /// One table as CSV, whoever it is for.
  public func render(_ table: ReportTable) -> String {
    var text = ""
    append(table.columns.map(\.name).map(field), to: &text)
    for row in 0..<table.rowCount {
      let fields = table.columns.map { column in
        switch column.values {
        case .numbers(let numbers): numbers[row].map(Format.raw) ?? ""
        case .texts(let texts): texts[row].map(field) ?? ""
        }
      }
      append(fields, to: &text)
    }
    return text
  }

  private func append(_ fields: [String], to text: inout String) {
    // A lone empty field would be an empty line, which readers pass over.
    text += fields.count == 1 && fields[0].isEmpty ? "\"\"" : fields.joined(separator: ",")
    text += lineEnding.rawValue
  }

  private func field(_ text: String) -> String {
    let safe = neutralizesFormulas && Self.isFormula(text) ? "'" + text : text
    let needsQuotes =
      safe.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      } || safe.first == " " || safe.last == " "
    guard needsQuotes else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Whether a spreadsheet could take the text for a formula: it begins, after spaces, with one of
  /// `= + - @`, their full-width forms, a tab or a line end.
  static func isFormula(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if let first = scalars.first, first == "\t" || first == "\r" || first == "\n" { return true }
    switch scalars.first(where: { $0 != " " && $0 != "\u{A0}" }) {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}

/// Why a report has no CSV form.
public enum CSVRendererError: Error, Equatable, CustomStringConvertible {
  /// There is no table of this name.
  case noSuchTable(String, available: [String])
  /// The report has no table for machines.
  case noTidyTable(report: String)

  /// What is missing, and what there is.
  public var description: String {
    switch self {
    case .noSuchTable(let name, let available):
      "there is no table \(name); this result has \(available.joined(separator: ", "))"
    case .noTidyTable(let report): "\(report) has no table to print as CSV"
    }
  }
}
