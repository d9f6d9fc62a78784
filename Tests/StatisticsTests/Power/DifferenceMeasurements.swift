import Foundation
import Testing

@testable import Statistics

/// The measurements behind the tables of the guides `ScoreDifference`, `ClusteredDifference` and
/// `Waves`: they take minutes, so they run when asked for.
///
///     QUORUM_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter DifferenceMeasurements
@Suite(
  .serialized, .enabled(if: ProcessInfo.processInfo.environment["QUORUM_MEASURE"] != nil))
struct DifferenceMeasurements {
  /// A share without its leading zero, as the guides print it.
  static func share(_ value: Double?) -> String {
    value.map { String(String(format: "%.3f", $0).drop { $0 == "0" }) } ?? ""
  }

  static let midP = NetScoreDifference(
    name: "permutation_mid_p", title: "permutation test, mid-p", reference: "Lancaster (1961)"
  ) { first, second, level in
    var outcome = NetScoreDifference.permutation.outcome(first, second, level)
    outcome.pValue = outcome.midPValue
    return outcome
  }

  @Test func independentAnswers() throws {
    let sizes = [(8, 8), (10, 30), (20, 20)]
    print("| method | \(sizes.map { "(\($0.0), \($0.1))" }.joined(separator: " | ")) |")
    for method in NetScoreDifference.all + [Self.midP] {
      let found = sizes.map {
        NetScoreDifferenceCoverage(firstSize: $0.0, secondSize: $0.1).run(method)
      }
      let cells = found.map {
        "\(Self.share($0.sizeAlike))/\(Self.share($0.sizeEqualScores)); "
          + "\(Self.share($0.worstCoverage))/\(Self.share($0.meanCoverage)) "
          + ($0.meanWidth.map { String(format: "%.0f", $0 * 100) } ?? "")
      }
      print("| `\(method.name)` | \(cells.joined(separator: " | ")) |")
      if method.name == "score_difference" {
        for item in found {
          #expect(try #require(item.sizeAlike) <= 0.06 && item.sizeEqualScores! <= 0.06)
          #expect(try #require(item.worstCoverage) >= 0.939)
        }
      }
    }
  }

  @Test func detectableChanges() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let published: [(Int, Double, Double?)] = [
      (8, -108, nil), (10, -98, nil), (15, -82, 64), (20, -72, 56), (30, -59, 48), (40, -51, 43),
      (60, 0, nil),
    ]
    for (size, down, up) in published {
      let power = try #require(NetScoreDifferencePower(firstSize: size, secondSize: size))
      let found = power.detectableChange(from: start)
      func points(_ change: Double?) -> String {
        change.map { String(format: "%+.1f", $0 * 100) } ?? "none"
      }
      print("| \(size) | \(points(found.down)) | \(points(found.up)) |")
      guard size <= 40 else { continue }
      #expect(abs(try #require(found.down) * 100 - down) < 0.501)
      if let up { #expect(abs(try #require(found.up) * 100 - up) < 0.501) }
    }
  }

  /// The noise of a share from so many runs, two standard errors.
  private func noise(_ runs: Int) -> Double { 2 * (0.05 * 0.95 / Double(runs)).squareRoot() }

  @Test(arguments: [AccountSizes.equal, .skewed])
  func groupsOfAccounts(_ sizes: AccountSizes) throws {
    func group(_ accounts: Int) -> AccountGroup {
      AccountGroup(accounts: accounts, sizes: .like(sizes))
    }
    for (n1, n2) in [(6, 6), (10, 10), (20, 20), (6, 20)] {
      for correlation in [0.3, 0.6] {
        try report(
          "\(n1) + \(n2) \(sizes.rawValue)", group(n1), group(n2), correlation)
      }
    }
  }

  private static let enterprise = AccountGroup(accounts: 6, sizes: .between(8, 12))
  private static let smallBusiness = AccountGroup(accounts: 20, sizes: .between(1, 2))

  @Test(arguments: [0.3, 0.6])
  func enterpriseAgainstSmallBusiness(_ correlation: Double) throws {
    try report("enterprise v SMB", Self.enterprise, Self.smallBusiness, correlation)
  }

  private func report(
    _ title: String, _ first: AccountGroup, _ second: AccountGroup, _ correlation: Double
  ) throws {
    // Size is a maximum over truths, which noise only raises: it gets more runs.
    let alike = ClusteredCoverage.sixTruths.map { NetScoreTruthPair($0, $0) }
    let null = ClusteredDifferenceCoverage(
      first: first, second: second, intraclassCorrelation: correlation, pairs: alike, runs: 20_000
    ).run()
    let found = ClusteredDifferenceCoverage(
      first: first, second: second, intraclassCorrelation: correlation
    ).run()
    let cells = zip(null, found).map {
      "\(Self.share($0.size)); \(Self.share($1.worstCoverage))/\(Self.share($1.meanCoverage))"
    }
    print("| \(title), \(correlation) | \(cells.joined(separator: " | ")) |")
    #expect(try #require(null[0].size) <= 0.06 + noise(null[0].runs))
    #expect(found[0].worstCoverage >= 0.93)
    #expect(found[0].worstEstimated == 1)
  }

