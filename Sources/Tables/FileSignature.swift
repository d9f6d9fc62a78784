/// Recognises files of other kinds by their first bytes.
enum FileSignature {
  /// What the bytes look like and what to do about it, nil where they may be a text table.
  static func otherFormat(_ bytes: ByteText) -> CSVError.Reason? {
    for kind in kinds where starts(bytes, with: kind.bytes) {
      return .otherFormat(kind.name, remedy: kind.remedy)
    }
    if starts(bytes, with: [0x50, 0x4B, 0x03, 0x04]) { return zip(bytes) }
    if isOldStata(bytes) { return .otherFormat("a Stata data file (.dta)", remedy: exportAgain) }
    if find("SPSS PORT FILE", in: bytes.part(0, min(bytes.count, 512))) {
      return .otherFormat("an SPSS portable file (.por)", remedy: exportAgain)
    }
    return markup(bytes)
  }

  private struct Kind {
    let bytes: [UInt8]
    let name: String
    let remedy: String

    init(_ text: String, _ name: String, _ remedy: String = exportAgain) {
      self.init(Array(text.utf8), name, remedy)
    }

    init(_ bytes: [UInt8], _ name: String, _ remedy: String = exportAgain) {
      self.bytes = bytes
      self.name = name
      self.remedy = remedy
    }
  }

  private static let exportAgain = "Export the data as CSV in UTF-8"
  private static let unpack = "Unpack it first"

  private static let kinds = [
    Kind("%PDF-", "a PDF document"),
    Kind("SQLite format 3\0", "an SQLite database", exportAgain),
    Kind("$FL2@(#)", "an SPSS data file (.sav)", exportAgain),
    Kind("$FL3@(#)", "a compressed SPSS data file (.zsav)", exportAgain),
    Kind(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls)",
      "Save it as .xlsx or CSV in UTF-8"),
    Kind([0x1F, 0x8B], "a gzip archive", unpack),
    Kind("BZh91AY&SY", "a bzip2 archive", unpack),
    Kind([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive", unpack),
    Kind([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", unpack),
    Kind([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", unpack),
    Kind("PAR1\u{15}", "a Parquet file"),
    Kind("<stata_dta>", "a Stata data file (.dta)"),
    Kind("{\\rtf", "an RTF document"),
    Kind([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    Kind([0xFF, 0xD8, 0xFF], "a JPEG image"),
    Kind([0xFF, 0xFE, 0x00, 0x00], "a text in UTF-32", "Save the file as UTF-8"),
    Kind([0x00, 0x00, 0xFE, 0xFF], "a text in UTF-32", "Save the file as UTF-8"),
  ]

  /// Stata 12 and older: version, order of bytes, type of file, and a zero.
  private static func isOldStata(_ bytes: ByteText) -> Bool {
    bytes.count > 3 && (104...115).contains(bytes[0]) && (1...2).contains(bytes[1])
      && bytes[2] == 1 && bytes[3] == 0
  }

  private static func zip(_ bytes: ByteText) -> CSVError.Reason {
    let head = bytes.part(0, min(bytes.count, 4096))
    if find("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", in: head) {
      return .otherFormat("an OpenDocument spreadsheet (.ods)", remedy: exportAgain)
    }
    if find("[Content_Types].xml", in: head) || find("xl/", in: head) || find("_rels/", in: head) {
      return .otherFormat(
        "an Excel .xlsx file (zip)", remedy: exportAgain)
    }
    return .otherFormat("a zip archive", remedy: unpack)
  }

  private static func markup(_ bytes: ByteText) -> CSVError.Reason? {
    var start = starts(bytes, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, start < 256, bytes[start] <= Ascii.space { start += 1 }
    let rest = bytes.part(start, min(bytes.count, start + 16)).map { byte in
      byte &- UInt8(ascii: "A") < 26 ? byte | 32 : byte
    }
    if rest.starts(with: "<!doctype".utf8) || rest.starts(with: "<html".utf8) {
      return .otherFormat(
        "a web page", remedy: "The download may have asked for a login; export the data as CSV")
    }
    if rest.starts(with: "<?xml".utf8) { return .otherFormat("an XML file", remedy: exportAgain) }
    return nil
  }

  private static func starts(_ bytes: ByteText, with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
  }

  private static func find(_ text: String, in bytes: ByteText) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
    }
  }
}
