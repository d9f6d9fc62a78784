import Probability
import Statistics
import Testing

@Suite struct MaxTTests {
  private func rows(_ n: Int, _ m: Int, outcomes: Int, seed: UInt64) -> ([[Double]], [Bool]) {
    var generator = Philox(seed: seed)
    let columns = (0..<outcomes).map { j in
      (0..<(n + m)).map { Double(generator.below(11)) + ($0 < n && j == 0 ? 4 : 0) }
    }
    return (columns, (0..<(n + m)).map { $0 < n })
  }

  @Test func byHand() throws {
    // One outcome of rows 1, 2 | 3, 5: two of six arrangements separate the groups as far; with
    // unequal variances the mirrored one has the same |t|.
    let result = try MaxT().run(
      outcomes: [[1, 2, 3, 5]], inFirstGroup: [true, true, false, false])
    let outcome = result.outcomes[0]
    #expect(result.exact && result.arrangements == 6 && result.seed == nil)
    #expect(isClose(outcome.difference, -2.5))
    let t = try TwoSampleT().run([1, 2], [3, 5])
    #expect(isClose(outcome.statistic, t.test.statistic))
    #expect(isClose(outcome.pValue, 2.0 / 6) && outcome.singleStepPValue == outcome.pValue)
  }

  @Test func statisticsAreWelchs() throws {
    let (columns, first) = rows(7, 9, outcomes: 4, seed: 3)
    let result = try MaxT(replicates: 99).run(
      outcomes: columns, inFirstGroup: first, names: ["a", "b", "c", "d"])
    for (column, outcome) in zip(columns, result.outcomes) {
      let t = try TwoSampleT().run(Array(column.prefix(7)), Array(column.dropFirst(7)))
      #expect(isClose(outcome.statistic, t.test.statistic, 1e-10))
      #expect(isClose(outcome.difference, t.difference, 1e-10))
    }
  }

  @Test func orderOfThePValues() throws {
    let (columns, first) = rows(8, 8, outcomes: 5, seed: 5)
    let result = try MaxT().run(outcomes: columns, inFirstGroup: first)
    #expect(result.exact && result.arrangements == 12870)
    for o in result.outcomes {
      #expect(o.pValue! <= o.stepDownPValue! && o.stepDownPValue! <= o.singleStepPValue!)
      #expect(o.singleStepPValue! <= min(1, 5 * o.pValue!) + 0.05)
    }
    let strongest = result.outcomes.max { abs($0.statistic!) < abs($1.statistic!) }!
    #expect(strongest.stepDownPValue == strongest.singleStepPValue)
    #expect(strongest.name == "1")
  }

  @Test func copiesOfAnOutcomeCostNothing() throws {
    let (columns, first) = rows(5, 6, outcomes: 1, seed: 6)
    let one = try MaxT().run(outcomes: columns, inFirstGroup: first)
    let three = try MaxT().run(
      outcomes: [columns[0], columns[0], columns[0].map { 2 * $0 + 1 }], inFirstGroup: first)
    for o in three.outcomes { #expect(o.singleStepPValue == one.outcomes[0].pValue) }
  }

  @Test func threadsChangeNothingAndDrawsApproachTheExactOnes() throws {
    let (columns, first) = rows(7, 7, outcomes: 3, seed: 7)
    let exact = try MaxT().run(outcomes: columns, inFirstGroup: first)
    let drawing = MaxT(replicates: 1999, seed: 11, enumerationLimit: 0)
    let one = try drawing.run(outcomes: columns, inFirstGroup: first, threads: 1)
    let eight = try drawing.run(outcomes: columns, inFirstGroup: first, threads: 8)
    #expect(one == eight && !one.exact && one.arrangements == 2000 && one.seed == 11)
    for (a, b) in zip(exact.outcomes, one.outcomes) {
      for (p, q) in [
        (a.singleStepPValue!, b.singleStepPValue!), (a.stepDownPValue!, b.stepDownPValue!),
      ] {
        #expect(abs(p - q) < 4 * (p * (1 - p) / 2000).squareRoot() + 1e-3)
      }
    }
  }

  @Test func degenerate() throws {
    let result = try MaxT().run(
      outcomes: [[1, 2, 4, 3], [7, 7, 7, 7], [0, 0, 5, 5]],
      inFirstGroup: [true, true, false, false])
    #expect(result.outcomes[1].pValue == nil && result.outcomes[2].statistic == nil)
    #expect(result.outcomes[0].pValue != nil && result.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(result))
    let none = try MaxT().run(outcomes: [], inFirstGroup: [true, true, false, false])
    #expect(none.outcomes.isEmpty)
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 1, needed: 2)) {
      try MaxT().run(outcomes: [[1, 2, 3]], inFirstGroup: [true, false, false])
    }
    #expect(throws: GroupTestError.nonFinite(group: "x", position: 3)) {
      try MaxT().run(
        outcomes: [[1, 2, 3, .nan]], inFirstGroup: [true, true, false, false], names: ["x"])
    }
  }
}
