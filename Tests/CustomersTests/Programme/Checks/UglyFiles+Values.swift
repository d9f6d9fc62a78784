@testable import Customers

/// Files for the checks of values, days, joins and outcomes.
extension UglyFiles {
  static let values: [UglyFile] = [
    UglyFile(
      code: "off_scale", severity: .blocks,
      files: [
        f.answers.with("02,9,4", "02,11,4").with("03,7,5", "03,7.5,5").with("02,10,5", "02,ten,5")
      ],
      lines: [2, 3, 4], says: "--invalid drop"),
    UglyFile(
      code: "off_scale", severity: .warns,
      files: ["account,csat\n" + (1...20).map { "a\($0),\($0 % 10 + 1)\n" }.joined()],
      says: "--scale 1,10"),
    UglyFile(
      code: "off_scale", severity: .warns,
      files: [
        "account,nps,csat\n" + (1...20).map { "a\($0),\($0 % 11),\($0 % 4 + 1).5\n" }.joined()
      ], lines: Array(2...21), says: "csat would refuse"),
    UglyFile(
      code: "off_scale", severity: .blocks,
      files: ["account,csat\n" + (1...20).map { "a\($0),\($0 % 4 == 0 ? 9 : 3)\n" }.joined()],
      lines: [5, 9, 13, 17, 21], says: "--invalid drop"),
    UglyFile(
      code: "wrong_scale", severity: .warns,
      files: ["account,nps\n" + (0..<20).map { "a\($0),\($0 % 5 + 1)\n" }.joined()], count: 20,
      says: "1…5"),
    UglyFile(
      code: "wrong_scale", severity: .warns,
      files: ["account,nps\n" + (0..<200).map { "a\($0),\($0 % 10 + 1)\n" }.joined()],
      count: 200, says: "1…10"),
    UglyFile(
      code: "reversed_scale", severity: .warns,
      files: [
        "account,nps,ces\n" + (0..<40).map { "a\($0),\($0 % 11),\(7 - $0 % 7)\n" }.joined()
          + (0..<40).map { "b\($0),\($0 % 4),7\nc\($0),10,1\n" }.joined()
      ], count: 120, says: "ces"),
    UglyFile(
      code: "constant_score", severity: .warns,
      files: ["account,nps\n" + (0..<6).map { "a\($0),10\n" }.joined()], count: 6),
    UglyFile(
      code: "negative_values", severity: .warns, files: both(",2000,", ",-2000,"), lines: [3]),
    UglyFile(
      code: "negative_values", severity: .blocks,
      files: ["account,tenure_months,churned\na,-3,no\nb,5,yes\n"], lines: [2]),
    UglyFile(
      code: "tenure_contradicts_start", severity: .warns,
      files: both("2021-01-01,60", "2021-01-01,1826"), lines: [3]),
    UglyFile(
      code: "straight_liners", severity: .warns,
      files: [
        "account,q1,q2,q3,q4,nps\n"
          + (0..<10).map { "a\($0),4,4,\($0 < 4 ? 4 : 2),\($0 < 4 ? 4 : 5),\($0)\n" }.joined()
      ],
      lines: [2, 3, 4, 5], says: "40.0"),
  ]

  static let dates: [UglyFile] = [
    UglyFile(
      code: "future_dates", severity: .warns, files: answers("2025-09-08", "2052-09-08"),
      lines: [17]),
    UglyFile(
      code: "early_dates", severity: .warns, files: answers("2025-09-08", "1999-12-31"), lines: [17]
    ),
    UglyFile(
      code: "early_dates", severity: .warns, files: both("2018-01-01,96", "1899-12-30,96"),
      lines: [7]),
    UglyFile(
      code: "answer_before_invitation", severity: .warns,
      files: answers("2025-03-09", "2025-02-09"),
      lines: [8]),
    UglyFile(
      code: "answer_before_invitation", severity: .warns,
      files: [
        f.answers.with("invited_at", "note"),
        f.invitations.with("C7,A5,buyer,2025-H1,2025-03-01", "C7,A5,buyer,2025-H1,2025-04-01"),
      ], lines: [8]),
    UglyFile(
      code: "reminder_before_invitation", severity: .warns,
      files: [f.answers, f.invitations.with("2025-03-08", "2025-02-08")], lines: [8]),
    UglyFile(
      code: "follow_up_before_alert", severity: .warns,
      files: [f.answers, f.alerts.with("2025-03-05", "2025-03-02")], lines: [2]),
    UglyFile(
      code: "alert_before_answer", severity: .warns,
      files: [f.answers, f.alerts.with("R7,A5,2025-03-10", "R7,A5,2025-03-08")], lines: [3]),
    UglyFile(
      code: "end_before_start", severity: .blocks, files: both("2026-05-01", "2021-05-01"),
      lines: [4]),
  ]

