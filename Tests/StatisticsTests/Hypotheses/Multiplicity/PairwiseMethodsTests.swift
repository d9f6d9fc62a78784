import Statistics
import Testing

/// What every method for all pairs of groups must do.
@Suite struct PairwiseMethodsTests {
  private typealias Method = (_ groups: [[Double]], _ names: [String]?) throws -> PairwiseResult
  private let methods: [(String, Method)] = [
    ("tukey", { try TukeyKramer().run(groups: $0, names: $1) }),
    ("games_howell", { try GamesHowell().run(groups: $0, names: $1) }),
    ("t", { try PairwiseT().run(groups: $0, names: $1) }),
    ("scheffe", { try Scheffe().run(groups: $0, names: $1) }),
    ("dunn", { try DunnTest().run(groups: $0, names: $1) }),
    ("mann_whitney", { try PairwiseMannWhitney().run(groups: $0, names: $1) }),
  ]
  private var groups: [[Double]] {
    let (a, b) = scores(8, 11, seed: 40)
    let (c, _) = scores(9, 0, seed: 41)
    return [a, b, c]
  }

  @Test func namesOrderAndBounds() throws {
    for (label, run) in methods {
      let result = try run(groups, ["a", "b", "c"])
      #expect(result.comparisons.map(\.first) == ["a", "a", "b"], "\(label)")
      #expect(result.comparisons.map(\.second) == ["b", "c", "c"], "\(label)")
      for c in result.comparisons {
        #expect(c.adjustedPValue! >= c.pValue ?? 0 && c.adjustedPValue! <= 1)
        if let interval = c.interval { #expect(interval.contains(c.difference)) }
        // A simultaneous interval leaves zero out exactly when its p-value is small.
        if let interval = c.interval {
          #expect(interval.contains(0) == (c.adjustedPValue! > 0.05), "\(label)")
        }
      }
      #expect(try survivesJSON(result))
    }
  }

  @Test func orderShiftAndScaleOfTheData() throws {
    let swapped = [groups[1], groups[0], groups[2]].map { $0.reversed().map { 3 * $0 + 7 } }
    for (label, run) in methods {
      let result = try run(groups, nil)
      let other = try run(swapped, nil)
      let (p, q) = (
        result.comparisons.map { $0.adjustedPValue! }, other.comparisons.map { $0.adjustedPValue! }
      )
      #expect(isClose(p[0], q[0], 1e-9) && isClose(p[1], q[2], 1e-9), "\(label)")
      #expect(isClose(p[2], q[1], 1e-9), "\(label)")
    }
  }

  @Test func valuesThatDoNotVary() throws {
    for (label, run) in methods {
      let result = try run([[2, 2], [2, 2, 2]], nil)
      #expect(result.comparisons.count == 1, "\(label)")
      let p = result.comparisons[0].adjustedPValue
      #expect(p == nil || p == 1, "\(label)")
      if p == nil { #expect(result.notes.count == 1) }
      #expect(try survivesJSON(result))
    }
  }

  @Test func whatCannotBeCompared() {
    for (label, run) in methods {
      #expect(throws: GroupTestError.tooFewGroups(count: 1, needed: 2), "\(label)") {
        try run([[1, 2]], nil)
      }
      #expect(throws: GroupTestError.tooFewGroups(count: 0, needed: 2), "\(label)") {
        try run([], nil)
      }
      #expect(throws: GroupTestError.nonFinite(group: "2", position: 0), "\(label)") {
        try run([[1, 2], [.nan, 2]], nil)
      }
      #expect(throws: GroupTestError.self, "\(label)") { try run([[1, 2], []], nil) }
    }
  }
}
