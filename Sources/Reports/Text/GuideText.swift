/// A guide page, written in Markdown, as lines for a terminal.
///
/// It knows what the guides use: headings, paragraphs, lists, tables, code, and within text code, strong
/// words and links, of which the words remain.
public struct GuideText {
  private let style: TextStyle
  private let width: Int

  /// Creates a renderer.
  /// - Parameters:
  ///   - width: the cells of a line.
  ///   - color: whether strong words and headings are set off.
  ///   - unicode: whether characters beyond ASCII are shown.
  public init(width: Int = 80, color: Bool = false, unicode: Bool = true) {
    style = TextStyle(color: color, unicode: unicode)
    self.width = max(24, width)
  }

  /// The page as text, ending with a newline.
  public func render(_ markdown: String) -> String {
    var lines: [String] = []
    var wasItem = false
    for part in Part.parts(markdown) {
      // Items of a list stand together.
      if !lines.isEmpty, !(wasItem && part.isItem) { lines.append("") }
      lines += self.lines(part)
      wasItem = part.isItem
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ part: Part) -> [String] {
    switch part {
    case .heading(let level, let text):
      let heading = Wrap.lines(style.clean(Self.plain(text)), width: width)
      let rule = heading.map { DisplayWidth.of($0) }.max() ?? 0
      let bold = heading.map { style.apply(.bold, to: $0) }
      return level > 1
        ? bold : bold + [style.apply(.dim, to: String(repeating: style.glyphs.rule, count: rule))]
    case .paragraph(let text):
      return Wrap.lines(style.clean(Self.plain(text)), width: width)
    case .item(let mark, let text):
      let lead = mark + " "
      let body = Wrap.lines(style.clean(Self.plain(text)), width: width - lead.count - 2)
      return body.enumerated().map { index, line in
        "  " + (index == 0 ? lead : String(repeating: " ", count: lead.count)) + line
      }
    case .code(let lines):
      // Code is copied, so it is never broken.
      return lines.map { "    " + style.clean($0) }
    case .table(let header, let rows):
      let columns = header.indices.map { column in
        ReportColumn(
          Self.plain(header[column]), name: "column_\(column)",
          texts: rows.map { row in column < row.count ? Self.plain(row[column]) : nil })
      }
      return TextTable(style: style, width: width).lines(
        ReportTable(name: "table", columns: columns))
    }
  }

  /// Text without its marks.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let next = rest.first {
      if next == "`" {
        // What stands in code is taken as it is.
        rest.removeFirst()
        result += rest.prefix { $0 != "`" }
        rest = rest.drop { $0 != "`" }.dropFirst()
      } else if rest.hasPrefix("**") {
        rest.removeFirst(2)
      } else if next == "[", let close = rest.firstIndex(of: "]"),
        rest[rest.index(after: close)...].hasPrefix("("),
        let end = rest[close...].firstIndex(of: ")")
      {
        result += plain(String(rest[rest.index(after: rest.startIndex)..<close]))
        rest = rest[rest.index(after: end)...]
      } else if next == "\\", let escaped = rest.dropFirst().first,
        escaped.isPunctuation || escaped == "|"
      {
        result.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        result.append(next)
        rest.removeFirst()
      }
    }
    return result
  }
}

/// A part of a Markdown page.
private enum Part {
  case heading(Int, String)
  case paragraph(String)
  case item(String, String)
  case code([String])
  case table(header: [String], rows: [[String]])

  var isItem: Bool { if case .item = self { true } else { false } }

  static func parts(_ markdown: String) -> [Part] {
    var parts: [Part] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first {
      let text = line.trimmed
      if text.isEmpty {
        lines.removeFirst()
      } else if text.hasPrefix("```") {
        lines.removeFirst()
        let code = lines.prefix { !$0.trimmed.hasPrefix("```") }
        lines = lines.dropFirst(code.count + 1)
        parts.append(.code(code.map(String.init)))
      } else if text.hasPrefix("#") {
        let level = text.prefix { $0 == "#" }.count
        parts.append(.heading(level, String(text.dropFirst(level)).trimmed))
        lines.removeFirst()
      } else if text.hasPrefix("|") {
        let table = lines.prefix { $0.trimmed.hasPrefix("|") }
        lines = lines.dropFirst(table.count)
        let rows = table.map { cells($0.trimmed) }
        // The second line only draws the rule under the header.
        parts.append(.table(header: rows[0], rows: Array(rows.dropFirst(2))))
      } else if let (mark, first) = item(text) {
        lines.removeFirst()
        let more = lines.prefix { line in
          let text = line.trimmed
          return !text.isEmpty && item(text) == nil && !startsPart(text)
        }
        lines = lines.dropFirst(more.count)
        parts.append(.item(mark, ([first] + more.map(\.trimmed)).joined(separator: " ")))
      } else {
        let paragraph = lines.prefix { line in
          let text = line.trimmed
          return !text.isEmpty && item(text) == nil && !startsPart(text)
        }
        lines = lines.dropFirst(paragraph.count)
        parts.append(.paragraph(paragraph.map(\.trimmed).joined(separator: " ")))
      }
    }
    return parts
  }

  private static func startsPart(_ text: String) -> Bool {
    text.hasPrefix("#") || text.hasPrefix("|") || text.hasPrefix("```")
  }

  /// The mark and the text of a list item; nil for other lines.
  private static func item(_ text: String) -> (String, String)? {
    if text.hasPrefix("- ") || text.hasPrefix("* ") { return ("-", String(text.dropFirst(2))) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 4, rest.hasPrefix(". ") else { return nil }
    return (digits + ".", String(rest.dropFirst(2)))
  }

  /// The cells of a row; a bar in code or behind a backslash is text.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isCode = false
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "`" { isCode.toggle() }
      if character == "|", !isCode, !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\"
    }
    if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
    return cells
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
