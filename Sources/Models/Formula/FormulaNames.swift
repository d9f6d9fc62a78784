/// Which names can stand in a formula as they are, and how the others are written.
enum FormulaNames {
  /// A letter of any script, a mark on one, a digit, an underscore or a point.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" || scalar == "." { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  /// Whether these signs of a name make a number: digits and points alone.
  static func isNumber(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
  }

  /// The name, in backticks where it needs them.
  static func written(_ name: String) -> String {
    let isPlain =
      !name.isEmpty && name.unicodeScalars.allSatisfy(isNameScalar) && !isNumber(name)
    return isPlain ? name : quoted(name)
  }

  /// The name in backticks; a backtick inside is doubled.
  static func quoted(_ name: String) -> String {
    var result = "`"
    for scalar in name.unicodeScalars {
      if scalar == "`" { result += "`" }
      result.unicodeScalars.append(scalar)
    }
    return result + "`"
  }
}
