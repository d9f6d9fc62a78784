/// Whole files that mutations start from.
enum FuzzCorpus {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let answers =
    "response_id,respondent_id,account_id,account,role,wave,invited_at,responded_at,nps,csat,comment\n"
    + "R1,C1,A1,Acme,end_user,2024-H1,2024-04-09,2024-04-10,9,5,\n"
    + "R2,C2,A1,Acme,decision_maker,2024-H1,2024-04-09,2024-04-12,3,2,\"slow, and \"\"dear\"\"\"\n"
    + "R3,C3,A2,Béta,end_user,2024-H2,2024-10-01,2024-10-02,10,,\"two\nlines\"\n"
    + "R4,C1,A1,Acme,end_user,2024-H2,2024-10-01,2024-10-03,7,4,fine\n"

  static let accounts = bytes(
    "account_id,account,tier,arr,customer_since,tenure_months,churned,churn_date\n"
      + "A1,Acme,enterprise,344400,2021-09-01,52,yes,2026-07-20\nA2,Béta,small,9.5,2022-06-01,43,no,\n"
      + "A3,Gamma,small,1200,2020-01-15,71,no,\n")

  static let tables: [[UInt8]] = [
    bytes(answers), accounts,
    bytes(
      "contact_id,account_id,role,wave,invited_at,reminded_at\nC1,A1,end_user,2024-H1,2024-04-09,\n"
        + "C2,A1,decision_maker,2024-H1,2024-04-09,2024-04-23\n"),
    bytes(
      "alert_id,response_id,account_id,raised_at,followed_up_at\nL1,R2,A1,2024-04-13,2024-04-16\n"),
    bytes(
      "id,nps,account,note,on\n00123,10 - Likely,Acme,\"He said \"\"hi\"\"\nthere\",2024-01-02\n"
        + "00124,3,Beta,NA,2024-01-03\n\n00125,,\"Ga, mma\",x y z,\n"),
    bytes("a;b;c;\r\n1,5;1.234,5;x;\r\n2;\"3\";\"y\"\"\";\r\n"),
    bytes("sep=|\na|b\n'=1|2\n-3.25e2|1'000\n"),
    bytes("\u{FEFF}größe\tname\n1\t満足\n2\t🙂\n"),
    bytes("x\r1\r\r\"2\"\r3"),
    [0xFF, 0xFE]
      + "nps,firma\n9,Müller\n10,Søren\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    [0xFE, 0xFF] + "nps;firma\n9;Müller\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
    bytes("name,nps\nM") + [0xFC] + bytes("ller,10\nS") + [0xF8, 0x80] + bytes("ren,9\n"),
    bytes("amount\n1,234.50\n(12)\n-3 %\n1 000 000\n€ 5\n"),
    bytes("q1,q2,q3,q4\n5,5,5,5\n1,2,3,4\n4,4,4,4\n,,,\n"),
  ]

  static let json: [[UInt8]] = [
    bytes(#"{"name":"x","cases":[1,-2.5e3,null,true,"a\u00e9\n\"b\"",{"k":[[],{}]}],"n":1e-7}"#),
    bytes("[[[[[[1]]]]],\"\\ud83d\\ude42\", 12345678901234567890]"), bytes(" \"text\" "),
  ]

  static let formulas: [[UInt8]] = [
    bytes("churned ~ nps + log(arr) * tier - 1"), bytes("y ~ `a column` + poly(x, 3) + factor(k)"),
    bytes("nps ~ (a + b + c)^2 + a:b"), bytes("y ~ 1"),
  ]
}