  /// The worst cell of the required ones, with ten times the runs.
  @Test func nearlyUnanimousGroups() throws {
    for (accounts, sizes) in [(20, AccountSizes.equal), (20, .skewed), (40, .equal), (40, .skewed)]
    {
      let group = AccountGroup(accounts: accounts, sizes: .like(sizes))
      let truth = NetScoreTruth(detractors: 0.02, promoters: 0.9)
      let found = ClusteredDifferenceCoverage(
        first: group, second: group, intraclassCorrelation: 0.6,
        pairs: [NetScoreTruthPair(truth, truth)], runs: 40_000
      ).run([.scoreDifference])
      print("| \(accounts) + \(accounts) \(sizes.rawValue) | \(Self.share(found[0].size)) |")
      #expect(try #require(found[0].size) < (sizes == .skewed && accounts == 40 ? 0.1 : 0.068))
    }
  }

  @Test func powerOfGroupsOfAccounts() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    for change in [-0.3, -0.5, -0.7] {
      let lower = try #require(start.shifted(by: change))
      let pairs = [NetScoreTruthPair(lower, start)]
      for (title, first, second) in [
        ("6 + 6", AccountGroup(accounts: 6, sizes: .like(.equal)), nil),
        ("10 + 10", AccountGroup(accounts: 10, sizes: .like(.equal)), nil),
        ("20 + 20", AccountGroup(accounts: 20, sizes: .like(.equal)), nil),
        ("enterprise v SMB", Self.enterprise, Self.smallBusiness),
      ] as [(String, AccountGroup, AccountGroup?)] {
        let cells = [0.3, 0.6].map { correlation in
          ClusteredDifferenceCoverage(
            first: first, second: second ?? first, intraclassCorrelation: correlation, pairs: pairs
          ).run([.scoreDifference])[0].cells[0].rejected
        }
        print("| \(title), \(change) | \(Self.share(cells[0])) | \(Self.share(cells[1])) |")
        #expect(cells[0] >= cells[1] - noise(4_000))
      }
    }
  }

  /// Coverage falls short of .935 in one cell: 20 accounts, ICC .6, from nearly unanimous answers to
  /// nearly all passive ones, where the change is skewed.
  @Test(arguments: [AccountGroup.Sizes.between(1, 1), .like(.equal)])
  func wavesOfSimilarAccounts(_ sizes: AccountGroup.Sizes) throws {
    let found = wave(sizes)
    for item in found {
      #expect(try #require(item.size) <= 0.06)
      #expect(item.worstCoverage >= 0.92)
    }
    #expect(found.count { $0.worstCoverage < 0.935 } <= 1)
  }

  /// Accounts of very different size: what `WavePrior` is for.
  @Test func wavesOfUnequalAccounts() throws {
    for found in wave(.like(.skewed)) {
      #expect(try #require(found.size) <= 0.06 + noise(found.runs))
      #expect(found.worstCoverage >= 0.935)
    }
  }

  @Test(arguments: [AccountSizes.equal, .skewed])
  func powerOfWaves(_ sizes: AccountSizes) throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    for accounts in [6, 10, 20, 40] {
      for correlation in [0.3, 0.6] {
        let cells = try [-0.3, -0.5, -0.7].map { change in
          let lower = try #require(start.shifted(by: change))
          return WaveDifferenceCoverage(
            group: AccountGroup(accounts: accounts, sizes: .like(sizes)),
            intraclassCorrelation: correlation, pairs: [NetScoreTruthPair(lower, start)]
          ).run().map { $0.cells[0].rejected }
        }
        print(
          "| \(sizes) \(accounts), \(correlation) | "
            + cells.map { "\(Self.share($0[0])) (\(Self.share($0[1])))" }.joined(separator: " | ")
            + " |")
        #expect(cells.allSatisfy { $0[0] >= $0[1] })
      }
    }
  }

  private func wave(_ sizes: AccountGroup.Sizes) -> [DifferenceSimulation] {
    var defaults: [DifferenceSimulation] = []
    for accounts in [6, 10, 20, 40] {
      for correlation in [0.3, 0.6] {
        for persistence in [1.0, 0.0] {
          let found = WaveDifferenceCoverage(
            group: AccountGroup(accounts: accounts, sizes: sizes),
            intraclassCorrelation: correlation, persistence: persistence, runs: 10_000
          ).run()
          let cells = found.map {
            "\(Self.share($0.size)); \(Self.share($0.worstCoverage))/\(Self.share($0.meanCoverage))"
          }
          print(
            "| \(sizes) \(accounts), \(correlation), \(persistence) | "
              + cells.joined(separator: " | ") + " |")
          defaults.append(found[0])
        }
      }
    }
    return defaults
  }
}
