import Probability
import Statistics

/// Ranks of accounts in draws from the joint law of their scores.
///
/// A draw picks an intraclass correlation by its share, then coefficients and departures of all
/// accounts at once, their scale from χ² on accounts less columns, so that scores hang together
/// through the role effects as their errors do.
struct RankDraws {
  private let ranks: [[Int32]]
  private let threads: Int?

  /// Draws; draw r is stream r of the seed, so that threads cannot change it.
  init(_ mixture: ScoreMixture, count: Int, seed: UInt64, threads: Int?) {
    self.threads = threads
    ranks = parallelMap(count: count, threads: threads) { draw in
      var generator = Philox(seed: seed, stream: UInt64(draw))
      return Self.ranks(of: Self.scores(mixture, &generator))
    }
  }

  private static func scores(_ mixture: ScoreMixture, _ generator: inout Philox) -> [Double] {
    var left = generator.uniform()
    var place = 0
    while place < mixture.components.count - 1, left >= mixture.components[place].share {
      left -= mixture.components[place].share
      place += 1
    }
    let part = mixture.components[place]
    let free = Double(mixture.degreesOfFreedom)
    let squares = ChiSquared(degreesOfFreedom: free).quantile(generator.uniform())
    let scale = part.deviation * (free / squares).squareRoot()
    let p = part.coefficients.count
    let common = (0..<p).map { _ in generator.normal() }
    return part.scores.indices.map { account in
      var error = part.free[account].squareRoot() * generator.normal()
      for j in 0..<p { error += part.white[account * p + j] * common[j] }
      return part.scores[account] + scale * error
    }
  }

  /// 1 for the highest score; of equal ones the earlier account comes first.
  private static func ranks(of scores: [Double]) -> [Int32] {
    let order = fallingOrder(scores)
    var result = [Int32](repeating: 0, count: scores.count)
    for (rank, account) in order.enumerated() { result[Int(account)] = Int32(rank + 1) }
    return result
  }

  /// The mean rank of each account and the smallest ranks that leave no more than half of 1 − level
  /// of the draws below and above.
  func intervals(_ level: Double) -> [StandardizedScoreResult.Rank] {
    guard let accounts = ranks.first?.count else { return [] }
    let draws = ranks.count
    let outside = Int((Double(draws) * (1 - level) / 2 + 1e-9).rounded(.down))
    return parallelMap(count: accounts, threads: threads) { account in
      let own = ranks.map { Int($0[account]) }.sorted()
      let mean = Double(own.reduce(0, +)) / Double(draws)
      return StandardizedScoreResult.Rank(
        mean: mean, lower: own[min(outside, draws - 1)], upper: own[max(0, draws - 1 - outside)])
    }
  }
}
