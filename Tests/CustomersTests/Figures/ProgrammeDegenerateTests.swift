import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ProgrammeDegenerateTests {
  private static func run(
    _ responses: String, invitations: String? = nil, accounts: String? = nil,
    alerts: String? = nil, project: Project = Project(), by: [String] = [], rule: Int? = nil
  ) throws -> ProgrammeFiguresResult {
    func table(_ text: String?, _ name: String) throws -> Table? {
      try text.map { try HandProgramme.table($0, name) }
    }
    let programme = try ProgrammeJoin(project: project).run(
      responses: try HandProgramme.table(responses, "r.csv"),
      accounts: try table(accounts, "a.csv"),
      invitations: try table(invitations, "i.csv"), alerts: try table(alerts, "l.csv"))
    return try ProgrammeFigures(
      project: project, by: by, smallGroups: rule.map(SmallGroups.init)
    ).run(programme)
  }

  @Test func withoutInvitationsAndAlertsTheReasonIsSaid() throws {
    let result = try Self.run("account,nps\na,9\nb,3\n")
    let overall = try #require(result.overall)
    #expect(overall.figures.allSatisfy { $0.value == nil && $0.reason != nil })
    #expect(overall.figure("response_rate")?.reason?.contains("--invitations") == true)
    #expect(overall.figure("alert_follow_up_rate")?.reason?.contains("--alerts") == true)
    #expect(overall.figure("invitation_guideline")?.reason?.contains("--invitations") == true)
    #expect(overall.figure("response_target")?.reason?.contains("--response-target") == true)
    #expect(!result.isEstimable)
  }

  @Test func zeroInvitations() throws {
    let result = try Self.run(
      "account,respondent,nps\na,p,9\n", invitations: "account,contact_id\n")
    #expect(result.overall?.figure("response_rate")?.value == nil)
    #expect(result.overall?.figure("response_rate")?.reason == "Nobody was invited.")
    #expect(result.overall?.figure("silent_accounts")?.value == nil)
  }

  @Test func everyoneAndNobody() throws {
    let invitations = "account,contact_id\n" + (1...6).map { "a\($0),p\($0)\n" }.joined()
    let all = try Self.run(
      "account,contact_id,nps\n" + (1...6).map { "a\($0),p\($0),9\n" }.joined(),
      invitations: invitations)
    #expect(all.overall?.figure("response_rate")?.value == 1)
    // Six of six leave room below: the interval is not a point.
    #expect((all.overall?.figure("response_rate")?.interval?.lower ?? 1) < 0.7)
    #expect(all.overall?.figure("identified_promoters")?.value == 1)
    let none = try Self.run("account,contact_id,nps\na1,p1,\n", invitations: invitations)
    #expect(none.overall?.figure("response_rate")?.value == 0)
    #expect(none.overall?.figure("silent_accounts")?.value == 1)
    #expect(none.overall?.figure("identified_promoters")?.value == nil)
    #expect(none.toAct.count == 6 && none.toAct.allSatisfy(\.isSilent))
  }

  @Test func oneAccountIsDescribed() throws {
    let result = try Self.run(
      "account,contact_id,nps\na,p,9\na,q,3\n", invitations: "account,contact_id\na,p\na,q\na,r\n")
    let rate = try #require(result.overall?.figure("response_rate"))
    #expect(rate.value == 2.0 / 3 && rate.interval == nil && rate.reason != nil)
  }

  @Test func emptyAndUnknownTiersAndRoles() throws {
    let project = Project(tiers: [
      ProjectTier(name: "gold", invitations: .init(roles: ["bos": 1])),
      ProjectTier(name: "platinum", invitations: .init(all: 1)),
    ])
    let result = try ProgrammeFigures(project: project).run(try HandProgramme.programme(project))
    let codes = result.notes.map(\.code)
    #expect(codes.contains("unknown_tier") && codes.contains("unknown_role"))
    #expect(result.notes.contains { $0.sentence.contains("boss") })
    // Tin has no guideline: nothing is judged there.
    let tin = result.groups.first { $0.group == "tin" }?.figure("invitation_guideline")
    #expect(tin?.value == nil && tin?.reason?.contains("tier") == true)
  }

  @Test func answersWithoutPeopleAreCountedOffByAccount() throws {
    let result = try Self.run(
      "account,wave,nps\na,1,9\na,1,9\na,1,9\nb,1,3\n",
      invitations: "account,wave\na,1\na,1\nb,1\nb,1\nc,1\n")
    // Three answers of a meet two invitations; b one of two; c none.
    let overall = try #require(result.overall)
    #expect(overall.figure("response_rate")?.numerator == 3)
    #expect(overall.figure("response_rate")?.denominator == 5)
    #expect(overall.figure("identified_promoters")?.value == nil)
    #expect(overall.figure("silent_accounts")?.value == 1.0 / 3)
    #expect(result.notes.contains { $0.code == "matched_by_account" })
  }

  @Test func alertsThatContradictThemselves() throws {
    let result = try Self.run(
      "account,nps\na,3\nb,4\n",
      alerts: "account,raised_at,followed_up_at\na,2025-03-10,2025-03-01\nb,2025-03-01,2025-03-04\n"
        + ",2025-03-02,\n")
    #expect(result.overall?.figure("alert_follow_up_rate")?.numerator == 2)
    #expect(result.overall?.figure("alert_follow_up_rate")?.denominator == 3)
    #expect(result.followUp?.alerts == 2)
    #expect(result.notes.contains { $0.code == "follow_up_before_alert" })
  }

  @Test func guidelinesCountCustomersOfThoseDaysOnly() throws {
    // b joined after the wave and c had left before it: neither is behind.
    let project = Project(tiers: [ProjectTier(name: "t", invitations: .init(all: 1))])
    let result = try Self.run(
      "account,contact_id,nps,responded_at\na,p,9,2025-03-02\n",
      invitations: "account,contact_id,invited_at\na,p,2025-03-01\n",
      accounts: "account,tier,customer_since,churn_date\na,t,2020-01-01,\nb,t,2025-06-01,\n"
        + "c,t,2020-01-01,2024-12-31\nd,t,2020-01-01,\n", project: project)
    // d was never invited and does not meet it.
    #expect(result.overall?.figure("invitation_guideline")?.numerator == 1)
    #expect(result.overall?.figure("invitation_guideline")?.denominator == 2)
    #expect(result.toAct.map(\.account) == ["d"])
  }
}
