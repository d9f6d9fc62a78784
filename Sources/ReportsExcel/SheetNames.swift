#if Excel
  /// Names of sheets that Excel accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at
  /// the ends, not empty, not "History", and none twice, whatever the case.
  struct SheetNames {
    private static let longest = 31
    private var taken: Set<String> = ["history"]

    /// A valid name that has not been given yet, as near to the wanted one as may be.
    mutating func name(_ wanted: String) -> String {
      let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
      var base = String(wanted.map { forbidden.contains($0) || $0.isNewline ? " " : $0 })
      base = Self.shortened(Self.trimmed(base), Self.longest)
      if base.isEmpty { base = "Table" }
      var name = base
      var copy = 2
      while taken.contains(name.lowercased()) {
        let ending = " (\(copy))"
        name = Self.shortened(base, Self.longest - ending.utf16.count) + ending
        copy += 1
      }
      taken.insert(name.lowercased())
      return name
    }

    /// The beginning of a text that has so many UTF-16 units at most: so Excel counts.
    private static func shortened(_ text: String, _ limit: Int) -> String {
      var result = ""
      var used = 0
      for character in text {
        used += character.utf16.count
        if used > limit { break }
        result.append(character)
      }
      return trimmed(result)
    }

    private static func trimmed(_ text: String) -> String {
      var rest = text[...]
      while let first = rest.first, first == "'" || first.isWhitespace { rest.removeFirst() }
      while let last = rest.last, last == "'" || last.isWhitespace { rest.removeLast() }
      return String(rest.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 } })
    }
  }
#endif
