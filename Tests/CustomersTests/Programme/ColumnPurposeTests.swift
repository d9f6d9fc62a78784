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
    ("Survey wave", .wave), ("Recommend (0-10)", .netPromoter), ("Recommendation", .netPromoter),
    ("Would you recommend us", .netPromoter), ("Would you recommend us? [0–10]", .netPromoter),
    ("Würden Sie uns weiterempfehlen?", .netPromoter), ("NPS 0 to 10", .netPromoter),
    ("CSAT (1-5)", .satisfaction), ("Effort [1 bis 7]", .effort),
  ])
  func recognisesUsualHeaders(_ header: String, _ purpose: ColumnPurpose) throws {
    let choice = try ColumnChoice.find(purpose, given: nil, in: Self.table(["x", header, "y"]))
    #expect(choice?.column == header && choice?.given == false)
  }

  @Test(arguments: [
    "Answered on", "Date answered", "Completed on", "Responded On", "Date completed",
  ])
  func recognisesTheDayOfTheAnswer(_ header: String) throws {
    let day = Column.inferring(name: header, texts: ["2025-01-02", "2025-03-04"]).column
    let text = Column(name: header, texts: ["by phone", "by mail"])
    let days = Table(source: "t.csv", columns: [day])
    #expect(try ColumnChoice.find(.answered, given: nil, in: days)?.column == header)
    let words = Table(source: "t.csv", columns: [text])
    #expect(try ColumnChoice.find(.answered, given: nil, in: words) == nil)
  }

  @Test(arguments: [
    "What would you recommend we change?", "Recommended by", "Recommend (5-10)", "NPS 2024-12",
    "Recommend 3", "(0-10)", "Recommendations read (0-10)", "Recommend 0-10)",
  ])
  func otherHeadersAreNoScore(_ header: String) throws {
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: Self.table([header])) == nil)
  }

  @Test func theScaleBehindAHeader() {
    #expect(ColumnPurpose.withoutScale("Recommend (0-10)") == "Recommend")
    #expect(ColumnPurpose.withoutScale("Recommend ( 0 … 10 ) ") == "Recommend")
    #expect(ColumnPurpose.withoutScale("CSAT 1 - 5") == "CSAT")
    for kept in ["", "10", "0-10", "Q1-3", "a (b)", "Recommend 0-10)"] {
      #expect(ColumnPurpose.withoutScale(kept) == kept)
    }
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

  @Test(arguments: [
    ("Kundennummer", ColumnPurpose.account), ("Firma", .account), ("Société", .account),
    ("Número de cliente", .account), ("Rolle", .role), ("Fonction", .role),
    ("Weiterempfehlung", .netPromoter), ("Bewertung", .netPromoter),
    ("Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", .netPromoter),
    ("Quelle est la probabilité que vous nous recommandiez ?", .netPromoter),
    ("¿Qué tan probable es que nos recomiende?", .netPromoter),
    ("Wie zufrieden sind Sie insgesamt?", .satisfaction), ("Gesamtzufriedenheit", .satisfaction),
    ("Es war einfach, mein Anliegen zu klären", .effort), ("Jahresumsatz", .revenue),
    ("Chiffre d'affaires", .revenue), ("Ansprechpartner", .respondent), ("Welle", .wave),
    ("Kunde seit", .start), ("Kündigungsdatum", .end), ("Gekündigt", .churned),
  ])
  func recognisesOtherLanguages(_ header: String, _ purpose: ColumnPurpose) throws {
    let choice = try ColumnChoice.find(purpose, given: nil, in: Self.table(["x", header, "y"]))
    #expect(choice?.column == header)
  }

  /// Headers that two purposes share on purpose: a score is known by the command, and what was made or
  /// has a date is an account, an answer or an alert, each in a file of its own.
  static let shared: [String: Set<ColumnPurpose>] =
    Dictionary(
      uniqueKeysWithValues: ColumnPurpose.anyScore.map {
        ($0, [.netPromoter, .satisfaction, .effort])
      }
    ).merging(["createdat": [.start, .answered, .raised], "date": [.answered, .raised]]) { $1 }

  @Test func noHeaderIsClaimedTwice() {
    var claims: [String: Set<ColumnPurpose>] = [:]
    for purpose in ColumnPurpose.allCases {
      #expect(Set(purpose.headers).count == purpose.headers.count, "\(purpose) repeats a header")
      for header in purpose.headers {
        #expect(ColumnPurpose.plain(header) == header, "\(header) is not plain")
        claims[header, default: []].insert(purpose)
      }
    }
    #expect(claims.filter { $0.value.count > 1 } == Self.shared)
  }

  @Test func whyIsNoScore() throws {
    let table = Table(
      source: "t.csv",
      columns: [
        Column(name: "Why would you be likely to recommend us?", texts: ["fast"]),
        Column(name: "How likely are you to recommend us?", numbers: [9]),
      ])
    let choice = try ColumnChoice.find(.netPromoter, given: nil, in: table)
    #expect(choice?.column == "How likely are you to recommend us?" && choice?.others == [])
  }

  @Test func whatTheToolSaysComesFirst() throws {
    let columns = [Column(name: "nps", numbers: [1]), Column(name: "Q7", numbers: [2])]
    let told = Table(
      source: "t.csv", columns: columns, roles: ColumnRoles(columns: ["nps": "Q7"], idle: ["nps"]))
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: told)?.column == "Q7")
    let gone = Table(source: "t.csv", columns: columns, roles: ColumnRoles(columns: ["nps": "Q8"]))
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: gone)?.column == "nps")
    let idle = Table(source: "t.csv", columns: columns, roles: ColumnRoles(idle: ["nps"]))
    #expect(try ColumnChoice.find(.netPromoter, given: nil, in: idle) == nil)
  }

  @Test func datesOfAnswersAreDates() throws {
    let table = Table(
      source: "t.csv",
      columns: [
        Column(name: "submitted", texts: ["yes"]), Column(name: "timestamp", texts: ["03/04/2026"]),
        Column(name: "sent_at", days: [20_000]), Column(name: "Erinnert am", days: [20_001]),
      ])
    #expect(try ColumnChoice.find(.answered, given: nil, in: table)?.column == "timestamp")
    #expect(try ColumnChoice.find(.invited, given: nil, in: table)?.column == "sent_at")
    #expect(try ColumnChoice.find(.reminded, given: nil, in: table)?.column == "Erinnert am")
    // Dates that nobody can tell stop what needs them, and nothing else.
    #expect(throws: TableError.self) { try AnswerDates(table, given: nil) }
    #expect(try AnswerDates(table, given: nil, isNeeded: false) == nil)
  }
}
