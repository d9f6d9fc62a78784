import Testing

@testable import Reports

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Müller", 6), ("e\u{301}te\u{301}", 3), ("日本語", 6), ("한국어", 6),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("−23.2 …", 7), ("👍", 2),
    ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2), ("\u{1F1E9}", 1), ("①", 1), ("㉈", 1), ("㊗", 2), ("❤\u{FE0F}", 2),
    ("❤", 1), ("1\u{FE0F}\u{20E3}", 2),
    ("a\u{200B}b", 2), ("\u{200D}", 0), ("שלום", 4), ("ไทย", 3), ("ที่", 1), ("√ρ²", 3), ("█░▒", 3),
  ])
  func width(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}
