import Statistics

/// Finds the ratio of variances with the largest likelihood, and those that a test accepts.
struct RandomInterceptMaximum {
  let kernel: RandomInterceptKernel
  let estimation: RandomInterceptModel.Estimation

  /// The best solution, the boundary λ = 0 included.
  ///
  /// The likelihood may have two peaks, one of them at zero: a grid of ratios finds the highest,
  /// and the root of the derivative between its neighbours is the estimate.
  /// - Throws: `noVariationWithin`.
  func solution() throws(HierarchicalError) -> RandomInterceptSolution {
    if kernel.isConstantWithin { throw .noVariationWithin }
    guard let none = RandomInterceptSolution(kernel, ratio: 0) else { throw .noVariation }
    var best = (likelihood: none.logLikelihood(estimation), place: 0)
    let ratios = [0] + Self.grid
    for place in 1..<ratios.count {
      guard let trial = RandomInterceptSolution(kernel, ratio: ratios[place]) else { continue }
      let likelihood = trial.logLikelihood(estimation)
      if likelihood > best.likelihood { best = (likelihood, place) }
    }
    if best.place == ratios.count - 1 { throw .noVariationWithin }
    if best.place == 0, none.slope(estimation) <= 0 { return none }
    let ratio = peak(at: best.place, of: ratios)
    guard let found = RandomInterceptSolution(kernel, ratio: ratio) else { return none }
    return found.logLikelihood(estimation) >= none.logLikelihood(estimation) ? found : none
  }

  /// Ratios from 1e-6 to 1e9, six to a power of ten.
  static let grid = (0...90).map { exponential((Double($0) / 6 - 6) * logOf(10)) }

  private func slope(_ ratio: Double) -> Double {
    RandomInterceptSolution(kernel, ratio: ratio)?.slope(estimation) ?? -.infinity
  }

  /// The root of the derivative on the rising side of the best point of the grid.
  private func peak(at place: Int, of ratios: [Double]) -> Double {
    let centre = ratios[place]
    let slopeThere = slope(centre)
    let (lower, upper) =
      slopeThere > 0 ? (centre, ratios[place + 1]) : (place > 0 ? ratios[place - 1] : 0, centre)
    // Where the derivative does not change its sign the peak is narrower than the grid, and the
    // point itself is the best that was seen.
    guard slope(lower) > 0, slope(upper) < 0 else { return centre }
    if lower == 0 {
      return bracketedRoot(lower: 0, upper: upper, absoluteTolerance: 1e-18, slope)
    }
    let root = bracketedRoot(lower: logOf(lower), upper: logOf(upper), absoluteTolerance: 1e-15) {
      slope(exponential($0))
    }
    return exponential(root)
  }

  /// The ratios around an estimate whose log-likelihood is within `drop` of its own.
  /// - Returns: a lower limit of zero where that ratio is accepted too; no upper limit where none
  ///   is refused below 1e30.
  func accepted(_ best: RandomInterceptSolution, drop: Double) -> (lower: Double, upper: Double?) {
    let limit = best.logLikelihood(estimation) - drop
    func excess(_ ratio: Double) -> Double {
      (RandomInterceptSolution(kernel, ratio: ratio)?.logLikelihood(estimation) ?? -.infinity)
        - limit
    }
    var lower = 0.0
    if best.ratio > 0, excess(0) < 0 {
      var inside = best.ratio
      while inside > 1e-12, excess(inside / 2) >= 0 { inside /= 2 }
      let outside = excess(inside / 2) < 0 ? inside / 2 : 0
      lower = bracketedRoot(lower: outside, upper: inside, absoluteTolerance: 1e-18, excess)
    }
    var inside = max(best.ratio, 1e-6)
    if excess(inside) < 0 {
      return (lower, bracketedRoot(lower: best.ratio, upper: inside, excess))
    }
    while excess(inside * 2) >= 0 {
      inside *= 2
      if inside > 1e30 { return (lower, nil) }
    }
    return (lower, bracketedRoot(lower: inside, upper: inside * 2, excess))
  }
}
