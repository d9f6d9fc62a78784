/// The names of months, whole and shortened, in English, German, French and Spanish.
///
/// No name means one month in one language and another in another.
enum MonthNames {
  private static let names: [String: Int] = {
    let months: [[String]] = [
      ["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene"],
      ["february", "feb", "februar", "février", "fevrier", "févr", "fevr", "fév", "febrero"],
      ["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo"],
      ["april", "apr", "avril", "avr", "abril", "abr"],
      ["may", "mai", "mayo"],
      ["june", "jun", "juni", "juin", "junio"],
      ["july", "jul", "juli", "juillet", "juil", "julio"],
      ["august", "aug", "août", "aout", "agosto", "ago"],
      ["september", "sep", "sept", "septembre", "septiembre", "setiembre"],
      ["october", "oct", "oktober", "okt", "octobre", "octubre"],
      ["november", "nov", "novembre", "noviembre"],
      ["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic"],
    ]
    var names: [String: Int] = [:]
    for (index, list) in months.enumerated() {
      for name in list { names[name] = index + 1 }
    }
    return names
  }()

  /// Whether a text holds the name of a month.
  static func isIn(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { month(String($0)) != nil }
  }

  /// The month of a name, 1…12, without regard to case and a point at its end; nil for other words.
  static func month(_ word: String) -> Int? { names[word.lowercased()] }
}
