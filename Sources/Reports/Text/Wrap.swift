/// Breaks and pads text by its display width.
enum Wrap {
  /// Lines of at most `width` cells, broken at spaces; a word that is longer is cut.
  ///
  /// Lines are not broken at no-break spaces, nor between a number and a percent sign; no-break
  /// spaces come out as ordinary ones.
  static func lines(_ text: String, width: Int) -> [String] {
    precondition(width >= 1, "wrap: width \(width)")
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words(text) {
      var rest = Substring(word)
      var needed = DisplayWidth.of(rest)
      if used > 0, used + 1 + needed <= width {
        line += " " + rest
        used += 1 + needed
        continue
      }
      if used > 0 {
        lines.append(line)
        line = ""
        used = 0
      }
      while needed > width {
        let head = prefix(of: rest, width: width)
        lines.append(String(head))
        rest = rest[head.endIndex...]
        needed = DisplayWidth.of(rest)
      }
      line = String(rest)
      used = needed
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines.map(plainSpaces)
  }

  /// The widest word that wrapping keeps whole.
  static func longestWord(_ text: String) -> Int {
    words(text).map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// No-break spaces as ordinary ones.
  static func plainSpaces(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar == "\u{A0}" || scalar == "\u{202F}" ? " " : scalar)
    }
    return result
  }

  /// The text with spaces after it up to a width.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  /// The text with spaces before it up to a width.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  /// The text without spaces at its end.
  static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Numbers of the same width with their decimal points under each other.
  ///
  /// A number without decimals ends where the whole part of the others does; text without a digit
  /// stands at the right.
  static func alignedOnPoint(_ numbers: [String]) -> [String] {
    let tails = numbers.map(tailWidth)
    let widest = tails.compactMap(\.self).max() ?? 0
    let padded = zip(numbers, tails).map { text, tail in
      text + String(repeating: " ", count: tail.map { widest - $0 } ?? 0)
    }
    let width = padded.map { DisplayWidth.of($0) }.max() ?? 0
    return padded.map { right($0, width) }
  }

  /// The width of a number from its decimal point or after its last digit, nil for other text.
  private static func tailWidth(_ text: String) -> Int? {
    guard let last = text.lastIndex(where: \.isNumber) else { return nil }
    if let point = text.lastIndex(of: ".") { return DisplayWidth.of(text[point...]) }
    return DisplayWidth.of(text[text.index(after: last)...])
  }

  /// The parts of a text that are not broken.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }) {
      if word.first == "%", let last = words.last, last.last?.isNumber == true {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// As many characters as fit, at least one.
  private static func prefix(of text: Substring, width: Int) -> Substring {
    var end = text.startIndex
    var used = 0
    while end < text.endIndex {
      let next = DisplayWidth.of(text[end])
      if used + next > width, end > text.startIndex { break }
      used += next
      end = text.index(after: end)
    }
    return text[..<end]
  }
}
