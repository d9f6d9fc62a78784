import Foundation
import LinearAlgebra
import Statistics
import Tables
import Testing

@testable import Models

@Suite struct DesignTests {
  static let table = Table(
    source: "accounts.csv",
    columns: [
      Column(name: "churned", texts: ["no", "Yes", "no", "no", "Yes", "no"]),
      Column(name: "nps", numbers: [9, 3, 7, nil, 5, 10]),
      Column(name: "usage", numbers: [1, 10, 100, 1000, 10, 1]),
      Column(name: "role", texts: ["User", "Champion", "User", "Buyer", "Champion", "Sponsor"]),
      Column(name: "plan", texts: ["Pro", "Basic", "Basic", "Pro", "Pro", "Pro"]),
      Column(name: "Account Age", numbers: [1, 2, 3, 4, 5, 7]),
    ])

  private func design(_ text: String, _ table: Table = table) throws -> Design {
    try Design(Formula(text), table)
  }

  private func error(_ text: String, _ table: Table = table) -> DesignError? {
    do {
      _ = try design(text, table)
      return nil
    } catch { return error as? DesignError }
  }

  /// Row 3 misses nps; the columns are written down by hand.
  @Test func columnsByHand() throws {
    let design = try design("churned ~ nps + log(usage) + role[ref=User] + nps:plan")
    #expect(
      design.names == [
        "(Intercept)", "nps", "log(usage)", "role[Champion]", "role[Sponsor]", "nps:plan[Pro]",
      ])
    #expect(design.assign == [0, 1, 2, 3, 3, 4])
    #expect(design.columnsByTerm == [[1], [2], [3, 4], [5]])
    #expect(design.rows == [0, 1, 2, 4, 5])
    #expect(design.droppedRows == [DroppedRow(row: 3, columns: ["nps"])])
    #expect(design.x.column(0) == [1, 1, 1, 1, 1])
    #expect(design.x.column(1) == [9, 3, 7, 5, 10])
    #expect(abs(design.x[2, 2] - 4.605170185988092) < 1e-15)
    #expect(design.x.column(3) == [0, 1, 0, 1, 0])
    #expect(design.x.column(4) == [0, 0, 0, 0, 1])
    #expect(design.x.column(5) == [9, 0, 0, 5, 10])
    #expect(design.notes.map(\.code) == ["rows_dropped", "level_dropped"])
    #expect(
      design.notes[0].sentence.contains("1 of 6 rows")
        && design.notes[0].sentence.contains("nps (1)"))
    #expect(design.notes[1].sentence.contains("Buyer"))
  }

  @Test func theReferenceIsTheFirstInNaturalOrderOrTheNo() throws {
    let table = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: [1, 2, 3, 4]),
        Column(name: "tier", texts: ["10", "9", "9", "10"]),
        Column(name: "renewed", texts: ["Yes", "no", "Yes", "no"]),
        Column(name: "grade", numbers: [1, 2, 3, 3]),
      ])
    #expect(try design("y ~ tier", table).names[1] == "tier[10]")
    #expect(try design("y ~ renewed", table).names[1] == "renewed[Yes]")
    #expect(try design("y ~ grade[ref=2]", table).names[1...] == ["grade[1]", "grade[3]"])
    #expect(try design("y ~ grade", table).names[1...] == ["grade"])
  }

  private static let crossed = Table(
    source: "t",
    columns: [
      Column(name: "y", numbers: (0..<36).map { Double($0) }),
      Column(name: "a", texts: (0..<36).map { ["p", "q", "r"][$0 % 3] }),
      Column(name: "b", texts: (0..<36).map { ["s", "t"][$0 / 3 % 2] }),
      Column(name: "c", texts: (0..<36).map { ["u", "v", "w"][$0 / 6 % 3] }),
      Column(name: "x", numbers: (0..<36).map { Double(($0 * 7 + $0 * $0) % 31) }),
    ])

  /// Every coding has full rank and spans what full dummies of all terms span.
  @Test(arguments: [
    ("y ~ a", 3), ("y ~ a - 1", 3), ("y ~ a + b", 4), ("y ~ a + b - 1", 4), ("y ~ a*b", 6),
    ("y ~ a:b", 6), ("y ~ a:b - 1", 6), ("y ~ a + a:b", 6), ("y ~ b + a:b - 1", 6),
    ("y ~ a*b*c", 18), ("y ~ a:b:c", 18), ("y ~ a:b + b:c - 1", 10), ("y ~ x:a", 4),
    ("y ~ a*x", 6), ("y ~ a + x:a", 6), ("y ~ x + x:a - 1", 3), ("y ~ x*a*b", 12),
    ("y ~ poly(x, 2):a", 7), ("y ~ a + b:c", 8),
  ])
  func codingsHaveFullRank(text: String, columns: Int) throws {
    let design = try design(text, Self.crossed)
    #expect(design.x.columns == columns)
    #expect(try QR(design.x).rank == columns)
    // Nothing a full set of dummies would add is missing.
    var all = design.x.values
    var width = design.x.columns
    let values = try Self.crossed.numbers("x").map { $0 ?? 0 }
    for term in design.formula.terms {
      let names = term.factors.map(\.column)
      let labels = try names.filter { $0 != "x" }.map { try Self.crossed.labels($0) }
      var groups: [[String]: [Double]] = [:]
      for row in 0..<36 {
        let key = labels.map { $0[row] ?? "" }
        groups[key, default: Array(repeating: 0, count: 36)][row] =
          names.contains("x") ? values[row] : 1
      }
      for column in groups.values {
        all += column
        width += 1
      }
    }
    if !text.contains("poly") {
      #expect(try QR(Matrix(rows: 36, columns: width, all)).rank == columns)
    }
    #expect(Set(design.names).count == columns)
  }

  /// R: model.matrix(~ a:b - 1) has ap:bs, aq:bs, ar:bs, ap:bt, …; of a*b the interaction is aq:bt.
  @Test func theFirstFactorOfAnInteractionChangesFastest() throws {
    #expect(
      try design("y ~ a:b - 1", Self.crossed).names == [
        "a[p]:b[s]", "a[q]:b[s]", "a[r]:b[s]", "a[p]:b[t]", "a[q]:b[t]", "a[r]:b[t]",
      ])
    #expect(try design("y ~ a*b", Self.crossed).names.suffix(2) == ["a[q]:b[t]", "a[r]:b[t]"])
  }

  @Test func newDataGetTheSameColumns() throws {
    let design = try design(
      "churned ~ scale(nps) + poly(`Account Age`, 2) + role + log(usage):plan - 1")
    let again = try design.matrix(for: Self.table.selecting(rows: design.rows))
    #expect(again.x == design.x)
    let one = try design.matrix(for: Self.table.selecting(rows: [4, 3]))
    #expect(one.x.row(0) == design.x.row(3))
    #expect(one.rows == [0] && one.droppedRows == [DroppedRow(row: 1, columns: ["nps"])])
    let coded = try JSONDecoder().decode(
      DesignEncoding.self, from: JSONEncoder().encode(design.encoding))
    #expect(coded == design.encoding)
    #expect(try coded.matrix(for: Self.table.selecting(rows: design.rows)).x == design.x)
  }

  @Test func newDataThatDoNotFitAreRefused() throws {
    let design = try design("churned ~ log(usage) + plan")
    let table = Table(
      source: "new",
      columns: [
        Column(name: "usage", numbers: [3, 2]), Column(name: "plan", texts: ["Pro", "Gold"]),
      ])
    #expect(
      throws: DesignError.unseenLevel(
        column: "plan", cell: TableError.Cell(row: 1, line: 2, text: "Gold"),
        levels: ["Basic", "Pro"])
    ) { try design.matrix(for: table) }
    let zero = Table(
      source: "new",
      columns: [
        Column(name: "usage", numbers: [3, 0]), Column(name: "plan", texts: ["Pro", "Pro"]),
      ])
    #expect(
      throws: DesignError.outsideDomain(
        function: "logarithm", factor: "log(usage)",
        cell: TableError.Cell(row: 1, line: 2, text: "0"))
    ) { try design.matrix(for: zero) }
  }

  @Test func anUnknownColumnIsShownInTheFormula() throws {
    guard case .formula(let error)? = error("churned ~ nps + log(usgae)") else {
      Issue.record("no formula error")
      return
    }
    #expect(error.place == 20..<25)
    #expect(error.description.contains("Did you mean “usage”"))
    #expect(error.description.hasSuffix("                      ^^^^^"))
  }

  @Test func columnsAreFoundWithoutRegardToCase() throws {
    let design = try design("Churned ~ account_age + NPS")
    #expect(design.names == ["(Intercept)", "Account Age", "nps"])
    #expect(design.formula.description == "churned ~ `Account Age` + nps")
  }

  @Test func dataThatCannotBeCodedAreRefused() throws {
    let odd = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: [1, 2, 3]), Column(name: "empty", texts: [nil, nil, nil]),
        Column(name: "same", texts: ["a", "a", "a"]), Column(name: "flat", numbers: [2, 2, 2]),
        Column(name: "on", days: [1, 2, 3]), Column(name: "big", numbers: [1, .infinity, 2]),
        Column(name: "gap", numbers: [nil, nil, 1]), Column(name: "hole", numbers: [1, 2, nil]),
        Column(name: "minus", numbers: [1, -1, 0]), Column(name: "text", texts: ["a", "b", nil]),
      ])
    #expect(error("y ~ same", odd) == .oneLevel(column: "same", level: "a"))
    #expect(error("y ~ scale(flat)", odd) == .constant(factor: "scale(flat)"))
    #expect(
      error("y ~ poly(minus, 3)", odd)
        == .degreeTooHigh(factor: "poly(minus, 3)", degree: 3, values: 3))
    #expect(
      error("y ~ text + hole:text + hole[ref=3]", odd)
        == .unknownReference(column: "hole", reference: "3", near: ["1", "2"], levels: ["1", "2"]))
    #expect(
      error("y ~ gap + hole", odd)
        == .noCompleteRows(
          rows: 3,
          missing: [MissingColumn(column: "gap", rows: 2), MissingColumn(column: "hole", rows: 1)]))
    let second = TableError.Cell(row: 1, line: 2, text: "-1")
    #expect(
      error("y ~ sqrt(minus)", odd)
        == .outsideDomain(function: "square root", factor: "sqrt(minus)", cell: second))
    for (text, part) in [
      ("y ~ empty", "no value"), ("y ~ on", "dates"), ("y ~ big", "finite"),
      ("y ~ log(text)", "number"),
    ] {
      #expect(error(text, odd)?.description.contains(part) == true, "\(text)")
    }
    let ids = Table(
      source: "t",
      columns: [
        Column(name: "y", numbers: (0..<1500).map { Double($0) }),
        Column(name: "id", texts: (0..<1500).map { "account \($0)" }),
      ])
    #expect(error("y ~ id", ids) == .tooManyColumns(term: "id", limit: 1_000))
  }

  @Test func noRowsAtAll() {
    let none = Table(
      source: "t", columns: [Column(name: "y", numbers: []), Column(name: "x", numbers: [])])
    #expect(error("y ~ x", none) == .noCompleteRows(rows: 0, missing: []))
  }

  @Test func furtherColumnsCanBeRequired() throws {
    let design = try Design(Formula("usage ~ plan"), Self.table, requiring: ["nps"])
    #expect(design.rows == [0, 1, 2, 4, 5])
    #expect(design.names == ["(Intercept)", "plan[Pro]"])
  }

  /// The same text with accents coded in two ways is one level.
  @Test func accentsCodedDifferentlyAreOneLevel() throws {
    let labels = Labels(codes: [0, 1, 2, 0], levels: ["caf\u{E9}", "cafe\u{301}", "bar"])
    let table = Table(
      source: "t",
      columns: [Column(name: "y", numbers: [1, 2, 3, 4]), Column(name: "place", labels: labels)])
    #expect(try design("y ~ place", table).x.column(1) == [1, 1, 0, 1])
  }
}
