#if Excel
  import Tables

  /// Makes columns of a table from columns of a sheet.
  struct ColumnMaker {
    let pool: TextPool
    let options: ExcelOptions
    /// The slots of the table's rows.
    let slots: Range<Int>
    private(set) var notes: [TableNote] = []
    /// The new code of each text of the pool, −1 where it has none yet.
    private var renumbered: [Int32] = []

    init(pool: TextPool, options: ExcelOptions, slots: Range<Int>) {
      self.pool = pool
      self.options = options
      self.slots = slots
    }

    /// The column, whose memory in the sheet is given back.
    ///
    /// - Parameters:
    ///   - name: its name in the table.
    ///   - place: its number in the sheet, from 0.
    mutating func column(_ cells: inout SheetColumn, name: String, at place: Int) -> Column {
      defer { cells.free() }
      noteLost(cells, name, place)
      switch cells.mode {
      case .none: return Column(name: name, missingRows: slots.count)
      case .number:
        let values = cells.values(slots)
        guard cells.numberCells > 0, cells.holdsValue(slots) else {
          return Column(name: name, missingRows: slots.count)
        }
        if cells.durations > 0 {
          note(
            "durations", name,
            "holds lengths of time, read as numbers of days: 1.5 is 36 hours.")
        }
        return Column(name: name, doubles: values)
      case .date:
        guard cells.holdsValue(slots) else {
          return Column(name: name, missingRows: slots.count)
        }
        return Column(name: name, dayNumbers: cells.values(slots), hasTime: cells.hasTime)
      case .text:
        let codes = cells.texts(slots)
        let (column, notes) = Column.inferring(
          name: name, labels: labels(codes),
          options: CSVOptions(decimal: options.decimal, missing: options.missing))
        self.notes += notes
        noteMixture(cells, column)
        return column
      }
    }

    /// The levels of a column in order of first appearance.
    private mutating func labels(_ codes: [Int32]) -> Labels {
      if renumbered.count < pool.count {
        renumbered.append(contentsOf: repeatElement(-1, count: pool.count - renumbered.count))
      }
      var levels: [String] = []
      var used: [Int32] = []
      var own: [Int32] = []
      own.reserveCapacity(codes.count)
      for code in codes {
        guard code >= 0 else {
          own.append(-1)
          continue
        }
        if renumbered[Int(code)] < 0 {
          renumbered[Int(code)] = Int32(levels.count)
          levels.append(pool.text(code))
          used.append(code)
        }
        own.append(renumbered[Int(code)])
      }
      for code in used { renumbered[Int(code)] = -1 }
      return Labels(trusted: own, levels: levels)
    }

    private mutating func note(_ code: String, _ name: String, _ rest: String) {
      notes.append(
        TableNote(code: code, sentence: "Column \(Excerpt.quoted(name)) \(rest)", column: name))
    }

    /// Says what a column of several kinds of cells was taken for.
    private mutating func noteMixture(_ cells: SheetColumn, _ column: Column) {
      switch column.kind {
      case .number:
        let count = column.presentCount - cells.numberCells
        // Among numbers, texts that stand for missing cells are nothing to speak of.
        guard count > 0 else { return }
        note(
          "numbers_as_text", column.name,
          cells.numberCells == 0
            ? "holds numbers stored as text, read as numbers."
            : "holds \(count) \(count == 1 ? "cell" : "cells") stored as text among "
              + "\(cells.numberCells) \(cells.numberCells == 1 ? "number" : "numbers"), all read as "
              + "numbers.")
      case .text where cells.dateCells > 0 && cells.numberCells > 0:
        note(
          "mixed_dates", column.name,
          "is kept as text: \(cells.dateCells) of its cells are dates and \(cells.numberCells) are "
            + "numbers. Give all of them a date format.")
      case .text, .date, .empty: break
      }
    }

    private mutating func noteLost(_ cells: SheetColumn, _ name: String, _ place: Int) {
      func cell(_ lost: SheetColumn.Lost) -> String {
        CellReference(column: place, row: lost.firstRow).text
      }
      if cells.errors.count > 0 {
        let kinds = cells.errorKinds.map { (text: $0 < 0 ? "an error" : pool.text($0), count: $1) }
          .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
        let listed = kinds.prefix(4).map { "\(Excerpt.escaped($0.text)) (\($0.count))" }
          .joined(separator: ", ")
        let count = cells.errors.count
        note(
          "error_cells", name,
          "holds \(count) \(count == 1 ? "error" : "errors"), read as missing: \(listed), the first "
            + "in \(cell(cells.errors)).")
      }
      if cells.noValues.count > 0 {
        let count = cells.noValues.count
        note(
          "formulas_without_value", name,
          "holds \(count) \(count == 1 ? "formula" : "formulas") without a computed value, read as "
            + "missing, the first in \(cell(cells.noValues)). Open the workbook in Excel and save it."
        )
      }
      if cells.noDates.count > 0 {
        let count = cells.noDates.count
        note(
          "invalid_dates", name,
          "holds \(count) \(count == 1 ? "number that is" : "numbers that are") shown as "
            + "\(count == 1 ? "a date and is none" : "dates and are none"), read as missing, the "
            + "first in \(cell(cells.noDates)).")
      }
    }
  }
#endif
