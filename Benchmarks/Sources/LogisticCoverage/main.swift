import Foundation
import LinearAlgebra
import Models
import Statistics

// Prints the table of Guides/LogisticRegression.md:
//   swift run -c release --package-path Benchmarks logistic-coverage [runs] [seed]

_ = BLAS.useOneThread()
let arguments = CommandLine.arguments
let runs = arguments.count > 1 ? Int(arguments[1]) ?? 4_000 : 4_000
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1

let situations: [(name: String, drivers: [LogisticCoverage.Driver], slopes: [Double])] = [
  ("normal", [.normal], [0.8]),
  ("yes/no (.3)", [.binary(0.3)], [1.2]),
  ("normal, yes/no (.3)", [.normal, .binary(0.3)], [0.8, 0]),
  ("normal, normal, yes/no (.2)", [.normal, .normal, .binary(0.2)], [0.8, 0, 1.2]),
]

func share(_ value: Double?) -> String {
  value.map { String(String(format: "%.3f", $0).drop { $0 == "0" }) } ?? "—"
}

func width(_ value: Double?) -> String { value.map { String(format: "%.1f", $0) } ?? "∞" }

print("\(runs) runs, seed \(seed), level .95")
print(
  "| n, events | drivers | coefficient | Firth profile | Firth Wald | ML Wald | "
    + "separated | refused |")
print("|---|---|---|---|---|---|---|---|")
for rows in [40, 80] {
  for events in [10.0, 20.0] {
    for situation in situations {
      let result = LogisticCoverage(
        rows: rows, events: events, drivers: situation.drivers, coefficients: situation.slopes,
        runs: runs, seed: seed
      ).run()
      for (j, driver) in result.drivers.enumerated() {
        let cells = [driver.firthProfile, driver.firthWald, driver.maximumLikelihoodWald].map {
          "\(share($0.coverage)) (\(width($0.medianWidth)))"
        }
        let kind = situation.name.split(separator: ",")[j].trimmingCharacters(in: .whitespaces)
        print(
          "| \(rows), \(Int(events)) | \(situation.name) | \(kind) \(situation.slopes[j]) | "
            + cells.joined(separator: " | ")
            + " | \(share(Double(result.separated) / Double(runs))) | \(result.refused) |")
        fflush(nil)
      }
    }
  }
}
