#if SPSS
  import Tables

  /// The cells of one variable, as they come.
  struct Cells {
    /// Whether they are texts.
    let isText: Bool
    /// Of a variable of numbers: NaN where missing.
    private(set) var numbers: [Double] = []
    /// Of a variable of texts.
    private(set) var texts = LabelBuilder()
    /// How often each of Stata's missing values `.a` to `.z` occurs.
    private(set) var tags: [Character: Int] = [:]

    init(isText: Bool) { self.isText = isText }

    /// How many there are.
    var count: Int { isText ? texts.codes.count : numbers.count }

    mutating func append(number: Double) { numbers.append(number) }

    mutating func append(tag: Character) {
      tags[tag, default: 0] += 1
      numbers.append(.nan)
    }

    mutating func appendMissingText() { texts.appendMissing() }

    /// - Returns: how many bytes of text were kept: none where the text is known.
    mutating func append(text: String) -> Int { texts.append(text) }
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

    func append(_ cells: Cells) {
      precondition(count < capacity, "\(count) columns are all that there is room for")
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
