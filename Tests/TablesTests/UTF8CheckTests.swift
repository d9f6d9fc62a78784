import Testing

@testable import Tables

struct UTF8CheckTests {
  private func fault(_ bytes: [UInt8]) -> UTF8Check.Fault? {
    bytes.withUnsafeBufferPointer { UTF8Check.firstFault($0) }
  }

  @Test func textsAreFaultless() {
    #expect(fault([]) == nil)
    #expect(fault(Array("plain, größer, 満足, 🙂, \u{10FFFF}\u{7F}\u{80}\u{7FF}\u{800}".utf8)) == nil)
    #expect(fault([UInt8](repeating: 65, count: 1000)) == nil)
  }

  /// Overlong forms, surrogates, beyond U+10FFFF, stray and missing continuations.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0xC3], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98], [0xC3, 0x28],
    ] as [[UInt8]])
  func faults(bytes: [UInt8]) {
    for lead in [0, 1, 7, 8, 31, 32, 33, 64] {
      let padding = [UInt8](repeating: 65, count: lead)
      #expect(fault(padding + bytes) == .invalid(at: lead))
      if bytes.count > 1 { #expect(fault(padding + bytes + padding) == .invalid(at: lead)) }
    }
  }

  @Test func zerosAreFound() {
    for lead in [0, 5, 31, 32, 40] {
      #expect(fault([UInt8](repeating: 65, count: lead) + [0, 65]) == .zero(at: lead))
    }
  }

  /// The standard library's own validation is the reference.
  @Test func agreesWithTheStandardLibrary() {
    var random = Seeded(6)
    let pieces: [[UInt8]] = [
      [65], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0xED], [0x9F], [0xBF],
      [0xF4], [0x8F], [0xE0], [0xA0],
    ]
    for _ in 0..<5000 {
      var bytes = [UInt8](repeating: 66, count: Int.random(in: 0...40, using: &random))
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      #expect((fault(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }
}
