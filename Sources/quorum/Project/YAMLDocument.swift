import Tables
import Yams

/// The bytes of a project file as a tree of nodes.
struct YAMLDocument {
  /// The file, as it was named.
  let file: String
  /// The top of the tree; nil when nothing but comments stands in the file.
  let root: Yams.Node?
  /// The digest of the bytes.
  let digest: String

  /// More than this is no project file, and would only take time.
  static let largest = 1_000_000

  /// Reads and parses a file.
  /// - Throws: `ProjectFileError` with the line.
  init(reading file: String) throws(ProjectFileError) {
    let buffer: ByteBuffer
    do throws(CSVError) {
      buffer = try FileBytes.read(file)
    } catch {
      throw ProjectFileError(file: file, sentence: error.reading, isUnreadable: true)
    }
    try self.init(file: file, bytes: Array(buffer.bytes), digest: Digest.text(buffer.bytes))
  }

  /// Parses bytes.
  /// - Throws: `ProjectFileError` with the line.
  init(file: String, bytes: [UInt8], digest: String = "") throws(ProjectFileError) {
    guard bytes.count <= Self.largest else {
      throw ProjectFileError(
        file: file,
        sentence: "The file has \(bytes.count) bytes; a project file has at most \(Self.largest).")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: content, as: UTF8.self) else {
      throw ProjectFileError(
        file: file, line: Self.lineOfInvalidText(content),
        sentence: "The file is not UTF-8. Save it as UTF-8 and try again.")
    }
    if let alias = YAMLAliases.first(in: content) {
      throw ProjectFileError(
        file: file, line: alias.line,
        sentence: "The anchor and alias \(Excerpt.quoted("&" + alias.name)) are not taken in a "
          + "project file: an alias may stand for more than a machine can hold. Write the value out."
      )
    }
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw YAMLProblem(error, text: text).error(file: file)
    }
    self.file = file
    self.digest = digest
  }

  private static func lineOfInvalidText(_ bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }
}

/// Finds aliases before the parser follows them: a few lines of aliases to aliases grow without bound
/// as soon as something walks them.
enum YAMLAliases {
  /// The first `*name` whose `&name` stands in the text as well; in prose and quoted texts such a pair
  /// does not happen.
  static func first(in bytes: [UInt8]) -> (name: String, line: Int)? {
    let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
    guard !anchors.isEmpty else { return nil }
    return names(after: UInt8(ascii: "*"), in: bytes).first { anchors.contains($0.name) }
  }

  private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(name: String, line: Int)] {
    var found: [(String, Int)] = []
    var line = 1
    for (place, byte) in bytes.enumerated() {
      if byte == 10 { line += 1 }
      // Within quotes, or inside a word, a mark is a letter like any other.
      guard byte == mark, place == 0 || " \t\n\r[{,:-".utf8.contains(bytes[place - 1]) else {
        continue
      }
      let name = bytes[(place + 1)...].prefix {
        ($0 | 32) >= UInt8(ascii: "a") && ($0 | 32) <= UInt8(ascii: "z")
          || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
      if !name.isEmpty { found.append((String(decoding: name, as: UTF8.self), line)) }
    }
    return found
  }
}

extension CSVError {
  /// Why the file cannot be read and what to do, without naming it.
  var reading: String { problem.prefix(1).uppercased() + problem.dropFirst() + ". \(remedy)." }
}
