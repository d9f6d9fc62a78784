import Probability

/// The exact distribution of the net score of n answers drawn with replacement from these answers.
///
/// A resampled score is a sum of n independent trinomial draws, so its distribution is an n-fold
/// convolution: O(n²), no replicates, no seed. Whole counts only.
public struct NetScoreResampling: Sendable {
  /// The answers that are resampled.
  public let counts: NetScoreCounts
  /// The number of answers in each resample.
  public let size: Int
  /// P(sum = k − n) for k = 0…2n.
  public let masses: [Double]
  private let cumulative: [Double]

  /// The largest number of answers convolved.
  public static let largestSize = 5_000

  /// Convolves; nil when there are no answers, too many, or fractional counts.
  public init?(_ counts: NetScoreCounts) {
    guard counts.isWhole, counts.total >= 1, counts.total <= Double(Self.largestSize) else {
      return nil
    }
    let n = Int(counts.total)
    let down = counts.detractors / counts.total
    let stay = counts.passives / counts.total
    let up = counts.promoters / counts.total
    var current = [Double](repeating: 0, count: 2 * n + 1)
    var next = current
    current[n] = 1
    for step in 1...n {
      for k in (n - step)...(n + step) {
        var mass = stay * current[k]
        if k > 0 { mass += up * current[k - 1] }
        if k < 2 * n { mass += down * current[k + 1] }
        next[k] = mass
      }
      swap(&current, &next)
    }
    var running = 0.0
    cumulative = current.map {
      running += $0
      return running
    }
    masses = current
    size = n
    self.counts = counts
  }

  private func score(at index: Int) -> Double { Double(index - size) / Double(size) }
  private var estimateIndex: Int { Int(counts.promoters - counts.detractors) + size }

  /// P(resampled score < estimate).
  public var probabilityBelow: Double {
    estimateIndex > 0 ? cumulative[estimateIndex - 1] : 0
  }

  /// P(resampled score = estimate).
  public var probabilityEqual: Double { masses[estimateIndex] }

  /// The mean of the resampled scores; equals the estimate.
  public var mean: Double {
    masses.indices.reduce(0) { $0 + masses[$1] * score(at: $1) }
  }

  /// The standard deviation of the resampled scores.
  public var standardError: Double {
    let centre = mean
    return masses.indices.reduce(0) {
      let deviation = score(at: $1) - centre
      return $0 + masses[$1] * deviation * deviation
    }.squareRoot()
  }

  /// The smallest score whose cumulative probability reaches `probability` (tolerance 1e-12).
  public func quantile(_ probability: Double) -> Double {
    score(at: cumulative.firstIndex { $0 >= probability - 1e-12 } ?? 2 * size)
  }

  /// The bias correction of BCa: Φ⁻¹ of the share of resamples below the estimate, with those equal
  /// to it counted half (mid-rank), since a discrete score ties with itself often.
  public var biasCorrection: Double {
    Normal().quantile(probabilityBelow + probabilityEqual / 2)
  }

  /// The acceleration of BCa from the jackknife; nil when all answers agree.
  ///
  /// Efron (1987), JASA 82:171–185.
  public var acceleration: Double? {
    guard let score = counts.score, !counts.isUnanimous else { return nil }
    // Leaving out one answer y moves the mean by (mean − y)/(n − 1), so the jackknife skewness is
    // that of the answers themselves.
    let groups = [
      (score + 1, counts.detractors), (score, counts.passives), (score - 1, counts.promoters),
    ]
    let second = groups.reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    let third = groups.reduce(0) { $0 - $1.1 * $1.0 * $1.0 * $1.0 }
    return third / (6 * second * second.squareRoot())
  }

  /// The two probabilities at which BCa reads the distribution; nil when it is undefined.
  public func bcaProbabilities(level: Double) -> (lower: Double, upper: Double)? {
    let z0 = biasCorrection
    guard let acceleration, z0.isFinite else { return nil }
    let z = Normal().upperQuantile((1 - level) / 2)
    // Beyond the pole of the adjustment its formula turns round and means nothing.
    guard [z0 - z, z0 + z].allSatisfy({ 1 - acceleration * $0 > 0 }) else { return nil }
    func adjusted(_ z: Double) -> Double {
      Normal().cdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))
    }
    return (adjusted(-z), adjusted(z))
  }
}
