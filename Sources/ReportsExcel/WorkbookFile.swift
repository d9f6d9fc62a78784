#if Excel
  import CXLSXWriter

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A workbook being written, cell by cell, by libxlsxwriter.
  package final class WorkbookFile {
    /// The longest text of a cell, in characters.
    private static let longestText = 32_767

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let folder: String
    private let path: String
    private var isClosed = false
    private var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]

    /// A workbook without sheets.
    /// - Throws: `WorkbookRendererError` where no temporary file can be had.
    package init() throws(WorkbookRendererError) {
      let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      var template = Array((base + "/quorum-" + String(repeating: "X", count: 6)).utf8CString)
      guard mkdtemp(&template) != nil else {
        throw WorkbookRendererError(
          reason: "no temporary folder (\(String(cString: strerror(errno))))")
      }
      let folder = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let path = folder + "/book.xlsx"
      var options = lxw_workbook_options()
      let book = folder.withCString { directory in
        // The library keeps its own copy of the name.
        options.tmpdir = UnsafeMutablePointer(mutating: directory)
        return workbook_new_opt(path, &options)
      }
      guard let book else {
        rmdir(folder)
        throw WorkbookRendererError(reason: "there is no memory")
      }
      workbook = book
      self.folder = folder
      self.path = path
    }

    deinit {
      if !isClosed { _ = workbook_close(workbook) }
      unlink(path)
      rmdir(folder)
    }

    /// Adds a sheet; the name must be valid and not yet taken (see `SheetNames`).
    package func sheet(_ name: String) throws(WorkbookRendererError) -> WorkbookSheet {
      guard let sheet = workbook_add_worksheet(workbook, name) else {
        throw WorkbookRendererError(reason: "“\(name)” cannot be the name of a sheet")
      }
      return WorkbookSheet(sheet, of: self)
    }

    /// Ends the workbook and gives its bytes.
    package func bytes() throws(WorkbookRendererError) -> [UInt8] {
      isClosed = true
      let code = workbook_close(workbook)
      guard code == LXW_NO_ERROR else {
        throw WorkbookRendererError(reason: String(cString: lxw_strerror(code)))
      }
      guard let file = fopen(path, "rb") else {
        throw WorkbookRendererError(reason: String(cString: strerror(errno)))
      }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { break }
        bytes += chunk[..<count]
      }
      return bytes
    }

    /// The format of a description, made once.
    func format(_ style: WorkbookSheet.Style) -> UnsafeMutablePointer<lxw_format>? {
      if style == WorkbookSheet.Style() { return nil }
      let key = "\(style.isBold)|\(style.wraps)|\(style.numberFormat ?? "")"
      if let known = formats[key] { return known }
      guard let format = workbook_add_format(workbook) else { return nil }
      if style.isBold { format_set_bold(format) }
      if style.wraps {
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      }
      if let code = style.numberFormat { format_set_num_format(format, code) }
      formats[key] = format
      return format
    }

    /// A text as a cell may hold it: no zeros, no more than Excel takes, and nothing that reads as
    /// an escape of its own.
    static func cellText(_ text: String) -> String {
      var result = text
      if result.utf8.contains(0) { result = result.filter { $0 != "\0" } }
      if result.unicodeScalars.count > longestText {
        let kept = result.unicodeScalars.prefix(longestText - 1)
        result = String(String.UnicodeScalarView(kept)) + "…"
      }
      guard result.contains("_x") else { return result }
      return result.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }
  }

  /// A sheet being written.
  package final class WorkbookSheet {
    /// How a cell looks.
    package struct Style: Equatable {
      package var isBold: Bool
      package var wraps: Bool
      package var numberFormat: String?

      package init(isBold: Bool = false, wraps: Bool = false, numberFormat: String? = nil) {
        self.isBold = isBold
        self.wraps = wraps
        self.numberFormat = numberFormat
      }
    }

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let file: WorkbookFile

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, of file: WorkbookFile) {
      self.sheet = sheet
      self.file = file
    }

    /// Writes a text as a text, whatever it begins with.
    package func text(_ text: String, row: Int, column: Int, style: Style = Style()) {
      let cell = WorkbookFile.cellText(text)
      guard !cell.isEmpty else { return }
      worksheet_write_string(
        sheet, lxw_row_t(row), lxw_col_t(column), cell, file.format(style))
    }

    /// Writes a number; one that is not finite leaves the cell empty.
    package func number(_ number: Double, row: Int, column: Int, style: Style = Style()) {
      guard number.isFinite else { return }
      worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), number, file.format(style))
    }

    /// Writes a formula with the value it has.
    package func formula(_ formula: String, value: Double, row: Int, column: Int) {
      worksheet_write_formula_num(
        sheet, lxw_row_t(row), lxw_col_t(column), formula, nil, value)
    }

    /// Merges cells and writes a text into them.
    package func merge(
      _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, style: Style = Style()
    ) {
      worksheet_merge_range(
        sheet, lxw_row_t(rows.lowerBound), lxw_col_t(columns.lowerBound),
        lxw_row_t(rows.upperBound), lxw_col_t(columns.upperBound), WorkbookFile.cellText(text),
        file.format(style))
    }

    /// Sets the width of a column, in characters.
    package func width(_ width: Double, column: Int) {
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
    }

    /// Keeps the first rows in sight.
    package func freeze(rows: Int) { worksheet_freeze_panes(sheet, lxw_row_t(rows), 0) }

    /// Hides the sheet; not the first of a workbook.
    package func hide() { worksheet_hide(sheet) }
  }

  /// Why a workbook could not be written.
  public struct WorkbookRendererError: Error, Equatable, CustomStringConvertible {
    /// What went wrong.
    public let reason: String

    /// What went wrong, as a sentence.
    public var description: String { "the workbook cannot be written: \(reason)" }
  }
#endif
