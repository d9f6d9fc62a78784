import Foundation
import Models
import Probability

// The measured tables of Guides/StandardizedScore.md. Arguments: runs, seed.
let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000
let seed = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 20_261_126

func text(_ value: Double?, _ digits: Int = 3) -> String {
  value.map { String(format: "%.\(digits)f", $0) } ?? "–"
}

print("\(runs) programmes a cell, seed \(seed)")
/// With the roles near the upper end of the scale, as scores are, and away from both ends.
let places: [(title: String, means: [Double], deviation: Double)] = [
  ("Role means 6, 7, 8, standard deviation 2: many answers at the end of the scale", [6, 7, 8], 2),
  ("Role means 4.5, 5, 5.5, standard deviation 1.5: no answers at the ends", [4.5, 5, 5.5], 1.5),
]
for (title, means, deviation) in places {
  print(
    "\n\(title)\n\n| accounts | ICC | coverage | width | REML | ρ = 0 % | REML where ρ = 0 | MSE "
      + "| MSE REML | MSE weighted mean | refused % |")
  print("|---|---|---|---|---|---|---|---|---|---|---|")
  for accounts in [20, 40, 60] {
    for correlation in [0.1, 0.3, 0.6] {
      let result = StandardizedScoreCoverage(
        accounts: accounts, correlation: correlation, roleMeans: means, deviation: deviation,
        runs: runs, seed: seed
      ).run()
      print(
        "| \(accounts) | \(correlation) | \(text(result.coverage)) | \(text(result.width, 2)) "
          + "| \(text(result.coverageOfREML)) | \(text(100 * result.zeroVariance, 1)) "
          + "| \(text(result.coverageAtZeroVariance)) | \(text(result.meanSquaredError)) "
          + "| \(text(result.meanSquaredErrorOfREML)) "
          + "| \(text(result.meanSquaredErrorOfWeightedMean)) | \(text(100 * result.refused, 1)) |")
    }
  }
}

// 5,000 accounts with 200,000 answers.
var generator = Philox(seed: seed)
let count = 5_000
let owners = (0..<200_000).map { $0 % count }
let levels = (0..<count).map { _ in generator.normal() }
let roles = owners.map { _ in generator.below(3) }
let values = owners.indices.map {
  min(10, max(0, (7 + levels[owners[$0]] + Double(roles[$0]) / 2 + generator.normal()).rounded()))
}
let answers = RoleAnswers(
  values: values, accounts: owners, accountNames: (0..<count).map(String.init), roles: roles,
  roleNames: ["executive", "manager", "user"])
for draws in [0, 2_000] {
  let start = Date()
  let result = try StandardizedScore(threshold: 6, rankDraws: draws).run(
    answers, weights: [3, 2, 1])
  print(
    "\n\(result.accounts.count) accounts, \(values.count) answers, \(draws) draws of ranks: "
      + "\(text(Date().timeIntervalSince(start), 2)) s")
}
