/// The mark between the whole part of a number and its fraction.
public enum DecimalMark: String, Sendable, Codable, CaseIterable {
  /// 1234.5
  case point
  /// 1234,5
  case comma

  var byte: UInt8 { self == .point ? Ascii.point : Ascii.comma }
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// Numbers written with thousands separators.
enum GroupedNumber {
  /// What stands between the groups of three digits.
  enum Separator: Equatable {
    case comma, point, apostrophe, space
  }

  /// A number and the separator of its groups, nil where it has none.
  struct Reading {
    var value: Double
    var separator: Separator?
    /// How many digits stand in groups that plain spaces divide; 0 where none do.
    var spacedDigits = 0
  }

  /// Reads a plain number or one grouped by thousands: "1,234,567.5", "1.234,5", "1'234", "1 234"
  /// with a space, which need not be a no-break space.
  ///
  /// - Parameters:
  ///   - text: without surrounding spaces.
  ///   - decimal: the mark before the fraction; the other one of point and comma may group.
  static func read(_ text: ByteText, decimal: DecimalMark) -> Reading? {
    if let value = NumberParser.plain(text, decimal: decimal.byte) {
      return Reading(value: value, separator: nil)
    }
    // Longer texts are no numbers anyone wrote, and need not be copied to find out.
    guard text.count <= 64, text.count > 0 else { return nil }
    var digits: [UInt8] = []
    digits.reserveCapacity(text.count)
    var position = 0
    if text[0] == Ascii.minus || text[0] == Ascii.plus {
      digits.append(text[0])
      position = 1
    } else if starts(text, at: 0, with: [0xE2, 0x88, 0x92]) {
      // U+2212, the minus sign of typography.
      digits.append(Ascii.minus)
      position = 3
    }
    let isTypographic = position == 3
    var used: Separator?
    var group = 0
    var isFirst = true
    var spacedDigits = 0
    while position < text.count {
      if Ascii.isDigit(text[position]) {
        digits.append(text[position])
        group += 1
        position += 1
        continue
      }
      guard let (separator, length) = separator(text, at: position, decimal: decimal) else { break }
      guard used == nil || used == separator, isFirst ? (1...3).contains(group) : group == 3
      else { return nil }
      used = separator
      if text[position] == Ascii.space { spacedDigits = 1 }
      isFirst = false
      group = 0
      position += length
    }
    guard used != nil || isTypographic else { return nil }
    if used != nil, group != 3 { return nil }
    if position < text.count {
      guard text[position] == decimal.byte else { return nil }
      digits.append(contentsOf: text[position...])
    }
    guard
      let value = digits.withUnsafeBufferPointer({
        NumberParser.plain($0, decimal: decimal.byte)
      })
    else { return nil }
    // "+1 234 567" is a telephone number.
    if spacedDigits > 0, text[0] == Ascii.plus { return nil }
    if spacedDigits > 0 { spacedDigits = digits.count { Ascii.isDigit($0) } }
    return Reading(value: value, separator: used, spacedDigits: spacedDigits)
  }

  private static func separator(
    _ text: ByteText, at position: Int, decimal: DecimalMark
  ) -> (Separator, length: Int)? {
    switch text[position] {
    case Ascii.comma where decimal == .point: (.comma, 1)
    case Ascii.point where decimal == .comma: (.point, 1)
    case Ascii.apostrophe: (.apostrophe, 1)
    case Ascii.space: (.space, 1)
    case 0xE2 where starts(text, at: position, with: [0xE2, 0x80, 0x99]): (.apostrophe, 3)
    case 0xC2 where starts(text, at: position, with: [0xC2, 0xA0]): (.space, 2)
    // U+202F narrow no-break space, U+2009 thin space.
    case 0xE2 where starts(text, at: position, with: [0xE2, 0x80, 0xAF]): (.space, 3)
    case 0xE2 where starts(text, at: position, with: [0xE2, 0x80, 0x89]): (.space, 3)
    default: nil
    }
  }

  private static func starts(_ text: ByteText, at position: Int, with bytes: [UInt8]) -> Bool {
    position + bytes.count <= text.count
      && bytes.indices.allSatisfy { text[position + $0] == bytes[$0] }
  }
}
