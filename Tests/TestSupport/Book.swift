/// A workbook written by hand, part by part, so that a test can write what no program would.
package struct Book {
  package var parts: [(name: String, bytes: [UInt8])] = []

  /// A workbook of sheets given as the XML inside `sheetData`, with whatever follows it.
  package init(
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
  package init(
    rows: String, after: String = "", shared: [String]? = nil, styles: String = "",
    workbook: String = ""
  ) {
    self.init(
      sheets: [("Data", "", "<sheetData>\(rows)</sheetData>\(after)")], shared: shared,
      styles: styles, workbook: workbook)
  }

  /// A workbook of one sheet of texts in a grid; nil is an empty cell, and what reads as a number
  /// is one.
  package init(grid: [[String?]], after: String = "") {
    self.init(rows: Self.rows(grid), after: after)
  }

  /// The XML of a grid of cells; a row of none is left out.
  package static func rows(_ grid: [[String?]]) -> String {
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

  package static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  package static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  package mutating func add(_ name: String, _ text: String) {
    parts.append((name, Array(text.utf8)))
  }

  package mutating func replace(_ name: String, _ text: String) {
    parts.removeAll { $0.name == name }
    add(name, text)
  }

  /// The workbook as an archive of stored parts.
  package var bytes: [UInt8] { Archive.bytes(parts) }

  private static func letter(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(65 + column)))
  }
}
