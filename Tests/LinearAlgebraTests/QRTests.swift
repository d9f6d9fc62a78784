import LinearAlgebra
import Testing

@Suite struct QRTests {
  @Test func lineThroughThreePointsByHand() throws {
    // y = 1, 2, 4 at x = 0, 1, 2: slope 3/2, intercept 5/6.
    let x = Matrix(columns: [[1, 1, 1], [0, 1, 2]])
    let qr = try QR(x)
    let coefficients = try qr.solve([1, 2, 4])
    #expect(distance(coefficients, [5.0 / 6, 1.5]) < 1e-15)
    // (XᵀX)⁻¹ = [[5, −3], [−3, 3]] / 6; leverages 1/3 + (x − 1)²/2.
    let expected = 1.0 / 6 * Matrix(rowVectors: [[5, -3], [-3, 3]])
    #expect(distance(try qr.gramInverse(), expected) < 1e-15)
    #expect(distance(qr.leverages, [5.0 / 6, 1.0 / 3, 5.0 / 6]) < 1e-15)
  }

  @Test func factorsReproduceEveryShape() throws {
    var numbers = TestNumbers(seed: 4)
    for (n, p) in allShapes {
      let a = numbers.matrix(n, p)
      let qr = try QR(a)
      let q = qr.thinQ
      #expect(qr.rank == min(n, p))
      #expect(qr.pivots.sorted() == Array(0..<p))
      #expect(distance(q * qr.r, a.selecting(columns: qr.pivots)) < 1e-14)
      #expect(distance(q.gram, .identity(min(n, p))) < 1e-14)
      #expect(abs(qr.leverages.reduce(0, +) - Double(min(n, p))) < 1e-13)
      let b = numbers.vector(n)
      #expect(distance(qr.qTimes(qr.transposedQTimes(b)), b) < 1e-14)
    }
  }

  @Test func diagonalOfRDescends() throws {
    var numbers = TestNumbers(seed: 5)
    let diagonal = try QR(numbers.matrix(12, 8)).r.diagonal.map { abs($0) }
    #expect(diagonal == diagonal.sorted(by: >))
  }

  @Test func residualsAreOrthogonalToTheColumns() throws {
    var numbers = TestNumbers(seed: 6)
    for (n, p) in allShapes where n >= p {
      let a = numbers.matrix(n, p)
      let b = numbers.vector(n)
      let qr = try QR(a)
      let x = try qr.solve(b)
      let residual = zip(b, a.times(x)).map { $0 - $1 }
      let scale = qr.conditionEstimate
      #expect(distance(a.transposedTimes(residual), Array(repeating: 0, count: p)) < 1e-14 * scale)
      let m = try qr.rInverse()
      #expect(distance(a * m, qr.thinQ) < 1e-14 * scale)
      #expect(distance(m.times(qr.thinQ.transposedTimes(b)), x) < 1e-14 * scale * scale)
    }
  }

  @Test func severalRightHandSidesAreSolvedAlike() throws {
    var numbers = TestNumbers(seed: 7)
    let qr = try QR(numbers.matrix(9, 4))
    let b = numbers.matrix(9, 3)
    let x = try qr.solve(b)
    #expect(x.rows == 4 && x.columns == 3)
    for j in 0..<3 { #expect(distance(x.column(j), try qr.solve(b.column(j))) < 1e-14) }
    #expect(try qr.solve(Matrix(rows: 9, columns: 0, [])).columns == 0)
  }

  @Test func rowOrderAndColumnScaleDoNotMatter() throws {
    var numbers = TestNumbers(seed: 8)
    let a = numbers.matrix(10, 3)
    let b = numbers.vector(10)
    let x = try QR(a).solve(b)
    let order = [3, 9, 1, 0, 8, 2, 7, 4, 6, 5]
    let shuffled = try QR(a.selecting(rows: order)).solve(order.map { b[$0] })
    #expect(distance(shuffled, x) < 1e-14)
    let scaled = try QR(a.scalingColumns(by: [1, 4, 0.5])).solve(b)
    #expect(distance([scaled[0], scaled[1] * 4, scaled[2] * 0.5], x) < 1e-14)
  }

  @Test func dependentColumnsAreCountedAndNamed() throws {
    var numbers = TestNumbers(seed: 9)
    let (u, v) = (numbers.vector(7), numbers.vector(7))
    let sum = zip(u, v).map { 0.3 * $0 - 0.7 * $1 }
    let qr = try QR(Matrix(columns: [u, v, sum]))
    #expect(qr.rank == 2)
    #expect(!qr.hasFullColumnRank)
    #expect(qr.conditionEstimate == .infinity)
    #expect(abs(qr.leverages.reduce(0, +) - 2) < 1e-13)
    #expect(
      throws: LinearAlgebraError.rankDeficient(
        rank: 2, columns: 3, dependent: [qr.pivots[2]])
    ) { try qr.solve(u) }
    #expect(throws: LinearAlgebraError.self) { try qr.rInverse() }
  }

  @Test func zeroAndWideMatricesHaveTheRankTheyHave() throws {
    #expect(try QR(Matrix(rows: 4, columns: 2, repeating: 0)).rank == 0)
    #expect(try QR(Matrix(rows: 3, columns: 3, repeating: 1)).rank == 1)
    let flat = try QR(Matrix(rows: 0, columns: 2, repeating: 0))
    #expect(flat.rank == 0 && flat.leverages.isEmpty)
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0, columns: 2, dependent: [0, 1])) {
      try flat.solve([])
    }
    let thin = try QR(Matrix(rows: 3, columns: 0, []))
    #expect(try thin.solve([1, 2, 3]).isEmpty)
    #expect(thin.conditionEstimate == 1)
    #expect(thin.leverages == [0, 0, 0])
  }

  @Test func conditionIsEstimatedWithinAFactor() throws {
    // The 1-norm condition of diag(1, 1e-6) is 1e6.
    let qr = try QR(Matrix(diagonal: [1, 1e-6]))
    #expect(abs(qr.conditionEstimate / 1e6 - 1) < 1e-9)
  }

  @Test func toleranceDecidesOnTheRank() throws {
    let a = Matrix(diagonal: [1, 1e-6])
    #expect(try QR(a).rank == 2)
    #expect(try QR(a, tolerance: 1e-5).rank == 1)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func nonFiniteEntriesAreNamed(value: Double) throws {
    var a = Matrix(rows: 3, columns: 2, repeating: 1)
    a[2, 1] = value
    #expect(throws: LinearAlgebraError.nonFinite(row: 2, column: 1)) { try QR(a) }
    let qr = try QR(Matrix(columns: [[1, 2, 3]]))
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 0)) {
      try qr.solve([0, value, 0])
    }
  }
}
