import LinearAlgebra
import Probability
import Testing

@testable import Models

@Suite struct SubsetRegressionsTests {
  private func columns(_ count: Int, rows: Int, seed: UInt64) -> [[Double]] {
    var generator = Philox(seed: seed)
    let base = (0..<rows).map { _ in generator.normal() }
    return (0..<count).map { column in
      base.map { Double(column % 3) * $0 + generator.normal() + 5 }
    }
  }

  /// R² of a regression by QR, apart from the code under test.
  private func rSquared(_ x: [[Double]], _ y: [Double]) throws -> Double {
    let fit = try LinearRegression().fit(
      x: Matrix(columns: [y.map { _ in 1 }] + x), y: y,
      names: (0...x.count).map { "x\($0)" })
    return try #require(fit.rSquared)
  }

  @Test(arguments: [
    [[0], [1], [2], [3], [4]], [[0, 1], [2], [3, 4]], [[4], [0, 2, 3], [1]], [[0, 1, 2, 3, 4]],
  ])
  func everySubsetIsThatRegression(groups: [[Int]]) throws {
    let x = columns(6, rows: 23, seed: 4)
    let y = x[5]
    let data = CentredColumns(Array(x.joined()), rows: 23, count: 6)
    let values = SubsetRegressions(data, groups: groups).values()
    #expect(values.count == 1 << groups.count && values[0] == 0)
    for mask in 1..<values.count {
      let members = groups.indices.filter { mask >> $0 & 1 == 1 }.flatMap { groups[$0] }
      #expect(abs(values[mask] - (try rSquared(members.map { x[$0] }, y))) < 1e-13)
    }
  }

  /// Fewer rows than columns, constant and repeated columns: R² of what they span.
  @Test func dependentColumnsAddNothing() {
    let x = columns(4, rows: 12, seed: 9)
    let all = [x[0], x[0], Array(repeating: 3, count: 12), x[1], x[3]]
    let values = SubsetRegressions(
      CentredColumns(Array(all.joined()), rows: 12, count: 5), groups: [[0], [1], [2], [3]]
    ).values()
    #expect(abs(values[0b11] - values[0b01]) < 1e-15 && values[0b100] == 0)
    let short = all.map { Array($0.prefix(3)) }
    let saturated = SubsetRegressions(
      CentredColumns(Array(short.joined()), rows: 3, count: 5), groups: [[0], [1], [2], [3]]
    ).values()
    #expect(abs(saturated[15] - 1) < 1e-12)
  }

  /// Nearly collinear columns x and x + e·10⁻⁶ span the same as x and e, whose R² is exact.
  @Test func nearlyCollinearColumnsKeepTheirDigits() throws {
    let x = columns(3, rows: 40, seed: 2)
    let near = zip(x[0], x[1]).map { $0 + 1e-6 * $1 }
    let data = CentredColumns(Array([x[0], near, x[2]].joined()), rows: 40, count: 3)
    let values = SubsetRegressions(data, groups: [[0], [1]]).values()
    #expect(abs(values[3] - (try rSquared([x[0], x[1]], x[2]))) < 1e-8)
  }

  @Test func columnsFarFromZeroAreCentredWell() {
    let x = columns(2, rows: 30, seed: 7)
    let far = x.map { $0.map { $0 * 0x1p-10 + 0x1p30 } }
    let near = far.map { $0.map { $0 - 0x1p30 } }
    let a = CentredColumns(Array(far.joined()), rows: 30, count: 2)
    let b = CentredColumns(Array(near.joined()), rows: 30, count: 2)
    #expect(abs(a.correlation(0, 1) - b.correlation(0, 1)) < 1e-12)
  }
}
