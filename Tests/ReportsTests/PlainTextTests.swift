import Testing

@testable import Reports

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\r\rb", "a  b"), ("a\tb", "a b"),
    ("\u{1B}[31m", "␛[31m"), ("\u{7}", "␇"), ("\u{0}", "␀"), ("\u{7F}", "␡"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("\u{202E}abc", "\u{FFFD}abc"), ("\u{2066}a", "\u{FFFD}a"),
    ("a\u{2028}b", "a b"), ("日本", "日本"),
  ])
  func oneLine(text: String, expected: String) {
    #expect(PlainText.oneLine(text) == expected)
  }

  /// No control character is left, whichever comes.
  @Test func noControlCharacterIsLeft() {
    for value in UInt32(0)...0x2FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let line = PlainText.oneLine("a" + String(scalar) + "b")
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test func ascii() {
    #expect(PlainText.ascii("−23.2 … +4\u{A0}%") == "-23.2 ... +4 %")
    #expect(PlainText.ascii("a · b → c ≥ 5") == "a | b -> c >= 5")
    #expect(PlainText.ascii("Müller") == "M\\u{FC}ller")
    #expect(PlainText.ascii("plain") == "plain")
  }
}
