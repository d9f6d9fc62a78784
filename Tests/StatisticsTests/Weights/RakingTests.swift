import Testing

@testable import Statistics

@Suite struct RakingTests {
  private func margin(_ name: String, _ totals: [(String, Double)], _ rows: [String])
    -> PopulationMargin
  {
    PopulationMargin(
      name, categories: totals.map { .init($0.0, total: $0.1) }, rows: rows)
  }
  private let a = ["x", "x", "z", "z", "x"]
  private let b = ["p", "q", "p", "q", "p"]

  @Test func everyTotalIsMet() throws {
    let design = try SurveyDesign(rows: 5, weights: [1, 2, 1, 3, 1])
    let margins = [
      margin("a", [("x", 70), ("z", 30)], a), margin("b", [("p", 45), ("q", 55)], b),
    ]
    let result = try Raking(margins).run(design)
    let weights = result.design.weights
    func sum(_ rows: [String], _ name: String) -> Double {
      zip(rows, weights).reduce(0) { $0 + ($1.0 == name ? $1.1 : 0) }
    }
    #expect(abs(sum(a, "x") - 70) < 1e-10 && abs(sum(b, "q") - 55) < 1e-10)
    // Raking keeps the odds ratio of the table, here (2 · 1)/(2 · 3) of cells xp, zp, xq, zq.
    #expect(abs((weights[0] + weights[4]) * weights[3] / (weights[1] * weights[2]) - 3) < 1e-10)
    #expect(result.iterations > 2)
    let ten = try Raking(margins).run(
      SurveyDesign(rows: 5, weights: [10, 20, 10, 30, 10]))
    #expect(zip(weights, ten.design.weights).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test func oneMarginIsPostStratification() throws {
    let design = try SurveyDesign(rows: 5, weights: [1, 1, 1, 1, 1])
    let one = margin("a", [("x", 7), ("z", 3)], a)
    let raked = try Raking([one]).run(design).design
    let stratified = try PostStratification(one).run(design)
    #expect(raked.weights == stratified.weights)
    let y: [Double] = [1, 0, 1, -1, 1]
    let (first, second) = (try raked.mean(y)!, try stratified.mean(y)!)
    #expect(abs(first.standardError - second.standardError) < 1e-15)
  }

  @Test func roundedTotalsOfLargePopulationsAgree() throws {
    let design = try SurveyDesign(rows: 5, weights: [1, 2, 1, 3, 1])
    let margins = [
      margin("a", [("x", 7_000_000), ("z", 3_000_001)], a),
      margin("b", [("p", 4_500_000), ("q", 5_500_000)], b),
    ]
    #expect(try Raking(margins).run(design).iterations < 100)
  }

  @Test func whatCannotBeMetIsNamed() throws {
    let design = try SurveyDesign(rows: 5, weights: [1, 1, 1, 1, 1])
    let good = margin("a", [("x", 70), ("z", 30)], a)
    #expect(
      throws: CalibrationError.totalsDisagree(
        margin: "a", total: 100, otherMargin: "b", otherTotal: 120)
    ) {
      try Raking([good, margin("b", [("p", 60), ("q", 60)], b)]).run(design)
    }
    #expect(throws: CalibrationError.emptyCell(margin: "b", category: "r")) {
      try Raking([good, margin("b", [("p", 50), ("q", 40), ("r", 10)], b)]).run(design)
    }
  }

  /// All of z is p, so z cannot weigh more than p.
  @Test func structuralZerosDoNotConverge() throws {
    let design = try SurveyDesign(rows: 3, weights: [1, 1, 1])
    let margins = [
      margin("a", [("x", 2), ("z", 8)], ["x", "x", "z"]),
      margin("b", [("p", 5), ("q", 5)], ["p", "q", "p"]),
    ]
    let error = #expect(throws: CalibrationError.self) {
      try Raking(margins, maximumIterations: 50).run(design)
    }
    guard case .notConverged(let iterations, let margin, _, let reached, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(iterations == 50 && ["a", "b"].contains(margin) && reached.isFinite)
    // A thousand rounds let the weights that should vanish get small, but never lost in NaN.
    #expect(throws: CalibrationError.self) { try Raking(margins).run(design) }
  }
}
