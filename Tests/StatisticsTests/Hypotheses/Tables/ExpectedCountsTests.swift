import Testing

@testable import Statistics

@Suite struct ExpectedCountsTests {
  /// Margins 3, 1 and 2, 2: expected 1.5 and 0.5; χ² = 2 · ¼/1.5 + 2 · ¼/0.5 = 4/3.
  @Test func byHand() {
    let expected = ExpectedCounts(ContingencyTable([[2, 1], [0, 1]]))
    #expect(expected.values == [[1.5, 1.5], [0.5, 0.5]])
    #expect(abs(expected.pearson - 4.0 / 3) < 1e-15)
    // 2 (2 log 4/3 + log 2/3 + log 2).
    #expect(
      abs(expected.likelihoodRatio - 2 * (2 * logOf(4.0 / 3) + logOf(2.0 / 3) + logOf(2))) < 1e-15)
  }

  /// In a two by two table every adjusted residual is ± the root of χ².
  @Test func residualsOfFourCells() {
    let expected = ExpectedCounts(ContingencyTable([[7, 2], [3, 8]]))
    for residual in expected.adjustedResiduals.joined() {
      #expect(abs(residual! * residual! - expected.pearson) < 1e-12)
    }
  }

  @Test func emptyAndFullClasses() {
    let expected = ExpectedCounts(ContingencyTable([[0, 0, 0], [1, 0, 2]]))
    #expect(expected.values == [[0, 0, 0], [1, 0, 2]])
    #expect(expected.adjustedResiduals.allSatisfy { $0.allSatisfy { $0 == nil } })
    #expect(expected.pearson == 0 && expected.likelihoodRatio == 0)
    let nobody = ExpectedCounts(ContingencyTable([[0, 0], [0, 0]]))
    #expect(nobody.values == [[0, 0], [0, 0]] && nobody.pearson == 0)
    #expect(nobody.adjustedResiduals.allSatisfy { $0.allSatisfy { $0 == nil } })
  }
}
