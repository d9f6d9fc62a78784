/// The words for yes and no that columns are filled with.
package enum YesNo {
  // English, then German, French, Spanish, Portuguese, Italian, Dutch and Scandinavian. No word says
  // yes in one language and no in another.
  private static let yes: Set<String> = [
    "yes", "y", "true", "t", "1", "x", "churned", "lost", "left", "cancelled", "canceled",
    "ja", "j", "wahr", "gekündigt", "gekuendigt", "abgewandert", "oui", "vrai", "si", "sí",
    "verdadero", "sim", "verdadeiro", "sì", "vero", "waar",
  ]
  private static let no: Set<String> = [
    "no", "n", "false", "f", "0", "active", "retained", "stayed", "renewed", "customer",
    "nein", "falsch", "aktiv", "non", "faux", "actif", "falso", "activo", "não", "nao", "nee",
    "onwaar", "nej", "nei",
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
