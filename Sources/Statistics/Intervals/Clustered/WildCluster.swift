import Probability

extension ClusteredInterval {
  /// Inverts the restricted wild cluster bootstrap test of the mean.
  public static let wildCluster = ClusteredInterval(
    name: "wild_cluster", title: "wild cluster bootstrap interval",
    reference:
      "Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90:414–427; MacKinnon, Nielsen & Webb (2023), Journal of Econometrics 232:272–299"
  ) { accounts, level in
    let (data, isMirrored) = ClusterSums(accounts).canonical
    guard let test = WildClusterMean(data) else { return .unclustered }
    guard test.varies else { return .noVariation("wild cluster bootstrap interval") }
    let limits = test.limits(alpha: 1 - level, within: -1...1)
    return isMirrored
      ? NetScoreInterval.Limits(-limits.upper, -limits.lower)
      : NetScoreInterval.Limits(limits.lower, limits.upper)
  }
}

/// The restricted wild cluster bootstrap test of a mean, and its inversion.
///
/// Under the hypothesis that the mean is μ each account's residual sum around μ gets a random sign,
/// and t = (mean − μ)/(cluster-robust standard error) is computed again. Every vector of signs is
/// used when there are no more than `largestEnumeration`; else `draws` are drawn. Signs and their
/// opposites give the same |t|, so the first account keeps its sign. Five accounts have 16 distinct
/// vectors, too few to reject anything at 5 %: the interval is then the whole scale.
struct WildClusterMean {
  /// Up to so many distinct vectors of signs each is used once: eleven accounts.
  static let largestEnumeration = 1_024
  /// Drawn vectors where there are more; vector r comes from stream r of `seed`.
  static let draws = 999
  /// The seed of drawn vectors: fixed, so that the interval is a function of the data.
  static let seed: UInt64 = 1

  /// Whether accounts differ at all.
  let varies: Bool
  /// Whether every vector of signs was used.
  let exact: Bool
  private let mean: Double
  private let total: Double
  /// Σa², Σam and Σm², of the residual sums a around the mean and the sizes m.
  private let squares: (residual: Double, cross: Double, size: Double)
  private let vectors: [Signs]

  /// What one vector of signs v makes of the data: Σva, Σvm, Σvam and Σvm².
  private struct Signs {
    var residual = 0.0
    var size = 0.0
    var cross = 0.0
    var sizeSquares = 0.0
  }

  /// Reduces the accounts; nil below two of them.
  init?(_ data: ClusterSums) {
    guard data.count >= 2, let mean = data.mean else { return nil }
    self.mean = mean
    total = data.total
    let residuals = zip(data.sums, data.sizes).map { $0 - $1 * mean }
    let residual = residuals.reduce(0) { $0 + $1 * $1 }
    squares = (
      residual, zip(residuals, data.sizes).reduce(0) { $0 + $1.0 * $1.1 },
      data.sizes.reduce(0) { $0 + $1 * $1 }
    )
    varies = residual / (data.total * data.total) > 1e-14
    let free = data.count - 1
    exact = free <= 10 && 1 << free <= Self.largestEnumeration
    let count = exact ? 1 << free : Self.draws
    let isExact = exact
    vectors = (0..<count).map { index in
      var generator = Philox(seed: Self.seed, stream: UInt64(index))
      var signs = Signs()
      for cluster in residuals.indices {
        let isNegative =
          isExact
          ? cluster > 0 && index >> (cluster - 1) & 1 == 1 : generator.next() & 1 == 1
        let (a, m) = (residuals[cluster], data.sizes[cluster])
        let sign = isNegative ? -1.0 : 1
        signs.residual += sign * a
        signs.size += sign * m
        signs.cross += sign * a * m
        signs.sizeSquares += sign * m * m
      }
      return signs
    }
  }

  /// The p-value of the hypothesis that the mean is `null`: the share of vectors with |t*| ≥ |t|,
  /// or (count + 1)/(R + 1) of drawn ones.
  func pValue(at null: Double) -> Double {
    let shift = null - mean
    // Σe² of the residual sums e = a − m·shift around the hypothetical mean.
    let around =
      squares.residual - 2 * shift * squares.cross + shift * shift * squares.size
    let observed = shift * shift * total * total
    // |t*| ≥ |t| multiplied out, so that a replicate without variance needs no rule of its own.
    let slack = 1 - 1e-9
    var count = 0
    for signs in vectors {
      let sum = signs.residual - shift * signs.size
      let ratio = sum / total
      let cross = signs.cross - shift * signs.sizeSquares
      let variance = around - 2 * ratio * cross + ratio * ratio * squares.size
      if sum * sum * squares.residual >= slack * observed * max(0, variance) { count += 1 }
    }
    return exact
      ? Double(count) / Double(vectors.count) : Double(count + 1) / Double(vectors.count + 1)
  }

  /// The hull of the means with p > `alpha`, on a range that holds the mean: sought from either end
  /// inwards in steps of a fortieth of the way, then by bisection.
  func limits(alpha: Double, within range: ClosedRange<Double>) -> (lower: Double, upper: Double) {
    (limit(from: range.lowerBound, alpha), limit(from: range.upperBound, alpha))
  }

  private func limit(from end: Double, _ alpha: Double) -> Double {
    // A p-value that equals α up to rounding rejects.
    func accepts(_ null: Double) -> Bool { pValue(at: null) > alpha + 1e-12 }
    let steps = 40
    var outside = end
    for step in 0..<steps {
      let null = end + (mean - end) * Double(step) / Double(steps)
      if accepts(null) {
        if step == 0 { return end }
        var inside = null
        for _ in 0..<40 {
          let middle = (inside + outside) / 2
          if accepts(middle) { inside = middle } else { outside = middle }
        }
        return inside
      }
      outside = null
    }
    // Within the last step the mean itself is accepted: its t is zero.
    var inside = mean
    for _ in 0..<40 {
      let middle = (inside + outside) / 2
      if accepts(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}
