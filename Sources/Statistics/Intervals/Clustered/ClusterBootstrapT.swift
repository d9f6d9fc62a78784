import Probability

extension ClusteredInterval {
  /// Resamples whole accounts and studentises each resampled mean by its own standard error.
  public static let clusterBootstrapT = ClusteredInterval(
    name: "cluster_bootstrap_t", title: "cluster bootstrap-t interval",
    reference:
      "Cameron, Gelbach & Miller (2008), Review of Economics and Statistics 90:414–427, for a mean; Efron & Tibshirani (1993), An Introduction to the Bootstrap, 12.5"
  ) { accounts, level in
    let (data, isMirrored) = ClusterSums(accounts).canonical
    guard let robust = ClusterRobust(data, .cr1), let mean = data.mean else { return .unclustered }
    guard robust.variance > 1e-14 else { return .noVariation("cluster bootstrap-t interval") }
    let distribution = ClusterStudentised(data)
    let error = robust.variance.squareRoot()
    let tail = (1 - level) / 2
    // An infinite quantile gives an infinite limit, which is clipped to the end of the scale.
    let (low, high) = distribution.quantiles(tail: tail)
    let (lower, upper) = (mean - error * high, mean - error * low)
    return isMirrored
      ? NetScoreInterval.Limits(-upper, -lower) : NetScoreInterval.Limits(lower, upper)
  }
}

/// The bootstrap distribution of t* = (mean* − mean)/SE* when whole accounts are resampled.
///
/// Every multiset of accounts is used with its multinomial probability when there are no more than
/// `largestEnumeration`; else `draws` are drawn. SE* is CR1. A resample in which all accounts have
/// the same score has SE* = 0: its t* is 0 where its mean is the mean of the data, else infinite with
/// the sign of the deviation, so that data from which such resamples are likely get a limit at the
/// end of the scale and not a narrow interval.
struct ClusterStudentised {
  /// Up to so many multisets each is used once: eight accounts have 6,435.
  static let largestEnumeration = 6_435.0
  /// Drawn resamples where there are more; resample r comes from stream r of `seed`.
  static let draws = 1_999
  /// The seed of drawn resamples: fixed, so that the interval is a function of the data.
  static let seed: UInt64 = 1

  /// Whether every multiset was used.
  let exact: Bool
  /// Ascending t* with their probabilities.
  private let values: [(t: Double, mass: Double)]

  init(_ data: ClusterSums) {
    let count = data.count
    let mean = data.mean ?? 0
    let multisets = (1..<count).reduce(1.0) { $0 * Double(count + $1) / Double($1) }
    exact = multisets <= Self.largestEnumeration + 0.5
    var values: [(t: Double, mass: Double)] = []
    if exact {
      Self.forEachMultiset(count) { times, mass in
        values.append((Self.studentised(data, times, mean), mass))
      }
    } else {
      values.reserveCapacity(Self.draws)
      var times = [Int](repeating: 0, count: count)
      for draw in 0..<Self.draws {
        var generator = Philox(seed: Self.seed, stream: UInt64(draw))
        for index in times.indices { times[index] = 0 }
        for _ in 0..<count { times[generator.below(count)] += 1 }
        values.append((Self.studentised(data, times, mean), 1 / Double(Self.draws)))
      }
    }
    self.values = values.sorted { $0.t < $1.t }
  }

  /// The smallest t* with probability `tail` at or below it, and the largest with `tail` at or above.
  func quantiles(tail: Double) -> (low: Double, high: Double) {
    func first(_ values: some Sequence<(t: Double, mass: Double)>) -> Double {
      var (sum, last) = (0.0, 0.0)
      for (t, mass) in values {
        sum += mass
        last = t
        if sum >= tail - 1e-12 { break }
      }
      return last
    }
    return (first(values), first(values.reversed()))
  }

  /// t* of a resample that holds account g `times[g]` times.
  private static func studentised(_ data: ClusterSums, _ times: [Int], _ mean: Double) -> Double {
    var (size, sum) = (0.0, 0.0)
    for (index, repeats) in times.enumerated() where repeats > 0 {
      size += Double(repeats) * data.sizes[index]
      sum += Double(repeats) * data.sums[index]
    }
    let own = sum / size
    var squares = 0.0
    for (index, repeats) in times.enumerated() where repeats > 0 {
      let residual = data.sums[index] - data.sizes[index] * own
      squares += Double(repeats) * residual * residual
    }
    let clusters = Double(times.count)
    let variance = squares / (size * size) * clusters / (clusters - 1)
    let deviation = own - mean
    if variance <= 1e-14 {
      return abs(deviation) <= 1e-12 ? 0 : deviation > 0 ? .infinity : -.infinity
    }
    return deviation / variance.squareRoot()
  }

  /// Visits how often each of `count` accounts can be drawn in `count` draws, with its probability.
  private static func forEachMultiset(
    _ count: Int, _ body: (_ times: [Int], _ mass: Double) -> Void
  ) {
    let logFactorials = (0...count).map { logGamma(Double($0) + 1) }
    let logAll = logFactorials[count] - Double(count) * logOf(Double(count))
    var times = [Int](repeating: 0, count: count)
    func place(_ index: Int, _ remaining: Int, _ logMass: Double) {
      if index == count - 1 {
        times[index] = remaining
        body(times, exponential(logMass - logFactorials[remaining]))
        return
      }
      for repeats in 0...remaining {
        times[index] = repeats
        place(index + 1, remaining - repeats, logMass - logFactorials[repeats])
      }
    }
    place(0, count, logAll)
  }
}
