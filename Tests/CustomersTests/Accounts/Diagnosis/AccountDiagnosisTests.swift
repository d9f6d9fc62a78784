import Models
import Probability
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct AccountDiagnosisTests {
  static func events(_ text: String, _ programme: Programme) throws -> AccountEvents {
    try AccountEvents(HandProgramme.table(text, "events.csv"), programme: programme)
  }

  static func ash() throws -> AccountDiagnosisResult {
    let programme = try HandProgramme.programme(AccountStudyHandTests.project)
    return try AccountDiagnosis(account: "ash").run(
      programme, project: AccountStudyHandTests.project,
      events: events(
        "account_id,date,kind\nA1,2025-06-01,outage\nA9,2025-06-01,outage\nA3,2025-06-02,ticket\n",
        programme))
  }

  /// Ash: p1 and p2 asked twice, p3 once; only p3 needed the reminder.
  @Test func byHand() throws {
    let page = try Self.ash()
    #expect(page.account.id == "A1")
    let (boss, user) = (page.groups[0], page.groups[1])
    #expect(boss.name == "boss" && boss.people == 1 && boss.invited == 2 && boss.answered == 2)
    #expect(boss.mean == 6.5)
    #expect(user.name == "user" && user.people == 2 && user.invited == 3 && user.answered == 3)
    #expect(abs((user.mean ?? 0) - 23.0 / 3) < 1e-12)
    // Answers of the programme that needed no reminder: 2 1 3 2 1 3 1 4 1 days.
    let timing = try #require(page.timing)
    #expect(
      timing.usualDays == 2 && timing.early == 4 && timing.late == 0 && timing.afterReminder == 1)
    // 2, 1, 2, 1, 17.
    #expect(timing.medianDays == 2)
    let frequency = try #require(page.frequency)
    #expect(frequency.invitations == 5 && frequency.people == 3 && frequency.occasions == 2)
    #expect(frequency.medianGap == 182)
    #expect(abs((frequency.perPersonAndYear ?? 0) - 5 * 0.5 / 3 / (182 / 365.25)) < 1e-12)
    #expect(page.waves.map(\.answers) == [2, 3] && page.waves.map(\.invited) == [2, 3])
    #expect(page.waves[0].plain?.mean == 8.5 && page.waves[0].standardized == nil)
    #expect(page.waves[1].standardized?.score == page.account.standardized?.score)
    #expect(page.contacts.count == 5 && page.contacts[0].wave == "2025-H2")
    #expect(page.contacts.first { $0.person == "p3" }?.timing == .afterReminder)
    let alert = try #require(page.alerts?.first)
    #expect(page.alerts?.count == 1 && alert.person == "p1" && alert.score == 4 && alert.days == 2)
    // Two accounts of tier gold.
    let tier = try #require(page.tier)
    #expect(tier.tier == "gold" && tier.accounts == 2 && tier.rank == 2)
    let rows = try AccountStudyHandTests.result().accounts
    let (own, other) = (try #require(rows[0].standardized), try #require(rows[1].standardized))
    #expect(abs(tier.difference - own.score + other.score) < 1e-12)
    let error = (own.standardError * own.standardError + other.standardError * other.standardError)
      .squareRoot()
    let reach = StudentT(degreesOfFreedom: 3).upperQuantile(0.05)
    #expect(abs((tier.interval.upper ?? 0) - tier.difference - reach * error) < 1e-10)
    #expect(page.events.count == 1 && page.events[0].before == 8.5)
    #expect(abs((page.events[0].change ?? 0) - (19.0 / 3 - 8.5)) < 1e-12)
    #expect(page.notes.contains { $0.code == "unknown_accounts" && $0.sentence.contains("A9") })
    for table in page.report.tidyTables { #expect(ColumnNames.problems(in: table) == []) }
  }

  /// Ash fell by 13/6; Birch rose by 1.5 and Date fell by 4, so that −1.25 was to be expected.
  @Test func effectByHand() throws {
    let page = try Self.ash()
    let outage = page.effects[0]
    #expect(
      outage.kind == "outage" && outage.events == 1 && outage.accounts == 1 && outage.others == 2)
    #expect(abs((outage.change ?? 0) + 13.0 / 6) < 1e-12)
    #expect(abs((outage.difference ?? 0) + 13.0 / 6 - 1.25) < 1e-12)
    #expect(outage.differenceInterval == nil && outage.changeInterval == nil)
    // Cedar answered once: there is nothing to compare.
    #expect(page.effects[1].accounts == 0 && page.effects[1].change == nil)
  }

  /// Six accounts with changes −3 −2 −1 −3 −2 −1, four others with 1 0 1 0. With a row per account
  /// CR2 is HC2, and that of two means is Welch's error; the degrees of freedom are Bell and
  /// McCaffrey's: with variances 1/6 and ¼ of the means, (1/6 + ¼)²/((1/6)²/5 + (¼)²/3).
  @Test func differenceByHand() throws {
    let changes: [Double] = [-3, -2, -1, -3, -2, -1, 1, 0, 1, 0]
    var text = "account_id,wave,responded_at,nps\n"
    for (place, change) in changes.enumerated() {
      text +=
        "a\(place),w1,2025-01-0\(1 + place % 9),5\na\(place),w2,2025-06-0\(1 + place % 9),\(Int(5 + change))\n"
    }
    let programme = try ProgrammeJoin().run(responses: HandProgramme.table(text, "r.csv"))
    let events = try Self.events(
      "account_id,date\n" + (0..<6).map { "a\($0),2025-03-0\($0 + 1)\n" }.joined(), programme)
    let effect = EventComparison(programme).effect(events.events, kind: nil, level: 0.9)
    // Means −2 and ½; variances 4/5 and ⅓.
    #expect(effect.accounts == 6 && effect.compared == 6 && effect.others == 4)
    #expect(abs((effect.difference ?? 0) + 2.5) < 1e-12)
    let square = 0.8 / 6 + 1.0 / 3 / 4
    let free = (25.0 / 144) / (1.0 / 36 / 5 + 1.0 / 16 / 3)
    let law = StudentT(degreesOfFreedom: free)
    let reach = law.upperQuantile(0.05) * square.squareRoot()
    #expect(abs((effect.differenceInterval?.upper ?? 0) - (-2.5 + reach)) < 1e-10)
    #expect(abs((effect.pValue ?? 0) - 2 * law.survival(2.5 / square.squareRoot())) < 1e-12)
    let paired = StudentT(degreesOfFreedom: 5).upperQuantile(0.05) * (0.8 / 6).squareRoot()
    #expect(abs((effect.changeInterval?.lower ?? 0) - (-2 - paired)) < 1e-10)
    #expect(EventStudyResult(events, programme: programme).findings[0].code == "decreased")
  }

  /// Every account has one event, half of them in either of two steps, as contracts renew once: an
  /// account that happened to answer low in the middle wave counts for both sides. Nothing changes,
  /// so that a tenth of the tests at .10 may find something: 400 programmes, standard error .015.
  @Test func stepsOfOneAccountAreNotIndependent() throws {
    var generator = Philox(seed: 5, stream: 0)
    var found = 0
    for _ in 0..<400 {
      var steps: [EventComparison.Step] = []
      for account in 0..<30 {
        let means = (0..<3).map { _ in Double(generator.below(7)) + Double(generator.below(7)) }
        for wave in 0..<2 {
          steps.append(
            EventComparison.Step(
              account: account, from: wave, to: wave + 1, start: Double(wave),
              end: Double(wave + 1), before: means[wave], after: means[wave + 1]))
        }
      }
      let hit = Set((0..<30).map { 2 * $0 + $0 % 2 })
      let difference = try #require(EventDifference(steps, hit: hit, level: 0.9))
      #expect(difference.compared == 30 && difference.others == 30)
      if try #require(difference.pValue) <= 0.1 { found += 1 }
    }
    #expect(abs(Double(found) / 400 - 0.1) < 0.05)
  }

  /// Nothing to compare with, and steps that all move alike, give no interval.
  @Test func noError() {
    let steps = (0..<12).map { account in
      EventComparison.Step(
        account: account, from: 0, to: 1, start: 0, end: 1, before: 5, after: account < 6 ? 3 : 5)
    }
    #expect(EventDifference(steps, hit: Set(0..<12), level: 0.9) == nil)
    let alike = EventDifference(steps, hit: Set(0..<6), level: 0.9)
    #expect(alike?.estimate == -2 && alike?.interval == nil && alike?.pValue == nil)
  }

  @Test func names() throws {
    let programme = try HandProgramme.programme()
    #expect(try AccountDiagnosis.place(of: " a3 ", in: programme) == 2)
    #expect(try AccountDiagnosis.place(of: "ELM", in: programme) == 4)
    #expect(throws: AccountStudyError.unknownAccount("Burch", near: ["Birch"])) {
      try AccountDiagnosis.place(of: "Burch", in: programme)
    }
    let twice = HandProgramme.accounts.replacing("Birch", with: "Ash")
    let other = try ProgrammeJoin().run(
      responses: HandProgramme.table(HandProgramme.responses, "r.csv"),
      accounts: HandProgramme.table(twice, "a.csv"))
    #expect(throws: AccountStudyError.ambiguousAccount("Ash", ids: ["A1", "A2"])) {
      try AccountDiagnosis.place(of: "Ash", in: other)
    }
    #expect(try AccountDiagnosis.place(of: "A2", in: other) == 1)
  }

  @Test func eventFiles() throws {
    let programme = try HandProgramme.programme()
    #expect(throws: AccountStudyError.self) {
      try Self.events("account_id,kind\nA1,x\n", programme)
    }
    #expect(throws: AccountStudyError.self) {
      try Self.events("when,kind\n2025-01-01,x\n", programme)
    }
    let read = try Self.events(
      "account,date,type,detail\nElm,2025-01-01,x,y\n,2025-01-01,x,\n", programme)
    #expect(read.events == [AccountEvent(account: 4, day: 20_089, kind: "x", detail: "y")])
    #expect(read.incomplete == 1)
  }
}
