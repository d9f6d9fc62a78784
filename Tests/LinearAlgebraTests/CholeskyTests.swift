import LinearAlgebra
import Testing

@Suite struct CholeskyTests {
  @Test func byHand() throws {
    // [[4, 2], [2, 5]] = L Lᵀ with L = [[2, 0], [1, 2]]; its determinant is 16.
    let a = Matrix(rowVectors: [[4, 2], [2, 5]])
    let cholesky = try Cholesky(a)
    #expect(cholesky.lower == Matrix(rowVectors: [[2, 0], [1, 2]]))
    #expect(distance(cholesky.solve([8, 12]), [1, 2]) < 1e-15)
    #expect(abs(cholesky.logDeterminant - 2.772588722239781) < 1e-15)
    let inverse = 1.0 / 16 * Matrix(rowVectors: [[5, -2], [-2, 4]])
    #expect(distance(cholesky.inverse, inverse) < 1e-16)
    #expect(distance(cholesky.solveLower(Matrix(columns: [[2, 5]])).values, [1, 2]) < 1e-15)
  }

  @Test func everyOrderIsReproducedAndInverted() throws {
    var numbers = TestNumbers(seed: 10)
    for p in 0...12 {
      let a = numbers.matrix(p + 3, p).gram + Matrix.identity(p)
      let cholesky = try Cholesky(a)
      #expect(distance(cholesky.lower.timesTransposed(cholesky.lower), a) < 1e-14)
      #expect(distance(a * cholesky.inverse, .identity(p)) < 1e-13)
      #expect(cholesky.inverse == cholesky.inverse.transposed)
      let b = numbers.matrix(p, 2)
      #expect(distance(a * cholesky.solve(b), b) < 1e-13)
    }
  }

  @Test func onlyTheLowerTriangleIsRead() throws {
    let a = Matrix(rowVectors: [[4, 99], [2, 5]])
    #expect(try Cholesky(a).lower == Matrix(rowVectors: [[2, 0], [1, 2]]))
  }

  @Test func theFailingMinorIsNamed() {
    let a = Matrix(rowVectors: [[1, 0, 0], [0, 1, 2], [0, 2, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 3)) { try Cholesky(a) }
    let zero = Matrix(rows: 2, columns: 2, repeating: 0)
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 1)) { try Cholesky(zero) }
  }

  @Test func nonFiniteEntriesAreNamed() {
    let a = Matrix(rowVectors: [[1, 0], [.nan, 1]])
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 0)) { try Cholesky(a) }
  }
}
