import Models
import Statistics
import Tables
import Testing

@testable import Customers

/// The six figures of `HandProgramme`, each by counting.
@Suite struct ProgrammeFiguresTests {
  static let project = Project(
    tiers: [
      ProjectTier(
        name: "gold", invitations: .init(roles: ["boss": 1, "user": 2]), responses: .init(all: 2)),
      ProjectTier(
        name: "tin", invitations: .init(roles: ["boss": 1]), responses: .init(roles: ["boss": 1])),
    ],
    targets: [
      ProjectTarget(figure: "silent_accounts", atMost: 0.1),
      ProjectTarget(figure: "response_rate", tier: "tin", atLeast: 0.99),
    ])

  static func result(
    _ project: Project = project, by: [String] = [], rule: SmallGroups? = nil
  ) throws -> ProgrammeFiguresResult {
    try ProgrammeFigures(
      project: project, by: by, asOf: try TenureSelection.day("2025-10-17", option: "test"),
      smallGroups: rule
    ).run(try HandProgramme.programme(project))
  }

  private static func counts(
    _ result: ProgrammeFiguresResult, _ dimension: String, _ group: String?, _ wave: String?
  ) -> [String: [Double?]] {
    let found = result.groups.first {
      $0.dimension == dimension && $0.group == group && $0.wave == wave
    }
    return Dictionary(
      uniqueKeysWithValues: (found?.figures ?? []).map {
        ($0.name, [$0.numerator, $0.denominator])
      })
  }

  @Test func theSecondWave() throws {
    // Promoters p4 9, p5 10, p8 9 of ten contacts; 8 of 10 answered; nobody silent. Of the guideline
    // A2 lacks a user; of the target A3 and A5 lack a boss. Two of three alerts are followed up.
    let found = Self.counts(try Self.result(), "wave", "2025-H2", "2025-H2")
    #expect(found["identified_promoters"] == [3, 10])
    #expect(found["alert_follow_up_rate"] == [2, 3])
    #expect(found["response_rate"] == [8, 10])
    #expect(found["silent_accounts"] == [0, 5])
    #expect(found["invitation_guideline"] == [4, 5])
    #expect(found["response_target"] == [3, 5])
  }

  @Test func theFirstWave() throws {
    // Promoter p1; p1, p2, p4, p7 answered; A3 and A5 silent; A4 and A5 were invited as they should,
    // A1 (two answers) and A4 (its boss) are heard enough.
    let result = try Self.result()
    let found = Self.counts(result, "wave", "2025-H1", "2025-H1")
    #expect(found["identified_promoters"] == [1, 8])
    #expect(found["response_rate"] == [4, 8])
    #expect(found["silent_accounts"] == [2, 5])
    #expect(found["invitation_guideline"] == [2, 5])
    #expect(found["response_target"] == [2, 5])
    let alerts = result.groups.first { $0.group == "2025-H1" }?.figure("alert_follow_up_rate")
    #expect(alerts?.value == nil && alerts?.reason == "No alert was raised.")
  }

  @Test func theWholePeriodIsOneRoundOfDistinctPeople() throws {
    // Ten contacts, by their latest answers p4, p5, p8 promote; 12 of 18 invitations answered; over
    // both waves A1 has a boss and two users, A2 still one user.
    let found = Self.counts(try Self.result(), "overall", nil, nil)
    #expect(found["identified_promoters"] == [3, 10])
    #expect(found["response_rate"] == [12, 18])
    #expect(found["silent_accounts"] == [0, 5])
    #expect(found["invitation_guideline"] == [4, 5])
    #expect(found["response_target"] == [3, 5])
  }

  @Test func tiersAndRoles() throws {
    let result = try Self.result(by: ["role"])
    // Gold: A1 three of three, A2 two of two. Tin: one of two, one of one, one of two.
    #expect(Self.counts(result, "tier", "gold", "2025-H2")["response_rate"] == [5, 5])
    #expect(Self.counts(result, "tier", "tin", "2025-H2")["response_rate"] == [3, 5])
    #expect(Self.counts(result, "tier", "tin", nil)["response_rate"] == [4, 9])
    // Bosses p1, p4, p7 of p1, p4, p7, p9, p10 answered; A3 and A5 had a boss asked and none heard.
    let boss = Self.counts(result, "role", "boss", "2025-H2")
    #expect(boss["response_rate"] == [3, 5])
    #expect(boss["silent_accounts"] == [2, 5])
    #expect(boss["invitation_guideline"] == [5, 5])
  }

