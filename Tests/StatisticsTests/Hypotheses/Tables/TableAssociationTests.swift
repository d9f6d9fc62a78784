import Testing

@testable import Statistics

@Suite struct TableAssociationTests {
  /// A perfect two by two table of four: χ² = 4; Bergsma: φ² = 1 − 1/3, classes 2 − 1/3.
  @Test func byHand() {
    let association = TableAssociation(chiSquared: 4, rows: 2, columns: 2, total: 4)
    #expect(association.cramersV == 1)
    #expect(abs(association.biasCorrectedV! - 1) < 1e-15)
    #expect(abs(association.contingencyCoefficient - 0.5.squareRoot()) < 1e-15)
  }

  @Test func noAssociationHasNoneAfterCorrection() {
    let association = TableAssociation(chiSquared: 0, rows: 3, columns: 4, total: 50)
    #expect(association.cramersV == 0 && association.biasCorrectedV == 0)
    #expect(association.contingencyCoefficient == 0)
  }

  /// Two answers in two classes each: the correction leaves nothing to divide by.
  @Test func asManyClassesAsAnswers() {
    let association = TableAssociation(chiSquared: 2, rows: 2, columns: 2, total: 2)
    #expect(association.cramersV == 1 && association.biasCorrectedV == nil)
  }
}
