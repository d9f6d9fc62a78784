import Testing

/// What people really send: each file ends with a clear message and the right exit code.
@Suite struct UglyInputTests {
  struct Ugly: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let status: Int32
    let says: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ status: Int32, _ says: String) {
      self.init(name, bytes: Array(text.utf8), status, says)
    }

    init(_ name: String, bytes: [UInt8], _ status: Int32, _ says: String) {
      (self.name, self.bytes, self.status, self.says) = (name, bytes, status, says)
    }
  }

  static let files: [Ugly] = [
    Ugly("empty", "", 65, "empty"),
    Ugly("header only", "account,nps\n", 69, ""),
    Ugly("all missing", "account,nps\na,\nb,NA\n", 69, ""),
    Ugly("no score column", "name,city\nx,y\n", 65, "--score"),
    Ugly("eleven", "nps\n10\n11\n", 65, "line 3"),
    Ugly("minus one", "nps\n-1\n10\n", 65, "line 2"),
    Ugly("seven and a half", "nps\n10\n7.5\n", 65, "not a whole number"),
    Ugly("words", "nps\n10\nabc\n", 65, "abc"),
    Ugly("unclosed quote", "nps,c\n10,\"open\n9,x\n", 65, "line 2"),
    Ugly("ragged", "nps,c\n10,x\n9\n", 65, "line 3"),
    Ugly("nul", bytes: [110, 112, 115, 10, 49, 0, 10], 65, "line 2"),
    Ugly("zip", bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0], 65, "zip archive"),
    Ugly(
      "random bytes", bytes: (0..<512).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }, 65, ""),
    Ugly("one long line", String(repeating: "x", count: 10_000_000), 69, "no rows"),
    Ugly("invalid utf8", bytes: Array("nps,n\n10,".utf8) + [0xFF, 10], 65, "line 2"),
    Ugly("one account", "account,nps\na,10\na,9\na,10\n", 69, ""),
  ]

  @Test(arguments: files)
  func isRefusedClearly(_ ugly: Ugly) throws {
    let command = try Command()
    let outcome = try command.run("nps", command.write(bytes: ugly.bytes, to: "ugly.csv"))
    #expect(outcome.status == ugly.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(ugly.says), "\(outcome.errors)")
    #expect(outcome.errors.utf8.count < 4_000)
    #expect(outcome.status != 65 || !outcome.errors.isEmpty)
  }

  @Test func pathsThatAreNoFiles() throws {
    let command = try Command()
    for path in [".", "absent.csv", "/dev/null/x", ""] {
      let outcome = try command.run("nps", path)
      #expect(outcome.status == 66, "\(path): \(outcome.status) \(outcome.errors)")
      #expect(!outcome.errors.isEmpty)
    }
  }

  @Test func wrongColumnNamesListTheNearOnes() throws {
    let command = try Command()
    let file = try command.write("acount,npss\na,10\n", to: "s.csv")
    let outcome = try command.run("nps", file, "--score", "nps")
    #expect(outcome.status == 65 && outcome.errors.contains("npss"))
  }

  @Test func whatOtherProgramsWriteIsRead() throws {
    let command = try Command()
    let texts: [(String, [UInt8])] = [
      ("crlf and bom", [0xEF, 0xBB, 0xBF] + Array("account,nps\r\na,10\r\nb,9\r\n".utf8)),
      ("carriage returns", Array("account,nps\ra,10\rb,9\r".utf8)),
      ("semicolons", Array("account;nps;x\na;10;1,5\nb;9;2,5\n".utf8)),
      ("tabs", Array("account\tnps\na\t10\nb\t9\n".utf8)),
      ("labels", Array("nps\n10 - Extremely likely\n9\n".utf8)),
      ("quoted newline", Array("nps,why\n10,\"a\nb\"\n9,c\n".utf8)),
      (
        "utf-16",
        [0xFF, 0xFE] + Array("nps\n10\n9\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      ),
    ]
    for (name, bytes) in texts {
      let outcome = try command.run("nps", command.write(bytes: bytes, to: "s.csv"))
      #expect(outcome.status == 0 && outcome.output.contains("+100.0"), "\(name) \(outcome.errors)")
    }
  }

  @Test func windows1252IsReadWithANoteOrByOption() throws {
    let command = try Command()
    let file = try command.write(
      bytes: Array("name,nps\nM".utf8) + [0xFC] + Array(",10\n".utf8), to: "s.csv")
    let read = try command.run("nps", file)
    #expect(read.status == 0 && read.output.contains("Windows-1252"))
    #expect(try command.run("nps", file, "--encoding", "utf8").status == 65)
    #expect(try command.run("nps", file, "--encoding", "windows1252").status == 0)
  }
}
