#if Excel
  /// The place of a cell: its column from 0 and its row from 1.
  struct CellReference: Equatable {
    var column: Int
    var row: Int

    /// Reads `B17`, also `$B$17`; nil where the bytes are no place on a sheet.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var column = 0
      var row = 0
      var index = 0
      let count = bytes.count
      if index < count, bytes[index] == UInt8(ascii: "$") { index += 1 }
      let letters = index
      while index < count {
        let letter = (bytes[index] & 0xDF) &- UInt8(ascii: "A")
        guard letter < 26, index - letters < 3 else { break }
        column = column * 26 + Int(letter) + 1
        index += 1
      }
      guard column > 0, column <= ExcelLimits.columns else { return nil }
      if index < count, bytes[index] == UInt8(ascii: "$") { index += 1 }
      let digits = index
      while index < count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10, index - digits < 7 else { return nil }
        row = row * 10 + Int(digit)
        index += 1
      }
      guard row > 0, row <= ExcelLimits.rows else { return nil }
      self.column = column - 1
      self.row = row
    }

    init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }

    /// The place as the sheet writes it.
    var text: String { Self.letters(column) + String(row) }

    /// The letters of a column: A, Z, AA, XFD.
    static func letters(_ column: Int) -> String {
      var rest = column + 1
      var letters: [UInt8] = []
      while rest > 0 {
        letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
        rest = (rest - 1) / 26
      }
      return String(decoding: letters.reversed(), as: UTF8.self)
    }
  }

  /// A rectangle of cells, written `B2:D2`.
  struct CellRange: Equatable {
    var first: CellReference
    var last: CellReference

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
      guard let first = CellReference(UnsafeBufferPointer(rebasing: bytes[..<colon])) else {
        return nil
      }
      var last = first
      if colon < bytes.count {
        guard let end = CellReference(UnsafeBufferPointer(rebasing: bytes[(colon + 1)...])) else {
          return nil
        }
        last = end
      }
      guard last.column >= first.column, last.row >= first.row else { return nil }
      self.first = first
      self.last = last
    }

    /// How many columns it covers.
    var width: Int { last.column - first.column + 1 }
    /// How many rows it covers.
    var height: Int { last.row - first.row + 1 }

    func covers(row: Int) -> Bool { row >= first.row && row <= last.row }
  }
#endif
