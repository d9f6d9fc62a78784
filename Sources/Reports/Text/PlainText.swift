/// Makes text from data safe to show: one line, nothing that moves a cursor or turns text round.
enum PlainText {
  /// One line of visible text.
  ///
  /// Line ends and tabs become spaces, other control characters their picture (ESC is "␛"), and
  /// characters that reverse the direction of what follows become "�".
  static func oneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result += " "
      case 0x00...0x1F: result.unicodeScalars.append(picture(0x2400 + scalar.value))
      case 0x7F: result.unicodeScalars.append("␡")
      case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB:
        result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// The same text in ASCII: typographic signs by their usual stand-ins, anything else by its code
  /// as `\u{…}`, so that two names never become one.
  static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let replacement = replacements[scalar] {
        result += replacement
      } else {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return result
  }

  private static func picture(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "−": "-", "–": "-", "—": "-", "‐": "-",
    "…": "...", "·": "|", "•": "*", "×": "x", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~",
    "±": "+/-", "→": "->", "←": "<-", "∞": "inf", "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "«": "\"", "»": "\"", "²": "^2", "³": "^3", "½": "1/2", "¼": "1/4", "¾": "3/4", "√": "sqrt",
    "α": "alpha", "β": "beta", "δ": "delta", "Δ": "Delta", "κ": "kappa", "λ": "lambda",
    "μ": "mu", "ρ": "rho", "σ": "sigma", "τ": "tau", "χ": "chi", "ω": "omega", "€": "EUR",
    "£": "GBP", "§": "S.", "\u{FFFD}": "?",
  ]
}
