import Testing

@testable import Models

@Suite struct DominanceTests {
  private func level(_ values: [Double], _ players: Int, _ a: Int, _ b: Int) -> DominanceLevel? {
    let names = (0..<players).map { "x\($0)" }
    let table = DominanceTable(SubsetValues(players: players, values: values), drivers: names)
    return table.level(of: "x\(a)", over: "x\(b)")
  }

  @Test func twoDriversAreCompleteOrEqual() {
    #expect(level([0, 4, 3, 9], 2, 0, 1) == .complete)
    #expect(level([0, 4, 3, 9], 2, 1, 0) == nil)
    #expect(level([0, 4, 4, 9], 2, 0, 1) == nil)
  }

  /// Subsets by bits. With d(S) = v(S + 0) − v(S + 1) the means differ by d(∅) at size 0, by the sum
  /// of d(∅), d(2) and d(3) at size 1, by d(2) + d(3) + d(2, 3) at
  /// size 2 and by d(2, 3) at size 3.
  @Test func theWeakerSensesByHand() {
    // d = 3, −1, 2, 3: no subset decides for all, every size does.
    let four: [Double] = [0, 5, 2, 8, 1, 5, 6, 9, 1, 7, 5, 9, 3, 11, 8, 14]
    #expect(level(four, 4, 0, 1) == .conditional)
    // d = 2, −1: sizes 0 and 1 speak for the first, size 2 for the second.
    #expect(level([0, 5, 3, 9, 1, 6, 7, 10], 3, 0, 1) == .general)
    #expect(level([0, 5, 3, 9, 1, 6, 7, 10], 3, 1, 0) == nil)
  }
}
