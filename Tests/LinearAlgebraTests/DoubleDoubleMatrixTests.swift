import LinearAlgebra
import Testing

@Suite struct DoubleDoubleMatrixTests {
  @Test func roundedAndRemainderMakeTheMatrixAgain() {
    let decimals = DoubleDoubleMatrix(decimals: Matrix(rowVectors: [[0.1, 2], [0.3, 0.7]]))
    #expect(decimals.rounded == Matrix(rowVectors: [[0.1, 2], [0.3, 0.7]]))
    #expect(DoubleDoubleMatrix(decimals.rounded, remainder: decimals.remainder) == decimals)
    #expect(decimals[1, 0] == DoubleDouble(decimal: 0.3))
  }

  @Test func residualKeepsWhatDoubleWouldCancel() {
    // 3 × 0.1 − 0.3 is 0 in decimal, 5.55e-17 in double.
    let a = DoubleDoubleMatrix(decimals: Matrix(columns: [[0.1]]))
    let residual = a.residual(of: [DoubleDouble(3)], from: [DoubleDouble(decimal: 0.3)])
    #expect(abs(residual[0].high) < 1e-32)
    #expect(0.3 - 3 * 0.1 != 0)
  }

  @Test func entriesCanBeAssigned() {
    var a = DoubleDoubleMatrix(rows: 1, columns: 2, [.zero, .zero])
    a[0, 1] = DoubleDouble(decimal: 0.1)
    #expect(a.values == [.zero, DoubleDouble(decimal: 0.1)])
  }

  @Test func emptyMatricesHaveResiduals() {
    let a = DoubleDoubleMatrix(rows: 2, columns: 0, [])
    #expect(a.residual(of: [], from: [.zero, DoubleDouble(1)]) == [.zero, DoubleDouble(1)])
  }
}
