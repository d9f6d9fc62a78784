#if SPSS
  /// The long texts (`strL`) of a file of Stata 13 and later, which stand behind the cases.
  ///
  /// ReadStat 1.1.8 hands out each as it stands in the file and takes on trust that a zero ends it.
  enum StoredTexts {
    /// Whether each text at a place of the file ends with a zero; true where no texts begin.
    static func areEnded(
      _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, isBigEndian: Bool, version: Int
    ) -> Bool {
      let mark = Array("<strls>".utf8)
      guard position >= 0, position < bytes.count, bytes[position...].starts(with: mark) else {
        return true
      }
      var cursor = RecordCursor(
        bytes, at: position + mark.count, isBigEndian: isBigEndian)
      // Each is GSO, the variable, the row in four bytes or, since version 118, eight, a kind, a length.
      while cursor.byte() == UInt8(ascii: "G"), cursor.skip(version >= 118 ? 14 : 10) != nil {
        guard let kind = cursor.byte(), let length = cursor.count() else { return true }
        // The library does not go beyond a text of any other kind.
        guard kind == 130 else { return true }
        guard length > 0, cursor.skip(length - 1) != nil, let last = cursor.byte() else {
          return false
        }
        guard last == 0 else { return false }
      }
      return true
    }
  }
#endif
