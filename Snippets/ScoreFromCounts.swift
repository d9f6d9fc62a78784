// A Net Promoter Score with an honest interval: from three counts, and from the counts of accounts.
import Statistics

// Answers that are independent of each other: 12 detractors, 20 passives, 28 promoters.
let counts = NetScoreCounts(detractors: 12, passives: 20, promoters: 28)
let estimator = NetScoreEstimator(level: 0.95)
let independent = estimator.estimate(counts)
show("60 people", independent)

// The same 60 answers from 20 accounts of three people who tend to agree.
let accounts =
  Array(repeating: NetScoreCounts(detractors: 3, passives: 0, promoters: 0), count: 3)
  + Array(repeating: NetScoreCounts(detractors: 0, passives: 3, promoters: 0), count: 5)
  + Array(repeating: NetScoreCounts(detractors: 0, passives: 0, promoters: 3), count: 8)
  + Array(repeating: NetScoreCounts(detractors: 0, passives: 2, promoters: 1), count: 1)
  + Array(repeating: NetScoreCounts(detractors: 1, passives: 1, promoters: 1), count: 3)
let clustered = estimator.estimate(accounts: accounts)
show("the same answers, 20 accounts", clustered)
print("each answer counts as 1 / \(rounded(clustered.designEffect?.value)) of an independent one")

/// Prints a score on −100…100, or the sentences that say why there is none.
func show(_ title: String, _ estimate: NetScoreEstimate) {
  guard let score = estimate.score, let interval = estimate.interval else {
    return print(title, estimate.notes.map(\.sentence))
  }
  print(
    "\(title): NPS \(rounded(100 * score)),",
    "95 % interval \(points(interval.lower)) to \(points(interval.upper))")
}

/// A share as points, where it exists.
func points(_ share: Double?) -> String { share.map { rounded(100 * $0) } ?? "unbounded" }

/// One decimal, or a dash for a number that does not exist.
func rounded(_ value: Double?) -> String { value.map { "\(($0 * 10).rounded() / 10)" } ?? "–" }
