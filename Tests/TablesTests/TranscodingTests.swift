import Testing

@testable import Tables

struct TranscodingTests {
  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(truncatingIfNeeded: unit)
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private let text = "name,größe\nMüller,1\n満足 🙂,2\n"

  @Test(arguments: [true, false])
  func utf16WithMark(bigEndian: Bool) throws {
    let table = try read(bytes: utf16(text, bigEndian: bigEndian, mark: true))
    #expect(table.columnNames == ["name", "größe"])
    #expect(table.texts(0) == ["Müller", "満足 🙂"])
    #expect(try table.numbers("größe") == [1, 2])
  }

  @Test(arguments: [true, false])
  func utf16WithoutMark(bigEndian: Bool) throws {
    let bytes = utf16("role;score\nuser;7\n", bigEndian: bigEndian, mark: false)
    let table = try read(bytes: bytes)
    #expect(table.columnNames == ["role", "score"])
    #expect(try table.numbers("score") == [7])
  }

  @Test func utf16ByOption() throws {
    let bytes = utf16("満足\n満\n", bigEndian: true, mark: false)
    let table = try read(bytes: bytes, CSVOptions(encoding: .utf16BigEndian))
    #expect(table.columnNames == ["満足"] && table.texts(0) == ["満"])
  }

  @Test func halfACharacterIsNamed() {
    var bytes = utf16("a,b\n1,", bigEndian: false, mark: true)
    #expect(failure(bytes: bytes + [0x3D, 0xD8, 0x20, 0x00])?.reason == .invalidUTF16)
    #expect(failure(bytes: bytes + [0x3D, 0xDC])?.reason == .invalidUTF16)
    bytes.append(0x31)
    let error = failure(bytes: bytes)
    #expect(error?.reason == .invalidUTF16 && error?.line == 2 && error?.column == 2)
  }

  @Test func windows1252() throws {
    let bytes: [UInt8] = Array("name\n".utf8) + [0x80, 0xE9, 0x93, 0x99, 0x0A]
    let table = try read(bytes: bytes, CSVOptions(encoding: .windows1252))
    #expect(table.texts(0) == ["€é“™"])
  }

  @Test func windows1252HasHoles() {
    let bytes: [UInt8] = Array("a,b\nx,y\nx,".utf8) + [0x81]
    let error = failure(bytes: bytes, CSVOptions(encoding: .windows1252))
    #expect(error?.reason == .undefinedWindows1252(0x81))
    #expect(error?.line == 3 && error?.column == 2 && error?.columnName == "b")
    #expect((0x80...0x9F).filter { Transcoding.windows1252(UInt8($0)) == nil }.count == 5)
  }

  @Test func utf8Marks() throws {
    #expect(try read("\u{FEFF}nps\n9\n").columnNames == ["nps"])
    #expect(try read("\u{FEFF}\"nps\",b\n9,1\n").columnNames == ["nps", "b"])
  }
}
