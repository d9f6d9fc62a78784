#if SPSS
  /// Finds texts that ReadStat 1.1.8 cannot read without reaching beyond its memory.
  ///
  /// A text over 255 bytes is cut into segments, each a column of 256 bytes of which the last does not
  /// count. In UTF-8 the library leaves zero bytes out, and then takes one byte off at the end of each segment
  /// but the last. Where nothing but zeros came before, it counts to −1: it writes before its buffer, and
  /// hands the text on with a length beyond all memory. (Later versions leave out the last byte instead.)
  ///
  /// So the bytes that are kept are counted here as the library counts them, up to 255, which is never more.
  /// A code that stands for a number counts as none: no text is written by it.
  struct LongTexts {
    /// What a unit of eight bytes of a case is to a long text.
    private struct Role: OptionSet {
      let rawValue: UInt8
      static let begins = Role(rawValue: 1)
      static let counts = Role(rawValue: 2)
      static let endsSegment = Role(rawValue: 4)
    }

    /// Of each unit of a case.
    private let roles: [Role]
    /// The variable of each unit.
    private let owners: [Int32]
    private var unit = 0
    private var kept = 0
    /// How many cases have been gone through.
    private(set) var cases = 0
    /// The variable of the text that cannot be read; its row is `cases`, from 0.
    private(set) var fault: Int?

    /// Goes through a case as the library does, whose two counters of columns may part in a damaged file.
    ///
    /// - Parameters:
    ///   - widths: units of each column.
    ///   - variables: of each, whether it is text and how many columns the library gives it.
    /// - Returns: nil where no text has more than one segment.
    init?(widths: [Int], variables: [(isText: Bool, segments: Int)]) {
      guard variables.contains(where: { $0.isText && $0.segments > 1 }) else { return nil }
      var roles = [Role](repeating: [], count: widths.reduce(0, +))
      var owners = [Int32](repeating: 0, count: roles.count)
      var column = 0
      var first = 0
      var variable = 0
      var offset = 0
      var segment = 0
      for unit in roles.indices {
        // A column of more than 256 bytes ends the reading.
        guard column < widths.count, first < widths.count, variable < variables.count, offset <= 31
        else { break }
        let segments = variables[variable].segments
        owners[unit] = Int32(variable)
        guard variables[variable].isText else {
          column += 1
          first += segments
          variable += 1
          continue
        }
        if segments > 1 {
          roles[unit] = segment == 0 && offset == 0 ? [.begins, .counts] : .counts
        }
        offset += 1
        guard offset == widths[column] else { continue }
        offset = 0
        column += 1
        segment += 1
        if segment < segments {
          roles[unit].insert(.endsSegment)
        } else {
          segment = 0
          first += segments
          variable += 1
        }
      }
      self.roles = roles
      self.owners = owners
    }

    /// Takes the next unit of the cases, which has so many bytes that are not zero.
    ///
    /// - Returns: false once there is a fault.
    @inline(__always)
    mutating func take(_ nonzero: Int) -> Bool {
      let role = roles[unit]
      if !role.isEmpty {
        if role.contains(.begins) { kept = 0 }
        kept = min(kept + nonzero, 255)
        if role.contains(.endsSegment) {
          guard kept > 0 else {
            fault = Int(owners[unit])
            return false
          }
          kept -= 1
        }
      }
      unit += 1
      if unit == roles.count {
        unit = 0
        cases += 1
      }
      return true
    }

    /// Takes eight bytes as they stand in a case.
    @inline(__always)
    mutating func take(bytes: UInt64) -> Bool {
      // The highest bit of each byte that is not zero.
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      return take(((((bytes & low) &+ low) | bytes) & ~low).nonzeroBitCount)
    }

    /// Goes through cases that are not compressed.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, caseLimit: Int) {
      let size = 8 * roles.count
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
      let count = min(bytes.count / size, caseLimit) * roles.count
      for unit in 0..<count {
        guard take(bytes: (base + 8 * unit).loadUnaligned(as: UInt64.self)) else { return }
      }
    }
  }

  /// The codes of compressed cases: eight codes, then the bytes of those that have some, and so on.
  struct CaseCodes {
    private var codes: UInt64 = 0
    private var next = 8

    /// Goes through a block of codes; the state between blocks is kept, and bytes at the end of a block that
    /// make no unit are dropped, as the library does.
    ///
    /// - Returns: false where nothing more is to be read: the codes say so, the cases are at their limit,
    ///   or there is a fault.
    mutating func scan(
      _ bytes: UnsafeBufferPointer<UInt8>, into texts: inout LongTexts, caseLimit: Int
    ) -> Bool {
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return true }
      var position = 0
      while true {
        if next == 8 {
          guard bytes.count - position >= 8 else { return true }
          codes = UInt64(littleEndian: (base + position).loadUnaligned(as: UInt64.self))
          position += 8
          next = 0
        }
        while next < 8 {
          let isSound: Bool
          switch UInt8(truncatingIfNeeded: codes >> (8 * UInt64(next))) {
          case 0: isSound = true
          case 252: return false
          case 253:
            guard bytes.count - position >= 8 else { return true }
            isSound = texts.take(bytes: (base + position).loadUnaligned(as: UInt64.self))
            position += 8
          case 254: isSound = texts.take(8)
          default: isSound = texts.take(0)
          }
          next += 1
          guard isSound, texts.cases < caseLimit else { return false }
        }
      }
    }
  }
#endif
