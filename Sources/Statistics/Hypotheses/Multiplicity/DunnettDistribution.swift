import Probability

/// The largest of several t statistics that share a control group and a variance estimate.
///
/// The statistics have the correlations λᵢλⱼ, λᵢ² = nᵢ/(nᵢ + n₀), so that given the control's mean
/// and the variance estimate they are independent: two nested integrals, by the trapezoidal rule,
/// whose error for such integrands falls exponentially with the step. Source: Dunnett 1955, JASA
/// 50:1096; Genz & Bretz 2009, Computation of Multivariate Normal and t Probabilities, 2.1.2;
/// Trefethen & Weideman 2014, SIAM Review 56:385.
struct DunnettDistribution {
  /// λᵢ of the comparisons, in 0 ..< 1, each with the number of comparisons that have it.
  private let loadings: [(value: Double, rest: Double, count: Double)]
  private let comparisons: Int
  /// The degrees of freedom of the variance estimate.
  private let degreesOfFreedom: Double
  /// Whether absolute values count.
  private let isTwoSided: Bool

  /// A distribution.
  /// - Parameters:
  ///   - loadings: λᵢ of each comparison, in 0 ..< 1.
  ///   - degreesOfFreedom: of the variance estimate.
  ///   - isTwoSided: whether absolute values count.
  init(loadings: [Double], degreesOfFreedom: Double, isTwoSided: Bool) {
    self.loadings = Set(loadings).sorted().map { value in
      let count = loadings.reduce(0.0) { $0 + ($1 == value ? 1 : 0) }
      return (value, (1 - value * value).squareRoot(), count)
    }
    comparisons = loadings.count
    self.degreesOfFreedom = degreesOfFreedom
    self.isTwoSided = isTwoSided
  }

  /// P(max > c), accurate where it is tiny.
  func survival(_ c: Double) -> Double {
    // The logarithm y of the estimated standard deviation has the density
    // 2 (ν/2)^(ν/2) / Γ(ν/2) · exp(ν y − ν e^(2y)/2), a width of 1/√(2ν) about zero.
    let nu = degreesOfFreedom
    let width = 1 / (2 * nu).squareRoot()
    let normalizer = logOf(2) + nu / 2 * logOf(nu / 2) - logGamma(nu / 2)
    // The tail of the maximum lies at small y.
    let lower = max(-40, -24 * width - 45 / nu)
    let upper = min(4, 12 * width + 0.1)
    // One comparison alone is exceeded at least as often as this.
    let negligible = 1e-17 * StudentT(degreesOfFreedom: nu).survival(max(0, c))
    let value = Self.trapezoid(from: lower, to: upper, step: min(0.1, 0.6 * width)) { y in
      let s = exponential(y)
      let density = exponential(normalizer + nu * y - nu * s * s / 2)
      return density <= negligible ? 0 : density * normalSurvival(c * s)
    }
    return min(1, max(0, value))
  }

  /// P(max > c) where the variance is known.
  private func normalSurvival(_ c: Double) -> Double {
    // Exceedances are likeliest where the shared part is near ±c, if they are anywhere.
    let reach = 9 + min(abs(c), 30)
    let steepest = loadings.reduce(1.0) { min($0, $1.rest) }
    return Self.trapezoid(from: -reach, to: reach, step: 0.7 * max(steepest, 0.01)) { z in
      let density = Normal().density(z)
      guard density > 0 else { return 0 }
      var logInside = 0.0
      for loading in loadings {
        var outside = Normal().survival((c - loading.value * z) / loading.rest)
        if isTwoSided { outside += Normal().cdf((-c - loading.value * z) / loading.rest) }
        if outside >= 1 { return density }
        logInside += loading.count * logOnePlus(-outside)
      }
      return -density * exponentialMinusOne(logInside)
    }
  }

  /// The integral of a function that vanishes at both ends.
  private static func trapezoid(
    from lower: Double, to upper: Double, step: Double, _ function: (Double) -> Double
  ) -> Double {
    let count = max(1, Int(((upper - lower) / step).rounded(.up)))
    let width = (upper - lower) / Double(count)
    return (0...count).reduce(0) { $0 + function(lower + width * Double($1)) } * width
  }

  /// The c with P(max > c) = q.
  func upperQuantile(_ q: Double) -> Double {
    let single = StudentT(degreesOfFreedom: degreesOfFreedom)
    let sides = isTwoSided ? 2.0 : 1.0
    // One comparison alone and Bonferroni's bound have it between them.
    let low = single.upperQuantile(min(1, q / sides))
    let high = single.upperQuantile(q / sides / Double(comparisons))
    if comparisons == 1 || high <= low { return high }
    return bracketedRoot(lower: low - 1e-3, upper: high + 1e-3, absoluteTolerance: 1e-9) {
      survival($0) - q
    }
  }
}
