// Prints the measured table of Guides/Trend.md:
// swift run -c release --package-path Benchmarks trend-coverage [runs]
import Foundation
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double) -> String {
  String(String(format: "%.3f", value).drop { $0 == "0" })
}

let runs = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 4_000
let lengths = [3, 4, 6]
let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

// Size and the share outside are the largest over six truths. The fall, in all, is 45 points.
print(
  "| sizes, accounts, ICC, persistent | size: 3, 4, 6 waves | coverage of a fall | power | outside |"
)
print("|---|---|---|---|---|")
for sizes in [AccountSizes.equal, .skewed] {
  for accounts in [6, 10, 20, 40] {
    for (correlation, persists) in [
      (0.0, true), (0.3, true), (0.3, false), (0.6, true), (0.6, false),
    ] {
      let study = TrendCoverage(
        group: AccountGroup(accounts: accounts, sizes: .like(sizes)),
        intraclassCorrelation: correlation, persists: persists, runs: runs)
      var (size, covered, power, outside) = ([String](), [String](), [String](), [String]())
      for waves in lengths {
        let flat = ClusteredCoverage.sixTruths.map {
          study.run(Array(repeating: $0, count: waves))
        }
        let step = -0.45 / Double(waves - 1)
        let fall = study.run((0..<waves).map { start.shifted(by: step * Double($0))! })
        size.append(share(flat.map(\.rejected).max() ?? 0))
        outside.append(share(flat.map(\.outside).max() ?? 0))
        covered.append(share(fall.covered))
        power.append(share(fall.rejected))
      }
      let cells = [size, covered, power, outside].map { $0.joined(separator: ", ") }
      let kept = correlation == 0 ? "—" : persists ? "yes" : "no"
      print(
        "| \(sizes.rawValue), \(accounts), \(correlation), \(kept) | "
          + cells.joined(separator: " | ") + " |")
    }
  }
}
