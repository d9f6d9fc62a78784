#if Excel
  import Tables

  /// One column of a sheet while its cells come in: numbers or dates as long as all are, and texts
  /// from the first cell on that is something else.
  struct SheetColumn {
    enum Mode {
      case none, number, date, text
    }

    private(set) var mode = Mode.none
    /// Numbers or days, one per slot so far.
    private(set) var numbers: [Double] = []
    /// Codes of texts, one per slot so far.
    private(set) var codes: [Int32] = []

    /// Cells by what they hold.
    private(set) var numberCells = 0
    private(set) var dateCells = 0
    private(set) var textCells = 0
    private(set) var hasTime = false
    /// Cells that hold a length of time.
    private(set) var durations = 0

    /// Cells that hold nothing to be read, and the row of the first of each sort.
    struct Lost {
      var count = 0
      var firstRow = 0

      mutating func add(row: Int) {
        if count == 0 { firstRow = row }
        count += 1
      }
    }
    private(set) var errors = Lost()
    /// Cells by error, by the code of its text.
    private(set) var errorKinds: [Int32: Int] = [:]
    private(set) var noValues = Lost()
    private(set) var noDates = Lost()

    /// How many slots there is room for.
    @inline(__always)
    var count: Int { mode == .text ? codes.count : numbers.count }

    /// Puts a cell in its slot; slots are mostly filled in ascending order.
    @inline(__always)
    mutating func set(_ cell: SheetCell, slot: Int, row: Int, _ pool: TextPool) {
      switch cell {
      case .number(let value):
        numberCells += 1
        if mode == .number {
          put(value, slot)
        } else {
          setNumber(value, slot, pool)
        }
      case .text(let code):
        textCells += 1
        if mode != .text { turnIntoText(pool) }
        put(code, slot)
      case .date(let days):
        dateCells += 1
        if days != days.rounded(.down) { hasTime = true }
        if mode == .none { mode = .date }
        if mode == .date {
          put(days, slot)
        } else {
          if mode != .text { turnIntoText(pool) }
          put(pool.code(SheetCell.dateText(days)), slot)
        }
      case .duration(let value):
        durations += 1
        numberCells += 1
        setNumber(value, slot, pool)
      case .error(let code):
        errors.add(row: row)
        errorKinds[code, default: 0] += 1
      case .noValue: noValues.add(row: row)
      case .noDate: noDates.add(row: row)
      }
    }

    /// Gives a slot what another holds, if it holds nothing itself; says whether it did.
    mutating func copy(from: Int, to: Int) -> Bool {
      switch mode {
      case .none: return false
      case .number, .date:
        guard from < numbers.count, !numbers[from].isNaN, to >= numbers.count || numbers[to].isNaN
        else { return false }
        put(numbers[from], to)
      case .text:
        guard from < codes.count, codes[from] >= 0, to >= codes.count || codes[to] < 0 else {
          return false
        }
        put(codes[from], to)
      }
      return true
    }

    /// The numbers or days of some slots, NaN where there is none.
    func values(_ slots: Range<Int>) -> [Double] {
      var values = Array(numbers[slots.clamped(to: 0..<numbers.count)])
      values.append(contentsOf: repeatElement(.nan, count: slots.count - values.count))
      return values
    }

    /// The codes of some slots, −1 where there is no text.
    func texts(_ slots: Range<Int>) -> [Int32] {
      var texts = Array(codes[slots.clamped(to: 0..<codes.count)])
      texts.append(contentsOf: repeatElement(-1, count: slots.count - texts.count))
      return texts
    }

    /// Whether any of some slots holds a value.
    func holdsValue(_ slots: Range<Int>) -> Bool {
      mode == .text
        ? codes[slots.clamped(to: 0..<codes.count)].contains { $0 >= 0 }
        : numbers[slots.clamped(to: 0..<numbers.count)].contains { !$0.isNaN }
    }

    /// Gives back the memory.
    mutating func free() {
      numbers = []
      codes = []
    }

    private mutating func setNumber(_ value: Double, _ slot: Int, _ pool: TextPool) {
      if mode == .none { mode = .number }
      if mode == .number {
        put(value, slot)
      } else {
        if mode != .text { turnIntoText(pool) }
        put(pool.code(numberText(value)), slot)
      }
    }

    @inline(__always)
    private mutating func put(_ value: Double, _ slot: Int) {
      if slot == numbers.count {
        numbers.append(value)
      } else if slot < numbers.count {
        numbers[slot] = value
      } else {
        numbers.append(contentsOf: repeatElement(.nan, count: slot - numbers.count))
        numbers.append(value)
      }
    }

    @inline(__always)
    private mutating func put(_ code: Int32, _ slot: Int) {
      if slot == codes.count {
        codes.append(code)
      } else if slot < codes.count {
        codes[slot] = code
      } else {
        codes.append(contentsOf: repeatElement(-1, count: slot - codes.count))
        codes.append(code)
      }
    }

    /// Numbers and dates become the texts that a CSV file would have for them.
    private mutating func turnIntoText(_ pool: TextPool) {
      let isDate = mode == .date
      codes = numbers.map { value in
        value.isNaN ? -1 : pool.code(isDate ? SheetCell.dateText(value) : numberText(value))
      }
      numbers = []
      mode = .text
    }
  }
#endif
