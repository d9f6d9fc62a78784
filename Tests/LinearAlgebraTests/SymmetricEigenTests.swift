import LinearAlgebra
import Testing

@Suite struct SymmetricEigenTests {
  @Test func byHand() throws {
    // [[2, 1], [1, 2]] has eigenvalue 1 along (1, −1) and 3 along (1, 1).
    let eigen = try SymmetricEigen(Matrix(rowVectors: [[2, 1], [1, 2]]))
    let half = 0.5.squareRoot()
    #expect(distance(eigen.values, [1, 3]) < 1e-15)
    #expect(distance(eigen.vectors, Matrix(columns: [[half, -half], [half, half]])) < 1e-15)
  }

  @Test func everyOrderIsReproduced() throws {
    var numbers = TestNumbers(seed: 14)
    for p in 0...12 {
      let b = numbers.matrix(p, p)
      let a = b + b.transposed
      let eigen = try SymmetricEigen(a)
      #expect(distance(eigen.map { $0 }, a) < 1e-13)
      #expect(distance(eigen.vectors.gram, .identity(p)) < 1e-14)
      #expect(eigen.values == eigen.values.sorted())
    }
  }

  @Test func mapMakesRootsAndInverses() throws {
    var numbers = TestNumbers(seed: 15)
    let a = numbers.matrix(8, 5).gram + Matrix.identity(5)
    let eigen = try SymmetricEigen(a)
    let root = eigen.map { $0.squareRoot() }
    #expect(distance(root * root, a) < 1e-13)
    #expect(distance(eigen.map { 1 / $0 } * a, .identity(5)) < 1e-13)
    #expect(root == root.transposed)
  }

  @Test func onlyTheLowerTriangleIsRead() throws {
    let eigen = try SymmetricEigen(Matrix(rowVectors: [[2, 99], [1, 2]]))
    #expect(distance(eigen.values, [1, 3]) < 1e-15)
  }

  @Test func nonFiniteEntriesAreNamed() {
    let a = Matrix(rowVectors: [[.nan]])
    #expect(throws: LinearAlgebraError.nonFinite(row: 0, column: 0)) { try SymmetricEigen(a) }
  }
}
