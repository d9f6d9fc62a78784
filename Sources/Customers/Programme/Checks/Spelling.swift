import Tables

/// Texts that are probably one thing written twice.
enum Spelling {
  /// A text without case, accents, spaces and punctuation.
  static func key(_ text: String) -> String {
    var key = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if scalar.properties.isAlphabetic {
          key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        } else if ("0"..."9").contains(scalar) || scalar == "@" || scalar == "+" {
          key.unicodeScalars.append(scalar)
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key += base(scalar)
      }
    }
    // A text of signs alone is itself.
    return key.isEmpty ? text : key
  }

  /// A letter without its accents; ß, æ, ø and the like as they are usually written out.
  private static func base(_ scalar: Unicode.Scalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    if let written = written[lower] { return written }
    // The name of a letter says what is below its accent: LATIN SMALL LETTER E WITH ACUTE.
    for letter in lower.unicodeScalars {
      guard let name = letter.properties.name else { continue }
      let words = name.split(separator: " ")
      if words.count >= 6, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
        words[3].count == 1
      {
        return words[3].lowercased()
      }
    }
    return lower
  }

  private static let written = ["ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"]

  /// The part of an e-mail address that tells people apart: without case, "+tag" and dots before the @,
  /// and without the top-level domain's spelling; other texts as `key`.
  static func personKey(_ text: String) -> String {
    let lower = text.lowercased().filter { !$0.isWhitespace }
    let parts = lower.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return wordsKey(text) }
    let name = parts[0].prefix { $0 != "+" }
    return key(name.isEmpty ? lower : String(name)) + "@" + parts[1]
  }

  /// Words in any order: "Smith, Anna" is "Anna Smith".
  private static func wordsKey(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == "," }.map { key(String($0)) }
    return words.count == 2 ? words.sorted().joined() : key(text)
  }

  /// Pairs of texts, the later ones in another spelling of the earlier, by their places.
  static func alike(_ texts: [String], key: (String) -> String = Spelling.key) -> [(Int, Int)] {
    var first: [String: Int] = [:]
    first.reserveCapacity(texts.count)
    var pairs: [(Int, Int)] = []
    for (place, text) in texts.enumerated() {
      let key = key(text)
      if let earlier = first[key] { pairs.append((earlier, place)) } else { first[key] = place }
    }
    return pairs
  }

  /// How many texts are compared for slips of the pen; more would take long.
  static let mostCompared = 20_000

  /// Pairs of longer texts that differ by one letter left out, added, replaced or swapped with the next.
  ///
  /// Two such texts, or they with one letter left out, share a form (Garbe's symmetric deletion), so that
  /// the work grows with the number of texts and not with its square.
  static func near(_ texts: [String]) -> [(Int, Int)] {
    guard texts.count <= mostCompared else { return [] }
    let letters = texts.map { Array(key($0).unicodeScalars.prefix(60)) }
    var forms: [Int: [Int]] = [:]
    var pairs: [(Int, Int)] = []
    for (place, word) in letters.enumerated() where isWord(word) {
      var seen: Set<Int> = []
      for left in -1..<word.count {
        var hasher = Hasher()
        for (position, letter) in word.enumerated() where position != left {
          hasher.combine(letter)
        }
        let form = hasher.finalize()
        for earlier in forms[form, default: []] where seen.insert(earlier).inserted {
          if isSlip(letters[earlier], word) { pairs.append((earlier, place)) }
        }
        // Very many texts of one form are a numbered list.
        if forms[form, default: []].count < 8, forms[form]?.last != place {
          forms[form, default: []].append(place)
        }
      }
    }
    return pairs.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  /// Whether slips can be told in a text: eight letters, and more letters than digits.
  private static func isWord(_ word: [Unicode.Scalar]) -> Bool {
    let digits = word.count { ("0"..."9").contains($0) }
    return word.count >= 8 && digits * 2 < word.count
  }

  /// Whether one edit makes one of the other, and not one of digits: "Plant 1" and "Plant 2" are two.
  static func isSlip(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard a != b, abs(a.count - b.count) <= 1, NearNames.editDistance(a, b) == 1 else {
      return false
    }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] {
      end += 1
    }
    let changed = a[start..<(a.count - end)] + b[start..<(b.count - end)]
    return changed.allSatisfy { !("0"..."9").contains($0) }
  }

  /// Pairs of people in two spellings: alike anywhere in one account, or a slip apart in it.
  /// - Parameters:
  ///   - people: the person of each row.
  ///   - accounts: the account of each row; nil compares all people as of one.
  static func people(_ people: Labels, accounts: Labels?) -> [(Int, Int)] {
    // The account of a person is the first one named with it.
    var account = [Int32](repeating: -1, count: people.levels.count)
    if let accounts {
      // An account may itself be there in two spellings.
      var first: [String: Int32] = [:]
      let codes = accounts.levels.enumerated().map { code, name -> Int32 in
        let key = key(name)
        if let known = first[key] { return known }
        first[key] = Int32(code)
        return Int32(code)
      }
      for (person, own) in zip(people.codes, accounts.codes) where person >= 0 && own >= 0 {
        if account[Int(person)] < 0 { account[Int(person)] = codes[Int(own)] }
      }
    }
    let keys = people.levels.map(personKey)
    var members: [Int32: [Int]] = [:]
    for person in people.levels.indices { members[account[person], default: []].append(person) }
    var pairs: [(Int, Int)] = []
    for own in members.keys.sorted() {
      let list = members[own] ?? []
      pairs += alike(list.map { keys[$0] }, key: { $0 }).map { (list[$0.0], list[$0.1]) }
      guard own >= 0, list.count <= mostCompared else { continue }
      // Numbers of contacts differ by one sign without being one person.
      let words = list.filter { people.levels[$0].contains { $0 == "@" || $0 == " " } }
      guard words.count >= 2 else { continue }
      let known = Set(pairs.map(\.1))
      pairs += near(words.map { keys[$0] }).map { (words[$0.0], words[$0.1]) }
        .filter { !known.contains($0.1) }
    }
    return pairs.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }
}