  static let across: [UglyFile] = [
    UglyFile(
      code: "accounts_do_not_match", severity: .blocks,
      files: [f.answers, "account,arr\nX,1\nY,2\nZ,3\n"], count: 3, says: "customer base"),
    UglyFile(
      code: "unknown_accounts", severity: .warns,
      files: both("A6,Zeta Steel,small,6000,2018-01-01,96,no,\n", ""), lines: [9, 17], count: 1),
    UglyFile(
      code: "silent_accounts", severity: .notes,
      files: [f.answers, f.accounts + "A7,Eta Dairy,small,10,2018-01-01,96,no,\n"], lines: [8]),
    UglyFile(
      code: "never_invited", severity: .notes,
      files: [f.answers, f.accounts + "A7,Eta Dairy,small,10,2018-01-01,96,no,\n", f.invitations],
      lines: [8]),
    UglyFile(
      code: "answers_without_invitation", severity: .warns,
      files: [f.answers, f.invitations.with("C8,A6,user,2025-H2,2025-09-01,\n", "")], lines: [17]),
    UglyFile(
      code: "answers_without_invitation", severity: .blocks,
      files: [f.answers, f.invitations.replacing("\nC", with: "\nP")], count: 16),
    UglyFile(
      code: "alerts_without_answer", severity: .warns,
      files: [f.answers, f.alerts.with("R7", "R77")], lines: [3]),
    UglyFile(
      code: "roles_without_weight", severity: .blocks, files: [f.answers], count: 1,
      says: "Declared is “users”", project: weights),
    UglyFile(
      code: "weights_without_role", severity: .notes, files: [f.answers], count: 1, says: "“users”",
      project: weights),
    UglyFile(
      code: "weights_without_role_column", severity: .blocks, files: answers(",role,", ",x,"),
      project: weights),
    UglyFile(
      code: "tiers_undeclared", severity: .warns, files: [f.answers, f.accounts], lines: [2, 3],
      count: 1, says: "“large”", project: Project(tiers: [ProjectTier(name: "small")])),
  ]

  static let outcomes: [UglyFile] = [
    UglyFile(
      code: "churn_contradicts_date", severity: .blocks, files: both("yes,2026-05-01", "yes,"),
      lines: [4], says: "no day of leaving"),
    UglyFile(
      code: "churn_contradicts_date", severity: .blocks, files: both("72,no,", "72,no,2026-01-01"),
      lines: [2], says: "did not leave"),
    UglyFile(
      code: "churn_contradicts_date", severity: .warns,
      files: [f.answers, f.accounts.replacing(",no,", with: ",no,2027-01-01")], count: 4,
      says: "--end"),
    UglyFile(
      code: "answers_after_churn", severity: .warns, files: both("2026-05-01", "2025-09-02"),
      lines: [14], says: "2025-09-01"),
    UglyFile(
      code: "tells_outcome", severity: .warns,
      files: [
        "account,arr,churned,visits\n"
          + (0..<12).map { "a\($0),\($0 % 5),\($0 < 6 ? "yes" : "no"),\($0)\n" }.joined()
      ], says: "“visits” separates"),
    UglyFile(
      code: "undated_outcome", severity: .notes, files: both(",churn_date", ",remark"), count: 1,
      says: "--as-of"),
    UglyFile(
      code: "survivors_only", severity: .warns,
      files: [
        "account,wave,nps\n" + (0..<20).map { "a\($0),w1,\($0 % 11)\n" }.joined()
          + (8..<20).map { "a\($0),w2,\($0 % 11)\n" }.joined(),
        "account,churned,arr\n" + (0..<20).map { "a\($0),\($0 < 8 ? "yes" : "no"),5\n" }.joined(),
      ], count: 8),
    UglyFile(
      code: "few_accounts", severity: .warns, files: ["account,nps\na,9\na,8\nb,3\n"], count: 2),
    UglyFile(
      code: "clusters", severity: .warns,
      files: ["account,nps\n" + (0..<20).map { "a\($0 < 12 ? 0 : $0),\($0 % 11)\n" }.joined()],
      count: 9, says: "60.0"),
    UglyFile(
      code: "small_groups", severity: .notes,
      files: [
        "account,role,nps\n"
          + (0..<30).map { "a\($0),\($0 < 3 ? "buyer" : "user"),\($0 % 11)\n" }
          .joined()
      ], count: 1, says: "“buyer” (3 answers"),
  ]
}
