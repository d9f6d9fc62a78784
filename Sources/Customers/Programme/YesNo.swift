import Tables

/// A column of yes and no, in the spellings that files have.
enum YesNo {
  private static let yes: Set<String> = ["yes", "y", "true", "t", "1", "churned", "left", "lost"]
  private static let no: Set<String> = [
    "no", "n", "false", "f", "0", "stayed", "active", "renewed",
  ]

  /// The answer that a text gives; nil when it gives none.
  static func value(_ text: String) -> Bool? {
    let plain = text.lowercased()
    return yes.contains(plain) ? true : no.contains(plain) ? false : nil
  }
}
