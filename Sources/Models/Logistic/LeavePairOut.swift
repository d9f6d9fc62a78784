import LinearAlgebra
import Probability
import Statistics

/// How often an event has a higher risk than another row, by models that have seen neither.
public struct LeavePairOut: Codable, Sendable, Equatable {
  /// The share of pairs in which the event has the higher risk, ties counting half; nil when no model
  /// could be fitted.
  public let area: Double?
  /// The pairs of an event and another row that were left out.
  public let pairs: Int
  /// Whether the pairs were drawn, as there are too many for all of them.
  public let isDrawn: Bool
  /// The pairs without which no finite estimate exists; they are not counted.
  public let notEstimable: Int
}

extension LogisticFit {
  /// The area under the curve of rows that the model has not seen, by leaving out pairs.
  ///
  /// Risks of rows left out one by one must not be pooled for an area: without an event the share of
  /// events is lower, so that events get lower risks than others by construction, and a model that
  /// knows nothing has an area near 0. Two rows left out together are compared by one model.
  /// Source: Airola, Pahikkala, Waegeman, De Baets & Salakoski 2011, Computational Statistics & Data
  /// Analysis 55:1828.
  /// - Parameters:
  ///   - clusters: the cluster of each row, a code ≥ 0, all of whose rows are left out with it; nil
  ///     leaves out single rows. Pairs within a cluster are left out of the area as well.
  ///   - mostPairs: beyond so many pairs as many are drawn, with replacement.
  ///   - seed: draw k comes from stream k.
  ///   - threads: how many refits run at once; nil uses every core. Results do not depend on it.
  /// - Throws: `design` with `missingCluster`.
  public func leavePairOut(
    by clusters: [Int]? = nil, mostPairs: Int = 2_000, seed: UInt64 = 1, threads: Int? = nil
  ) throws(LogisticError) -> LeavePairOut {
    precondition(mostPairs > 0, "\(mostPairs) pairs")
    var group = [Int](repeating: -1, count: data.rows)
    let groups = try rowGroups(clusters ?? Array(0..<data.rows))
    for (place, rows) in groups.enumerated() { for row in rows { group[row] = place } }
    let rows = group.indices.filter { group[$0] >= 0 }
    let events = rows.filter { data.outcomes[$0] == 1 }
    let others = rows.filter { data.outcomes[$0] == 0 }
    let all = events.count * others.count
    let isDrawn = all > mostPairs
    var pairs: [(event: Int, other: Int)] = []
    if isDrawn {
      for draw in 0..<mostPairs {
        var generator = Philox(seed: seed, stream: UInt64(draw))
        let event = events[generator.below(events.count)]
        pairs.append((event, others[generator.below(others.count)]))
      }
    } else {
      for event in events { for other in others { pairs.append((event, other)) } }
    }
    pairs.removeAll { group[$0.event] == group[$0.other] }
    let (owners, left) = (group, pairs)
    let wins = refits(
      count: left.count, threads: threads, tolerance: 1e-10,
      weights: { k, frequencies in
        for place in [owners[left[k].event], owners[left[k].other]] {
          for row in groups[place] { frequencies[row] = 0 }
        }
      }
    ) { k, kernel, basis -> Double? in
      guard let kernel else { return nil }
      let beta = basis.m.times((0..<kernel.columns).map { kernel.coordinates[$0] })
      func linear(_ row: Int) -> Double {
        beta.indices.reduce(data.offset[row]) { $0 + beta[$1] * data.x[row, $1] }
      }
      let ahead = linear(left[k].event) - linear(left[k].other)
      // The estimates are known to about ten digits: less is a tie.
      return abs(ahead) < 1e-8 ? 0.5 : ahead > 0 ? 1 : 0
    }
    var (won, whole) = (0.0, 0.0)
    for (pair, win) in zip(left, wins) {
      guard let win else { continue }
      let weight = data.weights[pair.event] * data.weights[pair.other]
      won += weight * win
      whole += weight
    }
    return LeavePairOut(
      area: whole > 0 ? won / whole : nil, pairs: left.count, isDrawn: isDrawn,
      notEstimable: wins.count { $0 == nil })
  }
}
