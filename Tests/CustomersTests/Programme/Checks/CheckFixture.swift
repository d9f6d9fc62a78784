import Tables

@testable import Customers

/// Small files for checks, read as the command reads them.
enum CheckFixture {
  /// 2026-11-26.
  static let today = 20_783.0

  static func file(
    _ text: String, _ path: String = "responses.csv", kind: ProjectFile.Kind? = nil
  ) -> CheckedFile {
    do throws(CSVError) {
      let table = try CSVReader().read(bytes: Array(text.utf8), source: path)
      return CheckedFile(path: path, kind: kind, table: table)
    } catch {
      return CheckedFile(path: path, kind: kind, error: error)
    }
  }

  static func run(_ texts: String..., project: Project = Project()) -> FileChecksResult {
    run(texts, project: project)
  }

  static func run(_ texts: [String], project: Project = Project()) -> FileChecksResult {
    FileChecks(project: project, today: today).run(
      texts.enumerated().map { file($1, "file\($0 + 1).csv") })
  }

  /// Answers of six accounts in two waves, with nothing wrong in them.
  static let answers = """
    response_id,respondent_id,account_id,role,wave,invited_at,responded_at,nps,csat
    R1,C1,A1,buyer,2025-H1,2025-03-01,2025-03-02,9,4
    R2,C2,A1,user,2025-H1,2025-03-01,2025-03-03,7,5
    R3,C3,A2,buyer,2025-H1,2025-03-01,2025-03-02,10,5
    R4,C4,A2,user,2025-H1,2025-03-01,2025-03-05,8,4
    R5,C5,A3,buyer,2025-H1,2025-03-01,2025-03-02,3,2
    R6,C6,A4,user,2025-H1,2025-03-01,2025-03-02,6,3
    R7,C7,A5,buyer,2025-H1,2025-03-01,2025-03-09,0,1
    R8,C8,A6,user,2025-H1,2025-03-01,2025-03-02,10,4
    R9,C1,A1,buyer,2025-H2,2025-09-01,2025-09-02,8,4
    R10,C2,A1,user,2025-H2,2025-09-01,2025-09-03,7,3
    R11,C3,A2,buyer,2025-H2,2025-09-01,2025-09-02,9,5
    R12,C4,A2,user,2025-H2,2025-09-01,2025-09-04,9,4
    R13,C5,A3,buyer,2025-H2,2025-09-01,2025-09-02,4,2
    R14,C6,A4,user,2025-H2,2025-09-01,2025-09-02,5,3
    R15,C7,A5,buyer,2025-H2,2025-09-01,2025-09-02,6,2
    R16,C8,A6,user,2025-H2,2025-09-01,2025-09-08,10,5

    """

  /// The accounts of those answers: two left after the last of them.
  static let accounts = """
    account_id,account,tier,arr,customer_since,tenure_months,churned,churn_date
    A1,Acme Foods,large,1000,2020-01-01,72,no,
    A2,Beta Works,large,2000,2021-01-01,60,no,
    A3,Gamma Mills,small,3000,2022-01-01,48,yes,2026-05-01
    A4,Delta Pumps,small,4000,2023-01-01,36,no,
    A5,Epsilon Glass,small,5000,2019-01-01,84,yes,2026-06-01
    A6,Zeta Steel,small,6000,2018-01-01,96,no,

    """

  /// The invitations of those answers.
  static let invitations = """
    contact_id,account_id,role,wave,invited_at,reminded_at
    C1,A1,buyer,2025-H1,2025-03-01,
    C2,A1,user,2025-H1,2025-03-01,
    C3,A2,buyer,2025-H1,2025-03-01,
    C4,A2,user,2025-H1,2025-03-01,
    C5,A3,buyer,2025-H1,2025-03-01,
    C6,A4,user,2025-H1,2025-03-01,
    C7,A5,buyer,2025-H1,2025-03-01,2025-03-08
    C8,A6,user,2025-H1,2025-03-01,
    C1,A1,buyer,2025-H2,2025-09-01,
    C2,A1,user,2025-H2,2025-09-01,
    C3,A2,buyer,2025-H2,2025-09-01,
    C4,A2,user,2025-H2,2025-09-01,
    C5,A3,buyer,2025-H2,2025-09-01,
    C6,A4,user,2025-H2,2025-09-01,
    C7,A5,buyer,2025-H2,2025-09-01,
    C8,A6,user,2025-H2,2025-09-01,

    """

  static let alerts = """
    alert_id,response_id,account_id,raised_at,followed_up_at
    L1,R5,A3,2025-03-03,2025-03-05
    L2,R7,A5,2025-03-10,

    """

  static var programme: [String] { [answers, accounts, invitations, alerts] }
}

extension String {
  /// The text with one part replaced; the part must be there.
  func with(_ part: String, _ other: String) -> String {
    precondition(contains(part), "no \(part) in the fixture")
    return replacing(part, with: other)
  }

  /// The same lines with a column more.
  func adding(_ header: String, _ value: (Int) -> String) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: true)
    return lines.enumerated().map { place, line in
      "\(line),\(place == 0 ? header : value(place))"
    }.joined(separator: "\n") + "\n"
  }
}
