import Statistics

/// Where an account stands by its weighted score, and where other weights would put it.
public struct WeightedRank: Codable, Sendable, Equatable {
  /// The rank under the declared weights, 1 for the highest score; ties share the best.
  public let rank: Int
  /// The best rank that weights within the factor may give.
  public let best: Int
  /// The worst rank.
  public let worst: Int
}

/// The ranks of weighted scores over all weights within a factor of the declared ones.
///
/// Each pair of accounts is decided on its own: `best` is one more than the accounts that are ahead
/// whatever the weights, `worst` one more than those that some weights put ahead. No weights give a
/// rank outside; a rank inside may need different weights for different pairs.
struct WeightedRanks {
  /// Beyond so many accounts pairs are decided by the ranges of their scores alone, which makes the
  /// ranges of ranks wider where roles are shared.
  static let mostPairedAccounts = 1_000

  /// One per account; nil where no role with weight answered.
  let ranks: [WeightedRank?]
  /// Whether every pair was decided exactly.
  let isExact: Bool

  /// - Parameters:
  ///   - means: of each account, the mean of each role; nil where it did not answer.
  init(means: [[Double?]], weights: [Double], factor: Double, threads: Int?) {
    let box = WeightBox(weights, factor: factor)
    let own = means.map { row in box.roles.map { row[$0] } }
    let ranges = own.map { box.range($0) }
    let heard = ranges.indices.filter { ranges[$0] != nil }
    let scores = own.map { row -> Double in
      var (sum, total) = (0.0, 0.0)
      for (place, role) in box.roles.enumerated() {
        guard let mean = row[place] else { continue }
        sum += weights[role] * mean
        total += weights[role]
      }
      return total > 0 ? sum / total : 0
    }
    isExact =
      heard.count <= Self.mostPairedAccounts && box.roles.count <= WeightBox.mostRolesOfFaces
    let isExact = isExact
    let sortedScores = heard.map { scores[$0] }.sorted()
    let sortedLows = heard.map { ranges[$0]?.lowest ?? 0 }.sorted()
    let sortedHighs = heard.map { ranges[$0]?.highest ?? 0 }.sorted()
    let found = parallelMap(count: heard.count, threads: threads) { place -> WeightedRank in
      let account = heard[place]
      guard let range = ranges[account] else { preconditionFailure("an account without answers") }
      let rank = 1 + Self.above(scores[account] + 1e-9, in: sortedScores)
      guard isExact else {
        let ahead = Self.above(range.highest + 1e-9, in: sortedLows)
        var possible = Self.above(range.lowest + 1e-9, in: sortedHighs)
        // The account itself is not ahead of itself.
        if range.highest > range.lowest + 1e-9 { possible -= 1 }
        return WeightedRank(rank: rank, best: 1 + ahead, worst: 1 + possible)
      }
      var (ahead, possible) = (0, 0)
      for other in heard where other != account {
        guard let theirs = ranges[other] else { continue }
        if theirs.highest <= range.lowest + 1e-9 { continue }
        if theirs.lowest > range.highest + 1e-9 {
          ahead += 1
          possible += 1
          continue
        }
        guard box.canLead(own[other], own[account]) else { continue }
        possible += 1
        // Ahead whatever the weights: no weights put this account ahead or level.
        if !box.canLead(own[account], own[other], margin: -1e-9) { ahead += 1 }
      }
      return WeightedRank(rank: rank, best: 1 + ahead, worst: 1 + possible)
    }
    var all = [WeightedRank?](repeating: nil, count: means.count)
    for (place, account) in heard.enumerated() { all[account] = found[place] }
    ranks = all
  }

  /// How many sorted values lie above a value.
  private static func above(_ value: Double, in sorted: [Double]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > value { high = middle } else { low = middle + 1 }
    }
    return sorted.count - low
  }
}
