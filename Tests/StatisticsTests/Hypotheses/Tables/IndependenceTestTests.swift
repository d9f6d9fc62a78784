import Foundation
import Testing

@testable import Statistics

@Suite struct IndependenceTestTests {
  @Test func referenceCases() throws {
    let cases = try TableCase.all("r_by_c_table")
    #expect(cases.count >= 4)
    for item in cases {
      let table = ContingencyTable(try #require(item.input["table"] as? [[Int]]))
      let isExactExpected = item.expected["fisher_freeman_halton_p"] != nil
      let result = IndependenceTest(
        exact: isExactExpected ? FisherFreemanHaltonTest() : nil
      ).run(table)
      var computed: [String: Double?] = [
        "chi_square": result.pearson.statistic, "df": result.pearson.degreesOfFreedom,
        "p_value": result.pearson.pValue, "g_statistic": result.likelihoodRatio.statistic,
        "g_p_value": result.likelihoodRatio.pValue, "cramers_v": result.association?.cramersV,
        "cramers_v_bias_corrected": result.association?.biasCorrectedV,
        "contingency_coefficient": result.association?.contingencyCoefficient,
        "fisher_freeman_halton_p": result.exactTest?.pValue,
      ]
      for (i, row) in result.expected.enumerated() {
        for (j, value) in row.enumerated() {
          computed["expected_counts[\(i)][\(j)]"] = value
          computed["standardized_residuals[\(i)][\(j)]"] = result.adjustedResiduals[i][j]
        }
      }
      if let rows = item.params["row_scores"] as? [Double],
        let columns = item.params["column_scores"] as? [Double]
      {
        let linear = LinearByLinearTest(rowScores: rows, columnScores: columns).run(table)
        computed["linear_by_linear.statistic"] = linear.statistic
        computed["linear_by_linear.p_value"] = linear.pValue
      }
      item.check(computed)
      #expect(result.exactTest?.exact ?? true)
    }
  }

  @Test func transposingChangesNothing() throws {
    let table = ContingencyTable([[5, 0, 1, 2, 3], [1, 4, 4, 0, 2]])
    let (a, b) = (IndependenceTest().run(table), IndependenceTest().run(table.transposed))
    #expect(abs(a.pearson.statistic! - b.pearson.statistic!) < 1e-12)
    #expect(abs(a.likelihoodRatio.statistic! - b.likelihoodRatio.statistic!) < 1e-12)
    #expect(abs(a.exactTest!.pValue! - b.exactTest!.pValue!) < 1e-12)
    #expect(abs(a.association!.biasCorrectedV! - b.association!.biasCorrectedV!) < 1e-12)
  }

  /// Classes that nobody chose cost no degrees of freedom.
  @Test func emptyClasses() throws {
    let full = IndependenceTest().run(ContingencyTable([[3, 1], [1, 4]]))
    let padded = IndependenceTest().run(ContingencyTable([[3, 0, 1], [0, 0, 0], [1, 0, 4]]))
    #expect(padded.pearson.statistic == full.pearson.statistic)
    #expect(padded.pearson.degreesOfFreedom == 1)
    #expect(padded.exactTest?.pValue == full.exactTest?.pValue)
    #expect(padded.association == full.association)
    #expect(padded.smallestExpected == full.smallestExpected)
    #expect(padded.pearson.notes.map(\.code) == ["empty_classes", "sparse_table"])
    #expect(padded.adjustedResiduals[1] == [nil, nil, nil])
  }

  @Test func degenerate() throws {
    for (counts, codes) in [
      ([[0, 0], [0, 0]], ["no_counts"]), ([[3, 4], [0, 0]], ["empty_classes", "one_class"]),
      ([[5]], ["one_class"]),
    ] {
      let result = IndependenceTest().run(ContingencyTable(counts))
      #expect(result.pearson.statistic == nil && result.pearson.pValue == nil)
      #expect(result.pearson.notes.map(\.code) == codes)
      #expect(result.likelihoodRatio.notes.map(\.code) == codes)
      #expect(result.association == nil && result.smallestExpected == nil)
      let coded = try JSONEncoder().encode(result)
      #expect(try JSONDecoder().decode(IndependenceResult.self, from: coded) == result)
    }
  }

  @Test func sparseNoteNamesTheSmallest() {
    let result = IndependenceTest(exact: nil).run(ContingencyTable([[2, 1], [0, 1]]))
    #expect(result.pearson.notes.map(\.code) == ["sparse_table"])
    #expect(result.pearson.notes[0].sentence.contains("is 0.5, below 5"))
    #expect(
      IndependenceTest(exact: nil).run(ContingencyTable([[9, 9], [9, 9]])).pearson.notes.isEmpty)
  }
}
