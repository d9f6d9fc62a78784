import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct CorrelationMatrixTests {
  @Test func pairwiseRowsAndCorrection() throws {
    let x: [Double?] = [1, 2, 3, 4, 5, nil]
    let y: [Double?] = [2, 1, 4, 3, 7, 9]
    let z: [Double?] = [5, nil, 3, 4, 1, 2]
    let result = try CorrelationMatrix(
      Correlation(.spearman, pairing: RandomPairing())
    ).run([x, y, z], names: ["x", "y", "z"])
    #expect(result.pairs.map(\.result.count) == [5, 4, 5])
    #expect(result.adjustment == "holm")
    let raw = result.pairs.map(\.pValue)
    #expect(result.pairs.map(\.adjustedPValue) == PValueAdjustment.holm.adjusted(raw))
    #expect(agree(result.coefficients[0][1], 0.8, 1e-14))
    #expect(result.coefficients[1][0] == result.coefficients[0][1])
    #expect(result.eigenvalues?.count == 3)
  }

  @Test func aConstantColumnHasNone() throws {
    let result = try CorrelationMatrix().run(
      [[1, 2, 3, 4, 5], [2, 2, 2, 2, 2], [1, 3, 2, 5, 4]], names: ["a", "b", "c"])
    #expect(result.coefficients[0][1] == nil && result.coefficients[0][2] != nil)
    #expect(result.pairs[0].adjustedPValue == nil && result.eigenvalues == nil)
    // One test only, so that nothing is corrected.
    #expect(result.pairs[1].adjustedPValue == result.pairs[1].pValue)
  }
}
