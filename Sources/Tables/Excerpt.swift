/// Text from a file made fit for a message: short, on one line, nothing that moves the cursor.
public enum Excerpt {
  /// The text in quotation marks, shortened, with control characters escaped.
  public static func quoted(_ text: some StringProtocol, limit: Int = 40) -> String {
    "“" + escaped(text, limit: limit) + "”"
  }

  /// The text shortened to `limit` characters, with control characters escaped.
  public static func escaped(_ text: some StringProtocol, limit: Int = 40) -> String {
    var result = ""
    var taken = 0
    // Scalars, not characters: thousands of combining marks may sit on one character.
    for scalar in text.unicodeScalars {
      if taken == limit { return result + "…" }
      taken += 1
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isHarmless(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
      }
    }
    return result
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Format characters include those that turn the direction of writing.
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}
