import Testing

@testable import Reports

@Suite struct WrapTests {
  @Test func breaksAtSpaces() {
    #expect(Wrap.lines("one two three", width: 7) == ["one two", "three"])
    #expect(Wrap.lines("one two three", width: 80) == ["one two three"])
    #expect(Wrap.lines("  spaced \n out\t", width: 80) == ["spaced out"])
    #expect(Wrap.lines("", width: 10) == [""])
  }

  @Test func cutsWordsThatAreTooLong() {
    #expect(Wrap.lines("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(Wrap.lines("日本語", width: 4) == ["日本", "語"])
    #expect(Wrap.lines("日本", width: 1) == ["日", "本"])
  }

  @Test func keepsNumbersAndUnitsTogether() {
    #expect(Wrap.lines("is 95\u{A0}% here", width: 5) == ["is", "95 %", "here"])
    #expect(Wrap.lines("is 95 % here", width: 5) == ["is", "95 %", "here"])
    #expect(Wrap.lines("the % sign", width: 5) == ["the %", "sign"])
  }

  @Test func noLineIsTooWide() {
    let text = Sample.hostile.joined(separator: " ") + " " + String(repeating: "x", count: 99)
    for width in 2...90 {
      #expect(Wrap.lines(text, width: width).allSatisfy { DisplayWidth.of($0) <= width })
    }
  }

  @Test func losesNothing() {
    let text = "The score is above zero and 日本語 stays whole enough to be read by everyone."
    for width in 2...90 {
      let joined = Wrap.lines(text, width: width).joined()
      #expect(joined.filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func pads() {
    #expect(Wrap.left("ab", 4) == "ab  ")
    #expect(Wrap.right("ab", 4) == "  ab")
    #expect(Wrap.left("日", 3) == "日 ")
    #expect(Wrap.right("abc", 2) == "abc")
  }

  @Test func alignsOnThePoint() {
    #expect(Wrap.alignedOnPoint(["+23.2", "−5.3", "–"]) == ["+23.2", " −5.3", "    –"])
    #expect(Wrap.alignedOnPoint(["41", "5.6"]) == ["41  ", " 5.6"])
    #expect(Wrap.alignedOnPoint(["1,234", "5"]) == ["1,234", "    5"])
    #expect(Wrap.alignedOnPoint(["100.0 %", "9.5 %"]) == ["100.0 %", "  9.5 %"])
    #expect(Wrap.alignedOnPoint(["< .001", ".42"]) == ["< .001", "  .42 "])
    #expect(Wrap.alignedOnPoint([]).isEmpty)
  }
}
