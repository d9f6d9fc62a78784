#if Excel
  import Tables
  import TablesExcel

  /// A workbook written by hand, part by part, so that a test can write what no program would.
  struct Book {
    var parts: [(name: String, bytes: [UInt8])] = []

    /// A workbook of sheets given as the XML inside `sheetData`, with whatever follows it.
    init(
      sheets: [(name: String, attributes: String, xml: String)], shared: [String]? = nil,
      styles: String = "", workbook: String = ""
    ) {
      let list = sheets.indices.map { index in
        "<sheet name=\"\(sheets[index].name)\" sheetId=\"\(index + 1)\" "
          + "\(sheets[index].attributes) r:id=\"rId\(index + 1)\"/>"
      }
      add(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relations)\">\(workbook)"
          + "<sheets>\(list.joined())</sheets></workbook>")
      let targets = sheets.indices.map { index in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.relations)/worksheet\" "
          + "Target=\"worksheets/sheet\(index + 1).xml\"/>"
      }
      add("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())</Relationships>")
      for (index, sheet) in sheets.enumerated() {
        add(
          "xl/worksheets/sheet\(index + 1).xml",
          "<?xml version=\"1.0\"?><worksheet xmlns=\"\(Self.main)\">\(sheet.xml)</worksheet>")
      }
      if let shared {
        let items = shared.map { "<si>\($0)</si>" }.joined()
        add("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>")
      }
      if !styles.isEmpty {
        add("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>")
      }
    }

    /// A workbook of one sheet, given as its rows.
    init(
      rows: String, after: String = "", shared: [String]? = nil, styles: String = "",
      workbook: String = ""
    ) {
      self.init(
        sheets: [("Data", "", "<sheetData>\(rows)</sheetData>\(after)")], shared: shared,
        styles: styles, workbook: workbook)
    }

    /// A workbook of one sheet of texts in a grid; nil is an empty cell, and what reads as a number
    /// is one.
    init(grid: [[String?]], after: String = "") {
      self.init(rows: Self.rows(grid), after: after)
    }

    /// The XML of a grid of cells; a row of none is left out.
    static func rows(_ grid: [[String?]]) -> String {
      grid.enumerated().map { number, row in
        guard row.contains(where: { $0 != nil }) else { return "" }
        let cells = row.enumerated().map { column, text in
          guard let text else { return "" }
          let place = letter(column) + "\(number + 1)"
          return Double(text) != nil
            ? "<c r=\"\(place)\"><v>\(text)</v></c>"
            : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
      }.joined()
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    mutating func add(_ name: String, _ text: String) { parts.append((name, Array(text.utf8))) }

    mutating func replace(_ name: String, _ text: String) {
      parts.removeAll { $0.name == name }
      add(name, text)
    }

    /// The workbook as an archive of stored parts.
    var bytes: [UInt8] { Archive.bytes(parts) }

    /// The table that the reader makes of it.
    func table(_ options: ExcelOptions = ExcelOptions()) throws(ExcelError) -> Table {
      try ExcelReader(options).read(bytes: bytes, source: "book.xlsx")
    }

    private static func letter(_ column: Int) -> String {
      String(UnicodeScalar(UInt8(65 + column)))
    }
  }

  /// Zip archives as APPNOTE 6.3 describes them, with nothing but what is needed.
  enum Archive {
    /// An archive of parts.
    ///
    /// - Parameters:
    ///   - parts: names and contents.
    ///   - packed: for some parts the deflated bytes that the contents become.
    ///   - flags: the general purpose flags; bit 0 says that parts are encrypted.
    static func bytes(
      _ parts: [(name: String, bytes: [UInt8])], packed: [String: [UInt8]] = [:], flags: Int = 0
    ) -> [UInt8] {
      var archive: [UInt8] = []
      var directory: [UInt8] = []
      for part in parts {
        let stored = packed[part.name] ?? part.bytes
        let method = packed[part.name] == nil ? 0 : 8
        let name = Array(part.name.utf8)
        let common =
          number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 4)
          + number(Int(checksum(part.bytes)), 4) + number(stored.count, 4)
          + number(part.bytes.count, 4) + number(name.count, 2) + number(0, 2)
        directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common
        directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
        directory += number(archive.count, 4) + name
        archive += [0x50, 0x4B, 3, 4] + common + name + stored
      }
      let end =
        [0x50, 0x4B, 5, 6] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
        + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
      return archive + directory + end
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 with the polynomial 0xEDB88320.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
      var crc: UInt32 = .max
      for byte in bytes { crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
      return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
      (0..<8).reduce(UInt32(index)) { crc, _ in (crc >> 1) ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
#endif
