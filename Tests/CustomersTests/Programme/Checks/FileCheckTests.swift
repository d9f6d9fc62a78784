import Testing

@testable import Customers

/// An ugly file for every check: it is found, with its lines, and nothing of the kind in the clean files.
@Suite struct FileCheckTests {
  struct Ugly: Sendable, CustomTestStringConvertible {
    let code: String
    let severity: CheckSeverity
    let files: [String]
    var lines: [Int] = []
    var count: Int?
    var says = ""
    var project = Project()
    var testDescription: String { code }
  }

  private static let f = CheckFixture.self

  private static func answers(_ part: String, _ other: String) -> [String] {
    [f.answers.with(part, other)]
  }

  private static func both(_ part: String, _ other: String) -> [String] {
    [f.answers, f.accounts.with(part, other)]
  }

  private static let weights = Project(roles: [
    ProjectRole(name: "buyer", weight: 3), ProjectRole(name: "users", weight: 1),
  ])

  static let structure: [Ugly] = [
    Ugly(code: "not_a_table", severity: .blocks, files: ["nps,c\n9,\"open\n"], says: "line 2"),
    Ugly(code: "no_rows", severity: .blocks, files: ["account,nps\n"]),
    Ugly(
      code: "one_column", severity: .blocks, files: ["account:nps\na:9\nb:8\n"], says: "--delimiter"),
    Ugly(
      code: "headers_are_data", severity: .blocks, files: ["Acme,9,2025-01-02\nBeta,8,2025-01-03\n"],
      count: 2),
    Ugly(
      code: "duplicate_header", severity: .warns, files: ["account,nps,nps\na,9,1\nb,8,2\n"],
      says: "nps (2)"),
    Ugly(code: "empty_header", severity: .notes, files: ["account,nps,\na,9,x\nb,8,y\n"]),
    Ugly(
      code: "empty_columns", severity: .notes, files: [f.answers.adding("later") { _ in "" }],
      count: 1, says: "later"),
    Ugly(
      code: "empty_columns", severity: .blocks, files: ["account,nps\na,\nb,NA\n"],
      says: "no score can be computed"),
    Ugly(
      code: "damaged_text", severity: .warns,
      files: [f.accounts.with("Acme", "MÃ¼ller").with("Beta", "Caf\u{FFFD}")], lines: [2, 3]),
    Ugly(
      code: "formula_cells", severity: .notes,
      files: [f.answers.adding("comment") { $0 == 3 ? "=cmd|'/c calc'!A1" : $0 == 4 ? "- good" : "x" }],
      lines: [4]),
    Ugly(
      code: "personal_data", severity: .notes,
      files: [f.answers.adding("who") { "p\($0)@example.com" }.adding("Phone") { "0\($0)" }], count: 2
    ),
  ]

  static let columns: [Ugly] = [
    Ugly(
      code: "mostly_numbers", severity: .warns,
      files: [f.answers, f.accounts.with("4000", "unknown")], lines: [5], says: "unknown"),
    Ugly(
      code: "dates_as_text", severity: .warns,
      files: [f.answers.with("2025-03-02,9", "March 2 2025,9")], lines: [2], says: "several forms"),
    Ugly(
      code: "unclear_yes_no", severity: .blocks, files: both("72,no", "72,perhaps"), lines: [2],
      says: "perhaps"),
    Ugly(
      code: "unknown_kind", severity: .notes, files: [f.answers, "colour,size\nred,big\n"]),
    Ugly(
      code: "no_score", severity: .blocks,
      files: [f.answers.with("nps,csat", "recomend,happyness")], says: "“recomend” comes near"),
    Ugly(
      code: "no_account", severity: .warns, files: answers("account_id", "acount_id"),
      says: "“acount_id” comes near"),
    Ugly(
      code: "near_header", severity: .notes, files: answers(",wave,", ",wawe,"), says: "“wawe”"),
    Ugly(
      code: "several_scores", severity: .warns,
      files: [f.answers.adding("nps_score") { "\($0 % 5)" }], count: 2, says: "“nps_score”"),
    Ugly(
      code: "missing_values", severity: .notes, files: answers("2025-03-02,9,4", "2025-03-02,9,"),
      count: 1, says: "“csat” in 1"),
    Ugly(
      code: "missing_values", severity: .warns, files: answers("R3,C3,A2", "R3,C3,"), count: 1,
      says: "“account_id” in 1"),
    Ugly(
      code: "missing_by_group", severity: .warns,
      files: [
        "account,role,nps\n"
          + (0..<60).map { "a\($0 % 20),\($0 % 2 == 0 ? "buyer" : "user"),\($0 % 2 == 0 ? "" : "9")\n" }
          .joined()
      ], count: 30, says: "buyer: 100.0"),
    Ugly(
      code: "missing_by_group", severity: .warns,
      files: [
        "account,nps\n"
          + (0..<60).map { "a\($0 % 20),\($0 % 20 < 6 ? "" : "\($0 % 11)")\n" }.joined()
      ], count: 18, says: "6 accounts"),
  ]

