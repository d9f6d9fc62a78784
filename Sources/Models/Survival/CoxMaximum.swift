import LinearAlgebra
import Statistics

/// A point at which a (penalised) log partial likelihood is largest.
struct CoxMaximum {
  var beta: [Double]
  var at: CoxEvaluation
  var iterations: Int

  /// The longest step in scaled columns, so that a flat stretch does not throw the search away.
  private static let longestStep = 5.0

  /// Newton's method with step-halving on some coefficients, the others held.
  /// - Parameters:
  ///   - start: where to begin; held coefficients keep their values.
  ///   - free: the coefficients that move.
  ///   - evaluate: the value, its gradient and a positive definite matrix to divide it by.
  /// - Throws: `notConverged`, and what `evaluate` throws.
  init(
    start: [Double], free: [Int], mostIterations: Int = 200,
    _ evaluate: ([Double]) throws(SurvivalError) -> CoxEvaluation
  ) throws(SurvivalError) {
    var beta = start
    var current = try evaluate(beta)
    guard !free.isEmpty else {
      (self.beta, at, iterations) = (beta, current, 0)
      return
    }
    for iteration in 1...mostIterations {
      guard
        let factor = try? Cholesky(
          current.information.selecting(columns: free).selecting(rows: free))
      else { throw .notConverged(iterations: iteration) }
      var step = factor.solve(free.map { current.score[$0] })
      let length = step.reduce(0) { max($0, $1.magnitude) }
      if length > Self.longestStep { step = step.map { $0 * Self.longestStep / length } }
      var share = 1.0
      var moved = beta
      var next = current
      var improved = false
      for _ in 0..<40 {
        for (k, j) in free.enumerated() { moved[j] = beta[j] + share * step[k] }
        next = try evaluate(moved)
        // At the top the value stands still to the last digit while the gradient still falls.
        let slack = 1e-13 * (1 + current.logLikelihood.magnitude)
        if next.logLikelihood >= current.logLikelihood - slack {
          improved = true
          break
        }
        share /= 2
      }
      let scale = 1 + free.reduce(0) { max($0, beta[$1].magnitude) }
      if !improved || length * share <= 1e-11 * scale {
        guard length <= 1e-6 * scale else { throw .notConverged(iterations: iteration) }
        if improved { (beta, current) = (moved, next) }
        (self.beta, at, iterations) = (beta, current, iteration)
        return
      }
      (beta, current) = (moved, next)
    }
    throw .notConverged(iterations: mostIterations)
  }
}
