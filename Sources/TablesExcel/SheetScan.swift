#if Excel
  import Tables

  /// Turns the events of a sheet's XML into cells.
  struct SheetScan {
    let styles: CellStyles
    let dates: SerialDate
    let pool: TextPool
    let limits: ExcelLimits
    let headerRow: Int
    let scratch = TextScratch()

    private(set) var content = SheetContent()
    private(set) var failure: ExcelError?
    /// Whether `failure` is there: asked after each event.
    private(set) var failed = false

    private enum CellType {
      case number, shared, string, bool, error, isoDate
    }

    private var depth = 0
    private var inData = false
    private var inRow = false
    private var inCell = false
    private var takesValue = false
    private var rich = RichText()
    private var row = 0
    private var column = -1
    private var type = CellType.number
    private var style = 0
    private var hasFormula = false
    private var isHidden = false
    /// Cells of this row so far, and the last row that had any.
    private var filled = 0
    private var lastRow = 0
    private var slot = -1
    /// Cells that the columns have room for.
    private var stored = 0
    private let yes: Int32
    private let no: Int32

    init(
      styles: CellStyles, dates: SerialDate, pool: TextPool, limits: ExcelLimits, headerRow: Int?
    ) {
      self.styles = styles
      self.dates = dates
      self.pool = pool
      self.limits = limits
      self.headerRow = headerRow ?? 0
      yes = pool.code("TRUE")
      no = pool.code("FALSE")
    }

    /// What the sheet holds, which the scan then forgets.
    mutating func take() -> SheetContent {
      let taken = content
      content = SheetContent()
      return taken
    }

    @inline(__always)
    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
      depth += 1
      switch name.first {
      case UInt8(ascii: "c") where inRow && name.isOneLetter: beginCell(attributes)
      case UInt8(ascii: "v") where inCell && name.isOneLetter:
        scratch.clear()
        takesValue = true
      case UInt8(ascii: "f") where inCell && name.isOneLetter: hasFormula = true
      default: startOther(name, attributes)
      }
    }

    @inline(never)
    private mutating func startOther(_ name: XMLName, _ attributes: XMLAttributes) {
      if inCell {
        if name == "is" {
          scratch.clear()
          rich = RichText()
          rich.isOpen = true
        } else {
          rich.start(name, attributes, scratch)
        }
      } else if inData {
        if name == "row" { beginRow(attributes) }
      } else if name == "sheetData" {
        inData = depth == 2
      } else if name == "mergeCell" {
        if let range = range(attributes), content.merges.count < 100_000 {
          content.merges.append(range)
        }
      } else if name == "autoFilter", depth == 2 {
        content.filterRow = range(attributes)?.first.row
      }
    }

    private func range(_ attributes: XMLAttributes) -> CellRange? {
      for index in 0..<attributes.count where attributes.name(index) == "ref" {
        return CellRange(attributes.value(index))
      }
      return nil
    }

    @inline(__always)
    mutating func text(_ start: UnsafePointer<UInt8>, _ count: Int) {
      if takesValue || rich.takesText { scratch.append(start, count) }
    }

    @inline(__always)
    mutating func end(_ name: XMLName) {
      depth -= 1
      switch name.first {
      case UInt8(ascii: "c") where inCell && name.isOneLetter:
        inCell = false
        endCell()
      case UInt8(ascii: "v") where name.isOneLetter: takesValue = false
      default: endOther(name)
      }
    }

    @inline(never)
    private mutating func endOther(_ name: XMLName) {
      if inCell {
        if name == "is" { rich.isOpen = false } else { rich.end(name, scratch) }
      } else if name == "row", inRow {
        inRow = false
        endRow()
      } else if name == "sheetData" {
        inData = false
      }
    }

    private mutating func beginRow(_ attributes: XMLAttributes) {
      var next = row + 1
      isHidden = false
      for index in 0..<attributes.count where !attributes.hasPrefix(index) {
        let name = attributes.name(index)
        if name == "r" {
          guard let number = Self.wholeNumber(attributes.value(index)) else {
            return fail(.misplaced("a row is numbered \(Self.quoted(attributes.value(index)))"))
          }
          next = number
        } else if name == "hidden" {
          isHidden = attributes.isTrue("hidden")
        }
      }
      guard next > row else { return fail(.misplaced("row \(next) comes after row \(row)")) }
      guard next <= ExcelLimits.rows else { return fail(.misplaced("a row is numbered \(next)")) }
      row = next
      column = -1
      filled = 0
      inRow = true
    }

    @inline(__always)
    private mutating func beginCell(_ attributes: XMLAttributes) {
      column += 1
      type = .number
      style = 0
      hasFormula = false
      scratch.clear()
      inCell = true
      for index in 0..<attributes.count where !attributes.hasPrefix(index) {
        let name = attributes.name(index)
        guard name.isOneLetter else { continue }
        let value = attributes.value(index)
        switch name.first {
        case UInt8(ascii: "r"):
          guard let place = CellReference(value), place.row == row else {
            return fail(.misplaced("row \(row) holds a cell \(Self.quoted(value))"))
          }
          column = place.column
        case UInt8(ascii: "s"): style = Self.wholeNumber(value) ?? 0
        case UInt8(ascii: "t"): type = Self.type(value)
        default: break
        }
      }
      if column >= ExcelLimits.columns {
        fail(.misplaced("row \(row) has more than \(ExcelLimits.columns) cells"))
      }
    }

    private static func quoted(_ value: UnsafeBufferPointer<UInt8>) -> String {
      Excerpt.quoted(String(decoding: value, as: UTF8.self))
    }

    @inline(__always)
    private static func type(_ value: UnsafeBufferPointer<UInt8>) -> CellType {
      guard let first = value.first else { return .number }
      switch first {
      case UInt8(ascii: "s"): return value.count == 1 ? .shared : .string
      case UInt8(ascii: "i"): return .string
      case UInt8(ascii: "b"): return .bool
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .isoDate
      default: return .number
      }
    }

    @inline(__always)
    private static func wholeNumber(_ value: UnsafeBufferPointer<UInt8>) -> Int? {
      guard value.count > 0, value.count <= 9 else { return nil }
      var number = 0
      for byte in value {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        number = number &* 10 &+ Int(digit)
      }
      return number
    }

    @inline(__always)
    private mutating func endCell() {
      switch type {
      case .number: endNumber()
      case .shared:
        guard scratch.count > 0 else { return endEmpty() }
        guard let index = Self.wholeNumber(scratch.bytes), index < pool.shared.count else {
          return endShared()
        }
        let code = pool.shared[index]
        if code >= 0 { emit(.text(code)) }
      default: endOtherCell()
      }
    }

    /// A shared text whose number has white space around it, or is none.
    private mutating func endShared() {
      scratch.trim(after: 0)
      guard let index = Self.wholeNumber(scratch.bytes), index < pool.shared.count else {
        return fail(.noSharedText(scratch.string), here: true)
      }
      if pool.shared[index] >= 0 { emit(.text(pool.shared[index])) }
    }

    @inline(__always)
    private mutating func endNumber() {
      guard scratch.count > 0 else { return endEmpty() }
      let value: Double
      if let whole = Self.wholeNumber(scratch.bytes) {
        value = Double(whole)
      } else if let number = NumberParser.plain(scratch.bytes, identifiers: true) {
        value = number
      } else {
        scratch.trim(after: 0)
        guard scratch.count > 0 else { return endEmpty() }
        guard let number = LongNumber.read(scratch.bytes) else {
          return fail(.notANumber(scratch.string), here: true)
        }
        value = number
      }
      let format = styles.format(style)
      emit(format == .plain ? .number(value) : formatted(value, format))
    }

    private mutating func formatted(_ value: Double, _ format: NumberFormat) -> SheetCell {
      switch format {
      case .plain: return .number(value)
      case .date: return dates.days(value).map { .date($0) } ?? .noDate
      case .time:
        if let text = SerialDate.time(value) { return .text(pool.code(text)) }
        return dates.days(value).map { .date($0) } ?? .noDate
      case .duration: return .duration(value)
      case .padded(let width):
        guard value >= 0, value < 1e15, value == value.rounded(.down) else { return .number(value) }
        let digits = numberText(value)
        let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
        return .text(pool.code(zeros + digits))
      }
    }

    private mutating func endEmpty() {
      if hasFormula { emit(.noValue) }
    }

    private mutating func endOtherCell() {
      switch type {
      case .string:
        scratch.unescape()
        let code = pool.code(scratch)
        if code >= 0 { emit(.text(code)) }
      case .bool:
        scratch.trim(after: 0)
        guard scratch.count > 0 else { return endEmpty() }
        let isTrue = scratch.string == "1" || scratch.string == "true"
        emit(.text(isTrue ? yes : no))
      case .error: emit(.error(pool.code(scratch)))
      case .isoDate:
        guard scratch.count > 0 else { return endEmpty() }
        if let reading = DateParser.read(scratch.bytes) {
          emit(.date(reading.days))
        } else {
          emit(.text(pool.code(scratch)))
        }
      case .number, .shared: break
      }
      if pool.isFull { fail(pool.failure.reason) }
    }

    /// Takes a cell that holds something.
    @inline(__always)
    private mutating func emit(_ cell: SheetCell) {
      if row < headerRow { return skip(cell) }
      if filled == 0 {
        openRow()
      }
      filled += 1
      if content.top.count > slot {
        if content.top[slot].cells.count == ExcelLimits.columns {
          return fail(.misplaced("row \(row) has more than \(ExcelLimits.columns) cells"))
        }
        content.top[slot].cells.append((column, cell))
        return
      }
      while column >= content.columns.count { content.columns.append(SheetColumn()) }
      stored += max(0, slot + 1 - content.columns[column].count)
      if stored > limits.cells { return fail(.tooLarge("it has more than \(limits.cells) cells")) }
      content.columns[column].set(cell, slot: slot, row: row, pool)
    }

    /// Gives a row its slot.
    private mutating func openRow() {
      slot += 1
      content.rows.append(Int32(row))
      if slot < SheetContent.topRows {
        content.top.append(SheetContent.Row(number: row, slot: slot))
      }
      if isHidden { content.hiddenRows += 1 }
    }

    private mutating func endRow() {
      guard filled > 0 else { return }
      if filled > 1 {
        content.remarks = nil
      } else if content.remarks == nil, row > lastRow + 1 {
        content.remarks = slot
      }
      lastRow = row
    }

    private mutating func skip(_ cell: SheetCell) {
      if content.skippedRows == 0 || lastRow != row { content.skippedRows += 1 }
      lastRow = row
      if case .text(let code) = cell, content.skippedTexts.count < 3 {
        content.skippedTexts.append(code)
      }
    }

    private mutating func fail(_ reason: ExcelError.Reason, here: Bool = false) {
      let cell = here ? CellReference(column: column, row: row).text : nil
      if !failed { failure = ExcelError(reason, cell: cell) }
      failed = true
    }
  }
#endif
