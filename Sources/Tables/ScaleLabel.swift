/// Answers of a rating scale exported with their wording: "10 - Extremely likely",
/// "0 = Not at all likely", "5 (Neutral)", "10: Extremely likely", "Extremely likely - 10".
enum ScaleLabel {
  /// Scale points lie within −100…100; larger numbers before a dash are years and codes.
  private static let largestPoint = 100.0

  /// The number and the wording of a cell, nil where it is not written this way.
  ///
  /// - Parameter text: without surrounding spaces.
  static func read(
    _ text: ByteText
  ) -> (number: Double, label: ByteText, isTrailing: Bool)? {
    guard let (number, label) = leading(text) else {
      return trailing(text).map { ($0.number, $0.label, true) }
    }
    return (number, label, false)
  }

  /// The wording before its number: a dash with spaces around it between the two.
  private static func trailing(_ text: ByteText) -> (number: Double, label: ByteText)? {
    var start = text.count
    while start > 0, text.count - start < 4, Ascii.isDigit(text[start - 1]) { start -= 1 }
    guard start < text.count, start >= 4, text[start - 1] == Ascii.space,
      text[start - 2] == Ascii.minus, text[start - 3] == Ascii.space,
      let number = NumberParser.plain(text.part(start, text.count)), number <= largestPoint
    else { return nil }
    let label = text.part(0, start - 3).trimmed()
    guard label.count > 0, !Ascii.isDigit(label[0]), isWorded(label) else { return nil }
    return (number, label)
  }

  private static func leading(_ text: ByteText) -> (number: Double, label: ByteText)? {
    var position = 0
    if position < text.count, text[position] == Ascii.minus { position += 1 }
    while position < text.count, Ascii.isDigit(text[position]) { position += 1 }
    guard position > 0, let number = NumberParser.plain(text.part(0, position)),
      number.magnitude <= largestPoint
    else { return nil }
    let numberEnd = position
    while position < text.count, text[position] == Ascii.space { position += 1 }
    let spaceBefore = position > numberEnd
    guard position < text.count else { return nil }
    var end = text.count
    switch text[position] {
    case UInt8(ascii: "="), Ascii.colon:
      position += 1
    case UInt8(ascii: "("):
      guard text[end - 1] == UInt8(ascii: ")") else { return nil }
      position += 1
      end -= 1
    case Ascii.minus:
      position += 1
      guard spaceBefore || (position < end && text[position] == Ascii.space) else { return nil }
    case 0xE2:
      // U+2013 and U+2014, the dashes of typography.
      guard position + 2 < end, text[position + 1] == 0x80,
        text[position + 2] == 0x93 || text[position + 2] == 0x94
      else { return nil }
      position += 3
    default:
      return nil
    }
    guard position < end else { return nil }
    let label = text.part(position, end).trimmed()
    // "1 - 10 employees" and "10:30" are ranges and times, not wordings.
    guard label.count > 0, !Ascii.isDigit(label[0]), isWorded(label) else { return nil }
    return (number, label)
  }

  private static func isWorded(_ label: ByteText) -> Bool {
    label.contains { $0 >= 0x80 || ($0 | 32) &- UInt8(ascii: "a") < 26 }
  }
}
