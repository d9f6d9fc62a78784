/// One column while its rows are read: starts undecided, becomes what its first cell is, and
/// gives up when a later cell is something else.
struct ColumnBuilder {
  enum Mode: UInt8 {
    /// Only missing cells so far; nothing is stored.
    case undecided
    case number
    case date
    case text
    /// A number or date column that met another kind of cell: to be read again as text.
    case refused
    /// Not wanted in this pass.
    case skipped
  }

  var mode: Mode
  /// Numbers or days, room for `capacity` rows.
  var numbers: UnsafeMutablePointer<Double>?
  /// Codes of texts, room for `capacity` rows.
  var codes: UnsafeMutablePointer<Int32>?
  var dictionary: UnsafeMutablePointer<TextDictionary>?
  var clock = Column.Clock()
  /// Whether a number had a decimal mark that could as well be a thousands separator.
  var hasAmbiguousMark = false
  /// Whether a number had a decimal mark that can be nothing else.
  var hasCertainMark = false

  init(mode: Mode) { self.mode = mode }

  /// Makes room for the rows when the kind of the column is known; earlier rows are missing.
  mutating func begin(_ mode: Mode, earlierRows: Int, capacity: Int, seed: UInt64) {
    self.mode = mode
    switch mode {
    case .number, .date:
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
      memory.initialize(repeating: NumberView.missing, count: earlierRows)
      numbers = memory
    case .text:
      let memory = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
      memory.initialize(repeating: -1, count: earlierRows)
      codes = memory
      dictionary = .allocate(capacity: 1)
      dictionary?.initialize(to: TextDictionary(seed: seed))
    case .undecided, .refused, .skipped: break
    }
  }

  mutating func refuse() {
    free()
    mode = .refused
  }

  mutating func grow(rows: Int, capacity: Int) {
    if let old = numbers {
      let larger = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
      larger.moveInitialize(from: old, count: rows)
      old.deallocate()
      numbers = larger
    }
    if let old = codes {
      let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
      larger.moveInitialize(from: old, count: rows)
      old.deallocate()
      codes = larger
    }
  }

  mutating func free() {
    numbers?.deallocate()
    codes?.deallocate()
    if let dictionary {
      dictionary.pointee.free()
      dictionary.deinitialize(count: 1)
      dictionary.deallocate()
    }
    numbers = nil
    codes = nil
    dictionary = nil
  }

  /// Stores a missing cell.
  @inline(__always)
  mutating func storeMissing(row: Int) {
    switch mode {
    case .number, .date: numbers.unsafelyUnwrapped[row] = NumberView.missing
    case .text: codes.unsafelyUnwrapped[row] = -1
    case .undecided, .refused, .skipped: break
    }
  }
}

/// What deciding about a cell takes.
struct CellRules {
  let decimal: DecimalMark
  let missing: MissingTokens
  let seed: UInt64
}

extension ColumnBuilder {
  /// Stores a cell that is not in its most common form.
  ///
  /// - Parameters:
  ///   - text: the cell; at least sixteen bytes after it may be read.
  ///   - isLasting: whether its bytes stay where they are until the columns are made.
  mutating func store(
    _ text: ByteText, isLasting: Bool, row: Int, capacity: Int, rules: CellRules
  ) {
    switch mode {
    case .text:
      guard text.count > 0, let start = text.baseAddress else {
        codes.unsafelyUnwrapped[row] = -1
        return
      }
      codes.unsafelyUnwrapped[row] = dictionary.unsafelyUnwrapped.pointee.code(
        start, text.count, isLasting: isLasting)
    case .number: storeNumber(text.trimmed(), row: row, rules: rules)
    case .date: storeDate(text.trimmed(), row: row, rules: rules)
    case .undecided:
      let trimmed = text.trimmed()
      if rules.missing.contains(trimmed) { return }
      let kind: Mode =
        if DateParser.read(trimmed) != nil {
          .date
        } else if NumberParser.plain(trimmed, decimal: rules.decimal.byte) != nil {
          .number
        } else {
          .text
        }
      begin(kind, earlierRows: row, capacity: capacity, seed: rules.seed)
      store(text, isLasting: isLasting, row: row, capacity: capacity, rules: rules)
    case .refused, .skipped: break
    }
  }

  private mutating func storeNumber(_ text: ByteText, row: Int, rules: CellRules) {
    if let value = NumberParser.plain(text, decimal: rules.decimal.byte) {
      numbers.unsafelyUnwrapped[row] = value
      if !hasCertainMark, text.contains(rules.decimal.byte) {
        if GroupedNumber.read(text, decimal: rules.decimal.other) == nil {
          hasCertainMark = true
        } else {
          hasAmbiguousMark = true
        }
      }
    } else if rules.missing.contains(text) {
      numbers.unsafelyUnwrapped[row] = NumberView.missing
    } else {
      refuse()
    }
  }

  private mutating func storeDate(_ text: ByteText, row: Int, rules: CellRules) {
    if let reading = DateParser.read(text) {
      numbers.unsafelyUnwrapped[row] = reading.days
      if reading.hasTime { clock.hasTime = true }
      if reading.isUniversal { clock.isUniversal = true }
    } else if rules.missing.contains(text) {
      numbers.unsafelyUnwrapped[row] = NumberView.missing
    } else {
      refuse()
    }
  }
}

/// The columns being read, with room for the same number of rows each.
final class ColumnBuilders {
  let base: UnsafeMutablePointer<ColumnBuilder>
  let count: Int
  private(set) var capacity: Int

  init(_ modes: [ColumnBuilder.Mode], capacity: Int, seed: UInt64) {
    count = modes.count
    self.capacity = capacity
    base = .allocate(capacity: max(1, modes.count))
    for (index, mode) in modes.enumerated() {
      (base + index).initialize(to: ColumnBuilder(mode: mode))
      base[index].begin(mode, earlierRows: 0, capacity: capacity, seed: seed)
    }
  }

  deinit {
    for index in 0..<count { base[index].free() }
    base.deinitialize(count: count)
    base.deallocate()
  }

  func grow(rows: Int) {
    capacity *= 2
    for index in 0..<count { base[index].grow(rows: rows, capacity: capacity) }
  }
}
