#if SPSS
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSPSS

  /// Texts over 255 bytes in UTF-8: what ReadStat reads well stays as it was, what it cannot is refused.
  @Suite struct LongTextsTests {
    static let forms: [LabelledFileWriter.Form] = [.sav, .compressedSav, .zsav]

    /// A file of a number, a text and a number, whose texts have zero bytes for each `#`, and for the byte that
    /// fills up a segment after them.
    private func file(
      _ form: LabelledFileWriter.Form, width: Int, _ texts: [String]
    ) throws -> [UInt8] {
      func zero(_ bytes: inout [UInt8]) {
        var run = 0
        for place in bytes.indices {
          let isMark = bytes[place] == UInt8(ascii: "#")
          if isMark || run >= 7 && bytes[place] == UInt8(ascii: " ") { bytes[place] = 0 }
          run = isMark ? run + 1 : 0
        }
      }
      let written = form == .sav ? form : .compressedSav
      var bytes = try LabelledFileWriter(written).bytes(
        [.init("NPS"), .init("WHY", width: width), .init("N")],
        texts.map { [.number(9), .text($0), .number(0.5)] })
      guard form == .zsav else {
        // The header has the mark `@(#)`.
        var rest = Array(bytes[176...])
        zero(&rest)
        bytes.replaceSubrange(176..., with: rest)
        return bytes
      }
      return try #require(PackedTwice.file(bytes, change: zero))
    }

    private func read(
      _ form: LabelledFileWriter.Form, width: Int, _ texts: [String]
    ) throws -> [String?] {
      let table = try SPSSReader().read(bytes: file(form, width: width, texts), source: "f.sav")
      #expect(table.rowCount == texts.count)
      #expect(table.columns[0].numbers == texts.map { _ in 9 })
      #expect(table.columns[2].numbers == texts.map { _ in 0.5 })
      return texts.indices.map { table.columns[1].text(row: $0) }
    }

    private func reason(
      _ form: LabelledFileWriter.Form, width: Int, _ texts: [String]
    ) throws -> LabelledFileError.Reason? {
      let bytes = try file(form, width: width, texts)
      do throws(LabelledFileError) {
        _ = try SPSSReader().read(bytes: bytes, source: "f.sav")
        return nil
      } catch {
        return error.reason
      }
    }

    /// Signs of one to four bytes that lie across each end of a segment, at every offset.
    @Test(arguments: forms)
    func signsAcrossSegments(form: LabelledFileWriter.Form) throws {
      for sign in ["a", "ä", "€", "🙂"] {
        let count = 900 / sign.utf8.count
        let texts = (0..<4).map {
          String(repeating: "x", count: $0) + String(repeating: sign, count: count)
        }
        #expect(try read(form, width: 905, texts) == texts)
      }
    }

    /// Lengths about those at which a text takes one segment more.
    @Test(arguments: [255, 256, 257, 504, 505, 510, 511, 2_000])
    func widths(width: Int) throws {
      let full = String(repeating: "ab cdefg", count: width / 8 + 1).prefix(width - 1) + "x"
      for form in Self.forms {
        let texts = [String(full), "", "short", String(full.prefix(255))]
        let found = try read(form, width: width, texts)
        #expect(found == [texts[0], nil, "short", texts[3]])
      }
    }

    @Test(arguments: forms)
    func zerosThatLeaveSomethingAreLeftOut(form: LabelledFileWriter.Form) throws {
      let zeros = String(repeating: "#", count: 300)
      let texts = ["abc" + zeros, "abc#def", "ab" + String(repeating: "#", count: 400) + "yz"]
      let found = try read(form, width: 600, texts)
      // At each end of a segment the library then takes a byte off.
      #expect(found[0]?.hasPrefix("ab") == true && found[1] == "abcdef")
    }

    /// Nothing but zeros in the first segment, alone and before more text; and too little in two of three.
    @Test(
      arguments: forms,
      [
        String(repeating: "#", count: 600), String(repeating: "#", count: 300) + "more",
        "a" + String(repeating: "#", count: 599),
      ])
    func zerosAloneAreRefused(form: LabelledFileWriter.Form, text: String) throws {
      #expect(
        try reason(form, width: 600, ["fine", "", text, "fine"])
          == .zeroText(variable: "WHY", row: 3))
      #expect(
        LabelledFileError(.zeroText(variable: "WHY", row: 3), source: "f.sav").description
          == "f.sav: the text of variable “WHY”, row 3, has zero bytes where its first 255 bytes "
          + "should be. Open the file in SPSS and save it again, or export it as CSV.")
    }

    /// A text of 256 bytes, whose length is also that of a column of one text of 255.
    @Test(arguments: forms)
    func textsOf256Bytes(form: LabelledFileWriter.Form) throws {
      let zeros = String(repeating: "#", count: 255)
      #expect(try reason(form, width: 256, [zeros]) == .zeroText(variable: "WHY", row: 1))
      #expect(try reason(form, width: 255, [zeros]) == nil)
    }

    /// The count by hand: two segments of 2 units, then a text of one, then a number.
    @Test func unitsAreCounted() {
      let variables = [(isText: true, segments: 2), (isText: true, segments: 1), (false, 1)]
      func fault(_ kept: [Int]) -> Int? {
        var texts = LongTexts(widths: [2, 2, 1, 1], variables: variables)
        for count in kept { guard texts?.take(count) == true else { break } }
        return texts?.fault
      }
      #expect(fault([0, 1, 0, 0, 0, 0]) == nil)
      #expect(fault([0, 0, 8, 8, 8, 8]) == 0)
      #expect(fault([8, 8, 8, 8, 8, 8, 0, 0]) == 0)
      #expect(fault([8, 8, 8, 8, 0, 0, 0, 1]) == nil)
      #expect(LongTexts(widths: [2, 1], variables: [(true, 1), (false, 1)]) == nil)
    }
  }
#endif
