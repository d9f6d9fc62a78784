#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// The long texts of Stata 13 and later, which stand behind the cases.
  @Suite struct StoredTextsTests {
    private func file(version: UInt8) throws -> [UInt8] {
      var why = LabelledFileWriter.Variable("why")
      why.isStored = true
      return try LabelledFileWriter(.dta(version: version)).bytes(
        [why, .init("n")],
        [
          [.text("Price"), .number(1)], [.text("Ärger"), .number(2)], [.text("Price"), .number(3)],
        ])
    }

    @Test(arguments: [117, 118, 119] as [UInt8])
    func textsAreRead(version: UInt8) throws {
      let table = try StataReader().read(bytes: file(version: version), source: "f.dta")
      #expect((0..<3).map { table.columns[0].text(row: $0) } == ["Price", "Ärger", "Price"])
      #expect(table.columns[1].numbers == [1, 2, 3])
    }

    /// The library would read on behind a text that no zero ends.
    @Test(arguments: [117, 118, 119] as [UInt8])
    func aTextWithoutEndIsRefused(version: UInt8) throws {
      var bytes = try file(version: version)
      let end = try #require(bytes.firstRange(of: "</strls>".utf8)?.lowerBound)
      #expect(bytes[end - 1] == 0)
      bytes[end - 1] = UInt8(ascii: "x")
      #expect {
        try StataReader().read(bytes: bytes, source: "f.dta")
      } throws: {
        ($0 as? LabelledFileError)?.reason == .damaged("a long text has no end")
      }
    }
  }
#endif
