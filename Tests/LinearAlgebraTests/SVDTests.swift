import LinearAlgebra
import Testing

@Suite struct SVDTests {
  @Test func byHand() throws {
    let root = 5.0.squareRoot()
    // AᵀA = [[25, 20], [20, 25]] has eigenvalues 45 and 5.
    let svd = try SVD(Matrix(rowVectors: [[3, 0], [4, 5]]))
    #expect(distance(svd.singularValues, [3 * root, root]) < 1e-14)
    let half = 0.5.squareRoot()
    #expect(distance(svd.v, Matrix(columns: [[half, half], [half, -half]])) < 1e-15)
    #expect(abs(svd.conditionNumber - 3) < 1e-14)
  }

  @Test func everyShapeIsReproduced() throws {
    var numbers = TestNumbers(seed: 11)
    for (n, p) in allShapes {
      let a = numbers.matrix(n, p)
      let svd = try SVD(a)
      let k = min(n, p)
      #expect(svd.u.rows == n && svd.u.columns == k && svd.v.rows == p && svd.v.columns == k)
      let product = svd.u.scalingColumns(by: svd.singularValues).timesTransposed(svd.v)
      #expect(distance(product, a) < 1e-14)
      #expect(distance(svd.u.gram, .identity(k)) < 1e-14)
      #expect(distance(svd.v.gram, .identity(k)) < 1e-14)
      #expect(svd.singularValues == svd.singularValues.sorted(by: >))
      #expect(svd.rank() == k)
    }
  }

  @Test func pseudoInverseMeetsThePenroseConditions() throws {
    var numbers = TestNumbers(seed: 12)
    // Rank 2 of five columns.
    let a = numbers.matrix(7, 2) * numbers.matrix(2, 5)
    let svd = try SVD(a)
    let g = svd.pseudoInverse()
    #expect(svd.rank() == 2)
    #expect(distance(a * g * a, a) < 1e-13)
    #expect(distance(g * a * g, g) < 1e-13)
    #expect(distance(a * g, (a * g).transposed) < 1e-13)
    #expect(distance(g * a, (g * a).transposed) < 1e-13)
  }

  @Test func leadingEntriesOfTheRightVectorsArePositive() throws {
    var numbers = TestNumbers(seed: 13)
    let a = numbers.matrix(6, 4)
    let first = try SVD(a)
    let negated = try SVD(-1 * a)
    #expect(distance(first.v, negated.v) < 1e-14)
    #expect(distance(first.u, -1 * negated.u) < 1e-14)
  }

  @Test func singularAndEmptyMatrices() throws {
    let zero = try SVD(Matrix(rows: 2, columns: 2, repeating: 0))
    #expect(zero.conditionNumber == .infinity)
    #expect(zero.rank() == 0)
    #expect(zero.pseudoInverse() == Matrix(rows: 2, columns: 2, repeating: 0))
    #expect(try SVD(Matrix(rows: 0, columns: 3, [])).conditionNumber == 1)
  }

  @Test func nonFiniteEntriesAreNamed() {
    let a = Matrix(rowVectors: [[1, .infinity]])
    #expect(throws: LinearAlgebraError.nonFinite(row: 0, column: 1)) { try SVD(a) }
  }
}
