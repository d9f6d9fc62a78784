import Statistics
import Testing

@Suite struct DunnettTests {
  private let groups: [[Double]] = [[1, 4, 2], [6, 3, 5], [5, 9, 7, 8]]

  @Test func oneOtherGroupIsStudentsT() throws {
    let (a, b) = scores(9, 13, seed: 50)
    for alternative in TestAlternative.allCases {
      let dunnett = try Dunnett(alternative: alternative).run(groups: [a, b], control: "1")
      let t = try TwoSampleT(variances: .equal, alternative: alternative).run(b, a)
      #expect(isClose(dunnett.comparisons[0].adjustedPValue, t.test.pValue, 1e-8))
      let (mine, theirs) = (dunnett.comparisons[0].interval!, t.interval!)
      for (x, y) in [(mine.lower, theirs.lower), (mine.upper, theirs.upper)] {
        if y == nil { #expect(x == nil) } else { #expect(isClose(x, y, 1e-7)) }
      }
    }
  }

  @Test func betweenOneTestAndBonferroni() throws {
    let dunnett = try Dunnett().run(groups: groups, names: ["c", "x", "y"], control: "c")
    let t = try PairwiseT(adjustment: .bonferroni).run(groups: groups)
    #expect(dunnett.comparisons.map(\.second) == ["x", "y"] && dunnett.control == "c")
    for (a, b) in zip(dunnett.comparisons, t.comparisons) {
      #expect(isClose(a.statistic, b.statistic))
      #expect(a.adjustedPValue! > b.pValue! && a.adjustedPValue! < min(1, 2 * b.pValue!))
      #expect(a.interval!.contains(0) == (a.adjustedPValue! > 0.05))
    }
    #expect(try survivesJSON(dunnett))
  }

  @Test func mirrorAndPlaceOfTheControl() throws {
    let greater = try Dunnett(alternative: .greater).run(groups: groups, control: "1")
    let mirrored = try Dunnett(alternative: .less)
      .run(groups: groups.map { $0.map { -$0 } }, control: "1")
    for (a, b) in zip(greater.comparisons, mirrored.comparisons) {
      #expect(isClose(a.adjustedPValue, b.adjustedPValue, 1e-10))
    }
    let last = try Dunnett().run(
      groups: [groups[1], groups[2], groups[0]], names: ["x", "y", "c"], control: "c")
    let first = try Dunnett().run(groups: groups, names: ["c", "x", "y"], control: "c")
    #expect(last.comparisons.map(\.adjustedPValue) == first.comparisons.map(\.adjustedPValue))
  }

  @Test func degenerate() throws {
    let constant = try Dunnett().run(groups: [[1, 1], [2, 2]], control: "1")
    #expect(constant.comparisons[0].adjustedPValue == nil)
    #expect(constant.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.unknownGroup(name: "z")) {
      try Dunnett().run(groups: groups, control: "z")
    }
    #expect(throws: GroupTestError.tooFewGroups(count: 1, needed: 2)) {
      try Dunnett().run(groups: [[1, 2]], control: "1")
    }
  }
}
