import Probability
import Statistics

/// What a point-biserial correlation returns.
public struct PointBiserialResult: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// The number of rows whose binary variable is true.
  public let positives: Int
  /// Pearson's correlation with 0 and 1; nil when a variable is constant.
  public let estimate: Double?
  /// Its interval, from the noncentral t.
  public let interval: Interval?
  /// The t test, the same as Student's for two groups.
  public let test: TestResult?
  /// The permutation test; nil when none was asked for.
  public let permutation: PairingOutcome?
  /// The correlation with a normal variable cut in two, which may leave −1…1; nil without both groups.
  public let biserial: Double?
  /// What the reader must know.
  public let notes: [Note]
}

/// The correlation of a number with a yes/no variable: point-biserial, and biserial.
///
/// Limits are the noncentralities δ of Student's t for the groups as large as they are, as
/// d/√(d² + 1/(pq)), d = δ√(1/n₁ + 1/n₀). Biserial: r √(pq)/φ(Φ⁻¹(p)).
/// Source: Tate 1954, Annals of Mathematical Statistics 25:603–607; Steiger & Fouladi 1997, chapter 9;
/// Pearson 1909, Biometrika 7:96–105.
public struct PointBiserial: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double
  /// How pairings are permuted; nil leaves the permutation test out.
  public var pairing: RandomPairing?

  /// Chooses the level and the permutation test.
  public init(level: Double = 0.95, pairing: RandomPairing? = nil) {
    requireLevel(level)
    self.level = level
    self.pairing = pairing
  }

  /// Correlates.
  /// - Parameters:
  ///   - x: one value per row.
  ///   - group: the binary variable, one per row.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(
    _ x: [Double], _ group: [Bool]
  ) throws(AssociationError) -> PointBiserialResult {
    precondition(x.count == group.count, "\(x.count) values but \(group.count) groups")
    let plain = try Correlation(.pearson, pairing: pairing).run(x, group.map { $0 ? 1 : 0 })
    let positives = group.count { $0 }
    guard let r = plain.estimate else {
      return PointBiserialResult(
        count: x.count, positives: positives, estimate: nil, interval: nil, test: nil,
        permutation: nil, biserial: nil, notes: plain.notes)
    }
    let n = Double(x.count)
    let p = Double(positives) / n
    var notes: [Note] = []
    let limits = plain.test.flatMap { test in
      test.statistic.flatMap {
        noncentralTLimits($0, degreesOfFreedom: n - 2, level: level)
      }
    }
    if limits == nil { notes.append(abs(r) == 1 ? .perfectCorrelation : .tooFewPairs) }
    func correlation(_ noncentrality: Double) -> Double {
      let d = noncentrality / (n * p * (1 - p)).squareRoot()
      return d / (d * d + 1 / (p * (1 - p))).squareRoot()
    }
    return PointBiserialResult(
      count: x.count, positives: positives, estimate: r,
      interval: limits.map {
        Interval(
          lower: correlation($0.lower), upper: correlation($0.upper), level: level,
          method: "noncentral_t")
      }, test: plain.test, permutation: plain.permutation,
      biserial: r * (p * (1 - p)).squareRoot() / Normal().density(Normal().quantile(p)),
      notes: notes)
  }
}
