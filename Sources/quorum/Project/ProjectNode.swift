import Tables
import Yams

/// A place in a project file, with what stands there read as what is wanted.
struct ProjectNode {
  let node: Yams.Node
  /// The keys that lead here.
  let path: [String]
  /// The line of the key, from 1.
  let line: Int?
  /// The project file.
  let file: String

  /// An error about this place.
  func failure(_ sentence: String) -> ProjectFileError {
    ProjectFileError(file: file, line: line, path: path, sentence: sentence)
  }

  /// Whether nothing stands after the key.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// Whether keys stand below this one.
  var isMap: Bool { node.mapping != nil }

  /// The entries in the order of the file; none when nothing stands here.
  /// - Parameter noun: what the keys are, for the message: "a tier with its guidelines".
  func entries(_ noun: String) throws(ProjectFileError) -> [(key: String, value: ProjectNode)] {
    if isEmpty { return [] }
    guard let mapping = node.mapping else {
      throw failure(
        "\(found) stands here; wanted are keys with values, each \(noun), as in \(example).")
    }
    var entries: [(String, ProjectNode)] = []
    var lines: [String: Int] = [:]
    for (key, value) in mapping {
      let line = key.mark?.line ?? self.line
      guard case .scalar(let scalar) = key else {
        throw ProjectFileError(
          file: file, line: line, path: path, sentence: "A key is a name, not a list or a map.")
      }
      // Plain keys have no blanks at their ends; in quotation marks they are meant.
      let name = scalar.string
      guard !name.trimmed.isEmpty else {
        throw ProjectFileError(file: file, line: line, path: path, sentence: "A key is empty.")
      }
      // The parser tells 1 from "1"; the files do not.
      if let first = lines[name] {
        throw ProjectFileError(
          file: file, line: line, path: path + [name],
          sentence: "\(Excerpt.quoted(name)) stands twice"
            + (first == line ? "" : ", first in line \(first)") + ". Keep one of them.")
      }
      lines[name] = line
      entries.append((name, ProjectNode(node: value, path: path + [name], line: line, file: file)))
    }
    return entries
  }

  /// The values of known keys.
  /// - Throws: `ProjectFileError` for any other key, with the near ones.
  func map(_ known: [String], _ noun: String) throws(ProjectFileError) -> [String: ProjectNode] {
    var values: [String: ProjectNode] = [:]
    for (key, value) in try entries(noun) {
      guard known.contains(key) else {
        throw value.failure(
          "There is no key \(Excerpt.quoted(key)) here."
            + ProjectFileError.meant(key, among: known, noun: "keys"))
      }
      values[key] = value
    }
    return values
  }

  /// The elements of a list, or the value itself as the only one.
  var elements: [ProjectNode] {
    guard let sequence = node.sequence else { return [self] }
    return sequence.map {
      ProjectNode(node: $0, path: path, line: $0.mark?.line ?? line, file: file)
    }
  }

  /// A text on one line.
  func text(_ noun: String) throws(ProjectFileError) -> String {
    guard case .scalar(let scalar) = node, !isEmpty, !scalar.string.trimmed.isEmpty else {
      throw failure("\(found) stands here; wanted is \(noun).")
    }
    guard !scalar.string.contains("\0") else {
      throw failure("The text holds a NUL character; wanted is \(noun).")
    }
    return scalar.string
  }

  /// A finite number.
  /// - Parameter percent: whether 50% may be written for 0.5.
  func number(_ noun: String, percent: Bool = false) throws(ProjectFileError) -> Double {
    let text = try text(noun).trimmed
    if percent, text.hasSuffix("%"), let value = Self.finite(String(text.dropLast().trimmed)) {
      return value / 100
    }
    guard let value = Self.finite(text) else {
      throw failure("\(found) stands here; wanted is \(noun).")
    }
    return value
  }

  /// A whole number within a range.
  func integer(_ noun: String, in range: ClosedRange<Int>) throws(ProjectFileError) -> Int {
    let value = try number(noun)
    guard let whole = Int(exactly: value), range.contains(whole) else {
      throw failure("\(found) stands here; wanted is \(noun).")
    }
    return whole
  }

  /// Digits, point and exponent only: Swift's own reading takes 0x10, inf and nan as well.
  private static func finite(_ text: String) -> Double? {
    guard !text.isEmpty, text.allSatisfy({ "0123456789.+-eE".contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// What stands here, for a message.
  private var found: String {
    switch node {
    case .scalar(let scalar): isEmpty ? "Nothing" : Excerpt.quoted(scalar.string)
    case .sequence: "A list"
    case .mapping: "A map of keys"
    case .alias: "An alias"
    }
  }

  private var example: String {
    switch path.first {
    case "files": "responses: responses.csv"
    case "roles": "decision_maker: {weight: 3}"
    case "tiers": "enterprise: {invitations: {decision_maker: 1}}"
    case "period": "start: 2025-01-01"
    case "breaks": "last_detractor: 6"
    case "scales": "csat: {from: 1, to: 7, positive: 6}"
    case "reference_ranges": "nps: {from: 30, to: 50}"
    case "targets": "response_rate: {at_least: 0.5}"
    default: "name: Our survey"
    }
  }
}

extension StringProtocol {
  /// Without blanks at either end.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
