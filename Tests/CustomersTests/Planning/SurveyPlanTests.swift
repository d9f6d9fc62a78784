import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct SurveyPlanTests {
  private let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  @Test func marginIsTheFirstThatReachesIt() throws {
    let plan = SurveyPlan(assumptions: PlanAssumptions(shares: start), margin: 25).run()
    let needed = try #require(plan.margin?.answers)
    let margin = ExpectedMargin(truth: start)
    #expect(margin.halfWidth(effective: Double(needed)) <= 0.25)
    #expect(margin.halfWidth(effective: Double(needed - 1)) > 0.25)
    #expect(plan.isPossible && plan.findings.map(\.code) == ["estimated"])
    #expect(plan.rows.contains { $0.answers == needed })
  }

  @Test func allCustomersAreExact() throws {
    let plan = SurveyPlan(
      assumptions: PlanAssumptions(shares: start, population: 12), margin: 1
    ).run()
    #expect(plan.margin?.answersOfPopulation == 12)
    #expect(try #require(plan.findings.first).sentence.contains("all 12 customers"))
    #expect(try #require(plan.rows.last).marginOfPopulation == 0)
  }

  @Test func changeBeyondTheScaleIsImpossible() {
    let plan = SurveyPlan(assumptions: PlanAssumptions(shares: start), detect: 150).run()
    #expect(!plan.isPossible && plan.change?.down == nil && plan.change?.up == nil)
    let rise = SurveyPlan(assumptions: PlanAssumptions(shares: start), detect: 90).run()
    #expect(rise.isPossible && rise.change?.riseLeavesScale == true)
    #expect(rise.change?.down.map { $0 <= 15 } ?? false && rise.change?.isExact == true)
  }

  @Test func fewAccountsCannotReachAnyMargin() throws {
    let assumptions = PlanAssumptions(
      shares: start, accounts: 8, answersPerAccount: 2, intraclassCorrelation: 0.5)
    let plan = SurveyPlan(assumptions: assumptions, margin: 10).run()
    #expect(!plan.isPossible && plan.margin?.answersPerAccount == nil)
    let wide = SurveyPlan(assumptions: assumptions, margin: 48).run()
    #expect(wide.isPossible)
    let four = SurveyPlan(
      assumptions: PlanAssumptions(
        shares: start, accounts: 4, answersPerAccount: 3, intraclassCorrelation: 0.3), margin: 40
    ).run()
    #expect(!four.isPossible)
  }

  /// Pairs at correlation ½, all answering twice: 15 find 57 points, 14 do not.
  @Test func pairedChange() throws {
    let assumptions = PlanAssumptions(shares: start, overlap: 1, correlation: 0.5)
    let plan = SurveyPlan(assumptions: assumptions, detect: 56.497, answers: [15]).run()
    #expect(plan.change?.down == 15 || plan.change?.down == 16)
    #expect(abs(try #require(plan.requested?.down) + 56.497) < 0.0005)
    let half = SurveyPlan(
      assumptions: PlanAssumptions(shares: start, overlap: 0.5, correlation: 0.5), answers: [15]
    ).run()
    #expect(try #require(half.requested?.down) < -56.497)
  }

  @Test func fileSaysWhatIsSupposed() throws {
    let scores: [String?] = ["10", "9", "3", "8", "7", "10", "9", "5", "8", "10", "10", "2"]
    let accounts: [String?] = ["a", "a", "b", "c", "c", "c", "c", "d", "e", "e", "f", "f"]
    let people: [String?] = ["1", "2", "3", "4", "5", "6", "7", "8", "1", "9", "3", "10"]
    let waves: [String?] = Array(repeating: "1", count: 8) + Array(repeating: "2", count: 4)
    let table = survey(
      scores, accounts: accounts,
      extra: [Column(name: "respondent", texts: people), Column(name: "wave", texts: waves)])
    let plan = try SurveyPlan(margin: 60).run(table)
    func value(_ name: String) -> Double? {
      plan.assumptions.first { $0.name == name && $0.origin == .file }?.value
    }
    #expect(plan.wave == "2" && plan.answersInFile == 4)
    #expect(value("detractors") == 0.25 && value("promoters") == 0.5)
    #expect(value("accounts") == 2 && value("answers_per_account") == 2)
    #expect(plan.remarks.contains { $0.code == "overlap_unused" && $0.sentence.contains("50") })
    let paired = try SurveyPlan(assumptions: PlanAssumptions(correlation: 0.5), margin: 60)
      .run(table)
    #expect(paired.assumptions.first { $0.name == "overlap" }?.value == 0.5)
    let overridden = try SurveyPlan(assumptions: PlanAssumptions(shares: start), margin: 60)
      .run(table)
    #expect(overridden.assumptions.first?.origin == .given)
  }

  @Test func oneAnswerIsSmoothed() throws {
    let plan = try SurveyPlan(margin: 20).run(survey(["10"]))
    #expect(plan.remarks.contains { $0.code == "shares_smoothed" })
    #expect(plan.assumptions.first { $0.name == "promoters" }?.value == 1.75 / 4)
    #expect(plan.isPossible)
    let none = try SurveyPlan(margin: 20).run(survey([nil]))
    #expect(none.assumptions.first?.origin == .assumed)
  }

  @Test func tidyColumnsAndReport() throws {
    let plan = SurveyPlan(
      assumptions: PlanAssumptions(shares: start, population: 20), margin: 40, answers: [8, 12]
    ).run()
    #expect(plan.report.tidyTables.allSatisfy { ColumnNames.problems(in: $0) == [] })
    #expect(plan.requested?.reference == 12 && plan.requested?.isExact == true)
  }

  @Test func sharesAreComparedByFisher() {
    let plan = ShareComparisonPlan().run(0.2, 0.5)
    #expect(plan.exact == TwoProportionPlan().sampleSize(0.2, 0.5, power: 0.8)?.count)
    #expect(!ShareComparisonPlan().run(0.2, 0.2).isPossible)
    #expect(plan.report.tidyTables.allSatisfy { ColumnNames.problems(in: $0) == [] })
  }
}
