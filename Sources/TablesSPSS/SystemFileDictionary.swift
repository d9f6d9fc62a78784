#if SPSS
  /// What stands before the cases of an SPSS system file, walked through beside ReadStat.
  ///
  /// ReadStat 1.1.8 does not say how wide the columns of a case are, and takes some counts on trust; both
  /// are needed to keep it from harm (see `LongTexts`, `CaseLimits`). The walk takes each record as the
  /// library's second pass does. Where the records break off, so does the library.
  ///
  /// The layout: "System File Format" in the PSPP Developer's Guide.
  struct SystemFileDictionary {
    /// How the cases are written.
    enum Compression {
      case none, codes, packedCodes
    }

    let compression: Compression
    let isBigEndian: Bool
    /// The cases that the header declares; negative where it does not.
    let caseCount: Int
    /// How many units of eight bytes each column has in a case: a text over 255 bytes has several columns.
    private(set) var widths: [Int] = []
    /// Where the cases begin; nil where the records break off.
    private(set) var end: Int?
    /// How often the library looks at a variable to find one by its name.
    private(set) var lookups = 0
    /// The most bytes that one record of names has.
    private(set) var longestNames = 0

    /// - Returns: nil where the bytes end within the header.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      var cursor = RecordCursor(bytes, at: 64)
      guard let layout = cursor.number(Int32.self), cursor.skip(4) != nil,
        let compression = cursor.number(Int32.self), cursor.skip(4) != nil,
        let cases = cursor.number(Int32.self), cursor.skip(92) != nil
      else { return nil }
      isBigEndian = layout != 2 && layout != 3
      cursor.isBigEndian = isBigEndian
      caseCount = Int(isBigEndian ? cases.byteSwapped : cases)
      self.compression =
        switch compression {
        case 1, 1 << 24: .codes
        case 2, 2 << 24: .packedCodes
        default: .none
        }
      var isOver = false
      while !isOver {
        guard let over = record(&cursor) else { return }
        isOver = over
      }
      end = cursor.position
    }

    /// - Returns: whether it was the last; nil where it breaks off.
    private mutating func record(_ cursor: inout RecordCursor) -> Bool? {
      switch cursor.number(Int32.self) {
      case 2: return variable(&cursor).map { false }
      case 3: return valueLabels(&cursor).map { false }
      case 6:
        // Lines of a document; their bytes are counted in 32 bits, as the library does.
        guard let lines = cursor.number(UInt32.self) else { return nil }
        return cursor.skip(Int(lines &* 80)).map { false }
      case 7: return additional(&cursor).map { false }
      case 999: return cursor.skip(4).map { true }
      default: return nil
      }
    }

    private mutating func variable(_ cursor: inout RecordCursor) -> Void? {
      guard let type = cursor.number(Int32.self), let hasLabel = cursor.number(Int32.self),
        let missing = cursor.number(Int32.self), cursor.skip(16) != nil
      else { return nil }
      if type < 0 {
        // The text before goes on; whatever else the record claims is not read.
        guard !widths.isEmpty else { return nil }
        widths[widths.count - 1] += 1
        return ()
      }
      widths.append(1)
      if hasLabel != 0 {
        guard let length = cursor.count(), cursor.skip((length + 3) / 4 * 4) != nil else {
          return nil
        }
      }
      return missing.magnitude <= 3 ? cursor.skip(8 * Int(missing.magnitude)) : nil
    }

    private func valueLabels(_ cursor: inout RecordCursor) -> Void? {
      guard let count = cursor.count() else { return nil }
      for _ in 0..<count {
        guard cursor.skip(8) != nil, let length = cursor.byte(),
          cursor.skip((Int(length) + 8) / 8 * 8 - 1) != nil
        else { return nil }
      }
      guard cursor.number(Int32.self) == 4, let variables = cursor.count() else { return nil }
      return cursor.skip(4 * variables)
    }

    private mutating func additional(_ cursor: inout RecordCursor) -> Void? {
      guard let kind = cursor.count(), let size = cursor.count(), let count = cursor.count()
      else { return nil }
      let (length, overflow) = size.multipliedReportingOverflow(by: count)
      guard !overflow, length > 0 else { return nil }
      var inside = cursor
      guard cursor.skip(length) != nil else { return nil }
      switch kind {
      case 13, 14:
        // Names of variables, and lengths of texts over 255 bytes: all variables are sorted first.
        lookups += 32 * widths.count
        longestNames = max(longestNames, count)
      case 21: lookups += widths.count * labelledTexts(&inside, end: cursor.position)
      case 22: lookups += widths.count * missingTexts(&inside, end: cursor.position)
      default: break
      }
      return ()
    }

    /// How many variables a record of labels of long texts names.
    private func labelledTexts(_ cursor: inout RecordCursor, end: Int) -> Int {
      var found = 0
      while cursor.position < end {
        found += 1
        guard let name = cursor.count(), cursor.skip(name) != nil, cursor.skip(4) != nil,
          let labels = cursor.count()
        else { return found }
        for _ in 0..<labels {
          guard cursor.position < end, let value = cursor.count(), cursor.skip(value) != nil,
            let label = cursor.count(), cursor.skip(label) != nil
          else { return found }
        }
      }
      return found
    }

    /// How many variables a record of missing long texts names.
    private func missingTexts(_ cursor: inout RecordCursor, end: Int) -> Int {
      var found = 0
      while cursor.position < end {
        found += 1
        guard let name = cursor.count(), cursor.skip(name) != nil, let values = cursor.byte(),
          let length = cursor.count(), cursor.skip(Int(values) * length) != nil
        else { return found }
      }
      return found
    }
  }
#endif