  static let twice: [Ugly] = [
    Ugly(
      code: "duplicate_rows", severity: .warns,
      files: [f.answers + "R16,C8,A6,user,2025-H2,2025-09-01,2025-09-08,10,5\n"], lines: [18]),
    Ugly(
      code: "repeated_answer_ids", severity: .warns, files: answers("R16,", "R15,"), lines: [17]),
    Ugly(code: "repeated_people", severity: .warns, files: answers("R16,C8", "R16,C7"), lines: [17]),
    Ugly(
      code: "repeated_accounts", severity: .blocks, files: both("A4,Delta Pumps", "a3,Delta Pumps"),
      lines: [5], count: 1, says: "“A3”"),
    Ugly(
      code: "repeated_invitations", severity: .warns,
      files: [f.answers, f.invitations + "C8,A6,user,2025-H2,2025-09-01,\n"], lines: [18]),
    Ugly(
      code: "account_spellings", severity: .warns,
      files: [f.answers.replacing("A2,user", with: "a2,user")], lines: [5, 13], count: 1,
      says: "“A2” and “a2”"),
    Ugly(
      code: "account_spellings", severity: .notes,
      files: [
        f.answers.replacing(",A1,", with: ",Acme Foods,")
          .replacing(",A2,", with: ",Acme Fods,")
      ], count: 1, says: "“Acme Foods” and “Acme Fods”"),
    Ugly(
      code: "account_names", severity: .warns,
      files: [f.answers.adding("account") { $0 == 9 ? "Beta" : $0 <= 2 ? "Acme" : "Co \($0 % 8)" }],
      says: "another way"),
    Ugly(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "Ana.Ruiz@acme.com,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "anaruiz+q2@ACME.com,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    Ugly(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "José Muñoz,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "Munoz Jose,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    Ugly(
      code: "person_spellings", severity: .warns,
      files: [
        f.answers.with("C1,A1,buyer,2025-H1", "Anna Petersen,A1,buyer,2025-H1")
          .with("C1,A1,buyer,2025-H2", "Anna Peterson,A1,buyer,2025-H2")
      ], lines: [10], count: 1),
    Ugly(
      code: "group_spellings", severity: .warns, files: answers("R1,C1,A1,buyer", "R1,C1,A1,Buyer "),
      count: 1, says: "role"),
  ]

  static let values: [Ugly] = [
    Ugly(
      code: "off_scale", severity: .blocks,
      files: [f.answers.with("02,9,4", "02,11,4").with("03,7,5", "03,7.5,5").with("02,10,5", "02,ten,5")],
      lines: [2, 3, 4], says: "--invalid drop"),
    Ugly(
      code: "off_scale", severity: .warns,
      files: ["account,csat\n" + (1...20).map { "a\($0),\($0 % 10 + 1)\n" }.joined()],
      says: "--scale 1,10"),
    Ugly(
      code: "wrong_scale", severity: .warns,
      files: ["account,nps\n" + (0..<20).map { "a\($0),\($0 % 5 + 1)\n" }.joined()], count: 20,
      says: "1…5"),
    Ugly(
      code: "wrong_scale", severity: .warns,
      files: ["account,nps\n" + (0..<200).map { "a\($0),\($0 % 10 + 1)\n" }.joined()],
      count: 200, says: "1…10"),
    Ugly(
      code: "reversed_scale", severity: .warns,
      files: ["account,nps,ces\n" + (0..<40).map { "a\($0),\($0 % 11),\(7 - $0 % 7)\n" }.joined()
        + (0..<40).map { "b\($0),\($0 % 4),7\nc\($0),10,1\n" }.joined()], count: 120, says: "ces"),
    Ugly(
      code: "constant_score", severity: .warns,
      files: ["account,nps\n" + (0..<6).map { "a\($0),10\n" }.joined()], count: 6),
    Ugly(
      code: "negative_values", severity: .warns, files: both(",2000,", ",-2000,"), lines: [3]),
    Ugly(
      code: "negative_values", severity: .blocks,
      files: ["account,tenure_months,churned\na,-3,no\nb,5,yes\n"], lines: [2]),
    Ugly(
      code: "tenure_contradicts_start", severity: .warns,
      files: both("2021-01-01,60", "2021-01-01,1826"), lines: [3]),
    Ugly(
      code: "straight_liners", severity: .warns,
      files: ["account,q1,q2,q3,q4,nps\n"
        + (0..<10).map { "a\($0),4,4,\($0 < 4 ? 4 : 2),\($0 < 4 ? 4 : 5),\($0)\n" }.joined()],
      lines: [2, 3, 4, 5], says: "40.0"),
  ]

  static let dates: [Ugly] = [
    Ugly(
      code: "future_dates", severity: .warns, files: answers("2025-09-08", "2052-09-08"), lines: [17]),
    Ugly(
      code: "early_dates", severity: .warns, files: answers("2025-09-08", "1999-12-31"), lines: [17]),
    Ugly(
      code: "early_dates", severity: .warns, files: both("2018-01-01,96", "1899-12-30,96"), lines: [7]),
    Ugly(
      code: "answer_before_invitation", severity: .warns, files: answers("2025-03-09", "2025-02-09"),
      lines: [8]),
    Ugly(
      code: "answer_before_invitation", severity: .warns,
      files: [
        f.answers.with("invited_at", "note"), f.invitations.with("C7,A5,buyer,2025-H1,2025-03-01", "C7,A5,buyer,2025-H1,2025-04-01"),
      ], lines: [8]),
    Ugly(
      code: "reminder_before_invitation", severity: .warns,
      files: [f.answers, f.invitations.with("2025-03-08", "2025-02-08")], lines: [8]),
    Ugly(
      code: "follow_up_before_alert", severity: .warns,
      files: [f.answers, f.alerts.with("2025-03-05", "2025-03-02")], lines: [2]),
    Ugly(
      code: "alert_before_answer", severity: .warns,
      files: [f.answers, f.alerts.with("R7,A5,2025-03-10", "R7,A5,2025-03-08")], lines: [3]),
    Ugly(
      code: "end_before_start", severity: .blocks, files: both("2026-05-01", "2021-05-01"), lines: [4]),
  ]

  static let across: [Ugly] = [
    Ugly(
      code: "accounts_do_not_match", severity: .blocks,
      files: [f.answers, "account,arr\nX,1\nY,2\nZ,3\n"], count: 3, says: "customer base"),
    Ugly(
      code: "unknown_accounts", severity: .warns,
      files: both("A6,Zeta Steel,small,6000,2018-01-01,96,no,\n", ""), lines: [9, 17], count: 1),
    Ugly(
      code: "silent_accounts", severity: .notes,
      files: [f.answers, f.accounts + "A7,Eta Dairy,small,10,2018-01-01,96,no,\n"], lines: [8]),
    Ugly(
      code: "never_invited", severity: .notes,
      files: [f.answers, f.accounts + "A7,Eta Dairy,small,10,2018-01-01,96,no,\n", f.invitations],
      lines: [8]),
    Ugly(
      code: "answers_without_invitation", severity: .warns,
      files: [f.answers, f.invitations.with("C8,A6,user,2025-H2,2025-09-01,\n", "")], lines: [17]),
    Ugly(
      code: "answers_without_invitation", severity: .blocks,
      files: [f.answers, f.invitations.replacing("\nC", with: "\nP")], count: 16),
    Ugly(
      code: "alerts_without_answer", severity: .warns,
      files: [f.answers, f.alerts.with("R7", "R77")], lines: [3]),
    Ugly(
      code: "roles_without_weight", severity: .blocks, files: [f.answers], count: 1,
      says: "Declared is “users”", project: weights),
    Ugly(
      code: "weights_without_role", severity: .notes, files: [f.answers], count: 1, says: "“users”",
      project: weights),
    Ugly(
      code: "weights_without_role_column", severity: .blocks, files: answers(",role,", ",x,"),
      project: weights),
    Ugly(
      code: "tiers_undeclared", severity: .warns, files: [f.answers, f.accounts], lines: [2, 3],
      count: 1, says: "“large”", project: Project(tiers: [ProjectTier(name: "small")])),
  ]

  static let outcomes: [Ugly] = [
    Ugly(
      code: "churn_contradicts_date", severity: .blocks, files: both("yes,2026-05-01", "yes,"),
      lines: [4], says: "no day of leaving"),
    Ugly(
      code: "churn_contradicts_date", severity: .blocks, files: both("72,no,", "72,no,2026-01-01"),
      lines: [2], says: "did not leave"),
    Ugly(
      code: "churn_contradicts_date", severity: .warns,
      files: [f.answers, f.accounts.replacing(",no,", with: ",no,2027-01-01")], count: 4,
      says: "--end"),
    Ugly(
      code: "answers_after_churn", severity: .warns, files: both("2026-05-01", "2025-09-02"),
      lines: [14], says: "2025-09-01"),
    Ugly(
      code: "tells_outcome", severity: .warns,
      files: [
        "account,arr,churned,visits\n"
          + (0..<12).map { "a\($0),\($0 % 5),\($0 < 6 ? "yes" : "no"),\($0)\n" }.joined()
      ], says: "“visits” separates"),
    Ugly(
      code: "undated_outcome", severity: .notes, files: both(",churn_date", ",remark"), count: 1,
      says: "--as-of"),
    Ugly(
      code: "survivors_only", severity: .warns,
      files: [
        "account,wave,nps\n" + (0..<20).map { "a\($0),w1,\($0 % 11)\n" }.joined()
          + (8..<20).map { "a\($0),w2,\($0 % 11)\n" }.joined(),
        "account,churned,arr\n" + (0..<20).map { "a\($0),\($0 < 8 ? "yes" : "no"),5\n" }.joined(),
      ], count: 8),
    Ugly(
      code: "few_accounts", severity: .warns, files: ["account,nps\na,9\na,8\nb,3\n"], count: 2),
    Ugly(
      code: "clusters", severity: .warns,
      files: ["account,nps\n" + (0..<20).map { "a\($0 < 12 ? 0 : $0),\($0 % 11)\n" }.joined()],
      count: 9, says: "60.0"),
    Ugly(
      code: "small_groups", severity: .notes,
      files: [
        "account,role,nps\n" + (0..<30).map { "a\($0),\($0 < 3 ? "buyer" : "user"),\($0 % 11)\n" }
          .joined()
      ], count: 1, says: "“buyer” (3 answers"),
  ]

  static let all = structure + columns + twice + values + dates + across + outcomes

  @Test(arguments: all)
  func isFound(_ ugly: Ugly) throws {
    let result = CheckFixture.run(ugly.files, project: ugly.project)
    let all = result.findings.map { "\($0.code) \($0.severity) \($0.lines): \($0.sentence)" }
    let found = try #require(
      result.findings.first { $0.code == ugly.code && $0.severity == ugly.severity }, "\(all)")
    if !ugly.lines.isEmpty { #expect(found.lines == ugly.lines, "\(found)") }
    #expect(found.count == ugly.count ?? max(1, found.lines.count), "\(found)")
    let words = found.sentence + found.effect + (found.remedy ?? "")
    #expect(words.contains(ugly.says), "\(words)")
    #expect(found.sentence.hasSuffix(".") && found.effect.hasSuffix("."))
    #expect(!found.commands.isEmpty && found.file != nil)
    #expect(result.blocks == result.findings.contains { $0.severity == .blocks })
  }

  @Test func everyCheckHasAnUglyFile() {
    // The reader's notes and messages go by their own codes.
    let codes = Set(Self.all.map(\.code))
    let missing = FileCheck.all.map(\.code).filter { !codes.contains($0) }
    #expect(missing == ["unreadable", "reading"])
    #expect(Set(FileCheck.all.map(\.code)).count == FileCheck.all.count)
  }

  @Test func cleanFilesSayLittle() {
    let alone = CheckFixture.run(CheckFixture.answers)
    #expect(alone.findings.map(\.code) == ["clusters", "small_groups"], "\(alone.findings)")
    let together = CheckFixture.run(CheckFixture.programme)
    #expect(
      together.findings.map(\.code) == ["tells_outcome", "clusters", "small_groups"],
      "\(together.findings)")
    #expect(!together.blocks)
    #expect(
      together.files.map(\.kind) == [.responses, .accounts, .invitations, .alerts])
    #expect(together.summary == "Nothing blocks. 3 things to know.")
  }
}
