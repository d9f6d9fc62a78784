import Tables
import Testing

@testable import Customers

@Suite struct ColumnPurposeTests {
  static func table(_ headers: [String]) -> Table {
    Table(source: "t.csv", columns: headers.map { Column(name: $0, texts: ["1"]) })
  }

  @Test(arguments: [
    ("NPS", ColumnPurpose.netPromoter), ("Likelihood to Recommend", .netPromoter),
    ("How likely are you to recommend us? (0-10)", .netPromoter), ("LTR", .netPromoter),
    ("Overall satisfaction", .satisfaction), ("How satisfied are you overall?", .satisfaction),
    ("The company made it easy for me to handle my issue", .effort), ("CES", .effort),
    ("Company", .account), ("Customer Number", .account), ("account_id", .account),
    ("Email Address", .respondent), ("Contact ID", .respondent), ("Job level", .role),
    ("Survey wave", .wave),
  ])
  func recognisesUsualHeaders(_ header: String, _ purpose: ColumnPurpose) throws {
    let choice = try ColumnChoice.find(purpose, given: nil, in: Self.table(["x", header, "y"]))
    #expect(choice?.column == header && choice?.given == false)
  }

  @Test func prefersTheSurestAndNamesTheOthers() throws {
    let choice = try ColumnChoice.find(
      .netPromoter, given: nil, in: Self.table(["score", "nps", "rating"]))
    #expect(choice?.column == "nps" && choice?.others == ["score", "rating"])
  }

  static func described(_ name: String, _ label: String, _ texts: [String] = ["7"]) -> Column {
    Column.inferring(name: name, texts: texts).column.described(as: label)
  }

  @Test func labelsSayWhatHeadersDoNot() throws {
    let table = Table(
      source: "t.sav",
      columns: [
        Self.described("V1", "Account"), Self.described("V2", "Job role", ["User"]),
        Self.described("Q3", "How likely are you to recommend us to a colleague?"),
        Self.described("Q4", "Why are you likely to recommend us or not?", ["You are kind"]),
        Self.described("Q5", "How satisfied are you overall?"), Self.described("rating", "Mark"),
      ])
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: table)?.column == "Q3")
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: table)?.others == ["rating"])
    #expect(try ColumnChoice.find(.satisfaction, given: nil, in: table)?.column == "Q5")
    #expect(try ColumnChoice.find(.account, given: nil, in: table)?.column == "V1")
    #expect(try ColumnChoice.find(.role, given: nil, in: table)?.column == "V2")
    #expect(ColumnPurpose.account.knowsByLabel("V1", in: table))
    #expect(!ColumnPurpose.netPromoter.knowsByLabel("rating", in: table))
  }

  @Test func aHeaderOfItsOwnGoesBeforeALabel() throws {
    let table = Table(
      source: "t.sav",
      columns: [
        Self.described("Q3", "How likely are you to recommend us?"), Self.described("nps", "Score"),
      ])
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: table)?.column == "nps")
  }

  @Test func aGivenNameIsTakenOrRefused() throws {
    let table = Self.table(["My Score", "nps"])
    #expect(try ColumnChoice.find(.netPromoter, given: "my_score", in: table)?.column == "My Score")
    #expect(throws: TableError.self) {
      try ColumnChoice.find(.netPromoter, given: "absent", in: table)
    }
  }

  @Test func emptyColumnsAreNotTaken() throws {
    let table = Table(
      source: "t.csv",
      columns: [Column(name: "nps", texts: [nil]), Column(name: "score", texts: ["3"])])
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: table)?.column == "score")
  }
}
