#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// Files that end early and counts that lie; damage at random is the fuzzer's.
  @Suite struct DamagedFileTests {
    static let forms: [LabelledFileWriter.Form] = [
      .sav, .compressedSav, .zsav, .por, .dta(version: 114), .dta(version: 118),
    ]

    static func read(_ bytes: [UInt8], _ form: LabelledFileWriter.Form) throws -> Table {
      if case .dta = form { return try StataReader().read(bytes: bytes, source: "f.dta") }
      return try SPSSReader().read(bytes: bytes, source: "f.sav")
    }

    private func check(_ bytes: [UInt8], _ form: LabelledFileWriter.Form) {
      do {
        let table = try Self.read(bytes, form)
        // Whatever can be read can be asked for.
        for column in table.columns {
          _ = column.labels
          _ = try? table.numbers(column.name)
          _ = try? table.days(column.name)
          for row in 0..<min(3, table.rowCount) { _ = column.text(row: row) }
        }
      } catch {
        #expect("\(error)".hasPrefix("f."))
      }
    }

    @Test(arguments: forms)
    func truncations(form: LabelledFileWriter.Form) throws {
      let bytes = try LabelledFileWriter.sample(form)
      for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
        check(Array(bytes[..<end]), form)
      }
    }

    @Test func countsThatLieAreRefused() throws {
      var bytes = try LabelledFileWriter.sample(.sav)
      // The number of cases stands at byte 80 of the header.
      for offset in 0..<4 { bytes[80 + offset] = offset == 3 ? 0x7F : 0xFF }
      #expect(throws: LabelledFileError.self) { try Self.read(bytes, .sav) }
    }
  }
#endif
