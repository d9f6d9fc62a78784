import Statistics

/// Intervals by drawing accounts again.
struct AccountDraws: Sendable {
  /// Below this many accounts nothing can be said of how they differ.
  static let fewest = 5

  let count: Int
  let level: Double
  let bootstrap: Bootstrap

  /// The bias-corrected, accelerated interval of a statistic of accounts, or why there is none.
  func run(
    _ statistic: @escaping @Sendable (Span<Int32>) -> Double?
  ) -> (interval: Interval?, reason: String?) {
    interval(.bca) { try bootstrap.run(count: count, statistic) }
  }

  /// The studentised interval of one sum over accounts divided by another, or why there is none.
  ///
  /// The standard error is that of the linearised ratio, √(Σ(aᵢ − R·bᵢ)² ÷ (n(n − 1))) ÷ b̄. Where
  /// few accounts make most of the sums it covers where percentile and BCa limits do not.
  /// - Parameters:
  ///   - tops: what is divided, one per account
  ///   - bottoms: what it is divided by, one per account
  ///   - range: what the ratio can be; a limit that is missing or outside becomes its end
  func ratio(
    _ tops: [Double], over bottoms: [Double], within range: ClosedRange<Double>? = nil
  ) -> (interval: Interval?, reason: String?) {
    let found = interval(.studentised) {
      try bootstrap.runStudentised(count: count) { rows in
        Self.ratio(rows, tops, bottoms)
      }
    }
    guard let range, var interval = found.interval else { return found }
    interval.lower = max(range.lowerBound, interval.lower ?? range.lowerBound)
    interval.upper = min(range.upperBound, interval.upper ?? range.upperBound)
    return (interval, found.reason)
  }

  /// The studentised interval of the difference of two ratios of the same accounts.
  func difference(
    _ first: (tops: [Double], bottoms: [Double]), _ second: (tops: [Double], bottoms: [Double])
  ) -> (interval: Interval?, reason: String?) {
    interval(.studentised) {
      try bootstrap.runStudentised(count: count) { rows in
        let n = Double(rows.count)
        guard let a = Self.sums(rows, first.tops, first.bottoms),
          let b = Self.sums(rows, second.tops, second.bottoms)
        else { return nil }
        var squares = 0.0
        for place in 0..<rows.count {
          let row = Int(rows[place])
          let one = (first.tops[row] - a.ratio * first.bottoms[row]) / a.mean
          let two = (second.tops[row] - b.ratio * second.bottoms[row]) / b.mean
          squares += (one - two) * (one - two)
        }
        return StudentisedStatistic(
          value: a.ratio - b.ratio, standardError: (squares / (n * (n - 1))).squareRoot())
      }
    }
  }

  private static func sums(
    _ rows: Span<Int32>, _ tops: [Double], _ bottoms: [Double]
  ) -> (ratio: Double, mean: Double)? {
    var (top, bottom) = (0.0, 0.0)
    for place in 0..<rows.count {
      top += tops[Int(rows[place])]
      bottom += bottoms[Int(rows[place])]
    }
    return bottom > 0 ? (top / bottom, bottom / Double(rows.count)) : nil
  }

  private static func ratio(
    _ rows: Span<Int32>, _ tops: [Double], _ bottoms: [Double]
  ) -> StudentisedStatistic? {
    guard let sums = sums(rows, tops, bottoms) else { return nil }
    let n = Double(rows.count)
    var squares = 0.0
    for place in 0..<rows.count {
      let row = Int(rows[place])
      let rest = (tops[row] - sums.ratio * bottoms[row]) / sums.mean
      squares += rest * rest
    }
    return StudentisedStatistic(
      value: sums.ratio, standardError: (squares / (n * (n - 1))).squareRoot())
  }

  private func interval(
    _ method: BootstrapInterval, _ draw: () throws -> BootstrapDistribution
  ) -> (interval: Interval?, reason: String?) {
    guard count >= Self.fewest else {
      return (nil, "How much accounts differ cannot be seen below \(Self.fewest) of them.")
    }
    do {
      let drawn = try draw()
      // A statistic that is undefined on many resamples has no honest upper limit.
      guard drawn.failedReplicates * 100 <= bootstrap.replicates else {
        return (nil, "It is undefined on more than one resample in a hundred: too few have left.")
      }
      let (interval, notes) = method.interval(drawn, level: level)
      return (interval, interval == nil ? notes.last?.sentence : nil)
    } catch {
      return (nil, "\(error)")
    }
  }
}
