#if Excel
  import Reports

  /// A report as an Excel workbook: a sheet for each table that machines may have, and one that says
  /// where the figures come from and what the reader must know.
  ///
  /// Columns bear their tidy names, as in CSV; numbers are numbers, shown by their kind and held with
  /// sixteen digits. Text is text, whatever it begins with.
  public struct WorkbookRenderer: Sendable {
    /// What the sheet "About" says besides the report's title.
    public struct About: Sendable, Equatable {
      /// Lines of a word and what it stands for, such as the command and the version.
      public var lines: [(label: String, text: String)]
      /// What follows from the figures.
      public var findings: [Remark]
      /// What the reader must know.
      public var notes: [Remark]

      /// Creates the content of the sheet.
      public init(
        lines: [(label: String, text: String)] = [], findings: [Remark] = [], notes: [Remark] = []
      ) {
        self.lines = lines
        self.findings = findings
        self.notes = notes
      }

      /// Whether two say the same.
      public static func == (left: About, right: About) -> Bool {
        left.findings == right.findings && left.notes == right.notes
          && left.lines.elementsEqual(right.lines, by: ==)
      }
    }

    /// What the sheet "About" says.
    public let about: About

    /// Creates a renderer.
    public init(about: About = About()) { self.about = about }

    /// The report as the bytes of a workbook.
    ///
    /// - Throws: `WorkbookRendererError` where no temporary file can be written, or a table has more
    ///   rows than a sheet.
    public func render(_ report: Report) throws(WorkbookRendererError) -> [UInt8] {
      let file = try WorkbookFile()
      var names = SheetNames()
      let aboutName = names.name("About")
      let tables = report.tidyTables.filter { !$0.columns.isEmpty }
      // The table that CSV would print comes first.
      let ordered = tables.filter(\.isPrimary) + tables.filter { !$0.isPrimary }
      for table in ordered {
        try write(table, to: try file.sheet(names.name(Self.title(table.name))))
      }
      writeAbout(report, to: try file.sheet(aboutName))
      return try file.bytes()
    }

    /// A table's name as a sheet's: "score_by_tier" is "Score by tier".
    private static func title(_ name: String) -> String {
      let words = String(name.map { $0 == "_" ? " " : $0 })
      return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static let rowsOfSheet = 1_048_576
    private static let widest = 60

    private func write(_ table: ReportTable, to sheet: WorkbookSheet)
      throws(WorkbookRendererError)
    {
      guard table.rowCount < Self.rowsOfSheet else {
        throw WorkbookRendererError(
          reason: "table \(table.name) has \(table.rowCount) rows, more than a sheet can hold")
      }
      for (position, column) in table.columns.enumerated() {
        sheet.text(
          column.name, row: 0, column: position, style: WorkbookSheet.Style(isBold: true))
        var longest = column.name.count + 1
        switch column.values {
        case .texts(let texts):
          for (row, text) in texts.enumerated() {
            guard let text else { continue }
            sheet.text(text, row: row + 1, column: position)
            longest = max(longest, text.count)
          }
        case .numbers(let numbers):
          let format = CellFormat(column.kind, numbers)
          for (row, number) in numbers.enumerated() {
            guard let number else { continue }
            sheet.number(
              number, row: row + 1, column: position,
              style: WorkbookSheet.Style(numberFormat: format.code(number)))
            longest = max(longest, column.display(row: row).count)
          }
        }
        sheet.width(Double(min(longest, Self.widest)) + 1.5, column: position)
      }
      sheet.freeze(rows: 1)
    }

    private func writeAbout(_ report: Report, to sheet: WorkbookSheet) {
      var row = 0
      func line(_ label: String, _ text: String) {
        sheet.text(
          label, row: row, column: 0, style: WorkbookSheet.Style(isBold: true, wraps: true))
        sheet.text(text, row: row, column: 1, style: WorkbookSheet.Style(wraps: true))
        row += 1
      }
      line("Title", report.title)
      if let subtitle = report.subtitle { line("Data", subtitle) }
      for finding in about.findings { line("Finding", finding.sentence) }
      for note in about.notes { line("Note", note.sentence) }
      for (label, text) in about.lines { line(label, text) }
      sheet.width(12, column: 0)
      sheet.width(100, column: 1)
    }
  }

  /// How Excel shows the numbers of a column.
  struct CellFormat {
    private let kind: ValueKind
    private let isWhole: Bool

    init(_ kind: ValueKind, _ numbers: [Double?]) {
      self.kind = kind
      isWhole = numbers.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
    }

    /// The number format of a value.
    func code(_ value: Double) -> String? {
      switch kind {
      case .text: nil
      case .count: isWhole ? "#,##0" : "#,##0.0"
      case .score: Self.signed("0.0")
      case .percent: "0.0%"
      case .probability:
        value < 1 ? "[<0.001]\"< 0.001\";[>0.999]\"> 0.999\";0.000" : "0.000"
      case .pValue: value < 1 ? "[<0.001]\"< .001\";[>0.999]\"> .999\";.000" : "0.000"
      case .number(let digits): "#,##0" + Self.decimals(digits)
      case .difference(let digits): Self.signed("#,##0" + Self.decimals(digits))
      case .degreesOfFreedom: isWhole ? "0" : "0.0"
      }
    }

    private static func signed(_ code: String) -> String { "+\(code);-\(code);\(code)" }

    private static func decimals(_ digits: Int) -> String {
      digits > 0 ? "." + String(repeating: "0", count: min(digits, 15)) : ""
    }
  }
#endif
