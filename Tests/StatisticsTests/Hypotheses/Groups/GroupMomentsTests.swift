import Testing

@testable import Statistics

@Suite struct GroupMomentsTests {
  @Test func byHand() {
    let moments = GroupMoments([1, 2, 6])
    #expect(moments.count == 3 && moments.mean == 3 && moments.sumOfSquares == 14)
    #expect(moments.variance == 7)
    #expect(GroupMoments([5]).variance == nil)
    #expect(GroupMoments([1, 2]).difference(GroupMoments([0.1, 0.3])) == 1.3)
  }

  @Test func sharedDigitsCostNothing() {
    let moments = GroupMoments([1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3])
    #expect(isClose(moments.variance, 0.01, 1e-10))
    #expect(GroupMoments([0.1, 0.1, 0.1]).sumOfSquares == 0)
  }
}
