import Testing

@testable import Tables

struct ScaleLabelTests {
  private func scale(_ text: String) -> (Double, String)? {
    text.withByteText { bytes in ScaleLabel.read(bytes).map { ($0.number, $0.label.string) } }
  }

  @Test(
    arguments: [
      ("10 - Extremely likely", 10.0, "Extremely likely"),
      ("0 = Not at all likely", 0, "Not at all likely"),
      ("5 (Neutral)", 5, "Neutral"), ("10: Extremely likely", 10, "Extremely likely"),
      ("7 – sehr gut", 7, "sehr gut"), ("7 — good", 7, "good"), ("-2 - Bad", -2, "Bad"),
      ("1=Ja", 1, "Ja"), ("3 - très bien", 3, "très bien"), ("4 - 満足", 4, "満足"),
      ("100 - All", 100, "All"),
    ] as [(String, Double, String)])
  func labelled(text: String, number: Double, label: String) throws {
    let read = try #require(scale(text))
    #expect(read.0 == number && read.1 == label)
  }

  @Test(arguments: [
    "10", "abc", "", "- x", "10 -", "10 - ", "1-10", "1 - 10 employees", "10:30", "2024 - Q1",
    "11-50", "10 Downing Street", "5 (3 replies)", "5 (Neutral", "007 - Bond", "10-K", "5 ( )",
    "5 - !", "5\u{2013}", "3.5 - ok",
  ])
  func notLabelled(text: String) {
    #expect(scale(text) == nil)
  }

  @Test func theWordingMayComeFirst() throws {
    #expect(scale("Extremely likely - 10")?.0 == 10)
    #expect(scale("Not at all likely - 0")?.1 == "Not at all likely")
    for text in ["likely -10", "likely-10", "Phase - 1000", "1 - 2", "- 10", "a - b - 101"] {
      #expect(scale(text) == nil, "\(text)")
    }
    func column(_ cells: String...) -> Column {
      Column.inferring(name: "x", texts: cells.map { $0 }).column
    }
    #expect(column("Extremely likely - 10", "9", "Not at all likely - 0").numbers == [10, 9, 0])
    // Names of teams are no scale, nor is a wording without a plain number beside it.
    #expect(column("Team - 1", "Team - 2", "3").kind == .text)
    #expect(column("Extremely likely - 10").kind == .text)
    let asked = Table(source: "t", columns: [column("Extremely likely - 10")])
    #expect(try asked.numbers("x") == [10])
  }
}
