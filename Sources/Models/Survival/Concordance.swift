import Statistics

/// Harrell's concordance: how often the account with the higher risk score has the event first.
///
/// Two rows can be compared when one has the event while the other is at risk and stays so; equal
/// scores count by half. The standard error is the infinitesimal jackknife's, over rows or clusters.
/// Source: Harrell, Lee & Mark 1996, Statistics in Medicine 15:361; Therneau & Watson 2017.
public struct Concordance: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Counts the pairs.
  /// - Parameters:
  ///   - times: n rows.
  ///   - scores: n, the higher the sooner the event; the linear predictor of a Cox regression.
  ///   - strata: rows are compared only within a stratum; nil for one.
  ///   - clusters: what rows share; nil for each row its own.
  /// - Complexity: O(n · events).
  public func run(
    _ times: SurvivalTimes, scores: [Double], strata: [Int]? = nil, clusters: [Int]? = nil
  ) -> ConcordanceResult {
    precondition(scores.count == times.count, "\(scores.count) scores for \(times.count) rows")
    let n = times.count
    let w = times.weights
    var (concordant, discordant, tied) = (0.0, 0.0, 0.0)
    var balance = [Double](repeating: 0, count: n)
    var pairs = balance
    for i in 0..<n where times.events[i] && w[i] > 0 {
      let t = times.exits[i]
      for j in 0..<n where w[j] > 0 && times.entry(j) < t {
        // Later, or at the same time without the event: outlives the event of i.
        let outlives = times.exits[j] > t || times.exits[j] == t && !times.events[j]
        guard outlives, strata.map({ $0[i] == $0[j] }) ?? true else { continue }
        let weight = w[i] * w[j]
        let sign: Double
        // Scores that differ by rounding alone are tied.
        if abs(scores[i] - scores[j]) <= 1e-10 * max(1, abs(scores[i])) {
          tied += weight
          sign = 0
        } else if scores[i] > scores[j] {
          concordant += weight
          sign = 1
        } else {
          discordant += weight
          sign = -1
        }
        balance[i] += sign * w[j]
        balance[j] += sign * w[i]
        pairs[i] += w[j]
        pairs[j] += w[i]
      }
    }
    let total = concordant + discordant + tied
    guard total > 0 else {
      return ConcordanceResult(
        estimate: nil, standardError: nil, concordant: 0, discordant: 0, tied: 0)
    }
    let somers = (concordant - discordant) / total
    var sums: [Int: Double] = [:]
    var squares = 0.0
    for i in 0..<n where w[i] > 0 {
      let influence = (balance[i] - somers * pairs[i]) / total
      if let clusters {
        sums[clusters[i], default: 0] += w[i] * influence
      } else {
        squares += w[i] * influence * influence
      }
    }
    for key in sums.keys.sorted() { squares += (sums[key] ?? 0) * (sums[key] ?? 0) }
    return ConcordanceResult(
      estimate: (somers + 1) / 2, standardError: squares > 0 ? squares.squareRoot() / 2 : nil,
      concordant: concordant, discordant: discordant, tied: tied)
  }
}

/// A concordance and what it was counted from.
public struct ConcordanceResult: Codable, Sendable, Equatable {
  /// The share of comparable pairs in the right order, ties by half; nil where none is comparable.
  public let estimate: Double?
  /// Its standard error; nil where no pair shows a spread.
  public let standardError: Double?
  /// Pairs in the right order.
  public let concordant: Double
  /// Pairs in the wrong order.
  public let discordant: Double
  /// Pairs with equal scores.
  public let tied: Double
}
