import Foundation
import Tables
import Testing

@testable import Models

@Suite struct DesignEncodingTests {
  private func encoded() throws -> String {
    let table = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: [1, 2, 3]), Column(name: "role", texts: ["a", "b", "c"]),
      ])
    let design = try Design(Formula("y ~ role"), table)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(design.encoding), as: UTF8.self)
  }

  private func decoded(_ text: String) throws -> DesignEncoding {
    try JSONDecoder().decode(DesignEncoding.self, from: Data(text.utf8))
  }

  @Test func anEncodingIsReadBack() throws {
    #expect(try decoded(try encoded()).names == ["(Intercept)", "role[b]", "role[c]"])
  }

  /// An encoding from elsewhere cannot make a later matrix read outside its factors.
  @Test func columnsThatNameNothingAreRefused() throws {
    let text = try encoded()
    for (old, new) in [
      (#""component":2"#, #""component":3"#), (#""component":2"#, #""component":-1"#),
      (#""factor":0"#, #""factor":1"#), (#"["a","b","c"]"#, #"["a","a","c"]"#),
    ] {
      let changed = text.replacingOccurrences(of: old, with: new)
      #expect(changed != text)
      #expect(throws: DecodingError.self) { try decoded(changed) }
    }
  }
}
