import Probability

/// The difference of two scores of the same answers, on −2…2.
///
/// The difference is linearised: an account contributes u = Σa(y − m₁) − Σb(y − m₂), a and b the
/// weights of its answers under the two estimands, each adding up to one over all. Its variance is
/// shrunken as the design effect is, (2·model + ν·Σf²u²)/(2 + ν), with t on ν + 2: f² ≥ 1 makes
/// each u² unbiased when answers are independent and alike, ν is Satterthwaite's under that model,
/// and the model is σ̂²[(1 − ρ)Σk² + ρΣK²], k = a − b for an answer and K for an account.
public struct EstimandDifference: Codable, Sendable, Equatable {
  /// The first estimand.
  public let first: NetScoreEstimand
  /// The second estimand.
  public let second: NetScoreEstimand
  /// The first score minus the second.
  public let difference: Double
  /// Its standard error; nil below five accounts and when all answers agree.
  public let standardError: Double?
  /// ν + 2; nil where the standard error is.
  public let degreesOfFreedom: Double?
  /// The interval; nil where the standard error is.
  public let interval: Interval?
  /// The two-sided p-value of no difference; nil where the standard error is.
  public let pValue: Double?
  /// Whether the scores differ by more than their uncertainty: the interval leaves out zero.
  public let disagree: Bool

  /// Estimates; nil when one of the scores has no answers.
  init?(
    _ values: [Int], _ first: EstimandWeights, _ second: EstimandWeights, groups: [[Int]],
    level: Double
  ) {
    guard let a = Self.shares(first.weights), let b = Self.shares(second.weights) else {
      return nil
    }
    let contrast = EstimandContrast(values.map(Double.init), a, b, groups)
    self.first = first.estimand
    self.second = second.estimand
    // Weights that are the same up to rounding define one score, not two.
    let same = contrast.coefficientSquares <= 1e-24
    let unanimous = contrast.answerVariance <= 1e-14
    difference = same || unanimous ? 0 : contrast.difference
    guard contrast.accounts >= NetScoreEstimator.fewestAccounts, !unanimous else {
      (standardError, degreesOfFreedom, interval, pValue) = (nil, nil, nil, nil)
      disagree = false
      return
    }
    let degrees = contrast.satterthwaite + DesignEffect.priorWeight
    let variance =
      same
      ? 0
      : (DesignEffect.priorWeight * contrast.modelVariance
        + contrast.satterthwaite * contrast.robustVariance) / degrees
    let error = variance.squareRoot()
    let t = StudentT(degreesOfFreedom: degrees)
    let margin = t.upperQuantile((1 - level) / 2) * error
    standardError = error
    degreesOfFreedom = degrees
    interval = Interval(
      lower: max(-2, difference - margin), upper: min(2, difference + margin), level: level,
      method: "linearised_difference")
    pValue = error > 0 ? 2 * t.survival(abs(difference) / error) : 1
    disagree = error > 0 && abs(difference) > margin
  }

  private static func shares(_ weights: [Double]) -> [Double]? {
    guard let largest = weights.max(), largest > 0 else { return nil }
    let total = CompensatedSum(weights.map { $0 / largest }).value
    return weights.map { $0 / largest / total }
  }
}

/// What the variance of the difference of two weighted means is made of.
struct EstimandContrast {
  let accounts: Int
  let difference: Double
  let coefficientSquares: Double
  /// The variance of one answer, each counted once, with divisor n − 1.
  let answerVariance: Double
  let modelVariance: Double
  let robustVariance: Double
  let satterthwaite: Double

  /// The sums of one account: of a, b, a − b, their products, and the linearised contribution.
  private struct Account {
    var (a, b, aa, bb, ab, u) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var kk: Double { max(0, aa - 2 * ab + bb) }
    var ka: Double { aa - ab }
    var kb: Double { ab - bb }
  }

  init(_ y: [Double], _ a: [Double], _ b: [Double], _ groups: [[Int]]) {
    let (meanA, meanB) = (Self.dot(a, y), Self.dot(b, y))
    difference = meanA - meanB
    var sums: [Account] = []
    for rows in groups where rows.contains(where: { a[$0] > 0 || b[$0] > 0 }) {
      var account = Account()
      for row in rows {
        account.a += a[row]
        account.b += b[row]
        account.aa += a[row] * a[row]
        account.bb += b[row] * b[row]
        account.ab += a[row] * b[row]
        account.u += a[row] * (y[row] - meanA) - b[row] * (y[row] - meanB)
      }
      sums.append(account)
    }
    accounts = sums.count
    let (aa, bb, ab) = (Self.dot(a, a), Self.dot(b, b), Self.dot(a, b))
    coefficientSquares = sums.reduce(0) { $0 + $1.kk }

    let plain = ClusterSums(
      sizes: groups.map { Double($0.count) },
      sums: groups.map { $0.reduce(0) { $0 + y[$1] } },
      squares: groups.map { $0.reduce(0) { $0 + y[$1] * y[$1] } })
    let rho = DesignEffect(plain)?.shrunkenCorrelation ?? DesignEffect.priorCorrelation
    let between = sums.reduce(0) { $0 + ($1.a - $1.b) * ($1.a - $1.b) }
    answerVariance = plain.variance ?? 0
    modelVariance = answerVariance * ((1 - rho) * coefficientSquares + rho * between)

    /// The covariance of two contributions when answers are independent and alike.
    func covariance(_ g: Account, _ h: Account) -> Double {
      let own = -g.ka * h.a + g.kb * h.b - h.ka * g.a + h.kb * g.b
      return own + g.a * h.a * aa + g.b * h.b * bb - (g.a * h.b + g.b * h.a) * ab
    }
    let factors = sums.map { account -> Double in
      let own = account.kk + covariance(account, account)
      return own > 1e-12 * account.kk ? max(1, account.kk / own) : 1
    }
    robustVariance = zip(sums, factors).reduce(0) { $0 + $1.1 * $1.0.u * $1.0.u }
    var (trace, norm) = (0.0, 0.0)
    for g in sums.indices {
      let own = factors[g] * max(0, sums[g].kk + covariance(sums[g], sums[g]))
      trace += own
      norm += own * own
      for h in 0..<g {
        let cross = covariance(sums[g], sums[h])
        norm += 2 * factors[g] * factors[h] * cross * cross
      }
    }
    satterthwaite = norm > 0 ? trace * trace / norm : 0
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
