import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct RetentionTests {
  static func table(_ tenures: [Double?], _ left: [String?]) -> Table {
    Table(
      source: "t.csv",
      columns: [
        Column(name: "account", texts: tenures.indices.map { "a\($0)" }),
        Column(name: "tenure", numbers: tenures), Column(name: "churned", texts: left),
      ])
  }

  /// Six accounts, 60 months under observation, two lost: a monthly rate of 1/30.
  @Test func rateByHand() throws {
    let result = try Retention(months: [10]).run(
      Self.table([5, 5, 10, 10, 15, 15], ["yes", "no", "Yes", "No", "0", "false"]))
    let rate = try #require(result.overall.rate)
    #expect(rate.lost == 2 && rate.accountMonths == 60)
    #expect(abs(rate.monthly - (1 - exponential(-1.0 / 30))) < 1e-14)
    #expect(abs(rate.annual - (1 - exponential(-0.4))) < 1e-14)
    // Garwood's limits of 2: 0.242209 and 7.224688.
    #expect(abs(rate.annualInterval.lower! - (1 - exponential(-0.2 * 0.2422093))) < 1e-7)
    #expect(abs(rate.annualInterval.upper! - (1 - exponential(-0.2 * 7.2246877))) < 1e-7)
    // 5/6 at five months, of which 3/4 at ten.
    #expect(abs(result.overall.at[0].estimate! - 5.0 / 8) < 1e-14)
    #expect(result.overall.at[0].atRisk == 4)
  }

  @Test func tidyColumnsAreInTheVocabulary() throws {
    let result = try Retention().run(
      Self.table([5, 5, 10, 10, 15, 15, nil], ["yes", "no", "yes", "no", "no", "no", "no"]))
    #expect(result.notes.map(\.code) == ["missing_start"])
    for table in result.report.tidyTables { #expect(ColumnNames.problems(in: table).isEmpty) }
  }

  @Test func unreadableOutcomesAreListedByLine() {
    #expect(throws: RetentionError.self) {
      try Retention().run(Self.table([1, 2], ["maybe", "no"]))
    }
    #expect(throws: RetentionError.landmarkWithoutDates) {
      try Retention(selection: TenureSelection(asOf: 1)).run(Self.table([1, 2], ["yes", "no"]))
    }
  }
}
