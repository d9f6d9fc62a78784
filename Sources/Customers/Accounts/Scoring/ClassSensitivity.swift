import Models
import Statistics

/// What other weights would make of the accounts at risk: P(score < threshold) at every corner of the
/// box of weights within a factor, and with the declared weights.
///
/// The point moves by the same amount in every account and is extreme at a corner; its error changes
/// little with the weights, so that corners are the stated search for the probability.
struct ClassSensitivity {
  /// Of each account of the result, the smallest and the largest probability.
  let ranges: [[Double]]

  /// Beyond so many roles the corners are too many, and only the declared weights are used.
  static let mostRoles = 6

  init(_ scored: AccountScorer.Scored, score: StandardizedScore, factor: Double) {
    let declared = scored.result.accounts.map { $0.probabilityBelow ?? 0 }
    var (low, high) = (declared, declared)
    let box = WeightBox(scored.weights, factor: factor)
    if box.roles.count > 1, box.roles.count <= Self.mostRoles {
      var plain = score
      plain.rankDraws = 0
      for corner in box.corners {
        // Weights that are all at one end are the declared ones on another scale.
        var weights = scored.weights
        for (place, role) in box.roles.enumerated() { weights[role] = corner[place] }
        guard let other = try? plain.run(scored.answers, weights: weights) else { continue }
        for (place, account) in other.accounts.enumerated() {
          let p = account.probabilityBelow ?? 0
          low[place] = min(low[place], p)
          high[place] = max(high[place], p)
        }
      }
    }
    ranges = zip(low, high).map { [$0, $1] }
  }
}
