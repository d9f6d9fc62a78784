import Tables
import Yams

/// What the YAML parser says of a text, with the line and the keys that lead there.
struct YAMLProblem {
  let line: Int?
  let path: [String]
  let sentence: String

  init(_ error: any Error, text: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      path = YAMLOutline(text).path(ofLine: mark.line)
      sentence = Self.sentence(problem)
    case .reader(let problem, let offset, _, _):
      line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
      path = []
      sentence = "The text cannot be read: \(problem). Is there a control character in it?"
    case .duplicatedKeysInMapping(let keys, let context):
      let outline = YAMLOutline(text)
      let first = context.mark.line
      let key = keys.first ?? ""
      let second = outline.repetition(of: key, after: first) ?? first
      line = second
      path = outline.path(ofLine: second, endingIn: key)
      sentence =
        "\(Excerpt.quoted(key)) stands twice"
        + (second == first ? "" : ", first in line \(first)") + ". Keep one of them."
    default:
      line = nil
      path = []
      sentence = "The file is no YAML."
    }
  }

  func error(file: String) -> ProjectFileError {
    ProjectFileError(file: file, line: line, path: path, sentence: sentence)
  }

  /// The parser's reasons that people run into, with what to do.
  private static func sentence(_ problem: String) -> String {
    let remedy =
      switch problem {
      case "found character that cannot start any token":
        "A tab or a special character begins something here: indent with blanks, and put texts "
          + "that begin with @, %, ` or a tab into quotation marks."
      case "mapping values are not allowed in this context":
        "A second colon stands in this line, or the indentation is off: put a text that holds a "
          + "colon into quotation marks."
      case "did not find expected key", "could not find expected ':'",
        "did not find expected ',' or '}'", "did not find expected ',' or ']'",
        "did not find expected '-' indicator":
        "The indentation is off, a colon is missing, or a bracket or quotation mark is not closed."
      case "found unexpected end of stream":
        "A bracket or quotation mark is not closed."
      case "but found another document":
        "A second document begins here; a project file holds one."
      case "found undefined alias":
        "A text that begins with * stands in quotation marks."
      default: "See that blanks indent, colons follow keys, and quotation marks are closed."
      }
    return "This is no YAML (\(problem)). \(remedy)"
  }
}

/// The keys of block-style lines by their indentation: enough to say where a parser gave up.
struct YAMLOutline {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The keys that lead to a line, from 1, its own included.
  /// - Parameter last: the key that is meant where the line holds several.
  func path(ofLine line: Int, endingIn last: String? = nil) -> [String] {
    guard line >= 1, line <= lines.count else { return last.map { [$0] } ?? [] }
    var path: [String] = []
    // A line without a key, such as an empty one, belongs to the keys that stand further left.
    let own = lines[line - 1]
    var depth = Self.key(own) == nil ? own.prefix { $0 == " " }.count : Int.max
    for place in stride(from: line - 1, through: 0, by: -1) {
      guard let (indent, key) = Self.key(lines[place]), indent < depth else { continue }
      depth = indent
      path.insert(key, at: 0)
      if indent == 0 { break }
    }
    if let last, path.last != last { path.append(last) }
    return path
  }

  /// The next line that begins with the key at the indentation of the line where it stands first.
  func repetition(of key: String, after line: Int) -> Int? {
    guard line >= 1, line <= lines.count, let (indent, name) = Self.key(lines[line - 1]),
      name == key
    else { return nil }
    for place in line..<lines.count {
      guard let (other, found) = Self.key(lines[place]) else { continue }
      if other < indent { return nil }
      if other == indent, found == key { return place + 1 }
    }
    return nil
  }

  /// The indentation and the key of a line such as `  weight: 3`; nil for any other.
  private static func key(_ line: Substring) -> (indent: Int, key: String)? {
    let indent = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(indent)
    guard let first = rest.first, first != "#", first != "-", first != "\t" else { return nil }
    if first == "\"" || first == "'" {
      guard let end = rest.dropFirst().firstIndex(of: first),
        rest[rest.index(after: end)...].first == ":"
      else { return nil }
      return (indent, String(rest.dropFirst()[..<end]))
    }
    for place in rest.indices where rest[place] == ":" {
      let next = rest[rest.index(after: place)...].first
      if next == nil || next == " " { return (indent, String(rest[..<place])) }
    }
    return nil
  }
}
