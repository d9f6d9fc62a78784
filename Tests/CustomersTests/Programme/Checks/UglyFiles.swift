import Testing

@testable import Customers

/// Files with something wrong in them, and what a check should find.
struct UglyFile: Sendable, CustomTestStringConvertible {
  let code: String
  let severity: CheckSeverity
  let files: [String]
  var lines: [Int] = []
  var count: Int?
  var says = ""
  var project = Project()
  var testDescription: String { code }
}

/// Files for the checks of structure, columns and duplicates.
enum UglyFiles {
  static let f = CheckFixture.self

  static func answers(_ part: String, _ other: String) -> [String] {
    [f.answers.with(part, other)]
  }

  static func both(_ part: String, _ other: String) -> [String] {
    [f.answers, f.accounts.with(part, other)]
  }

  static let weights = Project(roles: [
    ProjectRole(name: "buyer", weight: 3), ProjectRole(name: "users", weight: 1),
  ])

  static let structure: [UglyFile] = [
    UglyFile(code: "not_a_table", severity: .blocks, files: ["nps,c\n9,\"open\n"], says: "line 2"),
    UglyFile(code: "no_rows", severity: .blocks, files: ["account,nps\n"]),
    UglyFile(
      code: "one_column", severity: .blocks, files: ["account:nps\na:9\nb:8\n"], says: "--delimiter"
    ),
    UglyFile(
      code: "headers_are_data", severity: .blocks,
      files: ["Acme,9,2025-01-02\nBeta,8,2025-01-03\n"],
      count: 2),
    UglyFile(
      code: "duplicate_header", severity: .warns, files: ["account,nps,nps\na,9,1\nb,8,2\n"],
      says: "nps (2)"),
    UglyFile(code: "empty_header", severity: .notes, files: ["account,nps,\na,9,x\nb,8,y\n"]),
    UglyFile(
      code: "empty_columns", severity: .notes, files: [f.answers.adding("later") { _ in "" }],
      count: 1, says: "later"),
    UglyFile(
      code: "empty_columns", severity: .blocks, files: ["account,nps\na,\nb,NA\n"],
      says: "no score can be computed"),
    UglyFile(
      code: "total_row", severity: .warns,
      files: ["account,nps,csat\na,9,4\nb,8,3\nTotal:,9,4\n,,\n"], lines: [4], says: "“Total:”"),
    UglyFile(
      code: "total_row", severity: .warns,
      files: [f.answers, f.accounts + "Summe,,,,,,,\nMittelwert,,,,,,,\n"],
      lines: [8, 9], says: "“Mittelwert”"),
    UglyFile(
      code: "damaged_text", severity: .warns,
      files: [f.accounts.with("Acme", "MÃ¼ller").with("Beta", "Caf\u{FFFD}")], lines: [2, 3]),
    UglyFile(
      code: "formula_cells", severity: .notes,
      files: [
        f.answers.adding("comment") { $0 == 3 ? "=cmd|'/c calc'!A1" : $0 == 4 ? "- good" : "x" }
      ],
      lines: [4]),
    UglyFile(
      code: "personal_data", severity: .notes,
      files: [f.answers.adding("who") { "p\($0)@example.com" }.adding("Phone") { "0\($0)" }],
      count: 2
    ),
  ]

