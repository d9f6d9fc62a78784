import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct SeparationTests {
  private func test(_ columns: [[Double]], _ y: [Double], _ names: [String]) throws -> Separation {
    try SeparationTest().run(
      x: Matrix(columns: [y.map { _ in 1 }] + columns), outcomes: y, names: ["(Intercept)"] + names)
  }

  @Test func completeByOneColumn() throws {
    let found = try test(
      [[1, 2, 3, 4, 5, 6], [3, 1, 2, 2, 3, 1]], [0, 0, 0, 1, 1, 1], ["x", "noise"])
    #expect(found.kind == .complete)
    #expect(found.rows == [0, 1, 2, 3, 4, 5])
    #expect(found.drivers == ["x"] && found.alone == ["x"])
    #expect(found.limits == nil)
  }

  @Test func completeByTwoColumnsTogetherOnly() throws {
    // x + z > 5 separates, neither column alone.
    let found = try test(
      [[1, 2, 4, 5, 3, 1], [2, 3, 0, 1, 3, 5]], [0, 0, 0, 1, 1, 1], ["x", "z"])
    #expect(found.kind == .complete)
    #expect(found.drivers == ["x", "z"] && found.alone.isEmpty)
  }

  @Test func quasiCompleteSignsAndRows() throws {
    let d: [Double] = [1, 1, 0, 0, 0, 0]
    let found = try test([d, [1, 2, 1, 2, 1, 2]], [0, 0, 0, 1, 1, 0], ["d", "x"])
    #expect(found.kind == .quasiComplete)
    #expect(found.limits == [.finite, .minus, .finite])
    #expect(found.rows == [0, 1])
    #expect(found.sentence.contains("d predicts 2 of the outcomes"))
  }

  /// Two yes/no drivers that each name only events, one row with both.
  @Test func twoDirections() throws {
    let found = try test(
      [[1, 1, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0]], [1, 1, 1, 0, 1, 0], ["d", "e"])
    #expect(found.kind == .quasiComplete)
    // d and e alone give the three rows; with b_d + b_e > 0 and both > 0 each is +.
    #expect(found.limits == [.finite, .plus, .plus])
    #expect(found.drivers == ["d", "e"])
  }

  /// A coefficient whose sign the separating directions leave open.
  @Test func undeterminedSign() throws {
    // All rows with g = 1 are events; x differs among them, and not among the others.
    let g: [Double] = [1, 1, 1, 0, 0, 0]
    let x: [Double] = [1, 2, 4, 0, 0, 0]
    let found = try test([g, x], [1, 1, 1, 0, 1, 0], ["g", "x"])
    #expect(found.kind == .quasiComplete)
    #expect(found.limits?[0] == .finite)
    #expect(found.limits?[2] == .undetermined)
    #expect(found.drivers.count == 1)
  }

  /// An overlap by a millionth of the spread is not separation; without it, it is.
  @Test(arguments: [1e-3, 1e-6, 1e-8])
  func nearSeparationIsToldApart(gap: Double) throws {
    let low: [Double] = [1, 2, 3, 4, 5]
    let overlapping = try test([low + [5 - gap, 6, 7]], [0, 0, 0, 0, 0, 1, 1, 1], ["x"])
    #expect(overlapping.kind == .none)
    let separated = try test([low + [5 + gap, 6, 7]], [0, 0, 0, 0, 0, 1, 1, 1], ["x"])
    #expect(separated.kind == .complete)
    let touching = try test([low + [5, 6, 7]], [0, 0, 0, 0, 0, 1, 1, 1], ["x"])
    #expect(touching.kind == .quasiComplete)
    #expect(touching.limits == [.minus, .plus])
  }

  @Test func unitsDoNotMatter() throws {
    let (x, y) = LogisticHelp.rows(seed: 4)
    for factor in [1e-8, 1.0, 1e9] {
      let scaled = x.column(2).map { factor * $0 }
      let found = try test([x.column(1), scaled, y], y, ["a", "b", "same"])
      #expect(found.kind == .complete && found.drivers == ["same"])
      #expect(try test([x.column(1), scaled], y, ["a", "b"]).kind == .none)
    }
  }

  /// The certain test and the likelihood agree on many random small data sets: where maximum
  /// likelihood converges with residuals that prove overlap, the search finds none, and elsewhere
  /// it finds a direction.
  @Test func agreesWithTheLikelihood() throws {
    var generator = Philox(seed: 21)
    var counts = [Separation.Kind: Int]()
    for _ in 0..<150 {
      let n = 8 + generator.below(10)
      let columns = (0..<2).map { _ in (0..<n).map { _ in Double(generator.below(4)) } }
      let y = (0..<n).map { _ in generator.uniform() < 0.3 ? 1.0 : 0 }
      guard y.contains(1), y.contains(0) else { continue }
      let x = Matrix(columns: [y.map { _ in 1 }] + columns)
      guard
        let data = try? LogisticData(
          x: x, outcomes: y, weights: nil, offset: nil, names: ["(Intercept)", "a", "b"],
          intercept: true), let basis = try? LogisticCoordinates(data)
      else { continue }
      let kernel = LogisticKernel(data, basis, penalised: false)
      let converged = kernel.maximise(free: 3).converged && kernel.certifiesOverlap
      let found = try test(columns, y, ["a", "b"])
      counts[found.kind, default: 0] += 1
      #expect(converged == (found.kind == .none))
    }
    #expect(counts.count == 3 && counts.values.allSatisfy { $0 >= 3 })
  }

  @Test func oneOutcomeIsSeparatedByTheIntercept() throws {
    let found = try test([[1, 2, 3]], [1, 1, 1], ["x"])
    #expect(found.kind == .complete && found.drivers == ["(Intercept)"])
  }

  @Test func noRows() throws {
    let found = try SeparationTest().run(
      x: Matrix(rows: 0, columns: 2, []), outcomes: [], names: ["(Intercept)", "x"])
    #expect(found.kind == .none)
  }

  /// min ‖(μ₁ − 1, μ₂ + 2)‖ over μ ≥ 0: μ = (1, 0), residual (0, 2).
  @Test func nonNegativeLeastSquaresByHand() {
    let solved = NonNegativeLeastSquares(.identity(2), constant: [-1, 2])
    #expect(solved.converged)
    #expect(solved.multipliers == [1, 0])
    #expect(solved.residual == [0, 2])
  }
}
