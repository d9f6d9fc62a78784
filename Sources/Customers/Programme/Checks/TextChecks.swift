import Reports
import Tables

extension FileCheck {
  /// What the characters of texts give away.
  static let texts: [FileCheck] = [
    .each("damaged_text", "Characters that were damaged by a wrong encoding") { file, _ in
      file.table.columns.compactMap { column -> CheckFinding? in
        let (rows, examples) = rows(of: column, where: isDamaged)
        guard !rows.isEmpty else { return nil }
        return file.finding(
          .warns, column: column.name, rows: rows,
          "\(counted(rows.count, "cell")) of \(Excerpt.quoted(column.name)) "
            + "\(rows.count == 1 ? "holds" : "hold") characters damaged by a wrong encoding, such as "
            + "\(Excerpt.quoted(examples[0])).",
          effect: "Names damaged in one file do not match those of another, and one customer "
            + "becomes two.",
          remedy: "Export the file again as UTF-8, or try --encoding windows1252.",
          commands: ["all"])
      }
    },
    .each("formula_cells", "Texts that a spreadsheet would take for a formula") { file, _ in
      file.table.columns.compactMap { column -> CheckFinding? in
        let (rows, examples) = rows(of: column, where: isFormula)
        guard !rows.isEmpty else { return nil }
        return file.finding(
          .notes, column: column.name, rows: rows,
          "\(counted(rows.count, "cell")) of \(Excerpt.quoted(column.name)) would be a formula in a "
            + "spreadsheet, such as \(Excerpt.quoted(examples[0])).",
          effect:
            "No effect on figures. Quorum's own CSV output makes such cells harmless (--raw leaves "
            + "them).",
          remedy: "Do not open the file in a spreadsheet unless you trust who filled it in.",
          commands: ["all"])
      }
    },
    .each("personal_data", "Columns that name or reach people") { file, _ in
      let columns = file.table.columns.filter(isPersonal)
      guard !columns.isEmpty else { return [] }
      return [
        file.finding(
          .notes, column: columns.count == 1 ? columns[0].name : nil, count: columns.count,
          "\(Listed.quoted(columns.map(\.name))) \(columns.count == 1 ? "looks" : "look") like "
            + "personal data (names, e-mail addresses, telephone numbers).",
          effect: "No effect on figures; outputs that list respondents will show them.",
          remedy: "Replace them by numbers before sharing the file or its results.",
          commands: ["all"])
      ]
    },
  ]

  /// The rows of a text column whose text meets a condition, and the first of the texts.
  static func rows(
    of column: Column, where meets: (String) -> Bool
  ) -> (rows: [Int], examples: [String]) {
    guard column.kind == .text else { return ([], []) }
    let labels = column.labels
    let marked = labels.levels.map(meets)
    guard marked.contains(true) else { return ([], []) }
    let rows = labels.codes.indices.filter {
      labels.codes[$0] >= 0 && marked[Int(labels.codes[$0])]
    }
    return (rows, labels.levels.indices.filter { marked[$0] }.prefix(5).map { labels.levels[$0] })
  }

  /// UTF-8 read as Windows-1252 leaves pairs such as Ã¼ and â€™; bytes lost for good leave U+FFFD.
  private static func isDamaged(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= 3 else { return false }
      for place in 0..<(bytes.count - 2) where bytes[place] >= 0xC3 {
        let (first, second, third) = (bytes[place], bytes[place + 1], bytes[place + 2])
        if first == 0xEF, second == 0xBF, third == 0xBD { return true }
        if first == 0xC3, second == 0x83 || second == 0x82, third == 0xC2 { return true }
        if first == 0xC3, second == 0xA2, third == 0xE2, place + 3 < bytes.count,
          bytes[place + 3] == 0x82
        {
          return true
        }
      }
      return false
    }
  }

  private static func isFormula(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first(where: { $0 > 0x20 }), bytes.count > 1 else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"):
      return bytes.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "z") || $0 == 0x28 }
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      // "-5" and "+49 30 …" are no formulas; "- a remark" and "--" are none either.
      return bytes.contains(UInt8(ascii: "(")) && bytes.contains(UInt8(ascii: ")"))
        && !bytes.contains(0x20)
    default: return false
    }
  }

  private static let personal = [
    "email", "mail", "phone", "telephone", "mobile", "telefon", "firstname", "lastname", "surname",
    "fullname", "contactname", "respondentname", "personname", "vorname", "nachname",
  ]

  private static func isPersonal(_ column: Column) -> Bool {
    let header = NearNames.normalized(column.name)
    guard column.presentCount > 0 else { return false }
    if personal.contains(where: { header == $0 || (header.hasSuffix($0) && $0.count > 4) }) {
      return true
    }
    guard column.kind == .text else { return false }
    let sample = column.labels.levels.prefix(200)
    let addresses = sample.count { level in
      let parts = level.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        && !level.contains(" ")
    }
    return addresses * 2 > sample.count
  }
}
