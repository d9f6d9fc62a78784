import Foundation
import Testing

@testable import Statistics

@Suite struct ScaleMeanDifferenceCoverageTests {
  static let truths: [[Double]] = [
    [0.2, 0.2, 0.2, 0.2, 0.2], [0.05, 0.1, 0.2, 0.4, 0.25], [0.02, 0.03, 0.05, 0.3, 0.6],
    [0.4, 0.1, 0, 0.1, 0.4], [0, 0, 0.05, 0.15, 0.8], [0.3, 0.4, 0.2, 0.08, 0.02],
  ]
  static var pairs: [(first: [Double], second: [Double])] {
    truths.map { ($0, $0) }
      + truths.indices.map { (truths[$0], truths[($0 + 1) % truths.count]) }
  }

  @Test func printTable() {
    guard ProcessInfo.processInfo.environment["MEASURE"] != nil else { return }
    let points = [1.0, 2, 3, 4, 5]
    for (a, b) in [(5, 5), (3, 10), (8, 8), (5, 12)] {
      for method in [ScaleMeanDifferenceCoverage.Method.score, .welch] {
        let cells = ScaleMeanDifferenceCoverage(points: points, first: a, second: b).run(
          method, pairs: Self.pairs)
        let size = cells.prefix(6).map(\.rejected)
        let cover = cells.map(\.covered)
        print(a, b, method.name, size.max()!, size.reduce(0, +) / 6, cover.min()!,
          cover.reduce(0, +) / 12)
      }
    }
    for (name, points, truths) in [("1-5", points, Self.truths), ("share", [0.0, 1], [[0.5, 0.5], [0.3, 0.7], [0.1, 0.9], [0.04, 0.96]])] {
      let pairs = truths.map { ($0, $0) }
        + truths.indices.map { (truths[$0], truths[($0 + 1) % truths.count]) }
      for icc in [0, 0.3, 0.6] {
        for (label, design) in [
          ("groups 8x1-4 v 12x1-4", ClusteredScaleDifferenceCoverage.Design.groups(AccountGroup(accounts: 8, sizes: .between(1, 4)), AccountGroup(accounts: 12, sizes: .between(1, 4)))),
          ("groups 20x1-4 v 20x1-4", .groups(AccountGroup(accounts: 20, sizes: .between(1, 4)), AccountGroup(accounts: 20, sizes: .between(1, 4)))),
          ("waves 12x1-4 .8", .waves(AccountGroup(accounts: 12, sizes: .between(1, 4)), participation: 0.8)),
          ("waves 30x1-4 .8", .waves(AccountGroup(accounts: 30, sizes: .between(1, 4)), participation: 0.8)),
        ] {
          let cells = ClusteredScaleDifferenceCoverage(points: points, design: design, intraclassCorrelation: icc).run(pairs: pairs)
          let size = cells.prefix(truths.count).map(\.rejected)
          print(name, label, icc, size.max()!, size.reduce(0, +) / Double(size.count), cells.map(\.covered).min()!, cells.reduce(0) { $0 + $1.covered } / Double(cells.count), cells.prefix(truths.count).map(\.naivelyRejected).max()!)
        }
      }
    }
  }
}
