/// The words for yes and no, by which an event and a reference level are known.
enum YesNo {
  private static let yes: Set<String> = ["yes", "y", "true", "t", "1"]
  private static let no: Set<String> = ["no", "n", "false", "f", "0"]

  /// Whether a text says yes; nil when it says neither.
  static func reading(_ text: String) -> Bool? {
    let word = text.lowercased()
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  /// The level that says no where two levels say yes and no; nil otherwise.
  static func negative(_ levels: [String]) -> String? {
    guard levels.count == 2 else { return nil }
    let readings = levels.map(reading)
    if readings == [true, false] { return levels[1] }
    return readings == [false, true] ? levels[0] : nil
  }
}
