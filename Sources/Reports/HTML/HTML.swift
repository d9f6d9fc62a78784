/// A piece of a page, escaped by construction.
///
/// Names and the style sheet are `StaticString`, so they can only come from the source; every other
/// string is text or an attribute's value and is escaped. There is no way to put a string in raw.
struct HTML: Sendable, Equatable {
  /// An attribute; its value is escaped.
  struct Attribute {
    let name: StaticString
    let value: String

    init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The markup.
  private(set) var markup: String

  /// Nothing.
  init() { markup = "" }

  /// Text; control characters and markup in it are shown, not obeyed.
  init(text: String) { markup = Self.escape(PlainText.oneLine(text)) }

  /// Text that may be broken after underscores and slashes, as names of columns and methods are.
  init(breakable text: String) {
    var pieces: [HTML] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if character == "_" || character == "/" {
        pieces.append(HTML(text: piece))
        pieces.append(HTML(void: "wbr"))
        piece = ""
      }
    }
    self = .joined(pieces + [HTML(text: piece)])
  }

  /// An element with its children.
  init(_ name: StaticString, _ attributes: [Attribute], _ children: HTML...) {
    self.init(name, attributes, children: children)
  }

  /// An element without attributes, with its children.
  init(_ name: StaticString, _ first: HTML, _ rest: HTML...) {
    self.init(name, [], children: [first] + rest)
  }

  /// An element with its children.
  init(_ name: StaticString, _ attributes: [Attribute] = [], children: [HTML]) {
    markup = "<\(name)\(Self.text(attributes))>"
    for child in children { markup += child.markup }
    markup += "</\(name)>"
  }

  /// An element that holds only text.
  init(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    self.init(name, attributes, HTML(text: text))
  }

  /// An element that never has children, such as `meta`.
  init(void name: StaticString, _ attributes: [Attribute] = []) {
    markup = "<\(name)\(Self.text(attributes))>"
  }

  /// The page's style sheet.
  init(style css: StaticString) { markup = "<style>\(css)</style>" }

  /// The page's script.
  init(script: StaticString) { markup = "<script>\(script)</script>" }

  /// The declaration at the start of a page.
  static let documentType: HTML = {
    var html = HTML()
    html.markup = "<!DOCTYPE html>\n"
    return html
  }()

  /// A line end between elements, where it means nothing.
  static let lineEnd: HTML = {
    var html = HTML()
    html.markup = "\n"
    return html
  }()

  /// Adds a piece after this one.
  mutating func append(_ other: HTML) { markup += other.markup }

  /// Several pieces, one after the other.
  static func joined(_ parts: [HTML]) -> HTML {
    parts.reduce(into: HTML()) { $0.append($1) }
  }

  private static func text(_ attributes: [Attribute]) -> String {
    attributes.map { " \($0.name)=\"\(escape(PlainText.oneLine($0.value)))\"" }.joined()
  }

  /// What is safe in text and in double-quoted attributes.
  private static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension HTML.Attribute {
  static func `class`(_ value: String) -> HTML.Attribute { HTML.Attribute("class", value) }
}
