// Prints the measured tables of Guides/Waves.md:
// swift run -c release --package-path Benchmarks wave-coverage [size|power] [runs]
import Foundation
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double?) -> String {
  value.map { String(String(format: "%.3f", $0).drop { $0 == "0" }) } ?? ""
}

let arguments = CommandLine.arguments.dropFirst()
let runs = arguments.compactMap { Int($0) }.first
let parts = arguments.filter { Int($0) == nil }
let shapes: [(name: String, sizes: AccountGroup.Sizes)] = [
  ("one", .between(1, 1)), ("equal", .like(.equal)), ("skewed", .like(.skewed)),
]
let counts = [6, 10, 20, 40]
let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

func simulate(
  _ group: AccountGroup, _ correlation: Double, _ persistence: Double
) -> [DifferenceSimulation] {
  WaveDifferenceCoverage(
    group: group, intraclassCorrelation: correlation, persistence: persistence,
    runs: runs ?? 10_000
  ).run()
}

func sizes() {
  print("| sizes, accounts, ICC, persistent | default | as separate accounts | ignoring accounts |")
  print("|---|---|---|---|")
  for shape in shapes {
    for accounts in counts {
      for (correlation, persistence) in [(0.0, 1.0), (0.3, 1), (0.3, 0), (0.6, 1), (0.6, 0)] {
        let group = AccountGroup(accounts: accounts, sizes: shape.sizes)
        let cells = simulate(group, correlation, persistence).map {
          "\(share($0.size)); \(share($0.worstCoverage))/\(share($0.meanCoverage))"
        }
        let persists = correlation == 0 ? "—" : persistence == 1 ? "yes" : "no"
        print(
          "| \(shape.name), \(accounts), \(correlation), \(persists) | "
            + cells.joined(separator: " | ") + " |")
      }
    }
  }
}

func power() {
  print("| sizes, accounts, ICC | −30 | −50 | −70 |")
  print("|---|---|---|---|")
  for shape in shapes.dropFirst() {
    for accounts in counts {
      for correlation in [0.0, 0.3, 0.6] {
        let cells = [-0.3, -0.5, -0.7].map { change in
          let pair = NetScoreTruthPair(start.shifted(by: change)!, start)
          let found = WaveDifferenceCoverage(
            group: AccountGroup(accounts: accounts, sizes: shape.sizes),
            intraclassCorrelation: correlation, pairs: [pair], runs: runs ?? 4_000
          ).run([.scoreDifference, .separateAccounts]).map { share($0.cells[0].rejected) }
          return "\(found[0]) (\(found[1]))"
        }
        print(
          "| \(shape.name), \(accounts), \(correlation) | " + cells.joined(separator: " | ") + " |")
      }
    }
  }
}

if parts.isEmpty || parts.contains("size") { sizes() }
if parts.isEmpty || parts.contains("power") { power() }