  @Test func whoHasToAct() throws {
    let tasks = try Self.result().toAct
    #expect(tasks.map(\.account) == ["A2", "A3", "A4", "A5"])
    #expect(tasks[0].missingInvitations == [RoleLack(role: "user", found: 1, needed: 2)])
    #expect(tasks[1].missingAnswers == [RoleLack(role: "boss", found: 0, needed: 1)])
    #expect(tasks[2].openAlerts == 1 && tasks[2].missingAnswers.isEmpty)
    #expect(tasks.allSatisfy { !$0.isSilent })
  }

  @Test func alertsWaitUntilTheLastDay() throws {
    // Two, five, and thirty days without follow-up: S falls to 2/3, then to 1/3.
    let result = try Self.result()
    let times = try #require(result.followUp)
    #expect(times.alerts == 3 && times.open == 1)
    #expect(times.median?.estimate == 5 && times.ninetieth?.estimate == nil)
    #expect(abs((times.withinWeek ?? 0) - 2.0 / 3) < 1e-12)
    #expect(result.openAlerts.map(\.account) == ["A4"] && result.openAlerts[0].age == 30)
    // On 10 September only the first had been followed up, and the last was not yet raised.
    let early = try ProgrammeFigures(
      project: Self.project, asOf: try TenureSelection.day("2025-09-10", option: "test")
    ).run(try HandProgramme.programme(Self.project))
    #expect(Self.counts(early, "overall", nil, nil)["alert_follow_up_rate"] == [1, 2])
  }

  @Test func timing() throws {
    // Days 1 1 1 1 2 2 | 3 3 4 15 17 17; p3, p7 and (before) p4 came after their reminder. Early
    // 9 8 7 4 8 9 10 6 9: four promoters, two detractors; late 8 7 3: one detractor.
    let timing = try #require(try Self.result().timing)
    #expect(timing.answers == 12 && timing.medianDays == 2.5 && timing.ninetiethDays == 17)
    #expect(timing.afterReminder == 3)
    #expect(abs((timing.earlyScore ?? 0) - 200.0 / 9) < 1e-12)
    #expect(abs((timing.lateScore ?? 0) + 100.0 / 3) < 1e-12)
  }

  @Test func estimatesHaveIntervalsAndCountsHaveNone() throws {
    let latest = try #require(try Self.result().latest)
    // Accounts × (no, yes): A1 0 3, A2 0 2, A3 1 1, A4 0 1, A5 1 1.
    let own = ScaleMeanEstimator(level: 0.95).estimate(
      points: [0, 1], accounts: [[0, 3], [0, 2], [1, 1], [0, 1], [1, 1]])
    #expect(latest.figure("response_rate")?.interval == own.interval && own.interval != nil)
    for name in [
      "identified_promoters", "silent_accounts", "invitation_guideline", "response_target",
    ] {
      #expect(latest.figure(name)?.interval == nil && latest.figure(name)?.basis == .count)
    }
    #expect(latest.figure("silent_accounts")?.target?.code == .met)
    #expect(latest.figure("response_rate")?.target == nil)
  }

  @Test func changesArePairedByAccountAndCorrectedTogether() throws {
    let latest = try #require(try Self.result().latest)
    let own = WaveScaleMeanDifference.compare(
      points: [0, 1], previous: [[0, 2], [1, 1], [1, 0], [0, 1], [2, 0]],
      current: [[0, 3], [0, 2], [1, 1], [0, 1], [1, 1]])
    let change = try #require(latest.figure("response_rate")?.change)
    #expect(abs(change.difference - 0.3) < 1e-12 && change.pValue == own.statistic?.pValue())
    #expect((change.adjustedPValue ?? 0) >= (change.pValue ?? 1))
    // Inviting is a decision: it moved from 2 to 4 of 5, and nothing is tested.
    let guideline = try #require(latest.figure("invitation_guideline")?.change)
    #expect(guideline.code == .untested && abs(guideline.difference - 0.4) < 1e-12)
  }

  @Test func rowOrderDoesNotMatter() throws {
    func reversed(_ text: String) -> String {
      let lines = text.split(separator: "\n")
      return ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    let programme = try ProgrammeJoin(project: Self.project).run(
      responses: try HandProgramme.table(reversed(HandProgramme.responses), "r.csv"),
      accounts: try HandProgramme.table(HandProgramme.accounts, "a.csv"),
      invitations: try HandProgramme.table(reversed(HandProgramme.invitations), "i.csv"),
      alerts: try HandProgramme.table(reversed(HandProgramme.alerts), "l.csv"))
    let result = try ProgrammeFigures(
      project: Self.project, asOf: try TenureSelection.day("2025-10-17", option: "test")
    ).run(programme)
    let usual = try Self.result()
    #expect(result.groups == usual.groups && result.toAct == usual.toAct)
    #expect(result.timing == usual.timing && result.followUp == usual.followUp)
  }
}
