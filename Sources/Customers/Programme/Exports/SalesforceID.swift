/// An id of a Salesforce record.
///
/// The 15 characters of an id differ in upper and lower case; the 18-character form adds three that
/// tell which of them are capitals, so that it stays unique where case is ignored: each is the letter
/// of A…Z, 0…5 whose five bits, the lowest first, are the capitals of five characters.
struct SalesforceID: Equatable {
  /// The 18-character form.
  let text: String

  /// nil for texts that are no id, or whose last three characters do not go with the others.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 15 || bytes.count == 18, bytes.allSatisfy(Self.isAlphanumeric) else {
      return nil
    }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
    var check: [UInt8] = []
    for block in 0..<3 {
      var bits = 0
      for place in 0..<5
      where (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[block * 5 + place]) {
        bits |= 1 << place
      }
      check.append(letters[bits])
    }
    if bytes.count == 18, text.suffix(3).uppercased() != String(decoding: check, as: UTF8.self) {
      return nil
    }
    self.text = String(decoding: bytes.prefix(15) + check, as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 32) &- UInt8(ascii: "a") < 26
  }
}
