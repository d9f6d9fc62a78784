import Testing

@testable import Tables

struct HeaderNamesTests {
  @Test func duplicatesAreNumbered() {
    let made = HeaderNames(headers: ["nps", "a", "nps", "nps"])
    #expect(made.names == ["nps", "a", "nps (2)", "nps (3)"])
    #expect(made.notes.map(\.code) == ["duplicate_header", "duplicate_header"])
    #expect(
      made.notes[0].sentence == "Column 3 repeats the header “nps” and is called “nps (2)”.")
  }

  @Test func emptyHeadersAreNamedByPlace() {
    let made = HeaderNames(headers: ["a", "", " b ", " \t"])
    #expect(made.names == ["a", "column 2", "b", "column 4"])
    #expect(made.notes.map(\.code) == ["empty_header"])
  }

  @Test func madeNamesNeverMeetGivenOnes() {
    let made = HeaderNames(headers: ["nps", "nps", "nps (2)", "", "column 4"])
    #expect(made.names == ["nps", "nps (3)", "nps (2)", "column 4 (2)", "column 4"])
    #expect(Set(made.names).count == 5)
  }

  @Test func thousandsOfTheSameTakeNoTime() {
    let made = HeaderNames(headers: [String](repeating: "x", count: 5000))
    #expect(Set(made.names).count == 5000)
    #expect(made.names[4999] == "x (5000)")
  }
}
