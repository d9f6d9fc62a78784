import Testing

@testable import Tables

@Suite struct DecoratedNumberTests {
  static func amount(_ text: String, _ decimal: DecimalMark) -> DecoratedNumber.Reading? {
    text.withByteText { DecoratedNumber.read($0.trimmed(), decimal: decimal) }
  }

  @Test(
    arguments: [
      ("€ 1.234,50", DecimalMark.comma, 1234.5), ("$1,234.50", .point, 1234.5),
      ("1 234,50 €", .comma, 1234.5), ("1\u{202F}234,50\u{A0}€", .comma, 1234.5),
      ("CHF 1'234.-", .point, 1234), ("-€5", .point, -5), ("€-5", .point, -5),
      ("\u{2212}€5", .point, -5), ("(1,234)", .point, -1234), ("($1,234.50)", .point, -1234.5),
      ("1.234,50-", .comma, -1234.5), ("45 %", .point, 45), ("-4,5%", .comma, -4.5),
      ("EUR 12", .point, 12), ("12 USD", .point, 12), ("£0.99", .point, 0.99),
    ] as [(String, DecimalMark, Double)])
  func amounts(_ text: String, _ decimal: DecimalMark, _ value: Double) {
    #expect(Self.amount(text, decimal)?.number.value == value)
  }

  @Test(arguments: [
    "", "€", "%", "()", "(-5)", "€€5", "$5€", "--5", "-5-", "5 x", "x5", "(a)", "€ five", "5-5",
    "(5", "5)", "Q1", "5%%", "e5", "5.-",
  ])
  func noAmounts(_ text: String) { #expect(Self.amount(text, .point) == nil, "\(text)") }

  static func column(_ cells: String...) -> (column: Column, notes: [TableNote]) {
    Column.inferring(name: "x", texts: cells.map { $0 })
  }

  @Test func aColumnOfAmountsIsNumbers() {
    let (column, notes) = Self.column("$1,234.50", "$7", "", "($3)")
    #expect(column.numbers == [1234.5, 7, nil, -3])
    #expect(notes.map(\.code) == ["thousands_separators", "currency", "accounting_negatives"])
  }

  @Test func percentagesAreTheNumbersBeforeTheSign() {
    let (column, notes) = Self.column("45 %", "7%", "0")
    #expect(column.numbers == [45, 7, 0])
    #expect(notes.contains { $0.sentence.contains("45 % is 45, not 0.45") })
  }

  @Test func whatCannotBeAddedIsText() {
    let (mixed, notes) = Self.column("$5", "€7")
    #expect(mixed.kind == .text && notes.map(\.code) == ["mixed_currencies"])
    let (shares, others) = Self.column("45 %", "0.45")
    #expect(shares.kind == .text && others.map(\.code) == ["mixed_percentages"])
    let table = Table(source: "t", columns: [mixed])
    #expect(throws: TableError.self) { try table.numbers("x") }
  }

  @Test func numbersInBracketsAloneAreNoAmounts() {
    #expect(Self.column("(1)", "(2)").column.kind == .text)
    #expect(Self.column("(1)", "2").column.numbers == [-1, 2])
  }

  @Test func spacesGroupThousandsButNotRegisterNumbers() {
    #expect(Self.column("1 234", "12 345 678", "7").column.numbers == [1234, 12_345_678, 7])
    #expect(Self.column("732 829 320", "552 100 554").column.kind == .text)
    #expect(Self.column("+1 234 567").column.kind == .text)
    #expect(Self.column("12 34", "1 23").column.kind == .text)
  }

  @Test func commaFilesHoldUnmistakableCommas() throws {
    let table = try read("a,b,c\n\"1.234,50\",\"€ 3,5\",\"1,3\"\n\"12,00\",€ 4,\"2,3\"\n")
    #expect(try table.numbers("a") == [1234.5, 12])
    #expect(try table.numbers("b") == [3.5, 4])
    #expect(try read("a\n\"1,234\"\n\"1.234,5\"\n").column("a").kind == .text)
    // Codes of a question with several answers look like decimal commas.
    #expect(try table.column("c").kind == .text)
  }

  @Test func noBreakSpacesAroundNumbersAreNothing() throws {
    let table = try read("a\n\u{A0}5\u{A0}\n\u{202F}7\n\u{FEFF}8\n")
    #expect(try table.numbers("a") == [5, 7, 8])
  }
}
