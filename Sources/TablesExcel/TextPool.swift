#if Excel
  import Tables

  /// The distinct texts of a workbook, and which of them each shared text is.
  final class TextPool {
    private var dictionary: TextDictionary
    private let limits: ExcelLimits
    private var bytes = 0
    /// The code of each shared text, −1 where it is empty.
    private(set) var shared: [Int32] = []
    /// Whether the limits are exceeded.
    private(set) var isFull = false

    init(limits: ExcelLimits) {
      self.limits = limits
      var generator = SystemRandomNumberGenerator()
      dictionary = TextDictionary(seed: generator.next())
    }

    deinit { dictionary.free() }

    /// How many distinct texts there are.
    var count: Int { dictionary.count }

    /// The code of a text, −1 where it is empty or nothing but white space.
    func code(_ text: TextScratch) -> Int32 {
      guard !text.isBlank, !isFull else { return -1 }
      let known = dictionary.count
      let code = dictionary.code(text.start, text.count, isLasting: false)
      if dictionary.count > known {
        bytes += text.count
        if bytes > limits.textBytes || dictionary.count > limits.texts { isFull = true }
      }
      return code
    }

    /// The code of a text made here.
    func code(_ text: String) -> Int32 {
      let scratch = TextScratch()
      scratch.append(text)
      return code(scratch)
    }

    /// Adds a shared text.
    func share(_ text: TextScratch) {
      shared.append(code(text))
      if shared.count > limits.texts { isFull = true }
    }

    /// The bytes of a text.
    func bytes(_ code: Int32) -> ByteText { dictionary.levels[Int(code)].text }

    /// A text by its code.
    func text(_ code: Int32) -> String { bytes(code).string }

    /// Why the texts are too many.
    var failure: ExcelError { ExcelError(.tooLarge("it holds too much text")) }
  }

  /// Bytes of a text while its pieces come in.
  final class TextScratch {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity = 256
    private(set) var count = 0

    /// Bytes after the last that may be read.
    private static let guardCount = 32

    init() {
      base = .allocate(capacity: capacity + Self.guardCount)
      base.initialize(repeating: 0, count: capacity + Self.guardCount)
    }

    deinit { base.deallocate() }

    var start: UnsafePointer<UInt8> { UnsafePointer(base) }
    var bytes: ByteText { ByteText(start: base, count: count) }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    @inline(__always)
    func clear() { count = 0 }

    @inline(__always)
    func append(_ start: UnsafePointer<UInt8>, _ more: Int) {
      if capacity - count < more { grow(more) }
      (base + count).update(from: start, count: more)
      count += more
    }

    func append(_ text: String) {
      var copy = text
      copy.withUTF8 { if let start = $0.baseAddress { append(start, $0.count) } }
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool {
      var index = 0
      while index < count, base[index] <= 32 { index += 1 }
      return index == count
    }

    /// Takes white space at both ends of what was added after a position away.
    func trim(after start: Int) {
      while count > start, base[count - 1] <= 32 { count -= 1 }
      var first = start
      while first < count, base[first] <= 32 { first += 1 }
      guard first > start else { return }
      for index in first..<count { base[start + index - first] = base[index] }
      count -= first - start
    }

    /// Undoes `_x000D_`, the way in which workbooks write characters that XML cannot hold.
    func unescape() {
      guard count >= 7, bytes.contains(UInt8(ascii: "_")) else { return }
      guard let text = EscapedText.undone(bytes) else { return }
      count = 0
      append(text)
    }

    private func grow(_ more: Int) {
      capacity = max(capacity * 2, count + more)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.guardCount)
      larger.initialize(repeating: 0, count: capacity + Self.guardCount)
      larger.update(from: base, count: count)
      base.deallocate()
      base = larger
    }
  }

  /// Characters written as `_xHHHH_` (ECMA-376, part 1, 22.4.2.4).
  enum EscapedText {
    /// The text with its escapes undone, nil where there are none.
    static func undone(_ bytes: ByteText) -> String? {
      var units: [UInt16] = []
      var found = false
      var rest = Array(String(decoding: bytes, as: UTF8.self).utf16)[...]
      while let unit = rest.popFirst() {
        if unit == 0x5F, let escaped = escape(rest) {
          // A zero would end texts early; it stands for nothing.
          if escaped != 0 { units.append(escaped) }
          rest = rest.dropFirst(6)
          found = true
        } else {
          units.append(unit)
        }
      }
      return found ? String(decoding: units, as: UTF16.self) : nil
    }

    private static func escape(_ rest: ArraySlice<UInt16>) -> UInt16? {
      guard rest.count >= 6 else { return nil }
      let start = rest.startIndex
      guard rest[start] == 0x78, rest[start + 5] == 0x5F else { return nil }
      return UInt16(String(decoding: rest[(start + 1)..<(start + 5)], as: UTF16.self), radix: 16)
    }
  }
#endif
