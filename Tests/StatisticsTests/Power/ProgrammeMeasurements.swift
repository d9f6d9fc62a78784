import Foundation
import Probability
import Testing

@testable import Statistics

/// The measurements behind the tables of the guides `Trend`, `SeveralGroups` and `Transitions`.
///
///     QUORUM_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter ProgrammeMeasurements
@Suite(
  .serialized, .enabled(if: ProcessInfo.processInfo.environment["QUORUM_MEASURE"] != nil))
struct ProgrammeMeasurements {
  private func share(_ value: Double) -> String { DifferenceMeasurements.share(value) }

  @Test(arguments: [AccountSizes.equal, .skewed])
  func slopes(_ sizes: AccountSizes) throws {
    for accounts in [6, 10, 20, 40] {
      for correlation in [0.0, 0.3, 0.6] {
        for persists in [true, false] where persists || correlation > 0 {
          let study = TrendCoverage(
            group: AccountGroup(accounts: accounts, sizes: .like(sizes)),
            intraclassCorrelation: correlation, persists: persists)
          let flat = ClusteredCoverage.sixTruths.map { study.run(Array(repeating: $0, count: 4)) }
          let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
          let fall = study.run(
            try (0..<4).map { try #require(start.shifted(by: -0.15 * Double($0))) })
          let size = flat.map(\.rejected).max() ?? 0
          print(
            "| \(sizes), \(accounts), \(correlation), \(persists) | \(share(size)) | "
              + "\(share(fall.covered)) | \(share(fall.rejected)) | "
              + "\(share(flat.map(\.outside).max() ?? 0)) |")
          #expect(size < 0.07)
        }
      }
    }
  }

  /// How often any of three groups, and the omnibus test, is called different when scores are equal.
  @Test(arguments: [[6, 6, 6], [10, 10, 10], [20, 20, 20], [5, 10, 30]])
  func severalGroups(_ accounts: [Int]) throws {
    let truths = ClusteredCoverage.sixTruths
    // The same score of .3 with little and with much spread.
    let spread = [
      NetScoreTruth(detractors: 0.02, promoters: 0.32),
      NetScoreTruth(detractors: 0.2, promoters: 0.5),
      NetScoreTruth(detractors: 0.33, promoters: 0.63),
    ]
    let fall = try #require(truths[0].shifted(by: -0.5))
    for sizes in [AccountSizes.equal, .skewed] {
      for correlation in [0.3, 0.6] {
        let alike = truths.map {
          rejections(accounts, sizes, correlation, Array(repeating: $0, count: 3))
        }
        let unlike = [spread, spread.reversed()].map {
          rejections(accounts, sizes, correlation, $0)
        }
        let power = rejections(accounts, sizes, correlation, [truths[0], truths[0], fall])
        func worst(_ found: [(omnibus: Double, pair: Double)]) -> String {
          "\(share(found.map(\.omnibus).max() ?? 0)) | \(share(found.map(\.pair).max() ?? 0))"
        }
        print(
          "| \(accounts), \(sizes), \(correlation) | \(worst(alike)) | \(worst(unlike)) | "
            + "\(worst([power])) |")
        #expect(alike.allSatisfy { $0.omnibus < 0.067 && $0.pair < 0.067 })
      }
    }
  }

  private func rejections(
    _ accounts: [Int], _ sizes: AccountSizes, _ correlation: Double, _ truths: [NetScoreTruth]
  ) -> (omnibus: Double, pair: Double) {
    let runs = 2_000
    let found = parallelMap(count: runs) { run in
      var generator = Philox(seed: 1, stream: UInt64(run))
      let groups = zip(accounts, truths).map { count, truth in
        AccountGroup(accounts: count, sizes: .like(sizes)).programme(
          truth, intraclassCorrelation: correlation, &generator)
      }
      let result = SeveralScores(resamples: 399, seed: UInt64(run), threads: 1).run(groups)
      return (
        (result?.omnibus.pValue ?? 1) <= 0.05, (result?.pairs.map(\.pValue).min() ?? 1) <= 0.05
      )
    }
    return (
      Double(found.count { $0.0 }) / Double(runs), Double(found.count { $0.1 }) / Double(runs)
    )
  }

  /// Coverage of the parts of a change when nothing changes: every part is zero in truth.
  @Test func partsOfAChange() {
    for accounts in [6, 10, 20, 40] {
      for correlation in [0.3, 0.6] {
        let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
        let runs = 4_000
        let found = parallelMap(count: runs) { run -> [Bool?] in
          var generator = Philox(seed: 1, stream: UInt64(run))
          let answers = programme(accounts, correlation, truth, &generator)
          let parts = ScoreChangeSplit().run(answers)?.parts ?? []
          return ChangePart.Cause.allCases.map { cause in
            parts.first { $0.cause == cause }?.interval?.contains(0)
          }
        }
        let cells = ChangePart.Cause.allCases.indices.map { index in
          let known = found.compactMap { $0[index] }
          return share(Double(known.count { $0 }) / Double(max(1, known.count)))
        }
        print("| \(accounts), \(correlation) | \(cells.joined(separator: " | ")) |")
      }
    }
  }

  /// Accounts of five people in two roles, of whom each answers a wave with probability .7; a person
  /// keeps the answer from one wave to the next half of the time.
  private func programme(
    _ accounts: Int, _ correlation: Double, _ truth: NetScoreTruth, _ generator: inout Philox
  ) -> [PersonAnswer] {
    var answers: [PersonAnswer] = []
    for account in 0..<accounts {
      var urn = AccountUrn(correlation: correlation)
      for member in 0..<5 {
        let person = 5 * account + member
        func draw(_ generator: inout Philox) -> Int {
          let drawn = urn.draw(1, truth, &generator)
          return Int(drawn.promoters - drawn.detractors)
        }
        let first = draw(&generator)
        let second = generator.uniform() < 0.5 ? first : draw(&generator)
        for (later, value) in [(false, first), (true, second)] where generator.uniform() < 0.7 {
          answers.append(
            PersonAnswer(
              cluster: account, person: person, role: member % 2, isLater: later, value: value))
        }
      }
    }
    return answers
  }
}
