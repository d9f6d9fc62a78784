import Foundation
import Models

// The coverage table of Guides/KaplanMeier.md and Guides/CoxRegression.md. Arguments: runs, seed.
let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1

func text(_ value: Double, _ digits: Int = 3) -> String {
  String(format: "%.\(digits)f", value)
}

print("Kaplan–Meier, \(runs) runs a cell, seed \(seed)")
print("| accounts | method | worst (S, censored) | mean | mean width | no interval, at most |")
print("|---|---|---|---|---|---|")
for size in [20, 40, 60] {
  let rows = SurvivalCoverage(size: size, runs: runs, seed: seed).run()
  for method in SurvivalInterval.all {
    let own = rows.filter { $0.method == method.name }
    guard let worst = own.min(by: { $0.coverage < $1.coverage }) else { continue }
    let count = Double(own.count)
    let mean = own.reduce(0) { $0 + $1.coverage } / count
    let width = own.reduce(0) { $0 + $1.meanWidth } / count
    let undefined = own.map(\.undefined).max() ?? 0
    print(
      "| \(size) | `\(method.name)` | \(text(worst.coverage)) (\(worst.survival), "
        + "\(worst.censoring)) | \(text(mean)) | \(text(width)) | \(text(undefined)) |")
  }
}
print("\nEach cell of 20 accounts")
for row in SurvivalCoverage(size: 20, runs: runs, seed: seed).run() {
  print(
    row.method, row.survival, row.censoring, text(row.coverage), text(row.meanWidth),
    text(row.undefined), text(row.notObserved))
}

let firth = FirthCoxCoverage(runs: max(1, runs / 5), seed: seed).run()
print("\nFirth Cox, \(firth.runs) runs, seed \(seed)")
for row in firth.rows {
  print(
    row.method, "β \(row.coefficient)", "coverage \(text(row.coverage))",
    "size/power \(text(row.rejections))", "no interval \(text(row.undefined))")
}
