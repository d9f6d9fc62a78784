import Probability

/// The exact size and coverage of tests of the difference of two means of independent answers on a
/// bounded scale.
public struct ScaleMeanDifferenceCoverage: Sendable {
  /// A test, as the p-value of a hypothetical difference; nil where it refuses.
  public struct Method: Sendable {
    /// The name in results.
    public let name: String
    let pValue: @Sendable (_ first: ScaleCounts, _ second: ScaleCounts, _ delta: Double) -> Double?

    /// `ScaleMeanDifference`: the default.
    public static let score = Method(name: ScaleMeanDifference.methodName) {
      ScaleMeanDifference($0, $1)?.pValue(at: $2)
    }
    /// Welch's t test, which has no p-value where neither group varies.
    public static let welch = Method(name: "welch") { first, second, delta in
      guard let v1 = first.variance, let v2 = second.variance, let m1 = first.mean,
        let m2 = second.mean, first.total > 1, second.total > 1, v1 + v2 > 0
      else { return nil }
      let (d1, d2) = (first.total - 1, second.total - 1)
      let (w1, w2) = (v1 / d1, v2 / d2)
      let degrees = (w1 + w2) * (w1 + w2) / (w1 * w1 / d1 + w2 * w2 / d2)
      let t = (m1 - m2 - delta) / (w1 + w2).squareRoot()
      return 2 * StudentT(degreesOfFreedom: degrees).survival(abs(t))
    }
  }

  /// What a test does at one pair of truths.
  public struct Cell: Codable, Sendable, Equatable {
    /// The probability that equal means are rejected.
    public let rejected: Double
    /// The probability that the true difference is not; a refusal counts as a miss.
    public let covered: Double
  }

  /// The points of the scale, rising.
  public var points: [Double]
  /// The number of answers of the first group.
  public var first: Int
  /// The number of answers of the second group.
  public var second: Int
  /// The confidence level.
  public var level: Double

  /// Makes the configuration.
  public init(points: [Double], first: Int, second: Int, level: Double = 0.95) {
    precondition(first >= 1 && second >= 1, "groups of \(first) and \(second) answers")
    self.points = points
    self.first = first
    self.second = second
    self.level = level
  }

  /// Size and coverage at each pair of truths, over every outcome of both groups.
  /// - Parameters:
  ///   - method: the test
  ///   - pairs: the probabilities of the scale points in the first and in the second group
  ///   - threads: how many threads; nil uses every core
  public func run(
    _ method: Method, pairs: [(first: [Double], second: [Double])], threads: Int? = nil
  ) -> [Cell] {
    let (ones, twos) = (outcomes(first), outcomes(second))
    let firstMasses = pairs.map { pair in ones.map { mass($0, pair.first) } }
    let secondMasses = pairs.map { pair in twos.map { mass($0, pair.second) } }
    let differences = pairs.map { mean($0.first) - mean($0.second) }
    let alpha = 1 - level
    let rows = parallelMap(count: ones.count, threads: threads) { i in
      var (rejected, covered) = (pairs.map { _ in 0.0 }, pairs.map { _ in 0.0 })
      for j in twos.indices {
        let null = method.pValue(ones[i].counts, twos[j].counts, 0)
        for pair in pairs.indices {
          let weight = firstMasses[pair][i] * secondMasses[pair][j]
          guard weight > 1e-16 else { continue }
          if isSignificant(null, level: level) { rejected[pair] += weight }
          let isNull = abs(differences[pair]) < 1e-12
          let p =
            isNull ? null : method.pValue(ones[i].counts, twos[j].counts, differences[pair])
          if let p, p >= alpha - 1e-12 { covered[pair] += weight }
        }
      }
      return (rejected, covered)
    }
    return pairs.indices.map { pair in
      Cell(
        rejected: rows.reduce(0) { $0 + $1.0[pair] }, covered: rows.reduce(0) { $0 + $1.1[pair] })
    }
  }

  private func mean(_ shares: [Double]) -> Double {
    zip(shares, points).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private typealias Outcome = (counts: ScaleCounts, logCoefficient: Double)

  private func outcomes(_ size: Int) -> [Outcome] {
    var all: [Outcome] = []
    ScaleMeanCoverage(points: points, size: size).forEachOutcome {
      all.append((ScaleCounts(points: points, counts: $0), $1))
    }
    return all
  }

  private func mass(_ outcome: Outcome, _ shares: [Double]) -> Double {
    exponential(
      zip(outcome.counts.counts, shares).reduce(outcome.logCoefficient) {
        $1.0 == 0 ? $0 : $1.1 > 0 ? $0 + $1.0 * logOf($1.1) : -.infinity
      })
  }
}
