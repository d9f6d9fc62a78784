// Prints the measured table of Guides/Transitions.md:
// swift run -c release --package-path Benchmarks transition-coverage [runs]
import Foundation
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double) -> String {
  value >= 0.9995 ? "1.000" : String(String(format: "%.3f", value).drop { $0 == "0" })
}

let runs = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 10_000
let names = ChangePart.Cause.allCases.map { "`\($0.rawValue)`" }.joined(separator: " | ")
print("| accounts, people, ICC | \(names) |")
print("|---" + String(repeating: "|---", count: ChangePart.Cause.allCases.count) + "|")
for people in [5, 2] {
  for accounts in [6, 10, 20, 40] {
    for correlation in [0.0, 0.3, 0.6] {
      let found = ScoreChangeSplitCoverage(
        accounts: accounts, people: people, intraclassCorrelation: correlation, runs: runs
      ).run()
      // How many programmes had an interval, where some had none.
      let cells = found.map {
        share($0.covered) + ($0.estimated < 0.9995 ? " (of \(share($0.estimated)))" : "")
      }
      print("| \(accounts), \(people), \(correlation) | " + cells.joined(separator: " | ") + " |")
    }
  }
}