  static let columns: [UglyFile] = [
    UglyFile(
      code: "mostly_numbers", severity: .warns,
      files: [f.answers, f.accounts.with("4000", "unknown")], lines: [5], says: "unknown"),
    UglyFile(
      code: "dates_as_text", severity: .notes,
      files: [f.answers.with("2025-03-02,9", "March 2 2025,9")], lines: [2], says: "several forms"),
    UglyFile(
      code: "unclear_yes_no", severity: .blocks, files: both("72,no", "72,perhaps"), lines: [2],
      says: "perhaps"),
    UglyFile(
      code: "unknown_kind", severity: .notes, files: [f.answers, "colour,size\nred,big\n"]),
    UglyFile(
      code: "no_score", severity: .blocks,
      files: [f.answers.with("nps,csat", "recomend,happyness")], says: "“recomend” comes near"),
    UglyFile(
      code: "no_account", severity: .warns, files: answers("account_id", "acount_id"),
      says: "“acount_id” comes near"),
    UglyFile(
      code: "near_header", severity: .notes, files: answers(",wave,", ",wawe,"), says: "“wawe”"),
    UglyFile(
      code: "several_scores", severity: .warns,
      files: [f.answers.adding("nps_score") { "\($0 % 5)" }], count: 2, says: "“nps_score”"),
    UglyFile(
      code: "missing_values", severity: .notes, files: answers("2025-03-02,9,4", "2025-03-02,9,"),
      count: 1, says: "“csat” in 1"),
    UglyFile(
      code: "missing_values", severity: .warns, files: answers("R3,C3,A2", "R3,C3,"), count: 1,
      says: "“account_id” in 1"),
    UglyFile(
      code: "missing_by_group", severity: .warns,
      files: [
        "account,role,nps\n"
          + (0..<60).map {
            "a\($0 % 20),\($0 % 2 == 0 ? "buyer" : "user"),\($0 % 2 == 0 ? "" : "9")\n"
          }
          .joined()
      ], count: 30, says: "buyer: 100.0"),
    UglyFile(
      code: "missing_by_group", severity: .warns,
      files: [
        "account,nps\n"
          + (0..<60).map { "a\($0 % 20),\($0 % 20 < 6 ? "" : "\($0 % 11)")\n" }.joined()
      ], count: 18, says: "6 accounts"),
  ]

  static let twice: [UglyFile] = [
    UglyFile(
      code: "duplicate_rows", severity: .warns,
      files: [f.answers + "R16,C8,A6,user,2025-H2,2025-09-01,2025-09-08,10,5\n"], lines: [18]),
    UglyFile(
      code: "repeated_answer_ids", severity: .warns, files: answers("R16,", "R15,"), lines: [17]),
    UglyFile(
      code: "repeated_people", severity: .warns, files: answers("R16,C8", "R16,C7"), lines: [17]),
    UglyFile(
      code: "repeated_accounts", severity: .blocks, files: both("A4,Delta Pumps", "a3,Delta Pumps"),
      lines: [5], count: 1, says: "“A3”"),
    UglyFile(
      code: "repeated_invitations", severity: .warns,
      files: [f.answers, f.invitations + "C8,A6,user,2025-H2,2025-09-01,\n"], lines: [18]),
    UglyFile(
      code: "account_spellings", severity: .warns,
      files: [f.answers.replacing("A2,user", with: "a2,user")], lines: [5, 13], count: 1,
      says: "“A2” and “a2”"),
    UglyFile(
      code: "account_spellings", severity: .notes,
      files: [
        f.answers.replacing(",A1,", with: ",Acme Foods,")
          .replacing(",A2,", with: ",Acme Fods,")
      ], count: 1, says: "“Acme Foods” and “Acme Fods”"),
    UglyFile(
      code: "account_names", severity: .warns,
      files: [f.answers.adding("account") { $0 == 9 ? "Beta" : $0 <= 2 ? "Acme" : "Co \($0 % 8)" }],
      says: "another way"),
    UglyFile(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "Ana.Ruiz@acme.com,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "anaruiz+q2@ACME.com,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    UglyFile(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "José Muñoz,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "Munoz Jose,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    UglyFile(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "Anna Petersen,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "Anna Peterson,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    UglyFile(
      code: "group_spellings", severity: .warns,
      files: answers("R1,C1,A1,buyer", "R1,C1,A1,Buyer "),
      count: 1, says: "role"),
  ]

  static let all = structure + columns + twice + values + dates + across + outcomes
}
