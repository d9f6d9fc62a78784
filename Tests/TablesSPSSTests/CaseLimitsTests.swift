#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// What a file may cost, and what is said of one that costs more.
  @Suite struct CaseLimitsTests {
    private func reason(
      _ bytes: [UInt8], form: LabelledFile.Form = .systemFile,
      _ change: (inout CaseLimits) -> Void = { _ in }
    ) -> LabelledFileError.Reason? {
      var limits = CaseLimits(
        byteCount: bytes.count, isPackedTwice: bytes.starts(with: "$FL3".utf8))
      change(&limits)
      let file = LabelledFile(
        raw: ByteBuffer(bytes), source: "f.sav", options: CSVOptions(), form: form, limits: limits)
      do throws(LabelledFileError) {
        _ = try file.table()
        return nil
      } catch {
        return error.reason
      }
    }

    /// A variable of numbers with as many rows as are asked for: code 100 is the number 0.
    private func zeros(rows: Int, declared: Int32 = -1) throws -> [UInt8] {
      var file = try LabelledFileWriter(.compressedSav).bytes(
        [.init("NPS")], [[.number(0)]])
      // The number of cases stands at byte 80 of the header; −1 is unknown.
      for offset in 0..<4 {
        file[80 + offset] = UInt8(truncatingIfNeeded: declared >> (8 * Int32(offset)))
      }
      return try #require(
        PackedTwice.file(file) { codes in codes = [UInt8](repeating: 100, count: rows) })
    }

    @Test func whatUnpacksToManyCellsIsReadUpToTheLimit() throws {
      let bytes = try zeros(rows: 40_000)
      #expect(bytes.count < 1_000)
      let table = try SPSSReader().read(bytes: bytes, source: "f.sav")
      #expect(table.rowCount == 40_000)
      #expect(reason(bytes) { $0.cells = 40_000 } == nil)
      let limited = reason(bytes) {
        $0.cells = 39_999
        $0.tooManyCells = .tooLarge(cells: 39_999)
      }
      #expect(limited == .tooLarge(cells: 39_999))
    }

    /// Five million cells may be alike; beyond, twenty to a byte, up to fifty million; beyond, one to a byte.
    @Test func aPackedFileMayDeclareSoManyCells() throws {
      func cells(_ byteCount: Int, isPackedTwice: Bool = true) -> Int {
        CaseLimits(byteCount: byteCount, isPackedTwice: isPackedTwice).cells
      }
      #expect(cells(1_000) == 5_000_000 && cells(250_000) == 5_000_000)
      #expect(cells(1_000_000) == 20_000_000)
      #expect(cells(4_000_000) == 50_000_000 && cells(49_000_000) == 50_000_000)
      #expect(cells(90_000_000) == 90_000_000)
      #expect(cells(1_000, isPackedTwice: false) == 1_000)
      let lying = try zeros(rows: 8, declared: 5_000_001)
      #expect(reason(lying) == .tooLarge(cells: 5_000_000))
      #expect(
        LabelledFileError(.tooLarge(cells: 5_000_000), source: "f.zsav").description
          == "f.zsav: the table is too large: more than 5000000 cells. Save it as .sav instead of "
          + ".zsav, or without variables that are not needed.")
    }

    /// In every form but the `.zsav` a cell takes at least a byte.
    @Test(arguments: [LabelledFileWriter.Form.sav, .compressedSav, .dta(version: 118)])
    func moreCellsThanBytesAreNotThere(form: LabelledFileWriter.Form) throws {
      let bytes = try LabelledFileWriter.sample(form)
      #expect(try DamagedFileTests.read(bytes, form).rowCount == 40)
      var lying = bytes
      if form == .dta(version: 118) {
        // "<N>" and the count in eight bytes.
        let start = try #require(bytes.firstRange(of: "<N>".utf8)?.upperBound)
        lying.replaceSubrange(start..<(start + 8), with: [0, 0, 0, 1, 0, 0, 0, 0])
      } else {
        lying.replaceSubrange(80..<84, with: [0, 0, 0, 1])
      }
      #expect {
        try DamagedFileTests.read(lying, form)
      } throws: {
        ($0 as? LabelledFileError)?.reason == .endsEarly
      }
    }

    @Test func variablesAreLimited() throws {
      let bytes = try LabelledFileWriter.sample(.sav)
      #expect(reason(bytes) { $0.variables = 4 } == nil)
      #expect(
        reason(bytes) { $0.variables = 3 } == .tooManyVariables(found: 4, limit: 3))
      #expect(
        LabelledFileError(.tooManyVariables(found: 4, limit: 3), source: "f.sav").description
          == "f.sav: the file has 4 variables, more than 3. Save a part of it.")
    }

    /// Distinct texts are kept; a text that is known costs no memory.
    @Test func distinctTextsAreLimited() throws {
      let names = (0..<100).map { "Account \(100 + $0 % 50)" }
      let bytes = try LabelledFileWriter(.sav).bytes(
        [.init("ACCOUNT", width: 40)], names.map { [.text($0)] })
      #expect(reason(bytes) { $0.textBytes = 50 * 11 } == nil)
      #expect(reason(bytes) { $0.textBytes = 50 * 11 - 1 } == .tooMuchText(bytes: 549))
      #expect(
        LabelledFileError(.tooMuchText(bytes: 549), source: "f.sav").description
          == "f.sav: its texts are too large: more than 549 bytes. Save a part of it.")
    }

    @Test func labelsCountAsTexts() throws {
      var role = LabelledFileWriter.Variable("ROLE")
      role.valueLabels = [1: "Decision maker", 2: "End user"]
      let bytes = try LabelledFileWriter(.sav).bytes([role], [[.number(1)], [.number(2)]])
      #expect(reason(bytes) { $0.textBytes = 22 } == nil)
      #expect(reason(bytes) { $0.textBytes = 21 } == .tooMuchText(bytes: 21))
    }

    /// Blanks that fill up texts are gone through and not kept: their bytes count for the time alone.
    @Test func blanksCountForTheTimeThatTheyTake() throws {
      let bytes = try LabelledFileWriter(.compressedSav).bytes(
        [.init("WHY", width: 4_000)], (0..<50).map { [.text($0 == 0 ? "x" : "")] })
      #expect(reason(bytes) { $0.textBytes = 1 } == nil)
      #expect(reason(bytes) { $0.unpackedBytes = 50 * 4_000 } == nil)
      #expect(
        reason(bytes) { $0.unpackedBytes = 50 * 4_000 - 1 } == .unpacksTooFar(bytes: 199_999))
      #expect(
        LabelledFileError(.unpacksTooFar(bytes: 199_999), source: "f.sav").description
          == "f.sav: its rows, blanks at the ends of texts included, unpack to more than 199999 "
          + "bytes. Give texts the width that they need (in SPSS: ALTER TYPE ALL (A=AMIN)), or save "
          + "the file without variables that are not needed.")
    }

    /// A text of Stata that stands in the file once and is the value of every row.
    @Test func sharedTextsCountForTheTimeThatTheyTake() throws {
      var why = LabelledFileWriter.Variable("why")
      why.isStored = true
      let text = String(repeating: "word ", count: 200)
      let bytes = try LabelledFileWriter(.dta(version: 118)).bytes(
        [why], (0..<50).map { _ in [.text(text)] })
      func reason(_ unpackedBytes: Int) -> LabelledFileError.Reason? {
        self.reason(bytes, form: .stata) { $0.unpackedBytes = unpackedBytes }
      }
      #expect(bytes.count < 4_000)
      #expect(reason(50_000) == nil)
      #expect(reason(49_999) == .unpacksTooFar(bytes: 49_999))
    }

    /// Codes that make no cell are never handed to the reader: they are counted before the cases, twice.
    @Test func codesThatMakeNothingCount() throws {
      let file = try LabelledFileWriter(.compressedSav).bytes([.init("NPS")], [[.number(0)]])
      let bytes = try #require(
        PackedTwice.file(file) { codes in codes = [UInt8](repeating: 0, count: 40_000) + codes })
      #expect(bytes.count < 1_000)
      #expect(reason(bytes) { $0.unpackedBytes = 2 * 40_008 + 8 } == nil)
      #expect(reason(bytes) { $0.unpackedBytes = 2 * 40_008 - 1 } == .unpacksTooFar(bytes: 80_015))
    }

    /// The same block named many times over unpacks without end.
    @Test func blocksMayNotOverlap() throws {
      let file = try LabelledFileWriter(.compressedSav).bytes([.init("NPS")], [[.number(0)]])
      var bytes = try #require(
        PackedTwice.file(file) { codes in codes = [UInt8](repeating: 0, count: 4_000) })
      // The list: 24 bytes before the entries, the number of which ends them; 24 bytes each.
      let entry = Array(bytes.suffix(24))
      let list = bytes.count - 48
      for offset in 0..<2 {
        bytes[list + 20 + offset] = UInt8(truncatingIfNeeded: 1_000 >> (8 * offset))
      }
      for _ in 1..<1_000 { bytes += entry }
      // The length of the list stands in the header of the packed cases, after two places.
      let header = try #require(file.firstRange(of: [0xE7, 3, 0, 0, 0, 0, 0, 0])?.upperBound)
      for (offset, byte) in [UInt8](arrayLiteral: 0xD8, 0x5D, 0, 0).enumerated() {
        bytes[header + 16 + offset] = byte
      }
      #expect(reason(bytes) == .damaged("blocks of cases overlap"))
    }

    /// The library compares each name in such a record with that of each variable.
    @Test func namesOfLongTextsAreCounted() throws {
      var file = try LabelledFileWriter(.sav).bytes([.init("NPS")], [[.number(0)]])
      let end = try #require(file.firstRange(of: [0xE7, 3, 0, 0, 0, 0, 0, 0])?.lowerBound)
      // Record 7, subtype 21: labels of a text over eight bytes, here of NPS and none.
      let name: [UInt8] = [3, 0, 0, 0] + Array("NPS".utf8) + [8, 0, 0, 0, 0, 0, 0, 0]
      let record: [UInt8] = [7, 0, 0, 0, 21, 0, 0, 0, 1, 0, 0, 0, UInt8(3 * name.count), 0, 0, 0]
      file.insert(contentsOf: record + name + name + name, at: end)
      // Three of this record, and 32 of each of two or fewer of names that the writer makes.
      let lookups = try file.withUnsafeBufferPointer {
        try #require(SystemFileDictionary($0)).lookups
      }
      #expect(lookups % 32 == 3)
      #expect(reason(file) { $0.lookups = lookups } == nil)
      #expect(
        reason(file) { $0.lookups = lookups - 1 }
          == .damaged("more names than variables could have"))
    }

    @Test func columnsAreLimited() throws {
      let bytes = try LabelledFileWriter(.sav).bytes(
        [.init("WHY", width: 600), .init("NPS")], [[.text("x"), .number(1)]])
      #expect(reason(bytes) { $0.columns = 4 } == nil)
      #expect(reason(bytes) { $0.columns = 3 } == .tooManyVariables(found: 4, limit: 3))
    }
  }
#endif
