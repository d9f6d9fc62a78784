import Probability
import Statistics

/// A beta distribution with the first two moments of a product of independent betas.
struct BetaProduct {
  /// The mean of the product.
  private(set) var mean = 1.0
  /// The mean of its square.
  private(set) var square = 1.0

  /// Multiplies with a Beta(a, b); a of 0 makes the product 0.
  mutating func multiply(_ a: Double, _ b: Double) {
    mean *= a / (a + b)
    square *= a * (a + 1) / ((a + b) * (a + b + 1))
  }

  /// The distribution; nil where the product is the constant 0 or 1.
  var distribution: Beta? {
    let variance = square - mean * mean
    guard mean > 0, mean < 1, variance > 0 else { return nil }
    let size = mean * (1 - mean) / variance - 1
    guard size > 0 else { return nil }
    return Beta(alpha: mean * size, beta: (1 - mean) * size)
  }
}

extension SurvivalInterval {
  /// The beta product confidence procedure: Clopper–Pearson where nothing is censored.
  public static let betaProduct = SurvivalInterval(
    name: "beta_product", title: "beta product",
    source: "Fay, Brittain & Proschan 2013, Biostatistics 14:723"
  ) { state, level in
    let (upper, lower) = products(state)
    let tail = (1 - level) / 2
    return widened(
      (lower.distribution?.quantile(tail) ?? lower.mean)...(upper.distribution?
        .upperQuantile(tail) ?? upper.mean), state.survival)
  }

  /// Its mid-p version: both limits from the even mixture of the two products.
  public static let betaProductMidP = SurvivalInterval(
    name: "beta_product_mid_p", title: "mid-p beta product",
    source: "Fay & Brittain 2016, Statistics in Medicine 35:2726"
  ) { state, level in
    let (upper, lower) = products(state)
    let tail = (1 - level) / 2
    let (high, low) = (upper.distribution, lower.distribution)
    // Without a distribution the product is the constant 1 (no event yet) or 0 (nobody is left).
    func cdf(_ x: Double) -> Double {
      let above = high?.cdf(x) ?? (upper.mean >= 1 ? 0 : 1)
      let below = low?.cdf(x) ?? (lower.mean >= 1 ? 0 : 1)
      return (above + below) / 2
    }
    let first = lower.mean <= 0 ? 0 : root(tail, cdf)
    let last = upper.mean >= 1 ? 1 : root(1 - tail, cdf)
    return widened(first...max(first, last), state.survival)
  }

  /// W⁺ = ∏ Beta(n − d + 1, d) and W⁻ = W⁺ · Beta(remaining, 1), in the moments.
  private static func products(
    _ state: SurvivalState
  ) -> (upper: BetaProduct, lower: BetaProduct) {
    var upper = BetaProduct()
    for step in state.steps { upper.multiply(step.atRisk - step.events + 1, step.events) }
    var lower = upper
    lower.multiply(state.remaining, 1)
    return (upper, lower)
  }

  private static func root(_ probability: Double, _ cdf: (Double) -> Double) -> Double {
    bracketedRoot(lower: 0, upper: 1, absoluteTolerance: 1e-14) {
      // At the ends the distribution is 0 and 1 whatever rounding says.
      $0 <= 0 ? -probability : $0 >= 1 ? 1 - probability : cdf($0) - probability
    }
  }

  /// An interval that holds its estimate: early small risk sets can push the moments past it.
  private static func widened(
    _ range: ClosedRange<Double>, _ estimate: Double
  ) -> ClosedRange<Double> {
    min(range.lowerBound, estimate)...max(range.upperBound, estimate)
  }
}
