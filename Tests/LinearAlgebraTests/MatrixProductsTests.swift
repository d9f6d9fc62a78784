import LinearAlgebra
import Testing

@Suite struct MatrixProductsTests {
  /// The definition of a product, three loops.
  private func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    var c = Matrix(rows: a.rows, columns: b.columns, repeating: 0)
    for i in 0..<a.rows {
      for j in 0..<b.columns {
        for k in 0..<a.columns { c[i, j] += a[i, k] * b[k, j] }
      }
    }
    return c
  }

  @Test func byHand() {
    let a = Matrix(rowVectors: [[1, 2], [3, 4]])
    let b = Matrix(rowVectors: [[5, 6], [7, 8]])
    #expect(a * b == Matrix(rowVectors: [[19, 22], [43, 50]]))
    #expect(a.transposedTimes(b) == Matrix(rowVectors: [[26, 30], [38, 44]]))
    #expect(a.timesTransposed(b) == Matrix(rowVectors: [[17, 23], [39, 53]]))
    #expect(a.times([1, -1]) == [-1, -1])
    #expect(a.transposedTimes([1, -1]) == [-2, -2])
    #expect(a + b == Matrix(rowVectors: [[6, 8], [10, 12]]))
    #expect(b - a == Matrix(rowVectors: [[4, 4], [4, 4]]))
    #expect(2 * a == Matrix(rowVectors: [[2, 4], [6, 8]]))
    #expect(a.scalingRows(by: [1, 10]) == Matrix(rowVectors: [[1, 2], [30, 40]]))
    #expect(a.scalingColumns(by: [1, 10]) == Matrix(rowVectors: [[1, 20], [3, 40]]))
  }

  @Test func shapesThatDoNotFitStopTheCaller() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 3, repeating: 1) * Matrix(rows: 2, columns: 3, repeating: 1)
    }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2).times([1, 2, 3]) }
  }

  @Test func everyShapeMatchesTheDefinition() {
    var numbers = TestNumbers(seed: 1)
    for n in 0...6 {
      for k in 0...6 {
        for m in 0...6 {
          let a = numbers.matrix(n, k)
          let b = numbers.matrix(k, m)
          let expected = product(a, b)
          #expect(distance(a * b, expected) < 1e-14)
          #expect(distance(a.transposed.transposedTimes(b), expected) < 1e-14)
          #expect(distance(a.timesTransposed(b.transposed), expected) < 1e-14)
        }
      }
    }
  }

  @Test func vectorsAreMatricesOfOneColumn() {
    var numbers = TestNumbers(seed: 2)
    for (n, p) in allShapes {
      let a = numbers.matrix(n, p)
      let x = numbers.vector(p)
      let y = numbers.vector(n)
      #expect(distance(a.times(x), product(a, Matrix(rows: p, columns: 1, x)).values) < 1e-14)
      let expected = product(a.transposed, Matrix(rows: n, columns: 1, y)).values
      #expect(distance(a.transposedTimes(y), expected) < 1e-14)
    }
  }

  @Test func gramMatricesAreExactlySymmetric() {
    var numbers = TestNumbers(seed: 3)
    for (n, p) in allShapes {
      let a = numbers.matrix(n, p)
      #expect(a.gram == a.gram.transposed)
      #expect(a.outerGram == a.outerGram.transposed)
      #expect(distance(a.gram, product(a.transposed, a)) < 1e-14)
      #expect(distance(a.outerGram, product(a, a.transposed)) < 1e-14)
    }
  }
}
