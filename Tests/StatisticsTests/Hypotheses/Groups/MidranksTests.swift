import Testing

@testable import Statistics

@Suite struct MidranksTests {
  @Test func byHand() {
    let ranks = Midranks([30, 10, 20, 20])
    #expect(ranks.ranks == [4, 1, 2.5, 2.5])
    #expect(ranks.tieSizes == [1, 2, 1] && ranks.classes == [2, 0, 1, 1])
    #expect(ranks.tieSum == 6 && !ranks.areDistinct)
    #expect(Midranks([]).doubled.isEmpty && Midranks([7]).ranks == [1])
    #expect(Midranks([2, 2, 2]).ranks == [2, 2, 2])
    #expect(Midranks([3, 1]).areDistinct)
  }

  @Test func anIncreasingTransformChangesNothing() {
    let (x, _) = scores(40, 0, seed: 1)
    let ranks = Midranks(x)
    #expect(ranks.doubled == Midranks(x.map { $0 * $0 * $0 - 5 }).doubled)
    #expect(ranks.doubled.reduce(0, +) == 40 * 41)
  }
}
