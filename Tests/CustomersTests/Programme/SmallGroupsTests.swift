import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct SmallGroupsTests {
  private static let rule = SmallGroups(minimum: 3)

  @Test func oneSmallGroupTakesTheNextSmallestWithIt() {
    #expect(Self.rule.withheld(sizes: [2, 10, 5]) == [true, false, true])
    // Two small ones with four people hide each other.
    #expect(Self.rule.withheld(sizes: [2, 10, 2]) == [true, false, true])
    // Two of one person are two people together: a third group goes.
    #expect(Self.rule.withheld(sizes: [1, 10, 1, 7]) == [true, false, true, true])
    #expect(Self.rule.withheld(sizes: [4, 10, 5]) == [false, false, false])
    // An empty group tells nothing and protects nothing.
    #expect(Self.rule.withheld(sizes: [2, 0, 9]) == [true, false, true])
    #expect(Self.rule.withheld(sizes: [2]) == [true])
    #expect(SmallGroups(minimum: 1).withheld(sizes: [1, 1]) == [false, false])
  }

  @Test func onePersonInTwoGroupsIsOne() {
    // Both waves hold the same two people: together still two.
    let groups = [
      SmallGroups.Group(grouping: 0, answers: [0, 1]),
      SmallGroups.Group(grouping: 0, answers: [2, 3]),
      SmallGroups.Group(grouping: 0, answers: [4, 5, 6, 7]),
    ]
    let withheld = Self.rule.withheld(groups) { $0 < 4 ? $0 % 2 : $0 }
    #expect(withheld == [true, true, true])
  }

  @Test func aGroupingThatNestsAnotherRevealsNothing() {
    // Regions north 0…9, south 10…19; countries n1 0…7, n2 8…9, s1 10…14, s2 15…19. Hiding n2 and
    // the smallest other country is not enough: north less n1 would be n2.
    let groups = [
      SmallGroups.Group(grouping: 0, answers: Array(0..<10)),
      SmallGroups.Group(grouping: 0, answers: Array(10..<20)),
      SmallGroups.Group(grouping: 1, answers: Array(0..<8)),
      SmallGroups.Group(grouping: 1, answers: Array(8..<10)),
      SmallGroups.Group(grouping: 1, answers: Array(10..<15)),
      SmallGroups.Group(grouping: 1, answers: Array(15..<20)),
    ]
    let withheld = Self.rule.withheld(groups) { $0 }
    #expect(withheld[3])
    #expect(!(!withheld[0] && !withheld[2]))
    #expect(Exact.isProtected(groups, withheld, minimum: 3, of: 20))
  }

  /// Random programmes: whatever is hidden is no linear combination of what is shown.
  @Test func nothingHiddenCanBeComputed() {
    var state: UInt64 = 17
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var hiddenSomewhere = 0
    for _ in 0..<300 {
      let answers = 6 + next(40)
      let minimum = 2 + next(4)
      var groups: [SmallGroups.Group] = []
      var coarse = [Int](repeating: 0, count: answers)
      for grouping in 0..<(1 + next(4)) {
        let levels = 2 + next(5)
        var members = [[Int]](repeating: [], count: levels * levels)
        for answer in 0..<answers {
          // Uneven groups; every other grouping splits the one before it.
          let level = min(next(levels), next(levels))
          let own = grouping % 2 == 1 ? coarse[answer] % levels * levels + level : level
          members[own].append(answer)
          coarse[answer] = level
        }
        groups += members.filter { !$0.isEmpty }.map {
          SmallGroups.Group(grouping: grouping, answers: $0)
        }
      }
      let withheld = SmallGroups(minimum: minimum).withheld(groups) { $0 }
      hiddenSomewhere += withheld.count { $0 }
      #expect(Exact.isProtected(groups, withheld, minimum: minimum, of: answers))
    }
    #expect(hiddenSomewhere > 300)
  }

  @Test func theCheckItselfSeesALeak() {
    let groups = [
      SmallGroups.Group(grouping: 0, answers: [0, 1]),
      SmallGroups.Group(grouping: 0, answers: [2, 3, 4]),
    ]
    #expect(!Exact.isProtected(groups, [true, false], minimum: 3, of: 5))
    #expect(Exact.isProtected(groups, [true, true], minimum: 3, of: 5))
    #expect(!Exact.isProtected(groups, [false, true], minimum: 3, of: 5))
  }

  @Test func programmeFiguresOfSmallGroupsAreNotThere() throws {
    let shown = try ProgrammeFiguresTests.result(by: ["role"], rule: SmallGroups(minimum: 3))
    // The first wave was answered by p1, p2, p4, p7: four people. Tiers in the second: five and three.
    #expect(shown.toAct.isEmpty && shown.openAlerts.isEmpty)
    #expect(shown.notes.contains { $0.code == "accounts_not_listed" })
    // A minimum of four hides tin (three people in 2025-H2) and with it gold.
    let hidden = try ProgrammeFiguresTests.result(rule: SmallGroups(minimum: 4))
    #expect(!hidden.groups.contains { $0.dimension == "tier" && $0.wave == "2025-H2" })
    #expect(hidden.notes.contains { $0.code == "small_groups" && $0.sentence.contains("tin") })
    // Three people raised alerts: fewer than four, so nothing is said of follow-ups.
    #expect(hidden.overall?.figure("alert_follow_up_rate")?.value == nil)
    #expect(hidden.followUp == nil)
    #expect(throws: SmallGroupsError.self) {
      try ProgrammeFiguresTests.result(rule: SmallGroups(minimum: 9))
    }
  }
}

