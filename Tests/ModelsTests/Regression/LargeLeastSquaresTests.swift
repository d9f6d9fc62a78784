import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct LargeLeastSquaresTests {
  private static func data(
    rows: Int, columns: Int
  ) -> (x: Matrix, y: [Double], names: [String]) {
    var generator = Philox(seed: 8)
    var design = [Array(repeating: 1.0, count: rows)]
    for j in 1..<columns {
      // Units differ by eight orders of magnitude.
      let unit = [1, 1e4, 1e-4][j % 3]
      design.append((0..<rows).map { _ in unit * generator.normal() })
    }
    let y = (0..<rows).map { 1 + design[1][$0] / 1e4 + generator.normal() }
    return (Matrix(columns: design), y, (0..<columns).map { "x\($0)" })
  }

  /// The blocks in double against double-double on the same rows, to the digits that are promised.
  @Test(arguments: [false, true])
  func agreesWithTheGeneralSolver(weighted: Bool) throws {
    let (x, y, names) = Self.data(rows: 40_000, columns: 7)
    let weights = weighted ? (0..<40_000).map { Double($0 % 4) } : nil
    let fast = try LinearRegression().fit(x: x, y: y, names: names, weights: weights)
    let exact = try LinearRegression(precision: .doubleDouble)
      .fit(x: x, y: y, names: names, weights: weights)
    #expect(fast.precision == .double && exact.precision == .doubleDouble)
    for j in names.indices {
      let scale = exact.standardErrors[j]
      #expect(abs(fast.coefficients[j] - exact.coefficients[j]) < 1e-11 * scale)
      #expect(abs(fast.standardErrors[j] / scale - 1) < 1e-13)
    }
    #expect(abs(fast.sumOfSquaresResidual / exact.sumOfSquaresResidual - 1) < 1e-13)
    #expect(zip(fast.leverages, exact.leverages).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func smallAndIllConditionedProblemsAreLeftToTheGeneralSolver() throws {
    let (x, y, _) = Self.data(rows: 40_000, columns: 7)
    #expect(LeastSquares(large: x, response: y, weights: nil, tolerance: nil) != nil)
    let few = x.selecting(rows: Array(0..<1_000))
    #expect(
      LeastSquares(large: few, response: Array(y[..<1_000]), weights: nil, tolerance: nil) == nil)
    let year = x.column(1).map { 2_000 + $0 / 1e4 }
    let far = Matrix(columns: (0..<6).map { x.column($0) } + [year])
    #expect(LeastSquares(large: far, response: y, weights: nil, tolerance: nil) == nil)
    let twice = Matrix(columns: (0..<6).map { x.column($0) } + [x.column(2)])
    #expect(
      throws: FitError.rankDeficient(columns: [
        DependentColumn(name: "h", dependsOn: ["c"])
      ])
    ) {
      try LinearRegression().fit(x: twice, y: y, names: ["a", "b", "c", "d", "e", "f", "h"])
    }
  }
}
