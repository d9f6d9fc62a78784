/// The words for yes and no that columns are filled with.
package enum YesNo {
  private static let yes: Set<String> = [
    "yes", "y", "true", "t", "1", "ja", "j", "oui", "si", "sí", "x", "churned", "lost", "left",
    "cancelled", "canceled",
  ]
  private static let no: Set<String> = [
    "no", "n", "false", "f", "0", "nein", "non", "nee", "active", "retained", "stayed",
    "renewed", "customer",
  ]

  /// Whether a text says yes; nil when it says neither.
  package static func reading(_ text: String) -> Bool? {
    let word = text.lowercased().filter { !$0.isWhitespace }
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  /// Whether each level says yes; nil when one of them says neither, or there is none.
  package static func readings(_ levels: [String]) -> [Bool]? {
    let readings = levels.compactMap(reading)
    return readings.count == levels.count && !levels.isEmpty ? readings : nil
  }

  /// The level that says no where two levels say yes and no; nil otherwise.
  package static func negative(_ levels: [String]) -> String? {
    guard levels.count == 2, let readings = readings(levels) else { return nil }
    return readings[0] == readings[1] ? nil : levels[readings[0] ? 1 : 0]
  }
}
