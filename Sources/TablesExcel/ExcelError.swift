#if Excel
  import Tables

  /// Why a workbook could not be read as a table: what is wrong, where, and what to do.
  public struct ExcelError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
      /// A file of another kind, e.g. "an old Excel workbook (.xls)".
      case otherFormat(String, remedy: String)
      /// The workbook can only be opened with a password.
      case encrypted
      /// The archive or its XML breaks the rules of the format; the text says how.
      case damaged(String)
      /// A document type declaration, which no workbook has.
      case documentType
      /// The workbook lists no sheet of cells.
      case noSheets
      /// No sheet has this name or number.
      case unknownSheet(String, near: [String], sheets: [String])
      /// The sheet is a chart or a macro sheet.
      case noCells
      /// The sheet holds nothing, or nothing below the row of the header.
      case empty(sheets: [String])
      /// The row that was to be the header is empty, beyond the sheet, or no row number.
      case noHeaderRow(Int)
      /// A cell that should be a number.
      case notANumber(String)
      /// A cell that points at a shared text that is not there.
      case noSharedText(String)
      /// Rows or cells whose numbers contradict their order or the limits of a sheet.
      case misplaced(String)
      /// More than the limits allow.
      case tooLarge(String)
      /// So much larger unpacked than packed that it can only be meant to fill memory.
      case suspiciousCompression(Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// The file, or "standard input".
    public internal(set) var source: String
    /// The name of the sheet.
    public internal(set) var sheet: String?
    /// The cell, e.g. B17.
    public let cell: String?

    /// An error from its parts.
    public init(_ reason: Reason, source: String = "", sheet: String? = nil, cell: String? = nil) {
      self.reason = reason
      self.source = source
      self.sheet = sheet
      self.cell = cell
    }
  }

  extension ExcelError: CustomStringConvertible {
    /// File, sheet, cell, what is wrong and what to do, for people.
    public var description: String {
      var place = Excerpt.escaped(source, limit: 200)
      if let sheet { place += ", sheet \(Excerpt.quoted(sheet))" }
      if let cell { place += ", cell \(Excerpt.escaped(cell))" }
      return place + ": " + problem + ". " + remedy + "."
    }

    /// What is wrong, without the place.
    public var problem: String {
      switch reason {
      case .otherFormat(let format, _): "this is \(format)"
      case .encrypted: "the workbook is protected by a password"
      case .damaged(let how): "the workbook is damaged: \(how)"
      case .documentType:
        "the workbook declares a document type, which Excel never writes and which can be used to "
          + "attack programs"
      case .noSheets: "the workbook has no sheet of cells"
      case .unknownSheet(let name, _, _): "there is no sheet \(Excerpt.quoted(name))"
      case .noCells: "this sheet holds a chart and no cells"
      case .empty: "the sheet holds no table"
      case .noHeaderRow(let row): "row \(row) holds no header"
      case .notANumber(let text): "\(Excerpt.quoted(text)) is marked as a number and is none"
      case .noSharedText(let index):
        "the cell points at shared text \(Excerpt.quoted(index)), which the workbook does not have"
      case .misplaced(let what): "the workbook is damaged: \(what)"
      case .tooLarge(let what): "the workbook is too large: \(what)"
      case .suspiciousCompression(let ratio):
        "the workbook unpacks to more than \(ratio) times its size, as no real one does"
      }
    }

    /// What to do.
    public var remedy: String {
      switch reason {
      case .otherFormat(_, let remedy): remedy
      case .encrypted:
        "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it, or save "
          + "the sheet as CSV UTF-8"
      case .damaged, .misplaced, .notANumber, .noSharedText:
        "Download or copy it again, or open it in Excel and save it anew"
      case .documentType, .suspiciousCompression:
        "Do not trust this file; if you know where it comes from, open it in Excel and save it anew"
      case .noSheets: "Save the sheet with the data as .xlsx or CSV UTF-8"
      case .unknownSheet(_, let near, let sheets):
        (near.isEmpty
          ? "" : "Did you mean " + near.map { Excerpt.quoted($0) }.joined(separator: " or ") + "? ")
          + Self.listed(sheets)
      case .noCells: "Choose a sheet of cells"
      case .empty(let sheets):
        sheets.count > 1
          ? "Choose another sheet. " + Self.listed(sheets)
          : "Check that this is the workbook with the data"
      case .noHeaderRow: "Name the row that holds the column names, as the sheet numbers its rows"
      case .tooLarge: "Split it, or save the sheet as CSV UTF-8"
      }
    }

    private static let sheetsListed = 40

    private static func listed(_ sheets: [String]) -> String {
      let names = sheets.prefix(sheetsListed).map { Excerpt.quoted($0) }.joined(separator: ", ")
      let more = sheets.count > sheetsListed ? " and \(sheets.count - sheetsListed) more" : ""
      return "Its sheets are: \(names)\(more)"
    }
  }
#endif
