import LinearAlgebra
import Statistics

/// The scores of all accounts, averaged over intraclass correlations.
struct ScoreMixture: Sendable {
  /// Everything at one intraclass correlation.
  struct Component: Sendable {
    /// The intraclass correlation.
    let correlation: Double
    /// Its share π of the average.
    var share: Double
    /// The standard deviation within accounts.
    let deviation: Double
    /// The generalised least squares estimates.
    let coefficients: [Double]
    /// Accounts × columns by rows: L⁻¹d, whose squared length is d′A⁻¹d.
    let white: [Double]
    /// λ/(1 + mλ) of each account.
    let free: [Double]
    /// θ̂ of each account.
    let scores: [Double]
    /// w′β̂, and L⁻¹w for it: what an account that nobody has spoken for would have.
    let unheard: (score: Double, white: [Double])?
  }

  let components: [Component]
  let degreesOfFreedom: Int
  /// Σπθ̂ of each account.
  let scores: [Double]
  /// √Σπ[V + (θ̂ − Σπθ̂)²] of each account.
  let errors: [Double]
  /// The restricted maximum-likelihood estimate; nil where accounts do not vary within.
  let restricted: Double?

  /// Averages over `gridPoints` correlations, equally spaced from .005 to .95.
  init(_ design: RoleDesign, gridPoints: Int) throws(HierarchicalError) {
    let kernel = design.kernel
    restricted = try Self.restrictedEstimate(kernel)
    let targets = design.targets
    let grid = (0..<gridPoints).map {
      0.005 + (0.95 - 0.005) * Double($0) / Double(gridPoints - 1)
    }
    var components: [Component] = []
    var logs: [Double] = []
    for correlation in grid {
      let ratio = correlation / (1 - correlation)
      guard let solution = RandomInterceptSolution(kernel, ratio: ratio) else { continue }
      components.append(Self.component(solution, correlation, targets, unheard: design.unheard))
      logs.append(logOf(correlation) / 2 + solution.logLikelihood(.reml))
    }
    // A finite grid of positive ratios always leaves some solution of a design of full rank.
    guard let top = logs.max() else { throw .noVariation }
    let raw = logs.map { exponential($0 - top) }
    let total = raw.reduce(0, +)
    for j in components.indices { components[j].share = raw[j] / total }
    self.components = components
    degreesOfFreedom = design.degreesOfFreedom
    let means = targets.indices.map { account in
      components.reduce(0.0) { $0 + $1.share * $1.scores[account] }
    }
    scores = means
    errors = targets.indices.map { account in
      components.reduce(0.0) {
        let away = $1.scores[account] - means[account]
        return $0 + $1.share * ($1.variance(account) + away * away)
      }.squareRoot()
    }
  }

  private static func restrictedEstimate(
    _ kernel: RandomInterceptKernel
  ) throws(HierarchicalError) -> Double? {
    if kernel.isConstantWithin { return nil }
    let ratio = try RandomInterceptMaximum(kernel: kernel, estimation: .reml).solution().ratio
    return ratio / (1 + ratio)
  }

  /// All accounts at one ratio of variances.
  static func component(
    _ solution: RandomInterceptSolution, _ correlation: Double, _ targets: [[Double]],
    unheard: [Double]? = nil
  ) -> Component {
    let kernel = solution.kernel
    let p = kernel.columns
    let moved = kernel.transform.times(solution.shares)
    let coefficients = zip(kernel.leastSquares, moved).map { $0 + kernel.scale * $1 }
    var white = [Double](repeating: 0, count: targets.count * p)
    var (free, scores): ([Double], [Double]) = ([], [])
    for (account, target) in targets.enumerated() {
      let c = solution.ratio * solution.retained[account]
      var departure = kernel.transform.transposedTimes(target)
      let start = account * p
      for j in 0..<p { departure[j] -= c * kernel.sums[start + j] }
      for (j, value) in solution.whitened(departure).enumerated() { white[start + j] = value }
      free.append(c)
      let fixed = zip(target, coefficients).reduce(0.0) { $0 + $1.0 * $1.1 }
      scores.append(fixed + c * solution.residualSum(account) * kernel.scale)
    }
    let prior = unheard.map { target in
      (
        score: zip(target, coefficients).reduce(0.0) { $0 + $1.0 * $1.1 },
        white: solution.whitened(kernel.transform.transposedTimes(target))
      )
    }
    return Component(
      correlation: correlation, share: 0,
      deviation: solution.residualVariance(.reml).squareRoot(), coefficients: coefficients,
      white: white, free: free, scores: scores, unheard: prior)
  }

  /// The score and its error of an account without answers: Σπw′β̂ and
  /// √Σπ[σ²(λ + w′A⁻¹w) + (w′β̂ − Σπw′β̂)²]; nil when the role mix is a covariate, which it has not.
  var unheard: (score: Double, error: Double)? {
    let parts = components.compactMap { part in part.unheard.map { (part, $0) } }
    guard !parts.isEmpty else { return nil }
    let centre = parts.reduce(0.0) { $0 + $1.0.share * $1.1.score }
    let square = parts.reduce(0.0) { sum, pair in
      let (part, own) = pair
      let away = own.score - centre
      let ratio = part.correlation / (1 - part.correlation)
      let spread = own.white.reduce(ratio) { $0 + $1 * $1 }
      return sum + part.share * (part.deviation * part.deviation * spread + away * away)
    }
    return (centre, square.squareRoot())
  }
}

extension ScoreMixture.Component {
  /// V = σ²[λ/(1 + mλ) + d′A⁻¹d] of an account.
  func variance(_ account: Int) -> Double {
    let p = coefficients.count
    var sum = free[account]
    for j in (account * p)..<((account + 1) * p) { sum += white[j] * white[j] }
    return deviation * deviation * sum
  }
}
