import LinearAlgebra
import Testing

@Suite struct DoubleDoubleQRTests {
  /// The Hilbert matrix of this order, to 32 digits.
  private func hilbert(_ n: Int) -> DoubleDoubleMatrix {
    DoubleDoubleMatrix(
      rows: n, columns: n,
      (0..<(n * n)).map { DoubleDouble(1) / DoubleDouble(Double($0 % n + $0 / n + 1)) })
  }

  private func choose(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  @Test func hilbertMatrixOfConditionTenToTheThirteenIsSolvedToTheLastDigit() throws {
    // The solution of H x = (1, 0, 0, …) is the first column of the inverse, whose entries are the
    // integers (−1)ⁱ (i + 1) C(n + i, n − 1) C(n, i + 1).
    let n = 10
    let expected = (0..<n).map { i in
      Double((i % 2 == 0 ? 1 : -1) * (i + 1) * choose(n + i, n - 1) * choose(n, i + 1))
    }
    #expect(expected[0] == 100 && expected[1] == -4950)
    let qr = try DoubleDoubleQR(hilbert(n))
    let unit = [DoubleDouble(1)] + Array(repeating: DoubleDouble.zero, count: n - 1)
    let x = qr.solve(unit)
    for i in 0..<n { #expect(abs(x[i].high / expected[i] - 1) < 1e-15) }

    // LAPACK in double has three digits left here: this is what the arithmetic is for.
    let plain = try QR(hilbert(n).rounded).solve([1] + Array(repeating: 0, count: n - 1))
    #expect((0..<n).contains { abs(plain[$0] / expected[$0] - 1) > 1e-6 })
  }

  @Test func factorsReproduceEveryTallShape() throws {
    var numbers = TestNumbers(seed: 17)
    for (n, p) in allShapes where n >= p {
      let a = numbers.matrix(n, p)
      let qr = try DoubleDoubleQR(DoubleDoubleMatrix(a, remainder: 0 * a))
      let (q, r) = (qr.q.rounded, qr.r.rounded)
      #expect(distance(q * r, a) < 1e-14)
      #expect(distance(q.gram, .identity(p)) < 1e-14)
      let product = qr.rInverse.rounded * r
      #expect(distance(product, .identity(p)) < 1e-12)
    }
  }

  @Test func agreesWithLAPACKOnAnEasySystem() throws {
    var numbers = TestNumbers(seed: 18)
    let a = numbers.matrix(12, 4)
    let b = numbers.vector(12)
    let qr = try DoubleDoubleQR(DoubleDoubleMatrix(a, remainder: 0 * a))
    let x = qr.solve(b.map { DoubleDouble($0) })
    #expect(distance(x.map(\.high), try QR(a).solve(b)) < 1e-14)
    let m = qr.rInverse.rounded
    #expect(distance(m.outerGram, try QR(a).gramInverse()) < 1e-14)
  }

  @Test func aVanishingColumnIsRefused() {
    let a = Matrix(columns: [[0, 0, 0]])
    #expect(throws: LinearAlgebraError.singular(condition: .infinity)) {
      try DoubleDoubleQR(DoubleDoubleMatrix(a, remainder: a))
    }
  }

  @Test func nonFiniteEntriesAreNamed() {
    let a = Matrix(columns: [[1, .nan]])
    #expect(throws: LinearAlgebraError.nonFinite(row: 1, column: 0)) {
      try DoubleDoubleQR(DoubleDoubleMatrix(a, remainder: 0 * a))
    }
  }
}
