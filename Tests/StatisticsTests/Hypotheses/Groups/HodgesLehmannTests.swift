import Statistics
import Testing

@Suite struct HodgesLehmannTests {
  @Test func byHand() throws {
    // Differences −4, −3, −2, −1; without the extreme ranks four of six arrangements are left.
    let result = try HodgesLehmann(level: 0.5).run([1, 2], [3, 5])
    #expect(result.estimate == -2.5)
    #expect(result.interval.lower == -4 && result.interval.upper == -1)
    #expect(isClose(result.achievedLevel, 2.0 / 3) && result.notes.isEmpty)
    // Differences 1, 2, 6: means of pairs 1, 1½, 2, 3½, 4, 6.
    let pairs = try HodgesLehmann(level: 0.5).runPaired([1, 2, 6], [0, 0, 0])
    #expect(pairs.estimate == 2.75)
    #expect(pairs.interval.lower == 1 && pairs.interval.upper == 6)
    #expect(pairs.achievedLevel == 0.75)
  }

  @Test func theIntervalHoldsTheShiftsNotRejected() throws {
    let a: [Double] = [12, 17.3, 14.1, 20.2, 18.8, 15.7]
    let b: [Double] = [11.2, 13.9, 10.4, 16.1, 12.6]
    let interval = try HodgesLehmann(level: 0.9).run(a, b).interval
    for (shift, inside) in [
      (interval.lower! + 0.01, true), (interval.lower! - 0.01, false),
      (interval.upper! - 0.01, true), (interval.upper! + 0.01, false),
    ] {
      let p = try MannWhitney().run(a, b.map { $0 + shift }).test.pValue!
      #expect((p > 0.1) == inside, "\(shift): \(p)")
    }
  }

  @Test func shiftAndSwap() throws {
    let (a, b) = scores(12, 9, seed: 14)
    let result = try HodgesLehmann().run(a, b)
    let moved = try HodgesLehmann().run(a.map { $0 + 3 }, b)
    #expect(isClose(moved.estimate, result.estimate + 3))
    #expect(isClose(moved.interval.lower, result.interval.lower! + 3))
    let swapped = try HodgesLehmann().run(b, a)
    #expect(isClose(swapped.estimate, -result.estimate))
    #expect(isClose(swapped.interval.lower, -result.interval.upper!))
    #expect(result.notes.map(\.code) == ["ties"])
  }

  @Test func largeGroupsByTheNormalQuantile() throws {
    let a = (0..<60).map { Double($0 * 37 % 101) }
    let b = (0..<55).map { Double($0 * 41 % 103) + 5.5 }
    let result = try HodgesLehmann().run(a, b)
    #expect(abs(result.achievedLevel - 0.95) < 0.005)
    #expect(result.interval.contains(result.estimate))
  }

  @Test func degenerate() throws {
    let single = try HodgesLehmann().run([1], [3])
    #expect(single.estimate == -2 && single.achievedLevel == 0)
    #expect(single.notes.map(\.code) == ["level_not_reached"])
    let pair = try HodgesLehmann().runPaired([5], [1])
    #expect(pair.estimate == 4 && pair.achievedLevel == 0)
    let equal = try HodgesLehmann().run([2, 2, 2], [2, 2, 2])
    #expect(equal.estimate == 0 && equal.interval.width == 0)
    for result in [single, pair, equal] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 1)) {
      try HodgesLehmann().run([], [1])
    }
  }
}
