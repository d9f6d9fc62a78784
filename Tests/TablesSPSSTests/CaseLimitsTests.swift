#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// What a file may cost, and what is said of one that costs more.
  @Suite struct CaseLimitsTests {
    private func reason(
      _ bytes: [UInt8], _ change: (inout CaseLimits) -> Void = { _ in }
    ) -> LabelledFileError.Reason? {
      var limits = CaseLimits(
        byteCount: bytes.count, isPackedTwice: bytes.starts(with: "$FL3".utf8))
      change(&limits)
      let file = LabelledFile(
        raw: ByteBuffer(bytes), source: "f.sav", options: CSVOptions(), form: .systemFile, limits: limits)
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

    /// Fifty million cells are more than any survey has and take some hundred megabytes.
    @Test func aSmallFileMayDeclareFiftyMillionCells() throws {
      #expect(CaseLimits(byteCount: 1_000, isPackedTwice: true).cells == 50_000_000)
      #expect(CaseLimits(byteCount: 90_000_000, isPackedTwice: true).cells == 90_000_000)
      let lying = try zeros(rows: 8, declared: 50_000_001)
      #expect(reason(lying) == .tooLarge(cells: 50_000_000))
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
      #expect(reason(bytes) { $0.unpackedBytes = 50 * 4_100 } == nil)
      #expect(reason(bytes) { $0.unpackedBytes = 49 * 4_000 - 1 } == .tooMuchText(bytes: 195_999))
    }
  }
#endif
