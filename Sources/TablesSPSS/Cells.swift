#if SPSS
  /// The cells of one variable, as they come.
  struct Cells {
    /// Whether they are texts.
    let isText: Bool
    /// Of a variable of numbers: NaN where missing.
    private(set) var numbers: [Double] = []
    /// Of a variable of texts: codes into the levels, −1 where missing.
    private(set) var codes: [Int32] = []
    private(set) var levels: [String] = []
    /// How often each of Stata's missing values `.a` to `.z` occurs.
    private(set) var tags: [Character: Int] = [:]
    private var index: [String: Int32] = [:]

    init(isText: Bool) { self.isText = isText }

    /// How many there are.
    var count: Int { isText ? codes.count : numbers.count }

    mutating func append(number: Double) { numbers.append(number) }

    mutating func append(tag: Character) {
      tags[tag, default: 0] += 1
      numbers.append(.nan)
    }

    mutating func appendMissingText() { codes.append(-1) }

    /// - Returns: how many bytes of text were kept: none where the text is known.
    mutating func append(text: String) -> Int {
      if let known = index[text] {
        codes.append(known)
        return 0
      }
      let code = Int32(levels.count)
      index[text] = code
      levels.append(text)
      codes.append(code)
      return text.utf8.count
    }
  }

  /// The cells of all variables, each behind an address: they are added to one by one, millions of times, and
  /// whether an array or an object may be written to is then not asked each time.
  final class CellColumns {
    private(set) var count = 0
    private let capacity: Int
    private let start: UnsafeMutablePointer<Cells>

    init(capacity: Int) {
      self.capacity = max(capacity, 1)
      start = .allocate(capacity: self.capacity)
    }

    deinit {
      start.deinitialize(count: count)
      start.deallocate()
    }

    var isFull: Bool { count == capacity }

    func append(_ cells: Cells) {
      precondition(!isFull, "\(count) columns are all that there is room for")
      (start + count).initialize(to: cells)
      count += 1
    }

    /// The cells of a variable, nil where there is none of the number.
    func at(_ index: Int) -> UnsafeMutablePointer<Cells>? {
      index >= 0 && index < count ? start + index : nil
    }

    /// Takes the cells of a variable out; their memory is the caller's.
    func take(_ index: Int) -> Cells {
      precondition(index >= 0 && index < count, "column \(index) of \(count)")
      defer { start[index] = Cells(isText: start[index].isText) }
      return start[index]
    }
  }
#endif
