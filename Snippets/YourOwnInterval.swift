// Would your own interval keep its promise? Its exact coverage beside the methods that are here.
import Statistics

/// Add two answers to each of the three groups, then do as if n were large.
let plusTwo = NetScoreInterval(
  name: "plus_two", title: "Wald interval with two answers added to each group",
  reference: "your paper here"
) { counts, level in
  let more = NetScoreCounts(
    detractors: counts.detractors + 2, passives: counts.passives + 2,
    promoters: counts.promoters + 2)
  guard let wald = NetScoreInterval.wald.interval(more, level: level).0,
    let lower = wald.lower, let upper = wald.upper
  else {
    return NetScoreInterval.Limits(undefined: "no_wald", "The Wald interval has no limits here.")
  }
  return NetScoreInterval.Limits(lower, upper)
}

// Exact: every possible outcome of 20 answers, under 171 true distributions.
let coverage = NetScoreCoverage(size: 20, level: 0.95)
for method in [plusTwo, .score, .wald] {
  let summary = coverage.run(method)
  print(
    summary.method, "covers", percent(summary.mean), "on average,", percent(summary.worst),
    "at worst; mean width", percent(summary.meanWidth))
}

/// A share in percent, one decimal.
func percent(_ share: Double) -> String { "\((share * 1_000).rounded() / 10) %" }
