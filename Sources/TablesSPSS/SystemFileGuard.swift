#if SPSS
  /// Keeps ReadStat 1.1.8 from what system files could lead it to: reaching beyond its memory, and work out of
  /// all proportion to the file.
  struct SystemFileGuard {
    let bytes: UnsafeBufferPointer<UInt8>
    let dictionary: SystemFileDictionary
    let limits: CaseLimits

    /// Why the file must not be given to the library at all.
    func reasonBeforeReading() -> LabelledFileError.Reason? {
      if dictionary.widths.count > limits.columns {
        return .tooManyVariables(found: dictionary.widths.count, limit: limits.columns)
      }
      if dictionary.lookups > limits.lookups || dictionary.longestNames > limits.names {
        return .damaged("more names than variables could have")
      }
      return nil
    }

    /// Why the library must not go on to the cases.
    ///
    /// - Parameters:
    ///   - variables: as the library sees them.
    ///   - position: where it stands: at the first case.
    ///   - encoding: by whose name it decides what it does with zero bytes.
    /// - Returns: the reason, if there is one, and how many bytes the blocks of cases count for.
    func reasonBeforeCases(
      _ variables: [Variable], position: Int, encoding: String?
    ) -> (reason: LabelledFileError.Reason?, unpackedBytes: Int) {
      let isPacked = dictionary.compression == .packedCodes
      let segments = encoding == "UTF-8" ? variables.map(\.segments) : []
      let isLong = zip(variables, segments).contains { $0.isText && $1 != 1 }
      guard isPacked || isLong else { return (nil, 0) }
      guard position == dictionary.end else {
        return (.damaged("its cases begin where they should not"), 0)
      }
      var packed: PackedBlocks?
      if isPacked {
        packed = PackedBlocks(bytes, at: position, isBigEndian: dictionary.isBigEndian)
        guard packed?.packed ?? 0 <= bytes.count else {
          return (.damaged("blocks of cases overlap"), 0)
        }
      }
      // To unpack a byte and to take the code that it is costs as much as two bytes of a row.
      let unpacked = 2 * (packed?.unpacked ?? 0)
      guard unpacked <= limits.unpackedBytes else {
        return (.unpacksTooFar(bytes: limits.unpackedBytes), unpacked)
      }
      guard isLong else { return (nil, unpacked) }
      guard !segments.contains(nil) else {
        return (.damaged("a text has no length"), unpacked)
      }
      let layout = zip(variables, segments).map { (isText: $0.isText, segments: $1 ?? 1) }
      guard var texts = LongTexts(widths: dictionary.widths, variables: layout) else {
        return (nil, unpacked)
      }
      scan(packed, position, &texts)
      return (
        texts.fault.map { .zeroText(variable: variables[$0].name, row: texts.cases + 1) }, unpacked
      )
    }

    private func scan(_ packed: PackedBlocks?, _ position: Int, _ texts: inout LongTexts) {
      let cases = UnsafeBufferPointer(rebasing: bytes[position...])
      // The library reads compressed cases to their end where the header declares none.
      let limit = dictionary.caseCount > 0 ? dictionary.caseCount : Int.max
      var codes = CaseCodes()
      switch dictionary.compression {
      case .none:
        texts.scan(cases, caseLimit: limit)
      case .codes:
        _ = codes.scan(cases, into: &texts, caseLimit: limit)
      case .packedCodes:
        packed?.unpack(bytes) { codes.scan($0, into: &texts, caseLimit: limit) }
      }
    }
  }

  extension Variable {
    /// The number of columns that ReadStat gives the variable, from the length that it tells; nil where that
    /// leaves two possibilities, of which no healthy file has either.
    fileprivate var segments: Int? {
      guard isText else { return width <= 252 ? 1 : nil }
      guard width != 256 else {
        // A column of 32 units, or a length of 256 that the file declares and the format then repeats.
        let digits = format.drop { !$0.isNumber }.prefix { $0.isNumber }
        return format.isEmpty ? nil : digits == "256" ? 2 : 1
      }
      return max(1, (width + 251) / 252)
    }
  }
#endif
