// Prints the measured table of Guides/SeveralGroups.md:
// swift run -c release --package-path Benchmarks several-groups-coverage [runs]
import Foundation
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double) -> String {
  String(String(format: "%.3f", value).drop { $0 == "0" })
}

let runs = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 4_000
let truths = ClusteredCoverage.sixTruths
/// The same score of 30 with little and with much spread.
let spread = [
  NetScoreTruth(detractors: 0.02, promoters: 0.32),
  NetScoreTruth(detractors: 0.2, promoters: 0.5),
  NetScoreTruth(detractors: 0.33, promoters: 0.63),
  NetScoreTruth(detractors: 0.2, promoters: 0.5),
]
let fall = truths[0].shifted(by: -0.5)!

print("| accounts, sizes, ICC | alike | only scores equal | one fell: found | and a false pair |")
print("|---|---|---|---|---|")
for accounts in [
  [6, 6, 6], [10, 10, 10], [20, 20, 20], [5, 10, 30], [6, 6, 6, 6], [10, 10, 10, 10],
  [5, 5, 10, 30],
] {
  for sizes in [AccountSizes.equal, .skewed] {
    for correlation in [0.0, 0.3, 0.6] {
      let study = SeveralScoresCoverage(
        groups: accounts.map { AccountGroup(accounts: $0, sizes: .like(sizes)) },
        intraclassCorrelation: correlation, runs: runs)
      let alike = truths.map { study.run(Array(repeating: $0, count: accounts.count)) }
      let own = Array(spread[..<accounts.count])
      let unlike = [own, own.reversed()].map { study.run($0) }
      let one = study.run(Array(repeating: truths[0], count: accounts.count - 1) + [fall])
      func largest(_ found: [SeveralScoresCoverage.Outcome]) -> String {
        share(found.map(\.omnibus).max()!) + " / " + share(found.map(\.anyPair).max()!)
      }
      print(
        "| \(accounts.map(String.init).joined(separator: " + ")) \(sizes.rawValue), \(correlation) | "
          + "\(largest(alike)) | \(largest(unlike)) | \(largest([one])) | "
          + "\(share(one.anyEqualPair)) |")
    }
  }
}
