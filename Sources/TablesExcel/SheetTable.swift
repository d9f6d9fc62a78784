#if Excel
  import Tables

  /// Makes a table of what a sheet holds.
  struct SheetTable {
    var content: SheetContent
    private let pool: TextPool
    private let options: ExcelOptions
    let search: HeaderSearch
    private let header: HeaderSearch.Header?
    var notes: [TableNote] = []

    init(_ content: SheetContent, pool: TextPool, options: ExcelOptions) {
      self.content = content
      self.pool = pool
      self.options = options
      search = HeaderSearch(content, pool: pool)
      header = search.find(row: options.headerRow ?? content.filterRow) ?? search.find(row: nil)
    }

    /// Whether the sheet holds nothing at all.
    var isEmpty: Bool { content.rows.isEmpty }

    /// Whether the sheet can be a cover or a page of remarks: texts in one column, or one row.
    var isRemarks: Bool {
      if content.rows.count < 2 { return true }
      let columns = Set(content.top.flatMap { $0.cells.map(\.column) })
      return columns.count < 2 && content.top.allSatisfy { $0.cells.allSatisfy(\.cell.isText) }
    }

    /// The table.
    ///
    /// - Parameters:
    ///   - source: what messages call it.
    ///   - digest: of the whole file.
    ///   - earlier: notes on how the sheet was chosen.
    mutating func table(
      source: String, digest: String, earlier: [TableNote]
    ) throws(ExcelError) -> Table {
      if let row = options.headerRow, content.top.first?.number != row {
        throw ExcelError(.noHeaderRow(row))
      }
      guard let header else { throw ExcelError(.empty(sheets: [])) }
      fillTopRows(after: header.last)
      let end = withoutRemarks(from: header.last + 1)
      let slots = (header.last + 1)..<end
      noteHeader(header)
      noteMerged(fillMerged(slots))
      let names = self.names(header, slots)
      guard slots.count * names.count <= options.limits.cells else {
        throw ExcelError(.tooLarge("it has more than \(options.limits.cells) cells"))
      }
      var columns: [Column] = []
      var maker = ColumnMaker(pool: pool, options: options, slots: slots)
      for (column, name) in names {
        columns.append(maker.column(&content.columns[column], name: name, at: column))
      }
      return Table(
        source: source, columns: columns,
        lines: LineNumbers(content.rows[slots].map { Int($0) }), digest: digest,
        notes: earlier + notes + maker.notes)
    }

    /// Puts the first rows below the header into their slots.
    private mutating func fillTopRows(after header: Int) {
      for row in content.top[(header + 1)...] {
        for (column, cell) in row.cells {
          while content.columns.count <= column { content.columns.append(SheetColumn()) }
          content.columns[column].set(cell, slot: row.slot, row: row.number, pool)
        }
      }
    }

    /// The slot at which the table ends: before remarks below it.
    private mutating func withoutRemarks(from start: Int) -> Int {
      let end = content.rows.count
      guard let remarks = content.remarks, remarks > start, columnCount >= 3 else { return end }
      let first = Int(content.rows[remarks])
      let count = end - remarks
      content.rows.removeLast(count)
      notes.append(
        TableNote(
          code: "rows_below_table",
          sentence: count == 1
            ? "Row \(first), a lone cell below the table, was left out."
            : "\(count) rows of lone cells below the table, from row \(first) on, were left out."))
      return remarks
    }

    private var columnCount: Int {
      max(content.top.map(\.cells.count).max() ?? 0, content.columns.count { $0.mode != .none })
    }

    /// Gives each cell that is merged over several rows of the table to all of them; returns how
    /// many cells that filled, by the first merged cell.
    private mutating func fillMerged(_ slots: Range<Int>) -> (count: Int, first: CellRange?) {
      var count = 0
      var first: CellRange?
      var steps = 0
      let tall = content.merges.filter {
        $0.height > 1 && $0.first.column < content.columns.count
      }
      for merge in tall.sorted(by: { $0.first.row < $1.first.row }) {
        guard let from = slot(ofRow: merge.first.row, in: slots) else { continue }
        var to = from + 1
        while to < slots.upperBound, Int(content.rows[to]) <= merge.last.row {
          if content.columns[merge.first.column].copy(from: from, to: to) {
            count += 1
            first = first ?? merge
          }
          to += 1
          steps += 1
        }
        if steps > options.limits.cells { break }
      }
      return (count, first)
    }

    private func slot(ofRow row: Int, in slots: Range<Int>) -> Int? {
      var low = slots.lowerBound
      var high = slots.upperBound
      while low < high {
        let middle = (low + high) / 2
        if content.rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < slots.upperBound && content.rows[low] == row ? low : nil
    }

    private mutating func noteMerged(_ merged: (count: Int, first: CellRange?)) {
      guard let first = merged.first else { return }
      let range = first.first.text + ":" + first.last.text
      notes.append(
        TableNote(
          code: "merged_cells",
          sentence: "Cells merged over several rows count in each of them: \(merged.count) "
            + "\(merged.count == 1 ? "cell was" : "cells were") filled, the first from \(range)."))
    }

    private mutating func noteHeader(_ header: HeaderSearch.Header) {
      let rows = content.top[header.first...header.last].map(\.number)
      let above = content.skippedRows + header.first
      var texts = content.skippedTexts.map { pool.text($0) }
      for row in content.top[..<header.first] {
        texts += row.cells.compactMap { $0.cell.header(pool) }
      }
      let named =
        rows.count > 1
        ? "Rows \(rows[0]) to \(rows[rows.count - 1]) were joined into one header"
        : "Row \(rows[0]) was taken as the header"
      if above > 0 {
        let quoted = texts.prefix(2).map { Excerpt.quoted($0) }.joined(separator: ", ")
        let more = texts.count > 2 ? ", …" : ""
        notes.append(
          TableNote(
            code: "header_row",
            sentence: "\(named); \(above) \(above == 1 ? "row" : "rows") above "
              + "\(above == 1 ? "was" : "were") left out"
              + (texts.isEmpty ? "." : " (\(quoted)\(more)).")))
      } else if rows.count > 1 {
        notes.append(TableNote(code: "header_row", sentence: named + "."))
      }
      if content.hiddenRows > 0 {
        let count = content.hiddenRows
        notes.append(
          TableNote(
            code: "hidden_rows",
            sentence: count == 1
              ? "1 row is hidden in the sheet, by a filter perhaps; it was read like the others."
              : "\(count) rows are hidden in the sheet, by a filter perhaps; they were read like the "
                + "others."))
      }
    }
  }
#endif
