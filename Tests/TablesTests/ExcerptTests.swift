import Testing

@testable import Tables

struct ExcerptTests {
  @Test func controlsAreEscaped() {
    #expect(Excerpt.quoted("a\tb\r\n\u{1B}[2J") == "“a\\tb\\r\\n\\u{1B}[2J”")
    #expect(Excerpt.escaped("x\u{202E}y\u{0}") == "x\\u{202E}y\\u{0}")
  }

  @Test func longTextsAreShortened() {
    #expect(
      Excerpt.escaped(String(repeating: "é", count: 50)) == String(repeating: "é", count: 40) + "…")
    #expect(Excerpt.escaped("abc", limit: 3) == "abc")
  }

  @Test func marksOnOneLetterAreBounded() {
    let heap = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(Excerpt.escaped(heap).unicodeScalars.count == 41)
  }
}
