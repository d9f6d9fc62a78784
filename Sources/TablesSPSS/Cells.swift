#if SPSS
  /// The cells of one variable, as they come.
  final class Cells {
    /// Whether they are texts.
    let isText: Bool
    /// The bytes that a value has in a row once unpacked.
    let width: Int
    /// How many there are.
    private(set) var count = 0
    /// Of a variable of numbers: NaN where missing.
    private(set) var numbers: [Double] = []
    /// Of a variable of texts: codes into the levels, −1 where missing.
    private(set) var codes: [Int32] = []
    private(set) var levels: [String] = []
    /// How often each of Stata's missing values `.a` to `.z` occurs.
    private(set) var tags: [Character: Int] = [:]
    private var index: [String: Int32] = [:]

    init(isText: Bool, width: Int) {
      self.isText = isText
      self.width = width
    }

    func append(number: Double) {
      numbers.append(number)
      count += 1
    }

    func append(tag: Character) {
      tags[tag, default: 0] += 1
      append(number: .nan)
    }

    func appendMissingText() { append(code: -1) }

    /// - Returns: how many bytes of text were kept: none where the text is known.
    func append(text: String) -> Int {
      if let known = index[text] {
        append(code: known)
        return 0
      }
      let code = Int32(levels.count)
      index[text] = code
      levels.append(text)
      append(code: code)
      return text.utf8.count
    }

    private func append(code: Int32) {
      codes.append(code)
      count += 1
    }

    func clear() {
      numbers = []
      codes = []
      levels = []
      index = [:]
    }
  }
#endif
