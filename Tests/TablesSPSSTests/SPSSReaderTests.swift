#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  typealias Variable = LabelledFileWriter.Variable
  typealias Cell = LabelledFileWriter.Cell

  /// A file of one form read back.
  func written(
    _ form: LabelledFileWriter.Form, _ variables: [Variable], _ rows: [[Cell]],
    _ options: CSVOptions = CSVOptions()
  ) throws -> Table {
    let bytes = try LabelledFileWriter(form).bytes(variables, rows)
    if case .dta = form {
      return try StataReader(options).read(bytes: bytes, source: "survey.dta")
    }
    return try SPSSReader(options).read(bytes: bytes, source: "survey.sav")
  }

  extension Table {
    func note(_ code: String) -> String? { notes.first { $0.code == code }?.sentence }
  }

  @Suite struct SPSSReaderTests {
    static let forms: [LabelledFileWriter.Form] = [.sav, .compressedSav, .zsav]

    @Test(arguments: forms)
    func numbersTextsAndNothing(_ form: LabelledFileWriter.Form) throws {
      let table = try written(
        form, [Variable("nps"), Variable("account", width: 12), Variable("none")],
        [
          [.number(10), .text("Ärzte"), .missing], [.number(-2.5), .text(""), .missing],
          [.missing, .text("B & C"), .missing],
        ])
      #expect(table.columnNames == ["nps", "account", "none"])
      #expect(table.columns.map(\.kind) == [.number, .text, .empty])
      #expect(table.columns[0].numbers == [10, -2.5, nil])
      #expect((0..<3).map { table.columns[1].text(row: $0) } == ["Ärzte", nil, "B & C"])
      #expect(table.rowCount == 3 && table.digest.hasPrefix("xxh64:"))
      #expect(table.lineNumber(ofRow: 1) == 2)
    }

    @Test func portableFilesAreRead() throws {
      let table = try written(
        .por, [Variable("NPS", label: "likely to recommend"), Variable("ACC", width: 8)],
        [[.number(9), .text("ACME")], [.number(0.25), .text("B")]])
      #expect(table.columns[0].numbers == [9, 0.25])
      #expect(table.columns[1].text(row: 0) == "ACME")
      #expect(table.columns[0].label == "likely to recommend")
    }

    @Test func labelsOfVariablesAreKept() throws {
      var table = try written(
        .sav, [Variable("Q3", label: "How likely are you to recommend us?"), Variable("x")],
        [[.number(9), .number(1)]])
      #expect(table.columns.map(\.label) == ["How likely are you to recommend us?", nil])
      table = table.selecting(rows: [0])
      #expect(table.columns[0].label != nil && table.columns[0].renamed("y").label != nil)
    }

    @Test func aScaleStaysNumbers() throws {
      var ends = Variable("Q3")
      ends.valueLabels = [0: "Not at all likely", 10: "Extremely likely"]
      var numbered = Variable("Q4")
      numbered.valueLabels = [1: "1 Very easy", 2: "2", 3: "3 - Very hard"]
      var measured = Variable("Q5")
      measured.valueLabels = [1: "Low", 2: "High"]
      measured.isMeasured = true
      var seldom = Variable("revenue")
      seldom.valueLabels = [0: "No revenue"]
      let table = try written(
        .sav, [ends, numbered, measured, seldom],
        [
          [.number(0), .number(1), .number(1), .number(0)],
          [.number(7), .number(3), .number(2), .number(1200)],
          [.number(10), .number(2), .missing, .number(900)],
        ])
      #expect(table.columns.map(\.kind) == [.number, .number, .number, .number])
      #expect(table.columns[0].valueLabels == [0: "Not at all likely", 10: "Extremely likely"])
      #expect(table.note("labelled_scale")?.contains("10 is “Extremely likely”") == true)
      #expect(table.columns.allSatisfy { $0.codes == nil })
    }

    @Test func aCategoryBecomesItsLabels() throws {
      var role = Variable("role")
      role.valueLabels = [1: "Decision maker", 2: "Influencer", 3: " End user "]
      let table = try written(
        .sav, [role], [2, 1, 3, 9].map { [.number($0)] } + [[.missing]])
      #expect(table.columns[0].kind == .text)
      #expect(
        (0..<5).map { table.columns[0].text(row: $0) } == [
          "Influencer", "Decision maker", "End user", "9", nil,
        ])
      #expect(table.columns[0].codes.map { Array($0) } == [2, 1, 3, 9, nil])
      let note = try #require(table.note("labelled_category"))
      #expect(note.contains("1 is “Decision maker”") && note.contains("kept as it is: 9."))
      // Labels are asked for as texts alone: 1 and 2 are no quantities.
      #expect(throws: TableError.self) { try table.numbers("role") }
    }

    @Test func codesThatShareALabelHaveNoNumber() throws {
      var why = Variable("why")
      why.valueLabels = [1: "Price", 2: "Other", 3: "Other"]
      let table = try written(.sav, [why], [[.number(1)], [.number(2)], [.number(3)]])
      #expect(table.columns[0].labels.levels == ["Price", "Other"])
      #expect(table.columns[0].codes.map { Array($0) } == [1, nil, nil])
    }

    @Test func declaredMissingValuesAreMissingAndCounted() throws {
      var score = Variable("Q3")
      score.missing = [99...99, -9...(-1)]
      score.valueLabels = [0: "Never", 10: "Always", 99: "No answer"]
      var text = Variable("why", width: 4)
      text.missingTexts = ["n.a."]
      let table = try written(
        .sav, [score, text],
        [
          [.number(99), .text("x")], [.number(10), .text("n.a.")], [.number(-3), .text("y")],
          [.number(99), .text("z")], [.number(4), .text("")],
        ])
      #expect(table.columns[0].numbers == [nil, 10, nil, nil, 4])
      #expect(table.columns[0].valueLabels[99] == nil)
      #expect((0..<5).map { table.columns[1].text(row: $0) } == ["x", nil, "y", "z", nil])
      let notes = table.notes.filter { $0.code == "user_missing" }
      #expect(notes.map(\.column) == ["Q3", "why"])
      #expect(
        notes.first?.sentence
          == "Column “Q3”: 3 cells that the file declares missing were read so: "
          + "99 “No answer” (2), -3 (1).")
    }

    @Test func labelsThatMeanNothingAreMissing() throws {
      var score = Variable("Q3")
      score.valueLabels = [0: "Never", 10: "Always", 11: "N/A"]
      let table = try written(.sav, [score], [[.number(11)], [.number(5)], [.number(0)]])
      #expect(table.columns[0].numbers == [nil, 5, 0])
      #expect(table.note("user_missing")?.contains("11 “N/A” (1)") == true)
    }

    @Test func datesTimesAndDurations() throws {
      // 2024-02-29 is day 19,782 since 1970 and second 13,928,371,200 since 1582-10-14.
      let second = Double(19_782 + 141_428) * 86_400
      let table = try written(
        .sav,
        [
          Variable("day", format: "DATE11"), Variable("moment", format: "DATETIME20"),
          Variable("took", format: "TIME8"), Variable("plain", format: "F8.2"),
          Variable("absurd", format: "DATE11"),
        ],
        [
          [
            .number(second), .number(second + 37_800), .number(95), .number(second),
            .number(1e300),
          ]
        ])
      #expect(table.columns.map(\.kind) == [.date, .date, .number, .number, .empty])
      #expect(table.columns[0].text(row: 0) == "2024-02-29")
      #expect(table.columns[1].text(row: 0) == "2024-02-29T10:30:00")
      #expect(table.columns[2].numbers == [95])
      #expect(table.note("durations_in_seconds")?.contains("took") == true)
      #expect(table.note("dates_out_of_range")?.contains("absurd") == true)
    }

    @Test(arguments: [255, 256, 600, 2000])
    func longTexts(length: Int) throws {
      let text = String(repeating: "abcdefghi ", count: length / 10 + 1).prefix(length - 1) + "x"
      let table = try written(
        .zsav, [Variable("why", width: length), Variable("n")], [[.text(String(text)), .number(1)]])
      #expect(table.columns[0].text(row: 0) == String(text) && table.columns[1].numbers == [1])
    }

    @Test func textsAreTypedAsInATextFile() throws {
      let table = try written(
        .sav,
        [Variable("id", width: 5), Variable("n", width: 5), Variable("on", width: 10)],
        [[.text("00123"), .text("7"), .text("2024-01-31")], [.text("4"), .text("NA"), .text("")]])
      #expect(table.columns.map(\.kind) == [.text, .number, .date])
    }

    /// The code pages by which SPSS declares encodings; one of them is none.
    private static let codePages: [String: Int32] = [
      "UTF-8": 65_001, "windows-1252": 1_252, "ISO-8859-1": 28_591, "windows-1251": 1_251,
      "klingon-7": 98_765,
    ]

    /// The bytes of a file that declares another encoding, with an ö as 0xF6 in its one text.
    ///
    /// SPSS writes the encoding twice: as a code page, the last of eight numbers in record 7, subtype 3, and
    /// by its name in subtype 20. ReadStat 1.1.8 goes by the code page and writes no name.
    private func declaring(_ encoding: String) throws -> [UInt8] {
      var bytes = try LabelledFileWriter(.sav).bytes(
        [Variable("name", width: 6)], [[.text("K#hn")]])
      func place(of part: [UInt8]) -> Int? {
        bytes.indices.first { bytes[$0...].starts(with: part) }
      }
      let machine = try #require(place(of: [7, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]))
      let code = try #require(Self.codePages[encoding])
      bytes.replaceSubrange(
        (machine + 44)..<(machine + 48), with: withUnsafeBytes(of: code.littleEndian) { Array($0) })
      let name: [UInt8] =
        [7, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, UInt8(encoding.utf8.count), 0, 0, 0]
        + Array(encoding.utf8)
      // The data begin after record 999.
      let end = try #require(place(of: [0xE7, 3, 0, 0, 0, 0, 0, 0]))
      bytes.insert(contentsOf: name, at: end)
      let mark = try #require(bytes.lastIndex(of: UInt8(ascii: "#")))
      bytes[mark] = 0xF6
      return bytes
    }

    @Test func declaredEncodingsAreBelieved() throws {
      let reader = SPSSReader()
      for name in ["windows-1252", "ISO-8859-1"] {
        let table = try reader.read(bytes: declaring(name), source: "x.sav")
        #expect(table.columns[0].text(row: 0) == "Köhn", "\(name)")
      }
      let cyrillic = try reader.read(bytes: declaring("windows-1251"), source: "x.sav")
      #expect(cyrillic.columns[0].text(row: 0) == "Kцhn")
      let unknown = try declaring("klingon-7")
      do throws(LabelledFileError) {
        _ = try reader.read(bytes: unknown, source: "x.sav")
        Issue.record("an unknown encoding was read")
      } catch {
        #expect(error.reason == .unknownEncoding, "\(error)")
      }
      #expect(throws: LabelledFileError.self) {
        try reader.read(bytes: declaring("UTF-8"), source: "x.sav")
      }
      let told = try SPSSReader(CSVOptions(encoding: .windows1252)).read(
        bytes: declaring("UTF-8"), source: "x.sav")
      #expect(told.columns[0].text(row: 0) == "Köhn")
    }

    @Test func weightsAreNotApplied() throws {
      var writer = LabelledFileWriter(.sav)
      writer.weight = "w"
      let bytes = try writer.bytes(
        [Variable("nps"), Variable("w")], [[.number(9), .number(2)]])
      let table = try SPSSReader().read(bytes: bytes, source: "w.sav")
      #expect(table.note("weights_not_applied")?.contains("“w”") == true)
    }

    @Test func aFileWithoutRows() throws {
      let table = try written(.sav, [Variable("nps")], [])
      #expect(table.rowCount == 0 && table.columnNames == ["nps"])
    }

    @Test func pathsAndRubbish() throws {
      #expect(throws: LabelledFileError.self) { try SPSSReader().read("no/such.sav") }
      do throws(LabelledFileError) {
        _ = try SPSSReader().read("no/such.sav")
      } catch {
        #expect(error.isUnreadable && error.description.contains("no such file"))
      }
      for text in ["", "$FL2", "$FL2@(#) SPSS DATA FILE", "ASCII SPSS PORT FILE"] {
        #expect(throws: LabelledFileError.self) {
          try SPSSReader().read(bytes: Array(text.utf8), source: "x.sav")
        }
      }
    }
  }
#endif
