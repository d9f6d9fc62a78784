import TestSupport

/// Damage to the XML inside a workbook: what bytes at random seldom hit.
enum XMLDamage {
  /// Damages a part in one way.
  static func damage(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    switch mutator.draw(10) {
    case 0, 1: bytes = mutator.mutate(bytes)
    case 2, 3: damageFew(&bytes, &mutator)
    case 4: nest(&bytes, &mutator)
    case 5: stretchText(&bytes, &mutator)
    case 6: repeatElements(&bytes, &mutator)
    default: renumber(&bytes, &mutator)
    }
  }

  /// An archive whose parts are all deflated.
  static func packed(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    Archive.bytes(
      parts,
      packed: Dictionary(
        parts.map { ($0.name, Deflate.packed($0.bytes)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Only a few bytes somewhere: much of the part is then still to be read.
  private static func damageFew(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    let start = mutator.draw(bytes.count + 1)
    let end = min(bytes.count, start + 16)
    bytes.replaceSubrange(start..<end, with: mutator.mutate(Array(bytes[start..<end])))
  }

  /// Elements inside elements, closed or not.
  private static func nest(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    let names = ["x", "c", "row", "is", "r", "t", "si", "rPh", "sheetData", "worksheet", "a:b"]
    let name = names[mutator.draw(names.count)]
    let depth = [3, 200, 255, 256, 257, 300, 2000, 50_000][mutator.draw(8)]
    var elements = Array(String(repeating: "<\(name)>", count: depth).utf8)
    if mutator.draw(2) == 0 {
      elements += Array(String(repeating: "</\(name)>", count: depth).utf8)
    }
    bytes.insert(contentsOf: elements, at: place(of: "<", in: bytes, &mutator))
  }

  /// A text, a name or a value of up to a million characters.
  private static func stretchText(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    let pieces = [
      "x", " ", "9", "&amp;", "&#65;", "_x000D_", "\u{FFFD}", "<!-- -->", "<![CDATA[a]]>",
    ]
    let piece = Array(pieces[mutator.draw(pieces.count)].utf8)
    let length = mutator.draw(40) == 0 ? 1_000_000 : [10, 100, 4000, 70_000][mutator.draw(4)]
    let mark: Unicode.Scalar = mutator.draw(3) == 0 ? "\"" : ">"
    let start = min(bytes.count, place(of: mark, in: bytes, &mutator) + 1)
    bytes.insert(
      contentsOf: repeatElement(piece, count: 1 + length / piece.count).joined(), at: start)
  }

  /// Everything between two tags again and again: rows, cells, texts, sheets without end.
  private static func repeatElements(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    let (a, b) = (place(of: "<", in: bytes, &mutator), place(of: "<", in: bytes, &mutator))
    let block = Array(bytes[min(a, b)..<max(a, b)])
    let most = block.isEmpty ? 0 : 200_000 / block.count
    let times = mutator.draw(8) == 0 ? most : min(most, 1 + mutator.draw(300))
    bytes.insert(contentsOf: repeatElement(block, count: times).joined(), at: max(a, b))
  }

  /// Another number or place where one stands.
  private static func renumber(_ bytes: inout [UInt8], _ mutator: inout Mutator) {
    let numbers = [
      "0", "-1", "2", "1048576", "1048577", "16384", "999999999", "4294967296",
      "99999999999999999999", "1e400", "1e-400", "NaN", "A1", "XFD1048576", "XFE1", "A0",
      "AAAAAAAAAA1", "A1:XFD1048576", "B2:A1", "45931.999999999", "-45931", "2958466", "",
    ]
    let digits = bytes.indices.filter { bytes[$0] &- 48 < 10 }
    guard !digits.isEmpty else { return }
    let start = digits[mutator.draw(digits.count)]
    let end = bytes[start...].firstIndex { $0 &- 48 >= 10 } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Array(numbers[mutator.draw(numbers.count)].utf8))
  }

  /// The place of a character, the end where there is none.
  private static func place(
    of mark: Unicode.Scalar, in bytes: [UInt8], _ mutator: inout Mutator
  ) -> Int {
    let places = bytes.indices.filter { bytes[$0] == UInt8(ascii: mark) }
    return places.isEmpty ? bytes.count : places[mutator.draw(places.count)]
  }
}
