import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct NetPromoterScoreTests {
  /// Six answers by hand: 10, 9, 8, 7, 6, 0 are two promoters, two passives, two detractors.
  @Test func sixAnswersByHand() throws {
    let result = try NetPromoterScore().run(survey(["10", "9", "8", "7", "6", "0"]))
    #expect(result.overall.score == 0)
    #expect(result.overall.promoters == 2)
    #expect(result.overall.passives == 2)
    #expect(result.overall.detractors == 2)
    #expect(result.overall.finding.code == "inconclusive")
    #expect(result.clusterUnit == nil && result.overall.naiveInterval == nil)
    #expect(result.columns.map(\.column) == ["nps"])
  }

  @Test func accountsWidenTheInterval() throws {
    let scores = ["10", "10", "9", "2", "3", "1", "9", "10", "8", "7", "5", "6"]
    let accounts = ["a", "a", "a", "b", "b", "b", "c", "c", "d", "d", "e", "e"]
    let clustered = try NetPromoterScore().run(survey(scores, accounts: accounts))
    let independent = try NetPromoterScore().run(survey(scores))
    let honest = try #require(clustered.overall.interval?.width)
    let naive = try #require(clustered.overall.naiveInterval)
    #expect(honest > naive.width! * 1.2)
    #expect(naive.lower == independent.overall.interval?.lower)
    #expect(clustered.clusterUnit == .account && clustered.overall.accounts == 5)
    #expect(clustered.overall.interval?.method == "shrunken_design_effect")
  }

  @Test func spellingsThatJoinsTakeForOneAreSaid() throws {
    let scores = ["10", "9", "3", "8", "7"]
    let result = try NetPromoterScore().run(
      survey(scores, accounts: ["Acme", "ACME", "acme ", "Beta", "Beta"]))
    let note = try #require(result.notes.first { $0.code == "account_spellings" })
    #expect(note.sentence.hasPrefix("1 account of “account” is written in several ways"))
    #expect(note.sentence.contains("“Acme” and “ACME”"))
    // The numbers stay: each spelling is a cluster.
    #expect(result.overall.accounts ?? 0 > 2)
    let one = try NetPromoterScore().run(
      survey(scores, accounts: ["Acme", "Acme", "Acme", "Beta", "Beta"]))
    #expect(!one.notes.contains { $0.code == "account_spellings" })
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let scores = ["10", "10", "9", "2", "3", "1", "9", "10", "8", "7", "5", "6"]
    let accounts = ["a", "a", "a", "b", "b", "b", "c", "c", "d", "d", "e", "e"]
    let forward = try NetPromoterScore().run(survey(scores, accounts: accounts))
    let backward = try NetPromoterScore().run(
      survey(scores.reversed(), accounts: accounts.reversed()))
    #expect(abs(forward.overall.interval!.lower! - backward.overall.interval!.lower!) < 1e-9)
    #expect(forward.overall.score == backward.overall.score)
  }

  @Test func peopleAreClustersWhereAccountsAreUnknown() throws {
    let people = Column(name: "respondent", texts: ["p", "p", "q", "q", "r", "s", "t", "u"])
    let result = try NetPromoterScore().run(
      survey(["10", "10", "2", "3", "9", "8", "7", "10"], extra: [people]))
    #expect(result.clusterUnit == .respondent)
    #expect(result.overall.accounts == 6)
    #expect(result.notes.map(\.code) == ["no_account_column", "repeated_respondents"])
    #expect(result.report.title == "Net Promoter Score")
  }

  @Test func groupsComeInOrderWithTheirOwnFigures() throws {
    let tier = Column(name: "tier", texts: ["2", "10", "2", "10", nil])
    var configuration = NetPromoterScore()
    configuration.selection.by = ["tier"]
    let result = try configuration.run(survey(["10", "0", "9", "5", "8"], extra: [tier]))
    #expect(result.groups.map(\.keys) == [["2"], ["10"], [nil]])
    #expect(result.groups.map(\.score) == [100, -100, 0])
    #expect(result.groups.map(\.answers) == [2, 2, 1])
  }

  @Test func invalidAnswersAreListedOrDropped() throws {
    let table = survey(["11", "-1", "7.5", "abc", "10", nil, "9"])
    #expect {
      try NetPromoterScore().run(table)
    } throws: { error in
      guard case .invalidAnswers(_, _, let offending, let count, _, _)? = error as? ScoreError
      else {
        return false
      }
      return count == 4 && offending.map(\.line) == [1, 2, 3, 4]
        && offending.map(\.reason) == [.outOfRange, .outOfRange, .notWhole, .notNumber]
    }
    var configuration = NetPromoterScore()
    configuration.selection.invalid = .drop
    let result = try configuration.run(table)
    #expect(result.overall.answers == 2 && result.invalid == 4 && result.missing == 1)
    #expect(
      result.notes.map(\.code) == ["no_account_column", "missing_answers", "invalid_answers"])
  }

  @Test func populationGivesTheFiniteInterval() throws {
    let scores = Array(repeating: "10", count: 12) + Array(repeating: "8", count: 6) + ["0", "1"]
    let configuration = NetPromoterScore(population: Population(total: 25))
    let result = try configuration.run(survey(scores))
    let finite = try #require(result.overall.finitePopulationInterval)
    #expect(abs(finite.lower! - 34.16) < 0.00501 && abs(finite.upper! - 60.34) < 0.00501)
    #expect(result.overall.samplingFraction == 0.8)
    #expect(throws: ScoreError.self) {
      try NetPromoterScore(population: Population(total: 19)).run(survey(scores))
    }
    #expect(throws: ScoreError.unknownPopulationGroup("x", groups: [])) {
      try NetPromoterScore(population: Population(total: nil, groups: ["x": 9])).run(
        survey(scores))
    }
  }

  @Test func everyMethodIsListedOnceAsked() throws {
    let scores = ["10", "10", "9", "2", "3", "1", "9", "10", "8", "7"]
    let accounts = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"]
    let result = try NetPromoterScore(intervals: .all).run(survey(scores, accounts: accounts))
    #expect(
      result.methods.map(\.method)
        == ClusteredInterval.all.map(\.name) + NetScoreInterval.all.map(\.name))
    #expect(result.methods.allSatisfy { ($0.interval == nil) == ($0.reason != nil) })
    let named = try NetPromoterScore(intervals: .named("wald")).run(
      survey(scores, accounts: accounts))
    #expect(named.overall.interval?.method == "wald" && named.overall.naiveInterval == nil)
    let robust = try NetPromoterScore(intervals: .named("cr2_t")).run(
      survey(scores, accounts: accounts))
    #expect(robust.overall.interval?.method == "cr2_t")
    // The test belongs to the default interval and would contradict another.
    #expect(robust.overall.pValue == nil && named.overall.pValue == nil)
    #expect(named.overall.notes.map(\.code) == ["accounts_ignored"])
    let single = try NetPromoterScore(intervals: .named("cr2_t")).run(
      survey(["10", "9", "1", "8", "7"], accounts: ["a", "b", "c", "d", "e"]))
    #expect(single.overall.interval?.method == "score")
    #expect(single.overall.notes.map(\.code) == ["no_repeats"])
  }

  @Test func populationsCountPeopleOrWholeAccounts() throws {
    let people = Column(name: "respondent", texts: ["p", "q", "p", "q"])
    let waves = survey(["10", "9", "2", "8"], extra: [people])
    let result = try NetPromoterScore(population: Population(total: 4)).run(waves)
    #expect(result.overall.samplingFraction == 0.5)
    #expect(throws: ScoreError.accountsUnknown) {
      try NetPromoterScore(population: Population(total: 9, unit: .accounts)).run(waves)
    }
  }

  @Test func aCensusIsJudgedForItself() throws {
    let scores = Array(repeating: "10", count: 10) + ["8", "8"] + Array(repeating: "1", count: 8)
    let result = try NetPromoterScore(population: Population(total: 20)).run(survey(scores))
    #expect(result.overall.finding.code == "inconclusive")
    #expect(
      result.overall.finding.sentence.hasSuffix(
        "Of these customers alone, promoters outnumber detractors."))
    // More answers than customers cannot be asked for.
    #expect(result.overall.answersNeeded == nil)
  }

  @Test func columnsThatHoldAnotherQuestionAreSuspected() throws {
    let result = try NetPromoterScore().run(survey(["5", "4", "5", "3", "1"]))
    #expect(result.notes.map(\.code) == ["no_account_column", "scale_unused"])
  }

  @Test func degenerateFilesAreReasoned() throws {
    let empty = try NetPromoterScore().run(survey([nil, nil], accounts: ["a", "b"]))
    #expect(empty.overall.score == nil && !empty.isEstimable)
    #expect(empty.overall.finding.code == "not_estimable")
    let one = try NetPromoterScore().run(survey(["10"]))
    #expect(one.isEstimable && one.overall.interval!.width! > 100)
    let agree = try NetPromoterScore().run(survey(Array(repeating: "10", count: 10)))
    #expect(abs(agree.overall.interval!.lower! - 44.49) < 0.00501)
    let wald = try NetPromoterScore(intervals: .named("wald")).run(
      survey(Array(repeating: "10", count: 10)))
    #expect(wald.overall.finding.code == "not_estimable")
    #expect(!wald.overall.finding.sentence.contains("accounts"))
    let account = try NetPromoterScore().run(
      survey(["10", "9", "3"], accounts: ["a", "a", "a"]))
    #expect(!account.isEstimable && account.overall.notes.map(\.code) == ["few_accounts"])
    #expect(throws: ScoreError.self) {
      try NetPromoterScore().run(survey(["1"], header: "unrelated"))
    }
    #expect(throws: TableError.self) {
      try NetPromoterScore(selection: SurveySelection(score: "npss")).run(survey(["1"]))
    }
  }

  @Test func answersWithoutAccountStandAlone() throws {
    let result = try NetPromoterScore().run(
      survey(["10", "9", "8", "2", "1", "10"], accounts: ["a", "a", "b", nil, nil, "c"]))
    #expect(result.overall.accounts == 5)
    #expect(result.notes.map(\.code) == ["answers_without_account"])
  }

  @Test func neededAnswersWouldDecide() throws {
    let result = try NetPromoterScore().run(
      survey(["10", "10", "9", "8", "7", "7", "8", "5", "2"]))
    let needed = try #require(result.overall.answersNeeded)
    // The statistic grows with the root of the answers; 80 % power wants 1.96 + 0.8416 of it.
    let observed = abs(try #require(result.overall.statistic))
    #expect(observed * (Double(needed) / 9).squareRoot() >= 2.80158)
    #expect(observed * (Double(needed - 1) / 9).squareRoot() < 2.80159)
  }

  @Test func tidyColumnsAreInTheVocabulary() throws {
    var configuration = NetPromoterScore(intervals: .all)
    configuration.selection.by = ["account"]
    let result = try configuration.run(
      survey(["10", "9", "8", "2"], accounts: ["a", "a", "b", "c"]))
    for table in result.report.tidyTables {
      #expect(ColumnNames.problems(in: table, groupColumns: ["account"]) == [])
    }
    #expect(result.report.tidyTables.first?.rowCount == 3)
  }

  @Test func breaksAreTheUsers() throws {
    let scale = try ScoreScale(
      metric: .netPromoter, minimum: 0, maximum: 10, lastLow: 5, lastMiddle: 7)
    let result = try NetPromoterScore(scale: scale).run(survey(["5", "6", "7", "8"]))
    #expect(result.overall.detractors == 1 && result.overall.promoters == 1)
    for (low, middle) in [(8, 6), (6, 10), (-1, 3), (6, 11)] {
      #expect(throws: ScoreError.self) {
        try ScoreScale(
          metric: .netPromoter, minimum: 0, maximum: 10, lastLow: low, lastMiddle: middle)
      }
    }
  }
}
