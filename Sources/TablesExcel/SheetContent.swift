#if Excel
  /// What a sheet holds once its XML has been read: columns of cells by slot, one slot for each row
  /// that is not blank, and the first rows as they stand, among which the header is.
  struct SheetContent {
    /// How many rows are kept as they stand.
    static let topRows = 64

    struct Row {
      var number: Int
      var slot: Int
      var cells: [(column: Int, cell: SheetCell)] = []
    }

    /// The first rows that are not blank; their slots in the columns are still free.
    var top: [Row] = []
    var columns: [SheetColumn] = []
    /// The number of each slot's row.
    var rows: [Int32] = []
    var merges: [CellRange] = []
    /// The row that carries the filter buttons.
    var filterRow: Int?
    var hiddenRows = 0
    /// The slot from which on only lone cells follow a blank row: remarks below a table.
    var remarks: Int?
    /// Rows above the one that was asked for as header, and the first texts there.
    var skippedRows = 0
    var skippedTexts: [Int32] = []
  }
#endif
