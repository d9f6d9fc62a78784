import Testing

@testable import Models

@Suite struct CentredColumnsTests {
  /// By hand: (1, 2, 3) and (1, 3, 2) about their means are (−1, 0, 1) and (−1, 1, 0), r = 1/2.
  @Test func correlationByHand() {
    for copies in [1, 4] {
      let first = Array(repeating: [1.0, 2, 3], count: copies).joined()
      let second = Array(repeating: [1.0, 3, 2], count: copies).joined()
      let columns = Array(first) + Array(second)
      let data = CentredColumns(columns, rows: 3 * copies, count: 2)
      #expect(data.coordinates == 2)
      #expect(abs(data.correlation(0, 0) - 1) < 1e-15)
      #expect(abs(data.correlation(0, 1) - 0.5) < 1e-15)
    }
  }

  @Test func constantsAreZeros() {
    let constants = [0.1, 0.1, 0.1, 1e300, 1e300, 1e300, 0, 0, .leastNonzeroMagnitude]
    let data = CentredColumns(constants, rows: 3, count: 3)
    #expect(data.values.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1e-300, 1, 1e300])
  func unitsDoNotMatter(unit: Double) {
    let columns = [1.0, 2, 3, 4, 1, 3, 2, 4].map { $0 * unit }
    let data = CentredColumns(columns, rows: 4, count: 2)
    #expect(abs(data.correlation(0, 1) - 0.8) < 1e-14)
  }

  @Test func fewerRowsThanColumnsStayAsTheyAre() {
    let data = CentredColumns([1, 2, 4, 3, 1, 2], rows: 2, count: 3)
    #expect(data.coordinates == 2 && abs(abs(data.correlation(0, 1)) - 1) < 1e-15)
  }
}
