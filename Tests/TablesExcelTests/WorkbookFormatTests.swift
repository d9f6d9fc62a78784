#if Excel
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  /// Files that are no workbook of this reader are named, with what to do.
  @Suite struct WorkbookFormatTests {
    private func error(_ bytes: [UInt8]) -> ExcelError? {
      do throws(ExcelError) {
        _ = try ExcelReader().read(bytes: bytes, source: "f")
        return nil
      } catch {
        return error
      }
    }

    private func archive(_ names: String...) -> [UInt8] {
      Archive.bytes(names.map { ($0, [0x3C, 0x61, 0x2F, 0x3E]) })
    }

    private func compound(_ name: String) -> [UInt8] {
      let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      var bytes = signature + [UInt8](repeating: 0, count: 512 - signature.count)
      for unit in name.utf8 { bytes += [unit, 0] }
      return bytes + [UInt8](repeating: 0, count: 512)
    }

    @Test func otherArchives() {
      let cases = [
        (archive("[Content_Types].xml", "xl/workbook.bin"), "binary Excel workbook (.xlsb)"),
        (archive("mimetype", "content.xml"), "OpenDocument file (.ods)"),
        (archive("Index/Document.iwa"), "Apple Numbers document"),
        (archive("[Content_Types].xml", "word/document.xml"), "Word document"),
        (archive("ppt/presentation.xml"), "PowerPoint presentation"),
        (archive("photos/a.jpg"), "zip archive"), (archive(), "zip archive"),
        (compound("Workbook"), "old Excel workbook (.xls)"),
        (compound("WordDocument"), "old Office program"),
      ]
      for (bytes, says) in cases {
        let description = error(bytes)?.description ?? ""
        #expect(description.contains(says), "\(description)")
      }
    }

    @Test func encryptedWorkbooks() {
      #expect(error(compound("EncryptedPackage"))?.reason == .encrypted)
      let book = Book(grid: [["a"], ["1"]])
      #expect(error(Archive.bytes(book.parts, flags: 1))?.reason == .encrypted)
    }

    @Test func damagedArchives() {
      let bytes = Book(grid: [["a", "b"], ["1", "2"]]).bytes
      for count in [4, 20, bytes.count / 2, bytes.count - 1] {
        guard case .damaged = error(Array(bytes.prefix(count)))?.reason else {
          Issue.record("\(count) bytes: \(String(describing: error(Array(bytes.prefix(count)))))")
          continue
        }
      }
      var torn = Book(grid: [["a", "b"], ["1", "2"]])
      torn.replace("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")
      #expect(
        error(torn.bytes)?.description.contains("is no well-formed XML") == true,
        "\(String(describing: error(torn.bytes)))")
      var lost = Book(grid: [["a", "b"], ["1", "2"]])
      lost.parts.removeAll { $0.name.hasSuffix("sheet1.xml") }
      #expect(
        error(lost.bytes)?.reason
          == .damaged(
            "the part “xl/worksheets/sheet1.xml” of the sheet is missing"))
    }

    @Test func aChecksumThatDoesNotFitIsDamage() {
      var bytes = Book(grid: [["name", "other"], ["1", "2"]]).bytes
      let name = Array("other".utf8)
      let place = bytes.indices.first { Array(bytes[$0...].prefix(5)) == name }
      guard let place else { return #expect(Bool(false)) }
      bytes[place] = UInt8(ascii: "u")
      guard case .damaged(let how)? = error(bytes)?.reason else {
        Issue.record("\(String(describing: error(bytes)))")
        return
      }
      #expect(how.contains("not as it was packed"))
    }

    @Test func theListOfSheetsMayLieElsewhere() throws {
      var book = Book(grid: [["a", "b"], ["1", "2"]])
      for index in book.parts.indices {
        if book.parts[index].name == "xl/workbook.xml" { book.parts[index].name = "docs/wb.xml" }
        if book.parts[index].name == "xl/_rels/workbook.xml.rels" {
          book.parts[index].name = "docs/_rels/wb.xml.rels"
        }
        if book.parts[index].name == "xl/worksheets/sheet1.xml" {
          book.parts[index].name = "Docs/Worksheets/Sheet1.xml"
        }
      }
      book.add("[Content_Types].xml", "<Types/>")
      book.add(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"http://purl.oclc.org/x/officeDocument\" "
          + "Target=\"/docs/./x/../wb.xml\"/></Relationships>")
      #expect(try book.table().columnNames == ["a", "b"])
    }
  }
#endif
