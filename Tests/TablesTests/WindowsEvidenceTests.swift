import Testing

@testable import Tables

@Suite struct WindowsEvidenceTests {
  static func table(_ bytes: [UInt8]) throws(CSVError) -> Table {
    try CSVReader().read(bytes: bytes, source: "w.csv")
  }

  @Test func westernTextIsReadWithANote() throws {
    // Müller; Größe – “50 €”; cœur d'été
    let bytes: [UInt8] =
      Array("name\nM".utf8) + [0xFC] + Array("ller\nGr".utf8) + [0xF6, 0xDF]
      + Array("e ".utf8) + [0x96, 0x20, 0x93] + Array("50 ".utf8) + [0x80, 0x94, 10]
      + Array("c".utf8) + [0x9C] + Array("ur d'".utf8) + [0xE9] + Array("t".utf8) + [0xE9, 10]
    let table = try Self.table(bytes)
    #expect(
      try table.labels("name").levels == ["Müller", "Größe – “50 €”", "cœur d'été"])
    #expect(table.notes.map(\.code) == ["windows_1252"])
    #expect(table.notes[0].sentence.contains("on line 2 “M\\xFCller” became “Müller”"))
  }

  @Test(
    arguments: [
      ("Mac Roman Bäcker", [0x42, 0x8A, 0x63, 0x6B, 0x65, 0x72]),
      ("Mac Roman König", [0x4B, 0x9A, 0x6E, 0x69, 0x67]),
      ("code page 850 Müller", [0x4D, 0x81, 0x6C, 0x6C, 0x65, 0x72]),
      ("code page 850 König", [0x4B, 0x94, 0x6E, 0x69, 0x67]),
      ("Cyrillic", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]),
      ("Shift JIS", [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]),
      ("a lone byte", [0xFF]), ("ISO 8859-15 euro", [0xA4, 0x35]),
    ] as [(String, [UInt8])])
  func otherEncodingsAreNotGuessed(_ name: String, _ word: [UInt8]) {
    #expect(throws: CSVError.self, "\(name)") {
      try Self.table(Array("name\n".utf8) + word + [10])
    }
  }

  @Test func damagedUTF8IsNotAnotherEncoding() {
    let bytes = Array("name\nMüller\nGröße\nÉté\n".utf8) + [0xE9, 10]
    #expect(throws: CSVError.self) { try Self.table(bytes) }
  }

  @Test func whatIsToldIsNotGuessed() throws {
    let bytes = Array("name\n".utf8) + [0xE9, 10]
    #expect(throws: CSVError.self) {
      try CSVReader(CSVOptions(encoding: .utf8)).read(bytes: bytes, source: "w.csv")
    }
    let told = try CSVReader(CSVOptions(encoding: .windows1252)).read(bytes: bytes, source: "w")
    #expect(told.notes.isEmpty && told.columns[0].text(row: 0) == "é")
  }
}