/// Ranks of indicator vectors in arithmetic modulo a prime: what is no combination there is none of
/// rational numbers either.
private enum Exact {
  static let prime: Int64 = 2_147_483_647

  static func isProtected(
    _ groups: [SmallGroups.Group], _ withheld: [Bool], minimum: Int, of answers: Int
  ) -> Bool {
    func vector(_ members: [Int]) -> [Int64] {
      var row = [Int64](repeating: 0, count: answers)
      for answer in members { row[answer] = 1 }
      return row
    }
    let shown = groups.indices.filter { !withheld[$0] }
    guard shown.allSatisfy({ groups[$0].answers.count >= minimum }) else { return false }
    let rows = shown.map { vector(groups[$0].answers) } + [[Int64](repeating: 1, count: answers)]
    let known = rank(rows)
    // No hidden group with few respondents, and no rest of a grouping with few, can be computed.
    var targets = groups.indices.filter { withheld[$0] && groups[$0].answers.count < minimum }
      .map { groups[$0].answers }
    for grouping in Set(groups.map(\.grouping)) {
      let rest = groups.indices.filter { groups[$0].grouping == grouping && withheld[$0] }
        .flatMap { groups[$0].answers }
      if !rest.isEmpty, rest.count < minimum { targets.append(rest) }
    }
    // Nor the difference of a group and one that lies in it.
    for outer in shown {
      for inner in shown {
        let between = Set(groups[outer].answers).subtracting(groups[inner].answers)
        if Set(groups[inner].answers).isSubset(of: groups[outer].answers), !between.isEmpty,
          between.count < minimum
        {
          return false
        }
      }
    }
    return targets.allSatisfy { rank(rows + [vector($0)]) == known + 1 }
  }

  static func rank(_ matrix: [[Int64]]) -> Int {
    var rows = matrix
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      let inverse = power(rows[rank][column], prime - 2)
      for other in rows.indices where other != rank && rows[other][column] != 0 {
        let factor = rows[other][column] * inverse % prime
        for place in column..<rows[other].count {
          rows[other][place] =
            (rows[other][place] + prime - factor * rows[rank][place] % prime) % prime
        }
      }
      rank += 1
    }
    return rank
  }

  private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
    var (result, base, exponent) = (Int64(1), base % prime, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
