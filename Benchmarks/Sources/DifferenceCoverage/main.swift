// Prints tables of Guides/ClusteredDifference.md and Guides/ScoreDifference.md that
// `quorum coverage --tests` does not make:
// swift run -c release --package-path Benchmarks difference-coverage [unanimous|power|equal-scores|detectable]
import Foundation
import Statistics

/// ".950", without the zero that every share has.
func share(_ value: Double?) -> String {
  value.map { String(String(format: "%.3f", $0).drop { $0 == "0" }) } ?? ""
}

func equal(_ accounts: Int) -> AccountGroup {
  AccountGroup(accounts: accounts, sizes: .like(.equal))
}

let enterprise = AccountGroup(accounts: 6, sizes: .between(8, 12))
let smallBusiness = AccountGroup(accounts: 20, sizes: .between(1, 2))
let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

/// The worst truth of the size table, with twice its runs.
func unanimous() {
  print("| accounts, sizes | size at ICC .6, truth .02/.9 |\n|---|---|")
  let truth = NetScoreTruth(detractors: 0.02, promoters: 0.9)
  for accounts in [20, 40] {
    for sizes in [AccountSizes.equal, .skewed] {
      let group = AccountGroup(accounts: accounts, sizes: .like(sizes))
      let found = ClusteredDifferenceCoverage(
        first: group, second: group, intraclassCorrelation: 0.6,
        pairs: [NetScoreTruthPair(truth, truth)], runs: 40_000
      ).run([.scoreDifference])
      print("| \(accounts) + \(accounts) \(sizes.rawValue) | \(share(found[0].size)) |")
    }
  }
}

func power() {
  print("| accounts, change | ICC .3 | ICC .6 |\n|---|---|---|")
  for (title, first, second) in [
    ("6 + 6", equal(6), equal(6)), ("10 + 10", equal(10), equal(10)),
    ("20 + 20", equal(20), equal(20)), ("enterprise v SMB", enterprise, smallBusiness),
  ] {
    for change in [-0.3, -0.5, -0.7] {
      let pairs = [NetScoreTruthPair(start.shifted(by: change)!, start)]
      let cells = [0.3, 0.6].map { correlation in
        share(
          ClusteredDifferenceCoverage(
            first: first, second: second, intraclassCorrelation: correlation, pairs: pairs
          ).run([.scoreDifference])[0].cells[0].rejected)
      }
      print("| \(title), \(Int(100 * change)) | " + cells.joined(separator: " | ") + " |")
    }
  }
}

/// Equal scores from unlike answers, pair by pair: which ones raise false alarms, and how surely.
func equalScores() {
  print("| groups at ICC .6 | first: −/+ | second: −/+ | default | CR2-t |\n|---|---|---|---|---|")
  let pairs = NetScoreTruthPair.equalScores(ClusteredCoverage.sixTruths)
  for (title, first, second) in [
    ("20 + 20 equal", equal(20), equal(20)), ("enterprise v SMB", enterprise, smallBusiness),
  ] {
    let found = ClusteredDifferenceCoverage(
      first: first, second: second, intraclassCorrelation: 0.6, pairs: pairs, runs: 100_000, seed: 2
    ).run([.scoreDifference, .cr2])
    func name(_ truth: NetScoreTruth) -> String {
      String(format: "%.3f/%.3f", truth.detractors, truth.promoters)
    }
    for (one, other) in zip(found[0].cells, found[1].cells) {
      print(
        "| \(title) | \(name(one.pair.first)) | \(name(one.pair.second)) | \(share(one.rejected)) | "
          + "\(share(other.rejected)) |")
    }
  }
}

func detectable() {
  print("| answers a side | fall | rise |\n|---|---|---|")
  for size in [8, 10, 15, 20, 30, 40, 60] {
    guard let power = NetScoreDifferencePower(firstSize: size, secondSize: size) else { continue }
    let found = power.detectableChange(from: start)
    func points(_ change: Double?) -> String {
      change.map { String(format: "%+.0f", $0 * 100) } ?? "none"
    }
    print("| \(size) | \(points(found.down)) | \(points(found.up)) |")
  }
}

let parts = [
  "unanimous": unanimous, "power": power, "equal-scores": equalScores, "detectable": detectable,
]
let names = CommandLine.arguments.dropFirst()
for name in names.isEmpty ? ["unanimous", "power", "equal-scores", "detectable"] : Array(names) {
  guard let part = parts[name] else {
    FileHandle.standardError.write(Data("unknown table \(name)\n".utf8))
    exit(64)
  }
  part()
}
