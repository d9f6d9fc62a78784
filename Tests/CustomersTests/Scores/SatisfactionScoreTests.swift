import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct SatisfactionScoreTests {
  /// Four answers by hand: 5, 4, 3, 1 are half positive with mean 3.25.
  @Test func fourAnswersByHand() throws {
    let result = try SatisfactionScore().run(survey(["5", "4", "3", "1"], header: "csat"))
    #expect(result.overall.share.estimate == 0.5)
    #expect(result.overall.mean.estimate == 3.25)
    #expect(result.overall.distribution == [1, 0, 1, 1, 1])
    // Wilson's limits for 2 of 4 at 95 %.
    let z = 1.959963984540054
    let margin = z * (0.25 / 4 + z * z / 64).squareRoot() / (1 + z * z / 4)
    #expect(abs(result.overall.share.interval!.lower! - (0.5 - margin)) < 1e-9)
  }

  @Test func effortHasItsOwnScale() throws {
    let result = try SatisfactionScore(scale: .effort).run(
      survey(["7", "5", "4", "1"], header: "ces"))
    #expect(result.overall.share.estimate == 0.5 && result.overall.distribution.count == 7)
    #expect(result.report.title == "Customer Effort Score")
    #expect(throws: ScoreError.self) {
      try SatisfactionScore().run(survey(["7"], header: "csat"))
    }
  }

  @Test func agreementIsNotCertainty() throws {
    let result = try SatisfactionScore().run(
      survey(Array(repeating: "5", count: 8), header: "csat"))
    let share = try #require(result.overall.share.interval)
    let mean = try #require(result.overall.mean.interval)
    #expect(share.lower! < 0.75 && share.upper == 1)
    #expect(mean.lower! < 4.8 && mean.upper == 5)
  }

  @Test func accountsAreClusters() throws {
    let scores = ["5", "5", "5", "1", "1", "2", "4", "5", "3", "3"]
    let accounts = ["a", "a", "a", "b", "b", "b", "c", "c", "d", "e"]
    let result = try SatisfactionScore().run(
      survey(scores, accounts: accounts, header: "csat"))
    let share = result.overall.share
    let mean = result.overall.mean
    #expect(share.interval!.width! > share.naiveInterval!.width!)
    #expect(mean.interval!.width! > mean.naiveInterval!.width!)
  }

  @Test func fewAccountsAndNoAnswersAreRefused() throws {
    let few = try SatisfactionScore().run(
      survey(["5", "4", "4"], accounts: ["a", "a", "b"], header: "csat"))
    #expect(!few.isEstimable && few.overall.notes.map(\.code) == ["few_accounts"])
    let none = try SatisfactionScore().run(survey([nil], header: "csat"))
    #expect(!none.isEstimable && none.overall.share.estimate == nil)
    #expect(none.overall.notes.map(\.code) == ["no_answers"])
  }

  @Test func tidyColumnsAreInTheVocabulary() throws {
    var configuration = SatisfactionScore()
    configuration.selection.by = ["account"]
    let result = try configuration.run(
      survey(["5", "4", "1"], accounts: ["a", "b", "b"], header: "csat"))
    for table in result.report.tidyTables {
      #expect(ColumnNames.problems(in: table, groupColumns: ["account"]) == [])
    }
  }
}
