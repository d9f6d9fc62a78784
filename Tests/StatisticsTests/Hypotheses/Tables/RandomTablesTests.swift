import Probability
import Testing

@testable import Statistics

@Suite struct RandomTablesTests {
  /// Tables with margins 2, 2 and 2, 2: the diagonal ones, whose cells are 2 and 0, come in one third
  /// of the draws.
  @Test func frequenciesByHand() {
    let tables = RandomTables(margins: FixedMargins(ContingencyTable([[1, 1], [1, 1]])))
    let draws = 20_000
    var diagonal = 0
    for draw in 0..<draws {
      var generator = Philox(seed: 3, stream: UInt64(draw))
      if tables.draw(&generator) < -1 { diagonal += 1 }
    }
    // Four standard errors.
    #expect(abs(Double(diagonal) / Double(draws) - 1.0 / 3) < 4 * (2.0 / 9 / 20_000).squareRoot())
  }

  /// The mean of −Σ log n! over draws is its mean over all tables of these margins, listed.
  @Test func meanAgreesWithTheListing() {
    let table = ContingencyTable([[3, 2, 0], [1, 4, 2], [0, 1, 5]])
    let margins = FixedMargins(table)
    var list: [Double] = []
    HalfTables(
      rows: 3, columns: margins.columns, logFactorials: margins.logFactorials
    ).append(rowSums: margins.rows, to: &list)
    #expect(list.count == 315)
    let (mean, square) = list.reduce((0.0, 0.0)) { sums, value in
      let p = exponential(margins.logConstant + value)
      return (sums.0 + p * value, sums.1 + p * value * value)
    }
    let draws = 20_000
    let tables = RandomTables(margins: margins)
    var sum = 0.0
    for draw in 0..<draws {
      var generator = Philox(seed: 11, stream: UInt64(draw))
      sum += tables.draw(&generator)
    }
    #expect(
      abs(sum / Double(draws) - mean)
        < 4 * ((square - mean * mean) / Double(draws)).squareRoot())
  }
}
