#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// No bytes may crash the readers, or keep them busy.
  @Suite struct DamagedFileTests {
    static let forms: [LabelledFileWriter.Form] = [
      .sav, .compressedSav, .zsav, .por, .dta(version: 114), .dta(version: 118),
    ]

    static func sample(_ form: LabelledFileWriter.Form) throws -> [UInt8] {
      var role = Variable("ROLE", label: "Job role")
      role.valueLabels = [1: "Decision maker", 2: "End user"]
      let isPortable = form == .por
      // Longer than a text of SPSS can be without being cut into segments.
      let width = isPortable || form == .dta(version: 114) ? 20 : 300
      let rows = (0..<40).map { row -> [Cell] in
        let score = Double(row % 11)
        let name = row % 3 == 0 ? "" : "Account \(row)"
        let role = Double(row % 2 + 1)
        let second = Double(19_000 + row) * 86_400
        return [.number(score), .text(name), .number(role), .number(second)]
      }
      return try LabelledFileWriter(form).bytes(
        [
          Variable("NPS", label: "How likely are you to recommend us?"),
          Variable("ACCOUNT", width: width),
          role, Variable("ON", format: isPortable ? nil : "DATE11"),
        ], rows)
    }

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
    func mutations(form: LabelledFileWriter.Form) throws {
      let bytes = try Self.sample(form)
      var mutator = Mutator(seed: 7)
      for _ in 0..<700 { check(mutator.mutate(bytes), form) }
    }

    @Test(arguments: forms)
    func truncations(form: LabelledFileWriter.Form) throws {
      let bytes = try Self.sample(form)
      for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
        check(Array(bytes[..<end]), form)
      }
    }

    @Test func countsThatLieAreRefused() throws {
      var bytes = try Self.sample(.sav)
      // The number of cases stands at byte 80 of the header.
      for offset in 0..<4 { bytes[80 + offset] = offset == 3 ? 0x7F : 0xFF }
      #expect(throws: LabelledFileError.self) { try Self.read(bytes, .sav) }
    }
  }
#endif
