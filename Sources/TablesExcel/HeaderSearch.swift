#if Excel
  /// Finds the header among the first rows of a sheet.
  ///
  /// A table is announced by the first row that fills more than two thirds of the width, be it its
  /// own block of rows or not; a row of texts at the start of a later block is believed before a row
  /// with numbers in it, which belongs to a list of remarks above the table. A row of texts directly
  /// above, filled by half at least, is the header whose last names are wanting. A row with filter
  /// buttons is the header whatever else.
  struct HeaderSearch {
    /// The rows of the header, by their place among the first rows.
    struct Header: Equatable {
      var first: Int
      var last: Int
      /// Whether names of several columns are told apart by the row above.
      var fillsFromAbove = false
    }

    private let rows: [HeaderRow]
    private let width: Int

    init(_ content: SheetContent, pool: TextPool) {
      rows = content.top.map { HeaderRow($0, merges: content.merges, pool: pool) }
      width = rows.map(\.filled.count).max() ?? 0
    }

    /// The header, nil where there are no rows.
    ///
    /// - Parameter row: the number of the row that is known to be the header's.
    func find(row: Int?) -> Header? {
      if let row {
        return rows.firstIndex { $0.number == row }.map { extended($0) }
      }
      return found.map { extended($0) }
    }

    /// The texts of a row by column, those of merged cells in all their columns and rows.
    func texts(_ index: Int) -> [Int: String] {
      var texts = rows[index].texts
      for above in (0...index).reversed() {
        for merge in rows[above].merges where merge.covers(row: rows[index].number) {
          guard let text = rows[above].texts[merge.first.column] else { continue }
          for column in merge.first.column...min(merge.last.column, rows[above].end) {
            texts[column] = texts[column] ?? text
          }
        }
      }
      return texts
    }

    private func follows(_ index: Int) -> Bool {
      index > 0 && rows[index].number == rows[index - 1].number + 1
    }

    private func isStrong(_ row: HeaderRow) -> Bool {
      row.filled.count >= min(2, width) && row.span * 3 > width * 2
    }

    private var found: Int? {
      guard let first = rows.indices.first(where: { isStrong(rows[$0]) }) else {
        return rows.isEmpty ? nil : 0
      }
      var base = first
      if !rows[first].isAllText, let later = firstTextBlock(after: first) { base = later }
      guard follows(base) else { return base }
      let above = rows[base - 1]
      let isHalf = above.isAllText && above.filled.count >= 2 && above.span * 2 >= width
      return isHalf && (!rows[base].isAllText || !namesTypedCells(base)) ? base - 1 : base
    }

    /// The first strong row of texts that begins the strong rows of a later block.
    private func firstTextBlock(after start: Int) -> Int? {
      var seen = true
      for index in rows.indices where index > start {
        if !follows(index) { seen = false }
        guard !seen, isStrong(rows[index]) else { continue }
        if rows[index].isAllText { return index }
        seen = true
      }
      return nil
    }

    /// Whether cells below a row are numbers or dates where the row has texts.
    private func namesTypedCells(_ index: Int) -> Bool {
      for below in rows[(index + 1)...].prefix(20)
      where !below.typed.isDisjoint(with: rows[index].filled) {
        return true
      }
      return false
    }

    /// The header around a row: rows below that merged cells of it reach or head, and rows of merged
    /// group names above.
    private func extended(_ base: Int) -> Header {
      var header = Header(first: base, last: base)
      while header.last + 1 < rows.count, follows(header.last + 1), continues(header) {
        header.last += 1
      }
      while follows(header.first), groups(header.first - 1) { header.first -= 1 }
      if header.first == header.last, follows(base), hasRepeatedNames(base) {
        let above = rows[base - 1]
        if above.isAllText, above.filled.count >= 2, above.merges.isEmpty {
          header.first -= 1
          header.fillsFromAbove = true
        }
      }
      return header
    }

    /// Whether the row after a header is part of it.
    private func continues(_ header: Header) -> Bool {
      let next = rows[header.last + 1]
      guard next.isAllText, header.last - header.first < 4 else { return false }
      for index in header.first...header.last {
        for merge in rows[index].merges where rows[index].filled.count > 1 {
          if merge.height > 1, merge.covers(row: next.number) { return true }
          if merge.width > 1, index == header.last {
            // The names under a group stand under the group.
            let under = next.filled.filter { $0 >= merge.first.column && $0 <= merge.last.column }
            if under.count > 1 { return true }
          }
        }
      }
      return false
    }

    /// Whether a row holds nothing but names of groups of columns: merged cells, more than one, or
    /// one over less than half of the table and not at its left edge, where titles stand.
    private func groups(_ index: Int) -> Bool {
      let row = rows[index]
      let wide = row.merges.filter { $0.width > 1 && row.texts[$0.first.column] != nil }
      guard row.isAllText, !wide.isEmpty else { return false }
      let left = rows.compactMap { $0.filled.min() }.min() ?? 0
      return row.filled.count > 1
        || wide.allSatisfy { $0.first.column > left && $0.width * 2 <= width }
    }

    private func hasRepeatedNames(_ index: Int) -> Bool {
      Set(rows[index].texts.values).count < rows[index].texts.count
    }
  }

  /// One of the first rows as the search sees it.
  struct HeaderRow {
    let number: Int
    /// Columns that hold something.
    private(set) var filled: Set<Int> = []
    /// Columns that hold numbers or dates.
    private(set) var typed: Set<Int> = []
    private(set) var texts: [Int: String] = [:]
    /// Merged cells that begin in this row.
    let merges: [CellRange]
    /// How many columns are covered, those of merged cells included.
    let span: Int

    init(_ row: SheetContent.Row, merges: [CellRange], pool: TextPool) {
      number = row.number
      for (column, cell) in row.cells {
        filled.insert(column)
        if !cell.isText { typed.insert(column) }
        texts[column] = cell.header(pool)
      }
      let columns = filled
      let own = merges.filter { $0.first.row == row.number && columns.contains($0.first.column) }
      self.merges = own
      span = own.reduce(columns.count) { $0 + $1.width - 1 }
    }

    var isAllText: Bool { typed.isEmpty }
    /// The last column that anything in the row covers.
    var end: Int { max(filled.max() ?? 0, merges.map(\.last.column).max() ?? 0) }
  }
#endif
