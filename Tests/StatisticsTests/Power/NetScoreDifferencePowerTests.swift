import Testing

@testable import Statistics

@Suite struct NetScoreDifferencePowerTests {
  private let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  /// Detectable falls and rises with 80 % power from 20 % detractors and 50 % promoters.
  @Test(
    arguments: [
      (8, -108.0, nil), (10, -98, nil), (15, -82, 64), (20, -72, 56),
    ] as [(Int, Double, Double?)])
  func matchesPublishedDetectableChanges(_ size: Int, _ down: Double, _ up: Double?) throws {
    let found = try #require(NetScoreDifferencePower(firstSize: size, secondSize: size))
      .detectableChange(from: start)
    #expect(abs(try #require(found.down) * 100 - down) < 0.501)
    if let up {
      #expect(abs(try #require(found.up) * 100 - up) < 0.501)
    } else {
      #expect(found.up == nil)
    }
  }

  /// The runs of rejections found by bisection are those of the test itself.
  @Test func agreesWithEveryPairOfOutcomes() throws {
    for (n1, n2) in [(1, 3), (4, 6), (7, 5)] {
      let power = try #require(NetScoreDifferencePower(firstSize: n1, secondSize: n2, alpha: 0.1))
      let (rows, columns) = (TrinomialOutcomes(size: n1), TrinomialOutcomes(size: n2))
      for (a, b) in [((0.2, 0.5), (0.6, 0.1)), ((0.1, 0.1), (0.1, 0.1)), ((0, 1), (0.5, 0.5))] {
        let first = NetScoreTruth(detractors: a.0, promoters: a.1)
        let second = NetScoreTruth(detractors: b.0, promoters: b.1)
        let p = rows.masses(detractors: a.0, promoters: a.1)
        let q = columns.masses(detractors: b.0, promoters: b.1)
        var (higher, lower) = (0.0, 0.0)
        for (i, one) in rows.counts.enumerated() {
          for (j, two) in columns.counts.enumerated() {
            let comparison = try #require(ScoreDifference(one, two))
            guard comparison.pValue() < 0.1 else { continue }
            if comparison.estimate > 0 { higher += p[i] * q[j] } else { lower += p[i] * q[j] }
          }
        }
        let found = power.power(first: first, second: second)
        #expect(abs(found.higher - higher) < 1e-12 && abs(found.lower - lower) < 1e-12)
      }
    }
  }

  @Test func sizeIsThatOfTheCoverageTable() throws {
    let power = try #require(NetScoreDifferencePower(firstSize: 5, secondSize: 5))
    let table = NetScoreDifferenceCoverage(firstSize: 5, secondSize: 5).run(.scoreDifference)
    let truth = try #require(table.sizeAlikeTruth)
    let found = power.power(first: truth, second: truth)
    #expect(abs(found.higher + found.lower - table.sizeAlike!) < 1e-12)
    #expect(abs(found.higher - found.lower) < 1e-12)
  }

  @Test func powerAtTheDetectableChangeIsTheWantedOne() throws {
    let power = try #require(NetScoreDifferencePower(firstSize: 15, secondSize: 12))
    let change = power.detectableChange(from: start, power: 0.7)
    let (fall, rise) = (try #require(change.down), try #require(change.up))
    let down = try #require(start.shifted(by: fall))
    #expect(abs(power.power(first: down, second: start).lower - 0.7) < 1e-4)
    let up = try #require(start.shifted(by: rise))
    #expect(abs(power.power(first: up, second: start).higher - 0.7) < 1e-4)
  }

  @Test func mirroredTruthsMirrorTheChanges() throws {
    let power = try #require(NetScoreDifferencePower(firstSize: 12, secondSize: 12))
    let one = power.detectableChange(from: start)
    let two = power.detectableChange(from: NetScoreTruth(detractors: 0.5, promoters: 0.2))
    #expect(abs(one.down! + two.up!) < 1e-5)
    #expect(one.up.map { $0 > 0 } == two.down.map { $0 < 0 })
  }

  @Test func oneAnswerDetectsNothingAndLargeGroupsAreRefused() throws {
    let one = try #require(NetScoreDifferencePower(firstSize: 1, secondSize: 1))
    let change = one.detectableChange(from: start)
    #expect(change.down == nil && change.up == nil)
    #expect(NetScoreDifferencePower(firstSize: 101, secondSize: 5) == nil)
  }
}
