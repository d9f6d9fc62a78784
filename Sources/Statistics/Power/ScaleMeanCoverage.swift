import Probability

/// The exact coverage of intervals for the mean of n independent answers on a bounded scale.
public struct ScaleMeanCoverage: Sendable {
  /// The points of the scale, rising.
  public var points: [Double]
  /// The number of answers.
  public var size: Int
  /// The confidence level.
  public var level: Double

  /// Makes the configuration.
  public init(points: [Double], size: Int, level: Double = 0.95) {
    precondition(size >= 1 && points.count >= 2, "\(size) answers on \(points.count) points")
    self.points = points
    self.size = size
    self.level = level
  }

  /// Coverage and mean width at each truth.
  /// - Parameters:
  ///   - truths: the probability of each scale point, for each truth
  ///   - interval: the limits for counted answers; nil counts as the bare mean
  /// - Complexity: one interval per outcome, of which there are C(n + k − 1, k − 1).
  public func run(
    truths: [[Double]], interval: (ScaleCounts) -> Interval?
  ) -> [(coverage: Double, width: Double)] {
    var results = truths.map { _ in (coverage: 0.0, width: 0.0) }
    let means = truths.map { zip($0, points).reduce(0) { $0 + $1.0 * $1.1 } }
    let logs = truths.map { $0.map { $0 > 0 ? logOf($0) : -.infinity } }
    forEachOutcome { counts, logCoefficient in
      let answers = ScaleCounts(points: points, counts: counts)
      let limits = interval(answers)
      let point = answers.mean ?? 0
      let (lower, upper) = (limits?.lower ?? point, limits?.upper ?? point)
      for truth in truths.indices {
        let exponent = zip(counts, logs[truth]).reduce(logCoefficient) {
          $1.0 == 0 ? $0 : $0 + $1.0 * $1.1
        }
        let mass = exponential(exponent)
        results[truth].width += mass * (upper - lower)
        if lower <= means[truth] + 1e-9, means[truth] - 1e-9 <= upper {
          results[truth].coverage += mass
        }
      }
    }
    return results
  }

  /// Lists every way in which the answers can fall on the points, with its multinomial coefficient.
  func forEachOutcome(_ body: (_ counts: [Double], _ logCoefficient: Double) -> Void) {
    var counts = [Double](repeating: 0, count: points.count)
    func place(_ index: Int, _ remaining: Int, _ logCoefficient: Double) {
      if index == points.count - 1 {
        counts[index] = Double(remaining)
        body(counts, logCoefficient - logGamma(Double(remaining) + 1))
        return
      }
      for count in 0...remaining {
        counts[index] = Double(count)
        place(index + 1, remaining - count, logCoefficient - logGamma(Double(count) + 1))
      }
    }
    place(0, size, logGamma(Double(size) + 1))
  }
}
