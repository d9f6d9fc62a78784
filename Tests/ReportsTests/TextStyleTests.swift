import Testing

@testable import Reports

@Suite struct TextStyleTests {
  @Test func coloursAreEscapeCodes() {
    let colored = TextStyle(color: true, unicode: true)
    #expect(colored.apply(.bold, to: "a") == "\u{1B}[1ma\u{1B}[0m")
    #expect(colored.apply(.good, to: "a") == "\u{1B}[32ma\u{1B}[0m")
    #expect(colored.apply(.bad, to: "a") == "\u{1B}[31ma\u{1B}[0m")
    #expect(colored.apply(.uncertain, to: "a") == "\u{1B}[33ma\u{1B}[0m")
    #expect(colored.apply(.dim, to: "") == "")
    #expect(colored.apply(nil, to: "a") == "a")
    #expect(TextStyle(color: false, unicode: true).apply(.bold, to: "a") == "a")
  }

  @Test func textFromDataCannotCarryCodes() {
    let style = TextStyle(color: true, unicode: true)
    #expect(style.clean("\u{1B}[31m") == "␛[31m")
    #expect(TextStyle(color: false, unicode: false).clean("\u{1B}−") == "\\u{241B}-")
    #expect(style.cell("a\u{A0}b") == "a b")
  }

  /// Every sign takes one cell, or charts would be crooked.
  @Test func signsTakeOneCell() {
    for glyphs in [Glyphs.unicode, .ascii] {
      let signs =
        [
          glyphs.rule, glyphs.track, glyphs.line, glyphs.leftEnd, glyphs.rightEnd,
          glyphs.leftBeyond, glyphs.rightBeyond, glyphs.dot, glyphs.reference, glyphs.crossing,
          glyphs.band, glyphs.callout, glyphs.bullet, glyphs.curve, glyphs.axisVertical,
          glyphs.axisCorner,
        ] + glyphs.fills + glyphs.curves
      #expect(signs.allSatisfy { DisplayWidth.of($0) == 1 })
      #expect(Set(glyphs.fills).count == glyphs.fills.count)
    }
    let ascii = Glyphs.ascii
    #expect(
      (ascii.fills + ascii.curves + [ascii.dot, ascii.line]).allSatisfy { $0.utf8.count == 1 })
  }
}
