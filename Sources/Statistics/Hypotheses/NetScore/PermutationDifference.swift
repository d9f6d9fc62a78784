import Probability

extension NetScoreDifference {
  /// Exchanges answers between the groups, with default settings.
  public static let permutation = permutation()

  /// The same with the mid-p-value in the place of p, which may exceed its nominal size.
  public static let permutationMidP = NetScoreDifference(
    name: "permutation_mid_p", title: "permutation test, mid-p",
    reference: "Lancaster (1961), JASA 56:223–234", null: permutation.null
  ) { first, second, level in
    var outcome = permutation.outcome(first, second, level)
    outcome.pValue = outcome.midPValue ?? outcome.pValue
    return outcome
  }

  /// Exchanges answers between the groups: enumerated where feasible, else sampled.
  ///
  /// Given the answers of both groups together, the counts of one group are multivariate
  /// hypergeometric, so the null distribution is a sum over 2 × 3 tables and needs no resampling.
  /// - Parameters:
  ///   - largestEnumeration: the most tables that are summed; more are sampled instead
  ///   - resamples: how many tables are drawn then; p = (count + 1)/(resamples + 1)
  ///   - seed: of the draws
  public static func permutation(
    largestEnumeration: Int = 1_000_000, resamples: Int = 9_999, seed: UInt64 = 1
  ) -> NetScoreDifference {
    precondition(resamples >= 1, "\(resamples) resamples")
    return NetScoreDifference(
      name: "permutation", title: "permutation test",
      reference:
        "Pitman (1937), JRSS Supplement 4:119–130; mid-p of Lancaster (1961), JASA 56:223–234",
      null: "both groups answer alike in every respect: the same share of each class"
    ) { first, second, _ in
      guard first.isWhole, second.isWhole else {
        return Outcome(
          undefined: "whole_counts_needed", "A permutation test needs whole answers, not weights.")
      }
      let tables = TwoByThreeTables(first, second)
      var outcome = Outcome()
      outcome.statistic = (first.score ?? 0) - (second.score ?? 0)
      outcome.notes = [
        Note(
          code: "tests_identity",
          sentence: "The permutation test asks whether the groups are alike in every respect; with "
            + "groups of different size it may reject equal scores with unequal spread, and it "
            + "gives no interval.")
      ]
      if tables.count <= largestEnumeration {
        let tail = tables.tail()
        outcome.pValue = tail.atLeast
        outcome.midPValue = tail.atLeast - tail.equal / 2
        outcome.exact = true
      } else {
        var generator = Philox(seed: seed)
        let extreme = tables.countExtreme(resamples: resamples, &generator)
        outcome.pValue = Double(extreme + 1) / Double(resamples + 1)
      }
      return outcome
    }
  }
}

/// The ways to deal the answers of two groups out again, with the group sizes kept.
struct TwoByThreeTables {
  let detractors: Int
  let passives: Int
  let promoters: Int
  let size: Int
  private let observed: Int

  init(_ first: NetScoreCounts, _ second: NetScoreCounts) {
    detractors = Int(first.detractors + second.detractors)
    passives = Int(first.passives + second.passives)
    promoters = Int(first.promoters + second.promoters)
    size = Int(first.total)
    observed = Int(first.promoters - first.detractors)
  }

  private var total: Int { detractors + passives + promoters }

  /// At most how many tables there are.
  var count: Int { (min(detractors, size) + 1) * (min(promoters, size) + 1) }

  /// N times the distance of the first group's sum from its expectation, in whole numbers, so that
  /// ties are exact.
  private func distance(_ sum: Int) -> Int { abs(total * sum - size * (promoters - detractors)) }

  /// P(as far from equal as observed, or farther) and P(exactly as far).
  func tail() -> (atLeast: Double, equal: Double) {
    let limit = distance(observed)
    let first = Hypergeometric(successes: detractors, failures: passives + promoters, draws: size)
    var (beyond, equal) = (0.0, 0.0)
    for minus in first.support {
      let own = first.mass(minus)
      let rest = Hypergeometric(successes: promoters, failures: passives, draws: size - minus)
      for plus in rest.support {
        let reached = distance(plus - minus)
        if reached < limit { continue }
        let mass = own * rest.mass(plus)
        if reached == limit { equal += mass } else { beyond += mass }
      }
    }
    return (min(1, beyond + equal), min(1, equal))
  }

  /// How many of so many random tables are as far from equal as observed, or farther.
  func countExtreme(resamples: Int, _ generator: inout Philox) -> Int {
    let limit = distance(observed)
    let first = Hypergeometric(successes: detractors, failures: passives + promoters, draws: size)
    return (0..<resamples).count { _ in
      let minus = first.quantile(generator.uniform())
      let plus = Hypergeometric(successes: promoters, failures: passives, draws: size - minus)
        .quantile(generator.uniform())
      return distance(plus - minus) >= limit
    }
  }
}
