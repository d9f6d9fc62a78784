#if Excel
  import Tables

  /// Reads a sheet of an Excel workbook (.xlsx, .xlsm) into a table.
  public struct ExcelReader: Sendable {
    /// How to read.
    public let options: ExcelOptions

    /// A reader with the given options.
    public init(_ options: ExcelOptions = ExcelOptions()) { self.options = options }

    /// Whether the bytes are for this reader: an archive, or a compound file, which it refuses with
    /// the reason.
    package static func claims(_ buffer: ByteBuffer) -> Bool {
      WorkbookFormat.claims(buffer.bytes)
    }

    /// Reads a file.
    ///
    /// - Parameter path: the file; `-` is standard input.
    /// - Throws: `CSVError` where the file cannot be had, `ExcelError` with sheet and cell.
    public func read(_ path: String) throws -> Table {
      let source = path == "-" ? CSVReader.standardInputName : path
      return try read(try FileBytes.read(path), source: source)
    }

    /// Reads bytes.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - source: what messages should call it.
    /// - Throws: `ExcelError` with sheet and cell.
    public func read(bytes: some Collection<UInt8>, source: String) throws(ExcelError) -> Table {
      try read(ByteBuffer(bytes), source: source)
    }

    /// Reads bytes that are in memory already; see `read(bytes:source:)`.
    package func read(_ buffer: ByteBuffer, source: String) throws(ExcelError) -> Table {
      var reading = try reported(source, nil) { () throws(ExcelError) in
        try WorkbookReading(buffer, options: options)
      }
      let (position, sheet) = try chosen(&reading, source)
      let name = reading.workbook.sheets[position].name
      // Where there is one sheet, its name tells nobody anything.
      let isAlone = reading.workbook.sheets.count == 1
      let title = isAlone ? source : "\(source), sheet \(Excerpt.quoted(name))"
      let digest = Digest.text(buffer.bytes)
      var table = sheet
      return try reported(source, name) { () throws(ExcelError) in
        try table.table(
          source: title, digest: digest, earlier: reading.choiceNotes(position, options))
      }
    }

    /// The sheet that was asked for, or the first visible one that holds a table.
    private func chosen(
      _ reading: inout WorkbookReading, _ source: String
    ) throws(ExcelError) -> (Int, SheetTable) {
      let sheets = reading.workbook.sheets
      let names = sheets.map(\.name)
      if let wanted = options.sheet {
        let workbook = reading.workbook
        let position = try reported(source, nil) { () throws(ExcelError) in
          try workbook.position(of: wanted)
        }
        let name = names[position]
        let table = try scanned(&reading, position, source)
        if table.isEmpty {
          throw ExcelError(
            options.headerRow.map { .noHeaderRow($0) } ?? .empty(sheets: names), source: source,
            sheet: name)
        }
        return (position, table)
      }
      let visible = sheets.indices.filter { sheets[$0].hasCells && !sheets[$0].isHidden }
      guard !visible.isEmpty else {
        throw ExcelError(
          sheets.contains { $0.hasCells } ? .empty(sheets: names) : .noSheets, source: source)
      }
      var fallback: (Int, SheetTable)?
      for position in visible {
        let table = try scanned(&reading, position, source)
        if table.isEmpty { continue }
        if !table.isRemarks { return (position, table) }
        if fallback == nil { fallback = (position, table) }
      }
      guard let fallback else {
        throw ExcelError(
          options.headerRow.map { .noHeaderRow($0) } ?? .empty(sheets: names), source: source,
          sheet: names[visible[0]])
      }
      return fallback
    }

    private func scanned(
      _ reading: inout WorkbookReading, _ position: Int, _ source: String
    ) throws(ExcelError) -> SheetTable {
      let reader = reading
      return try reported(source, reading.workbook.sheets[position].name) {
        () throws(ExcelError) in
        SheetTable(try reader.content(position), pool: reader.pool, options: options)
      }
    }

    /// Puts file and sheet into errors that do not know them.
    private func reported<Value>(
      _ source: String, _ sheet: String?, _ body: () throws(ExcelError) -> Value
    ) throws(ExcelError) -> Value {
      do {
        return try body()
      } catch {
        var error = error
        if error.source.isEmpty { error.source = source }
        if error.sheet == nil { error.sheet = sheet }
        throw error
      }
    }
  }

  /// An open workbook with what its sheets share.
  struct WorkbookReading {
    let workbook: Workbook
    let pool: TextPool
    private let archive: ZipArchive
    private let styles: CellStyles
    private let options: ExcelOptions

    init(_ buffer: ByteBuffer, options: ExcelOptions) throws(ExcelError) {
      self.options = options
      try WorkbookFormat.refuseCompound(buffer.bytes)
      let limits = options.limits
      archive = try ZipArchive(buffer, limits: limits)
      try WorkbookFormat.refuseOthers(archive)
      workbook = try Workbook(archive, limits: limits)
      pool = TextPool(limits: limits)
      styles = try CellStyles(
        archive, part: workbook.stylePart ?? "xl/styles.xml", limits: limits)
      try SharedTexts.read(
        archive, part: workbook.sharedTextPart ?? "xl/sharedStrings.xml", into: pool)
    }

    /// What a sheet holds.
    func content(_ position: Int) throws(ExcelError) -> SheetContent {
      let sheet = workbook.sheets[position]
      guard sheet.hasCells, let part = sheet.part else { throw ExcelError(.noCells) }
      let parser = SheetParser(
        SheetScan(
          styles: styles, dates: SerialDate(startsIn1904: workbook.startsIn1904), pool: pool,
          limits: options.limits, headerRow: options.headerRow))
      guard try XMLStream.parse(part, in: archive, parser) else {
        throw ExcelError(.damaged("the part \(Excerpt.quoted(part)) of the sheet is missing"))
      }
      return parser.take()
    }

    /// Says which sheet was read where there are several.
    func choiceNotes(_ position: Int, _ options: ExcelOptions) -> [TableNote] {
      let sheets = workbook.sheets
      guard sheets.count > 1 else { return [] }
      let others = sheets.indices.filter { $0 != position }
      let listed = others.prefix(6).map { index in
        Excerpt.quoted(sheets[index].name) + (sheets[index].isHidden ? " (hidden)" : "")
      }
      let more = others.count > 6 ? " and \(others.count - 6) more" : ""
      let hidden = sheets[position].isHidden ? ", which is hidden," : ""
      return [
        TableNote(
          code: "sheet_choice",
          sentence: "Sheet \(Excerpt.quoted(sheets[position].name))\(hidden) was read, number "
            + "\(position + 1) of \(sheets.count); not read: "
            + listed.joined(separator: ", ") + "\(more).")
      ]
    }
  }
#endif
