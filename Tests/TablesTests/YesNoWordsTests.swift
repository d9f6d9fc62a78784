import Testing

@testable import Tables

@Suite struct YesNoWordsTests {
  static let table = Table(
    source: "t",
    columns: [
      Column(name: "left", texts: ["Abgesprungen", "bleibt", nil, "nein"]),
      Column(name: "other", texts: ["bleibt", "weiß nicht", nil, nil]),
      Column(name: "usual", texts: ["yes", "no", nil, nil]),
    ])

  @Test func columnsOfSuchWordsAloneAreChanged() {
    let told = Self.table.saying(yes: ["abgesprungen"], no: ["bleibt"])
    #expect((0..<4).map { told.columns[0].text(row: $0) } == ["yes", "no", nil, "no"])
    #expect(told.columns[1] == Self.table.columns[1] && told.columns[2] == Self.table.columns[2])
    #expect(told.notes.map(\.column) == ["left"])
    #expect(Self.table.saying(yes: [], no: []) == Self.table)
  }

  @Test func wordsOfSeveralLanguagesAreKnown() {
    for word in ["Ja", "OUI", "sí", "wahr", "sim"] { #expect(YesNo.reading(word) == true) }
    for word in ["Nein", "non", "falso", "nej", "não"] { #expect(YesNo.reading(word) == false) }
  }
}
