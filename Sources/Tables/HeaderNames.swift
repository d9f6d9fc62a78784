/// Headers made into names that are neither empty nor twice the same.
public struct HeaderNames: Sendable, Equatable {
  /// One name for each header.
  public let names: [String]
  /// What was changed.
  public let notes: [TableNote]

  /// Names for the headers of a file.
  ///
  /// Surrounding spaces go; an empty header becomes "column 3"; the second "nps" becomes "nps (2)".
  public init(headers: [String]) {
    var taken = Set<String>()
    var names: [String] = []
    // Names that stand in the file win over names made here.
    let given = Set(headers.map(Self.trimmed))
    var next: [String: Int] = [:]
    for (position, header) in headers.enumerated() {
      let trimmed = Self.trimmed(header)
      let base = trimmed.isEmpty ? "column \(position + 1)" : trimmed
      var name = base
      if taken.contains(name) || (trimmed.isEmpty && given.contains(name)) {
        var copy = next[base] ?? 2
        repeat {
          name = "\(base) (\(copy))"
          copy += 1
        } while taken.contains(name) || given.contains(name)
        next[base] = copy
      }
      taken.insert(name)
      names.append(name)
    }
    self.names = names
    notes = Self.notes(headers: headers, names: names)
  }

  /// What was changed to make names of headers; the names may be fewer.
  static func notes(headers: [String], names: [String]) -> [TableNote] {
    var notes: [TableNote] = []
    var empty: [Int] = []
    for (position, name) in names.enumerated() {
      let header = trimmed(headers[position])
      if header.isEmpty {
        empty.append(position)
      } else if name != header {
        notes.append(
          TableNote(
            code: "duplicate_header",
            sentence:
              "Column \(position + 1) repeats the header \(Excerpt.quoted(header)) and is called "
              + "\(Excerpt.quoted(name))."))
      }
    }
    if let first = empty.first {
      notes.append(
        TableNote(
          code: "empty_header",
          sentence: empty.count == 1
            ? "Column \(first + 1) has no header and is called \(Excerpt.quoted(names[first]))."
            : "\(empty.count) columns have no header and are called by their number: the first is "
              + "\(Excerpt.quoted(names[first]))."))
    }
    return notes
  }

  private static func trimmed(_ header: String) -> String {
    let scalars = header.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
