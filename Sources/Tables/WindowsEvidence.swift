/// Whether bytes that are not UTF-8 make sense as Windows-1252.
///
/// Other single-byte encodings use the same bytes for other characters, and would be read without
/// an error as nonsense: Mac Roman "Bäcker" as "BŠcker", code page 850 "Müller" as "M?ller",
/// Cyrillic as runs of accented letters. So every byte outside ASCII must be a letter or a mark of
/// Western European text in a place where one can stand.
enum WindowsEvidence {
  /// The first bytes outside ASCII that make sense, nil where the bytes do not.
  ///
  /// - Returns: where the first of them stands.
  static func firstByte(_ bytes: ByteText) -> Int? {
    var first: Int?
    // Letters among 0x80…0x9F, which are rare, and the usual ones.
    var (rareLetters, letters) = (0, 0)
    var (sequences, odd) = (0, 0)
    var run = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        if byte == 0 { return nil }
        run = 0
        position += 1
        continue
      }
      let length = UTF8Check.length(bytes, at: position)
      if length > 0 {
        sequences += 1
        position += length
        run = 0
        continue
      }
      odd += 1
      guard let kind = kind(byte) else { return nil }
      let before = position > 0 ? bytes[position - 1] : Ascii.space
      let after = position + 1 < bytes.count ? bytes[position + 1] : Ascii.space
      switch kind {
      case .letter:
        letters += 1
        run += 1
        // No Western word has four accented letters in a row; other scripts have little else.
        if run >= 4 { return nil }
      case .rareLetter(let isCapital):
        rareLetters += 1
        run += 1
        if isCapital, isLowercase(before) { return nil }
      case .mark(let joinsLetters):
        run = 0
        if !joinsLetters, isLetter(before), isLetter(after) { return nil }
      }
      if first == nil { first = position }
      position += 1
    }
    // UTF-8 that was damaged here and there is not another encoding.
    guard sequences * 4 <= odd, rareLetters <= letters else { return nil }
    return first
  }

  private enum Kind {
    case letter
    case rareLetter(isCapital: Bool)
    case mark(joinsLetters: Bool)
  }

  private static func kind(_ byte: UInt8) -> Kind? {
    switch byte {
    // Š Œ Ž Ÿ, then š œ ž.
    case 0x8A, 0x8C, 0x8E, 0x9F: .rareLetter(isCapital: true)
    case 0x9A, 0x9C, 0x9E: .rareLetter(isCapital: false)
    // € … ’ – — • ™, no-break space, soft hyphen, ° · which may stand within a word or a number.
    case 0x80, 0x85, 0x92, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xAD, 0xB0, 0xB7: .mark(joinsLetters: true)
    // ‚ „ † ‹ ‘ “ ” › ¡ £ § © « ® ² ³ ´ ¹ º » ¼ ½ ¾ ¿ ª
    case 0x82, 0x84, 0x86, 0x8B, 0x91, 0x93, 0x94, 0x9B, 0xA1, 0xA3, 0xA7, 0xA9, 0xAA, 0xAB, 0xAE,
      0xB2, 0xB3, 0xB4, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE, 0xBF:
      .mark(joinsLetters: false)
    // × and ÷ are no letters; ÿ and Þ þ Ð ð ý Ý are seldom seen, ÿ alone never.
    case 0xD7, 0xF7, 0xFF: nil
    case 0xC0...0xFE: .letter
    default: nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 32) &- UInt8(ascii: "a") < 26 || byte >= 0xC0
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26
  }
}

extension UTF8Check {
  /// The length of the well-formed sequence of two to four bytes at a place, 0 where there is none.
  static func length(_ bytes: ByteText, at position: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    return sequenceLength(base + position, bytes.count - position)
  }
}
