import Foundation
import LinearAlgebra
import Models

// Prints the table of Guides/RobustCovariance.md: coverage (and median width) of intervals for a
// slope when answers share accounts.
//
// Usage: slope-coverage [runs] [seed] [share of the variance between accounts, per cent] [quick]
// With quick the wild bootstraps, which take nine tenths of the time, are left out.
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
func argument(_ place: Int, _ standard: Int) -> Int {
  place < arguments.count ? arguments[place] : standard
}
let runs = argument(0, 4_000)
let seed = UInt64(argument(1, 1))
let between = Double(argument(2, 30)) / 100
let methods = SlopeInterval.all.filter {
  !CommandLine.arguments.contains("quick") || !$0.name.hasPrefix("wild")
}
BLAS.useOneThread()

func decimal(_ value: Double?, _ digits: Int) -> String {
  guard let value else { return "–" }
  let text = String(format: "%.\(digits)f", value)
  return text.hasPrefix("0.") ? String(text.dropFirst()) : text
}

print("\(runs) runs a cell, seed \(seed), \(between) of the variance between accounts\n")
print(
  "| accounts | regressor | sizes | errors | "
    + methods.map(\.name).joined(separator: " | ") + " |")
print("|---|---|---|---|" + methods.map { _ in "---|" }.joined())
var worst = methods.map { _ in 1.0 }
var widths = methods.map { _ in [Double]() }
for accounts in [6, 10, 20] {
  for regressor in SlopeIntervalCoverage.Regressor.allCases {
    for sizes in SlopeIntervalCoverage.Sizes.allCases {
      for errors in SlopeIntervalCoverage.Errors.allCases {
        let result = SlopeIntervalCoverage(
          accounts: accounts, sizes: sizes, regressor: regressor, errors: errors,
          intraclassCorrelation: between, runs: runs, seed: seed
        ).run(methods: methods)
        let cells = result.methods.map { method in
          "\(decimal(method.coverage, 3)) (\(decimal(method.meanWidth, 2)), "
            + "\(decimal(method.medianWidth, 2)))"
            + (method.unbounded > 0 ? " \(method.unbounded)∞" : "")
        }
        for (place, method) in result.methods.enumerated() {
          worst[place] = min(worst[place], method.coverage ?? 0)
          if let width = method.medianWidth { widths[place].append(width) }
        }
        print(
          "| \(accounts) | \(regressor.rawValue) | \(sizes.rawValue) | \(errors.rawValue) | "
            + cells.joined(separator: " | ") + " |")
        fflush(nil)
      }
    }
  }
}
print("\nworst coverage, mean over cells of the median width")
for (place, method) in methods.enumerated() {
  let mean = widths[place].reduce(0, +) / Double(max(1, widths[place].count))
  print("\(method.name): \(decimal(worst[place], 3)), \(decimal(mean, 2))")
}
