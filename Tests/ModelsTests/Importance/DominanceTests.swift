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

  /// v(0) > v(1), but beside 2 it is the other way: sizes 0 and 1 decide between conditional and
  /// general. Subsets of {0, 1, 2} by bits.
  @Test func theWeakerSensesByHand() {
    // Alone 5 against 3; beside 2: 6 against 7 of v(2) = 1: means of size 1 are
    // ((9 − 3) + (6 − 1))/2 = 5.5 and ((9 − 5) + (7 − 1))/2 = 5: conditional.
    #expect(level([0, 5, 3, 9, 1, 6, 7, 10], 3, 0, 1) == .conditional)
    // Beside 2: 4 against 8: means of size 1 are 4.5 and 5.5, of size 0 5 and 1: general.
    #expect(level([0, 5, 1, 9, 1, 2, 8, 10], 3, 0, 1) == .general)
  }
}
