import Testing

@testable import Statistics

@Suite struct FixedMarginsTests {
  /// Margins of two everywhere: 1/6, 4/6, 1/6.
  @Test func probabilitiesByHand() {
    for (counts, want) in [([[2, 0], [0, 2]], 1.0 / 6), ([[1, 1], [1, 1]], 4.0 / 6)] {
      let margins = FixedMargins(ContingencyTable(counts))
      #expect(abs(exponential(margins.logConstant + margins.observed) / want - 1) < 1e-14)
      #expect(margins.threshold > margins.observed)
    }
  }

  /// The total over all tables is what the constant normalises.
  @Test func totalIsTheInverseOfTheConstant() {
    let margins = FixedMargins(ContingencyTable([[3, 1, 4], [1, 5, 9]]))
    let total = margins.logTotal(rows: margins.rows, columns: margins.columns)
    #expect(abs(total + margins.logConstant) < 1e-12)
  }
}
