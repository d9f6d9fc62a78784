#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  @Suite struct StataReaderTests {
    @Test(arguments: [108, 111, 114, 115, 117, 118] as [UInt8])
    func everyVersion(version: UInt8) throws {
      var role = Variable("role", label: "Job role")
      role.valueLabels = [1: "Decision maker", 2: "End user"]
      let table = try written(
        .dta(version: version), [Variable("nps"), Variable("account", width: 8), role],
        [[.number(10), .text("Acme"), .number(1)], [.missing, .text("B"), .number(2)]])
      #expect(table.columns[0].numbers == [10, nil])
      #expect(table.columns[1].text(row: 0) == "Acme")
      #expect(table.columns[2].labels.levels == ["Decision maker", "End user"])
      #expect(table.columns[2].label == "Job role")
      #expect(table.note("presumed_encoding") == nil)
    }

    @Test func taggedMissingValuesAreCounted() throws {
      var score = Variable("nps")
      score.valueLabels = [0: "Never", 10: "Always"]
      score.tagLabels = ["a": "Refused"]
      let table = try written(
        .dta(version: 118), [score],
        [[.tag("a")], [.number(5)], [.tag("b")], [.tag("a")], [.number(0)], [.missing]])
      #expect(table.columns[0].numbers == [nil, 5, nil, nil, 0, nil])
      #expect(
        table.note("user_missing")?.contains("3 cells") == true
          && table.note("user_missing")?.contains(".a “Refused” (2), .b (1)") == true)
    }

    @Test func datesOfEveryUnit() throws {
      let formats = ["%td", "%tc", "%tw", "%tm", "%tq", "%th", "%ty", "%d", "%-tdDD/NN/CCYY"]
      let values: [Double] = [
        23_435, 23_435 * 86_400_000.0 + 1000, 64 * 52 + 8, 769, 256, 129, 2024,
        0, -1,
      ]
      let table = try written(
        .dta(version: 118),
        formats.enumerated().map { Variable("v\($0)", format: $1) }, [values.map { .number($0) }])
      #expect(
        (0..<9).map { table.columns[$0].text(row: 0) } == [
          "2024-02-29", "2024-02-29T00:00:01", "2024-02-26", "2024-02-01", "2024-01-01",
          "2024-07-01", "2024", "1960-01-01", "1959-12-31",
        ])
    }

    @Test func oldFilesAreInTheCodePageThatIsSaid() throws {
      var bytes = try LabelledFileWriter(.dta(version: 114)).bytes(
        [Variable("name", width: 6)], [[.text("Kohn")]])
      // The writer takes no text but ASCII here, so an ö of Windows-1252 is put in by hand.
      let place = try #require(bytes.indices.last { bytes[$0] == UInt8(ascii: "o") })
      bytes[place] = 0xF6
      let table = try StataReader().read(bytes: bytes, source: "x.dta")
      #expect(table.columns[0].text(row: 0) == "Köhn")
      #expect(table.note("presumed_encoding")?.contains("Windows-1252") == true)
      let told = try StataReader(CSVOptions(encoding: .windows1252)).read(
        bytes: bytes, source: "x.dta")
      #expect(told.columns[0].text(row: 0) == "Köhn" && told.note("presumed_encoding") == nil)
      #expect(throws: LabelledFileError.self) {
        try StataReader(CSVOptions(encoding: .utf8)).read(bytes: bytes, source: "x.dta")
      }
    }
  }
#endif
