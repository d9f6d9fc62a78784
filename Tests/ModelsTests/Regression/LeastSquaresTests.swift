import Statistics
import LinearAlgebra
import Probability
import Testing

@testable import Models

@Suite struct LeastSquaresTests {
  /// A design of n rows with an intercept and p − 1 normal columns, and a response.
  private func problem(
    _ n: Int, _ p: Int, seed: UInt64
  ) -> (x: Matrix, y: [Double], w: [Double]) {
    var generator = Philox(seed: seed)
    var columns = [Array(repeating: 1.0, count: n)]
    for _ in 1..<p { columns.append((0..<n).map { _ in generator.normal() }) }
    let y = (0..<n).map { _ in 10 + generator.normal() }
    let w = (0..<n).map { _ in 0.5 + generator.uniform() }
    return (Matrix(columns: columns), y, w)
  }

  private func solve(
    _ x: Matrix, _ y: [Double], _ w: [Double]? = nil,
    _ precision: LeastSquaresPrecision = .automatic
  ) throws -> LeastSquares {
    try LeastSquares(
      design: DoubleDoubleMatrix(decimals: x), response: y.map(DoubleDouble.init(decimal:)),
      weights: w, names: (0..<x.columns).map { "x\($0)" }, precision: precision)
  }

  @Test func factorsAreWhatTheySayInBothPrecisions() throws {
    for (n, p) in [(3, 2), (6, 3), (12, 5), (30, 8)] {
      let (x, y, w) = problem(n, p, seed: UInt64(n))
      for precision in [LeastSquaresPrecision.double, .doubleDouble] {
        let solved = try solve(x, y, w, precision)
        #expect(solved.precision == precision)
        let weighted = x.scalingRows(by: w.map { $0.squareRoot() })
        let identity = Matrix.identity(p)
        #expect((solved.q.gram - identity).values.allSatisfy { abs($0) < 1e-14 })
        #expect((weighted * solved.m - solved.q).values.allSatisfy { abs($0) < 1e-13 })
        let product = solved.gramInverse * weighted.gram
        #expect((product - identity).values.allSatisfy { abs($0) < 1e-11 })
        #expect(abs(solved.leverages.reduce(0, +) - Double(p)) < 1e-13)
        #expect(solved.containsConstant(weights: w))
      }
    }
  }

  @Test func bothPrecisionsAgreeWhereBothAreGood() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let (x, y, w) = problem(15, 4, seed: seed)
      let (a, b) = (try solve(x, y, w, .double), try solve(x, y, w, .doubleDouble))
      for j in 0..<4 {
        #expect(abs(a.coefficients[j] - b.coefficients[j]) < 1e-15 * 16)
        #expect(abs(a.gramInverse[j, j] / b.gramInverse[j, j] - 1) < 1e-13)
      }
      #expect(abs(a.residualSumOfSquares / b.residualSumOfSquares - 1) < 1e-14)
    }
  }

  @Test func automaticChangesArithmeticAtTheLimit() throws {
    let (x, y, _) = problem(12, 3, seed: 4)
    let easy = try solve(x, y)
    #expect(easy.precision == .double && easy.conditionEstimate < LeastSquares.conditionLimit)
    // A column far from zero is nearly parallel to the intercept.
    var far = x
    for i in 0..<12 { far[i, 1] += 2000 }
    let hard = try solve(far, y)
    #expect(hard.precision == .doubleDouble)
    #expect(hard.conditionEstimate > LeastSquares.conditionLimit)
  }

  @Test func aConstantIsFoundInTheColumnsOrNot() throws {
    let y: [Double] = [1, 2, 4, 3]
    let dummies = try solve(Matrix(columns: [[1, 1, 0, 0], [0, 0, 1, 1]]), y)
    #expect(dummies.containsConstant(weights: nil))
    let slope = try solve(Matrix(columns: [[1, 2, 3, 4]]), y)
    #expect(!slope.containsConstant(weights: nil))
  }

  @Test func columnScalesAreExactAndBringLengthsTogether() {
    let x = Matrix(columns: [[3, 4], [3e200, 4e200], [0, 0], [0x1p-1030, 0]])
    let scales = x.powerOfTwoColumnScales
    #expect(scales.allSatisfy { $0.significand == 1 })
    #expect(scales[2] == 1 && scales[3].isFinite)
    for j in [0, 1] {
      let column = x.column(j).map { $0 * scales[j] }
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(length >= 1 && length < 4)
    }
  }

  @Test func unitsThatDifferByTwoHundredOrdersAreNoProblem() throws {
    let (x, y, _) = problem(9, 3, seed: 5)
    let scaled = x.scalingColumns(by: [1, 0x1p300, 0x1p-300])
    let (a, b) = (try solve(x, y), try solve(scaled, y))
    #expect(a.coefficients[1] == b.coefficients[1] * 0x1p300)
    #expect(a.coefficients[2] == b.coefficients[2] * 0x1p-300)
  }

  @Test func toleranceDecidesOnDependence() throws {
    let (x, y, _) = problem(9, 3, seed: 6)
    var near = x
    for i in 0..<9 { near[i, 2] = x[i, 1] + 1e-8 * x[i, 2] }
    #expect(try solve(near, y).precision == .doubleDouble)
    #expect(throws: FitError.rankDeficient(columns: [.init(name: "b", dependsOn: ["a"])])) {
      try LeastSquares(
        design: DoubleDoubleMatrix(decimals: near), response: y.map { DoubleDouble($0) },
        names: ["c", "a", "b"], tolerance: 1e-6)
    }
  }
}
