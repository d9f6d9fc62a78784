import Testing

@testable import Models

@Suite struct FormulaScannerTests {
  private func kinds(_ text: String) throws -> [FormulaToken.Kind] {
    try FormulaScanner.tokens(text).map(\.kind)
  }

  @Test func namesNumbersAndSigns() throws {
    #expect(
      try kinds("a.b~2x_1+1 - `c``d`") == [
        .name("a.b", isQuoted: false), .sign("~"), .name("2x_1", isQuoted: false), .sign("+"),
        .number("1"), .sign("-"), .name("c`d", isQuoted: true), .end,
      ])
    #expect(
      try kinds("1.5 . ..") == [.number("1.5"), .name(".", isQuoted: false), .number(".."), .end])
    #expect(try kinds(" \n\t") == [.end])
  }

  @Test func aReferenceLevelIsAllUpToTheBracket() throws {
    #expect(try kinds("[ref=R&D, end user ]") == [.reference("R&D, end user"), .end])
    #expect(try kinds("[ ref = `a]b` ]") == [.reference("a]b"), .end])
    for bad in ["[ref=]", "[ref", "[level=a]", "[ref=`a`b]", "[ref=a"] {
      #expect(throws: FormulaError.self) { try FormulaScanner.tokens(bad) }
    }
  }

  @Test func placesCountUnicodeScalars() throws {
    let tokens = try FormulaScanner.tokens("e\u{301} + 名")
    #expect(tokens.map(\.place) == [0..<2, 3..<4, 5..<6, 6..<6])
  }
}
