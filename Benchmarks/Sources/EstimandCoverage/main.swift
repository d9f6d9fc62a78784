// Prints the coverage table of Guides/Estimands.md:
// swift run -c release --package-path Benchmarks estimand-coverage
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let digits = String(thousandths)
  return thousandths >= 1000
    ? "1.000" : "." + String(repeating: "0", count: 3 - digits.count) + digits
}

func cell(_ summary: EstimandCoverage.Summary) -> String {
  let width = Int((summary.meanWidth * 100).rounded())
  return "\(share(summary.worst)) / \(share(summary.mean)) / \(width)"
}

let names = NetScoreEstimand.allCases.map { "`\($0.rawValue)`" }.joined(separator: " | ")
print("| sizes, accounts, ICC | \(names) |")
print("|---" + String(repeating: "|---", count: NetScoreEstimand.allCases.count) + "|")
for sizes in [AccountSizes.equal, .skewed] {
  for accounts in [5, 10, 20, 40] {
    for correlation in [0.0, 0.3, 0.6] {
      let study = EstimandCoverage(
        accounts: accounts, intraclassCorrelation: correlation, sizes: sizes)
      let cells = study.run().map(cell).joined(separator: " | ")
      print("| \(sizes.rawValue), \(accounts), \(correlation) | \(cells) |")
    }
  }
}
