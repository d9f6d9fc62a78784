/// Property names as JSON keys.
enum SnakeCase {
  /// `standardError` is `standard_error`, `pValue` is `p_value`, `meanNPSByRole` is
  /// `mean_nps_by_role`, `netScore95` is `net_score_95`.
  ///
  /// A word starts at a capital after a small letter or digit, at the last capital of a run that a
  /// small letter follows, and at a digit after a word of four letters or more: names such as `r2`,
  /// `CR2`, `chi2` and `icc3` stay whole.
  static func convert(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    var words: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() {
      if startsWord(at: index, in: scalars), !word.isEmpty {
        words.append(word)
        word = []
      }
      word.append(scalar)
    }
    words.append(word)
    var text = ""
    for word in words {
      if !text.isEmpty, !text.hasSuffix("_"), word.first != "_" { text += "_" }
      for scalar in word { text += scalar.properties.lowercaseMapping }
    }
    return text
  }

  private static func startsWord(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let scalar = scalars[index]
    let before = scalars[index - 1]
    if isUpper(scalar) {
      if isLower(before) || isDigit(before) { return true }
      // "NPSScore": the second S ends the acronym because a small letter follows it. A plural such
      // as "NPSs" keeps its s.
      guard isUpper(before), index + 1 < scalars.count, isLower(scalars[index + 1]) else {
        return false
      }
      let isPlural =
        scalars[index + 1] == "s"
        && (index + 2 == scalars.count || isUpper(scalars[index + 2]))
      return !isPlural
    }
    if isDigit(scalar), isLower(before) {
      var length = 0
      var place = index - 1
      while place >= 0, isLower(scalars[place]) {
        length += 1
        place -= 1
      }
      if place >= 0, isUpper(scalars[place]) { length += 1 }
      return length >= 4
    }
    return false
  }

  private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }
  private static func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// Keys in snake case, each converted once for all the values of one text.
final class KeyConversion {
  private var converted: [String: String] = [:]

  func convert(_ key: String) -> String {
    if let known = converted[key] { return known }
    let text = SnakeCase.convert(key)
    converted[key] = text
    return text
  }
}
