import Testing

@testable import Statistics

@Suite struct ScaleMeanDifferenceCoverageTests {
  static let points = [1.0, 2, 3, 4, 5]
  /// From flat over one-sided and bimodal to nearly unanimous.
  static let truths: [[Double]] = [
    [0.2, 0.2, 0.2, 0.2, 0.2], [0.05, 0.1, 0.2, 0.4, 0.25], [0.02, 0.03, 0.05, 0.3, 0.6],
    [0.4, 0.1, 0, 0.1, 0.4], [0, 0, 0.05, 0.15, 0.8], [0.3, 0.4, 0.2, 0.08, 0.02],
  ]
  static var nulls: [(first: [Double], second: [Double])] { truths.map { ($0, $0) } }

  /// The row of five against five in `Guides/ScaleMeanDifference.md`.
  @Test func theTableOfTheGuide() {
    let cells = ScaleMeanDifferenceCoverage(points: Self.points, first: 5, second: 5)
      .run(.score, pairs: Self.nulls)
    #expect(abs(cells.map(\.rejected).max()! - 0.0503) < 0.0001)
    #expect(abs(cells.reduce(0) { $0 + $1.rejected } / 6 - 0.0166) < 0.0001)
    #expect(cells.allSatisfy { abs($0.rejected + $0.covered - 1) < 1e-9 })
  }

  /// Welch's t at three against ten rejects equal means far too often.
  @Test func welchInSmallGroups() {
    let cells = ScaleMeanDifferenceCoverage(points: Self.points, first: 3, second: 10)
      .run(.welch, pairs: Self.nulls)
    #expect(abs(cells.map(\.rejected).max()! - 0.1782) < 0.0001)
  }

  /// One answer each on 0, 1: nothing is ever rejected, and everything covered.
  @Test func byHand() {
    let cell = ScaleMeanDifferenceCoverage(points: [0, 1], first: 1, second: 1)
      .run(.score, pairs: [([0.5, 0.5], [0.5, 0.5])])[0]
    #expect(cell.rejected == 0 && abs(cell.covered - 1) < 1e-12)
  }
}

@Suite struct ClusteredScaleDifferenceCoverageTests {
  private static let group = AccountGroup(accounts: 8, sizes: .between(1, 4))

  @Test(arguments: [
    ClusteredScaleDifferenceCoverage.Design.groups(group, group),
    .waves(group, participation: 0.8),
  ])
  func threadsMakeNoDifference(design: ClusteredScaleDifferenceCoverage.Design) {
    let study = ClusteredScaleDifferenceCoverage(
      points: [0, 1], design: design, intraclassCorrelation: 0.3, runs: 60)
    let pairs = [(first: [0.3, 0.7], second: [0.3, 0.7]), ([0.2, 0.8], [0.5, 0.5])]
    let one = study.run(pairs: pairs, threads: 1)
    #expect(one == study.run(pairs: pairs, threads: 2))
    // Fewer than 5 of 8 accounts answer a wave with probability .056: then it is only described.
    #expect(one.allSatisfy { $0.covered >= 0.8 && $0.estimated > 0.75 })
    #expect(one[0].rejected <= 0.2)
  }
}
