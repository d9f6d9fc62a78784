import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct ScorecardTests {
  private static func run(_ text: String) throws -> ScorecardResult {
    try Scorecard().run(try HandProgramme.table(text, "card.csv"))
  }

  @Test func sharesMeansAndBareNumbers() throws {
    let result = try Self.run(
      "figure,value,numerator,denominator,n,std_dev,target,better,previous,previous_numerator,"
        + "previous_denominator,previous_n,previous_std_dev\n"
        + "renewal,,90,100,,,0.8,,,60,100,,\n"
        + "effort,5.0,,,25,1,4.5,,4.0,,,25,1\n"
        + "complaints,7,,,,,5,lower,9,,,,\n"
        + "csat,0.42,,,60,,0.5,,,,,,\n"
        + "empty,,0,0,,,0.5,,,,,,\n")
    let names = result.figures.map(\.name)
    #expect(names == ["renewal", "effort", "complaints", "csat", "empty"])
    let renewal = result.figures[0]
    #expect(renewal.value == 0.9 && renewal.target?.code == .above)
    #expect(renewal.change?.code == .increased)
    // 5 ± 2.063899 · 1/5; Welch's t is 1 ÷ √(2/25) on 48 degrees of freedom.
    let effort = result.figures[1]
    #expect(abs((effort.interval?.lower ?? 0) - (5 - 2.0638985616 / 5)) < 1e-9)
    #expect(effort.target?.code == .above)
    #expect(abs((effort.change?.pValue ?? 1) - 0.0009129146532) < 1e-10)
    let complaints = result.figures[2]
    #expect(complaints.basis == .count && complaints.target?.code == .missed)
    #expect(complaints.change?.code == .untested)
    // 0.42 × 60 = 25.2: the nearest count is 25.
    #expect(result.figures[3].numerator == 25)
    #expect(result.notes.contains { $0.code == "rounded_share" })
    #expect(result.figures[4].value == nil && result.figures[4].reason != nil)
    #expect(result.figures[4].target?.code == .notEstimable)
  }

  @Test(arguments: [
    ("value\n1\n", "figure"), ("figure,value,n\nx,1.4,-3\n", "below zero"),
    ("figure,value,unit\nx,1,furlongs\n", "unit"), ("figure,value\n", "no row"),
    ("figure,value,n,unit\nx,42,60,share\n", "0…1"),
  ])
  func bad(_ text: String, _ reason: String) throws {
    let error = #expect(throws: BusinessFiguresError.self) { try Self.run(text) }
    #expect(error?.description.contains(reason) == true)
  }
}
