/// The form in which a text writes a date; nil for a text that looks like no date.
struct DateShape: Hashable {
  /// The form for people: "NN/NN/NNNN", "N Mon NNNN".
  let pattern: String
  /// Whether it is the form that is always read, YYYY-MM-DD.
  var isISO: Bool { pattern == "NNNN-NN-NN" }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "mai", "jun", "jul", "aug", "sep", "okt", "oct", "nov",
    "dec", "dez", "mär", "fév", "avr", "juin", "juil", "aoû", "déc",
  ]

  /// Reads the form of a text; a time of day after the date does not count.
  init?(_ text: String) {
    guard text.utf8.count >= 6, text.utf8.count <= 40 else { return nil }
    var groups: [Int] = []
    var separators: Set<Character> = []
    var (word, digits, hasMonth) = ("", 0, false)
    func isDone() -> Bool { groups.count + (hasMonth ? 1 : 0) >= 3 }
    func endWord() -> Bool {
      defer { word = "" }
      guard !word.isEmpty else { return true }
      let lower = word.lowercased()
      guard !hasMonth, Self.months.contains(where: lower.hasPrefix) else { return false }
      hasMonth = true
      return true
    }
    for character in text {
      if let value = character.wholeNumberValue, character.isASCII {
        guard endWord() else { return nil }
        if isDone() { break }
        digits += 1
        _ = value
        continue
      }
      if digits > 0 {
        groups.append(digits)
        digits = 0
      }
      if isDone() {
        // An address such as 10.0.0.1 goes on.
        if "-/.".contains(character) { return nil }
        break
      }
      if character.isLetter {
        word.append(character)
      } else if "-/. ,".contains(character) {
        guard endWord() else { return nil }
        if character != " ", character != "," { separators.insert(character) }
      } else {
        return nil
      }
    }
    if digits > 0, !isDone() { groups.append(digits) }
    guard endWord() || isDone(), separators.count <= 1 else { return nil }
    let mark = separators.first.map(String.init) ?? " "
    let wanted = hasMonth ? 2 : 3
    guard groups.count == wanted, hasMonth || !separators.isEmpty,
      groups.allSatisfy({ $0 <= 2 || $0 == 4 }), groups.count(where: { $0 == 4 }) <= 1,
      groups.contains(4) || hasMonth || groups.allSatisfy({ $0 <= 2 })
    else { return nil }
    // One and two digits are the same form: 3/4/2026 and 13/12/2026.
    let parts = groups.map { $0 == 4 ? "NNNN" : "NN" }
    pattern = hasMonth ? "month in letters" : parts.joined(separator: mark)
  }
}
