#if Excel
  import Tables

  /// Tells workbooks from other archives and from the compound files of older programs.
  enum WorkbookFormat {
    /// Whether the bytes are for this reader to read or to refuse: an archive, or a compound file.
    static func claims(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      bytes.starts(with: archive) || bytes.starts(with: emptyArchive)
        || bytes.starts(with: compound)
    }

    private static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let emptyArchive: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let save = "Open it in Excel and save it as .xlsx or as CSV UTF-8"

    /// Refuses a compound file: an encrypted workbook, an old one, or another old document.
    static func refuseCompound(_ bytes: UnsafeBufferPointer<UInt8>) throws(ExcelError) {
      guard bytes.starts(with: compound) else { return }
      if holds("EncryptedPackage", bytes) { throw ExcelError(.encrypted) }
      if holds("Workbook", bytes) || holds("Book", bytes) {
        throw ExcelError(.otherFormat("an old Excel workbook (.xls)", remedy: save))
      }
      throw ExcelError(
        .otherFormat("a document of an old Office program", remedy: "Export the data as CSV UTF-8"))
    }

    /// Refuses archives that hold something else than an .xlsx or .xlsm workbook.
    static func refuseOthers(_ archive: ZipArchive) throws(ExcelError) {
      if archive.has("xl/workbook.xml") { return }
      let names = archive.firstNames
      let kind: (String, String)?
      if archive.has("xl/workbook.bin") {
        kind = ("a binary Excel workbook (.xlsb)", save)
      } else if archive.has("content.xml"), archive.has("mimetype") {
        kind = ("an OpenDocument file (.ods)", "Save the sheet as .xlsx or as CSV UTF-8")
      } else if names.contains(where: { $0.hasSuffix(".iwa") || $0 == "Index.zip" }) {
        kind = ("an Apple Numbers document", "Export it as Excel (.xlsx) or CSV")
      } else if archive.has("word/document.xml") {
        kind = ("a Word document", "Copy its table into a workbook, or save it as CSV UTF-8")
      } else if archive.has("ppt/presentation.xml") {
        kind = ("a PowerPoint presentation", "Copy its table into a workbook")
      } else if archive.has("[Content_Types].xml") {
        // The list of sheets may lie under another name.
        kind = nil
      } else {
        kind = ("a zip archive", "Unpack it first")
      }
      if let kind { throw ExcelError(.otherFormat(kind.0, remedy: kind.1)) }
    }

    /// Whether a directory of a compound file holds a name, written in UTF-16.
    private static func holds(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let wanted: [UInt8] = name.utf8.reduce(into: []) { $0 += [$1, 0] }
      var start = 0
      let end = bytes.count - wanted.count
      // Directory entries begin at multiples of 128 bytes.
      while start <= end {
        if bytes[start] == wanted[0], wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] })
        {
          return true
        }
        start += 128
      }
      return false
    }
  }
#endif
