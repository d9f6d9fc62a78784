#if Excel
  import Tables

  /// How to read a workbook; the defaults find sheet and header by themselves.
  public struct ExcelOptions: Sendable, Equatable {
    /// The sheet by name or number from 1; nil is the first visible sheet that holds a table.
    public var sheet: String?
    /// The row of the header, as the sheet numbers its rows; nil finds it below a title block.
    public var headerRow: Int?
    /// The texts that stand for a missing cell, exactly; an empty cell always does.
    public var missing: [String]
    /// The decimal mark of numbers that are stored as text.
    public var decimal: CSVOptions.Decimal
    /// What a workbook may cost.
    public var limits: ExcelLimits

    /// Options, by default finding out sheet and header.
    public init(
      sheet: String? = nil, headerRow: Int? = nil,
      missing: [String] = CSVOptions.missingByDefault, decimal: CSVOptions.Decimal = .detect,
      limits: ExcelLimits = ExcelLimits()
    ) {
      self.sheet = sheet
      self.headerRow = headerRow
      self.missing = missing
      self.decimal = decimal
      self.limits = limits
    }
  }

  /// What a workbook may cost: no honest file comes near, and no other can fill memory or time.
  public struct ExcelLimits: Sendable, Equatable {
    /// Rows of a sheet, as Excel has them.
    public static let rows = 1_048_576
    /// Columns of a sheet, as Excel has them.
    public static let columns = 16_384

    /// Bytes that all parts read may have when unpacked.
    public var unpackedBytes = 4_000_000_000
    /// How many times larger than the file its parts may be, once they exceed `freeBytes`.
    public var ratio = 200
    /// Unpacked bytes that are never held against a file.
    public var freeBytes = 32_000_000
    /// Bytes that the parts besides sheets and texts may have: relations, styles, the sheet list.
    public var partBytes = 32_000_000
    /// Distinct and shared texts.
    public var texts = 4_000_000
    /// Bytes of distinct texts.
    public var textBytes = 256_000_000
    /// Cells of the table: rows times columns.
    public var cells = 80_000_000

    /// The usual limits.
    public init() {}
  }
#endif
