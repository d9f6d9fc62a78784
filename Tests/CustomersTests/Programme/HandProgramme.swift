import Tables

@testable import Customers

/// A programme small enough to compute by hand: five accounts, twelve answers in two waves, eighteen
/// invitations, three alerts.
///
///     wave 2025-H2        wave 2025-H1
///     A1  boss p1  4      A1  boss p1  9
///         user p2  8          user p2  8
///         user p3  7
///     A2  boss p4  9      A2  boss p4  8
///         user p5 10
///     A3  user p6  6
///     A4  boss p7  3      A4  boss p7  7
///     A5  user p8  9
enum HandProgramme {
  static let responses = """
    response_id,respondent_id,account_id,role,wave,responded_at,nps
    R01,p1,A1,boss,2025-H1,2025-03-05,9
    R02,p2,A1,user,2025-H1,2025-03-04,8
    R03,p4,A2,boss,2025-H1,2025-03-20,8
    R04,p7,A4,boss,2025-H1,2025-03-06,7
    R05,p1,A1,boss,2025-H2,2025-09-03,4
    R06,p2,A1,user,2025-H2,2025-09-02,8
    R07,p3,A1,user,2025-H2,2025-09-18,7
    R08,p4,A2,boss,2025-H2,2025-09-04,9
    R09,p5,A2,user,2025-H2,2025-09-02,10
    R10,p6,A3,user,2025-H2,2025-09-05,6
    R11,p7,A4,boss,2025-H2,2025-09-16,3
    R12,p8,A5,user,2025-H2,2025-09-02,9

    """

  /// Eight in the first wave, of whom four answered; ten in the second, of whom eight did.
  static let invitations = """
    contact_id,account_id,role,wave,invited_at,reminded_at
    p1,A1,boss,2025-H1,2025-03-03,
    p2,A1,user,2025-H1,2025-03-03,
    p4,A2,boss,2025-H1,2025-03-03,2025-03-17
    p5,A2,user,2025-H1,2025-03-03,2025-03-17
    p6,A3,user,2025-H1,2025-03-03,2025-03-17
    p7,A4,boss,2025-H1,2025-03-03,
    p8,A5,user,2025-H1,2025-03-03,2025-03-17
    p9,A5,boss,2025-H1,2025-03-03,2025-03-17
    p1,A1,boss,2025-H2,2025-09-01,
    p2,A1,user,2025-H2,2025-09-01,
    p3,A1,user,2025-H2,2025-09-01,2025-09-15
    p4,A2,boss,2025-H2,2025-09-01,
    p5,A2,user,2025-H2,2025-09-01,
    p6,A3,user,2025-H2,2025-09-01,
    p7,A4,boss,2025-H2,2025-09-01,2025-09-15
    p8,A5,user,2025-H2,2025-09-01,
    p9,A5,boss,2025-H2,2025-09-01,2025-09-15
    p10,A3,boss,2025-H2,2025-09-01,2025-09-15

    """

  static let accounts = """
    account_id,account,tier,arr,customer_since,tenure_months,churned,churn_date
    A1,Ash,gold,100,2020-01-01,72,no,
    A2,Birch,gold,200,2021-01-01,60,no,
    A3,Cedar,tin,50,2023-01-01,36,no,
    A4,Date,tin,40,2024-01-01,24,yes,2026-03-01
    A5,Elm,tin,30,2022-01-01,48,no,

    """

  /// The three detractors of the second wave; the last is still open.
  static let alerts = """
    alert_id,response_id,account_id,raised_at,followed_up_at
    L1,R05,A1,2025-09-04,2025-09-06
    L2,R10,A3,2025-09-08,2025-09-13
    L3,R11,A4,2025-09-17,

    """

  static func table(_ text: String, _ name: String) throws -> Table {
    try CSVReader().read(bytes: Array(text.utf8), source: name)
  }

  /// The programme, joined.
  static func programme(_ project: Project = Project()) throws -> Programme {
    try ProgrammeJoin(project: project).run(
      responses: try table(responses, "responses.csv"),
      accounts: try table(accounts, "accounts.csv"),
      invitations: try table(invitations, "invitations.csv"),
      alerts: try table(alerts, "alerts.csv"))
  }
}
