import LinearAlgebra
import Testing

@Suite struct TallMatrixTests {
  /// Entries that repeat nowhere: the fraction of multiples of square roots.
  private static func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(
      columns: (0..<columns).map { j in
        (0..<rows).map { i in
          let product = Double(i + 1) * (Double(j) + 2.5).squareRoot()
          return product - product.rounded(.down) - 0.4
        }
      })
  }

  @Test(arguments: [(3, 3), (5, 2), (256, 4), (257, 4), (1_000, 7), (2_111, 13)])
  func theFactorHasTheGramMatrix(rows: Int, columns: Int) throws {
    let a = Self.matrix(rows, columns)
    let factor = a.tallFactor(columnFactors: Array(repeating: 1, count: columns))
    for j in 0..<columns {
      for i in (j + 1)..<max(j + 1, columns) { #expect(factor[i, j] == 0) }
    }
    let difference = factor.gram - a.gram
    #expect(difference.values.allSatisfy { abs($0) < 1e-12 * Double(rows) })
    let direct = try QR(a).gramInverse()
    let tall = try QR(factor).gramInverse()
    for (x, y) in zip(direct.values, tall.values) {
      #expect(abs(x - y) < 1e-9 * direct.diagonal.reduce(0, max))
    }
  }

  @Test func factorsScaleRowsAndColumns() {
    let a = Self.matrix(700, 3)
    let rows = (0..<700).map { Double($0 % 5) }
    let scaled = a.scalingRows(by: rows).scalingColumns(by: [1, 2, 0.5])
    let factor = a.tallFactor(rowFactors: rows, columnFactors: [1, 2, 0.5])
    let difference = factor.gram - scaled.gram
    #expect(difference.values.allSatisfy { abs($0) < 1e-9 })
  }

  @Test func dependentColumnsShowInTheRank() throws {
    var columns = (0..<4).map { Self.matrix(900, 4).column($0) }
    columns.append(zip(columns[0], columns[2]).map { $0 - 3 * $1 })
    let factor = Matrix(columns: columns).tallFactor(columnFactors: [1, 1, 1, 1, 1])
    #expect(try QR(factor, tolerance: 1e-12).rank == 4)
    let zeros = Matrix(rows: 900, columns: 2, repeating: 0).tallFactor(columnFactors: [1, 1])
    #expect(zeros.values == [0, 0, 0, 0])
  }

  @Test(arguments: [1, 7, 2_048, 5_003])
  func transposedProductsAreThoseOfTheDefinition(rows: Int) {
    let a = Self.matrix(rows, 4)
    let vector = Self.matrix(rows, 5).column(4)
    for (x, y) in zip(a.tallTransposedTimes(vector), a.transposedTimes(vector)) {
      #expect(abs(x - y) < 1e-13 * Double(rows))
    }
  }

  @Test(arguments: [1, 4, 256, 1_027])
  func productsAndResidualsAreThoseOfTheDefinition(rows: Int) {
    let a = Self.matrix(rows, 7)
    var small = Self.matrix(7, 5)
    small[2, 1] = 0
    small[6, 4] = 0
    let product = a.tallTimes(small)
    for (x, y) in zip(product.values, (a * small).values) { #expect(abs(x - y) < 1e-13) }
    let factors = (0..<rows).map { Double($0) }
    let scaled = a.tallTimes(small, rowFactors: factors)
    for (x, y) in zip(scaled.values, product.scalingRows(by: factors).values) {
      #expect(abs(x - y) <= 1e-13 * max(1, abs(y)))
    }
    let b = factors.map { 1 - $0 }
    let rest = a.tallResidual(of: [1, -2, 0.5, 3, 0, 1, -1], from: b)
    for (x, y) in zip(rest, zip(b, a.times([1, -2, 0.5, 3, 0, 1, -1])).map { $0 - $1 }) {
      #expect(abs(x - y) <= 1e-12 * max(1, abs(y)))
    }
  }
}
