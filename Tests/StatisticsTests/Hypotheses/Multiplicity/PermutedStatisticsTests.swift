import Testing

@testable import Statistics

@Suite struct PermutedStatisticsTests {
  @Test func absoluteStatistics() {
    let statistics = PermutedStatistics(
      outcomes: [[1, 2, 3, 5], [4, 4, 4, 4], [0, 0, 1, 1]], rowCount: 4, firstCount: 2)
    let t = statistics.absoluteT(first: [0, 1])
    #expect(isClose(t[0], 2.5 / 1.25.squareRoot()))
    #expect(t[1] == -1 && t[2] == .infinity)
    #expect(statistics.signedT(0, first: [0, 1])! < 0)
  }

  @Test func tailsByHand() {
    var tails = TailCounts([3, 1, 2])
    tails.addObserved()
    tails.add([1, 2.5, 0])
    tails.add([0, 0, 4])
    #expect(tails.arrangements == 3 && tails.own == [1, 2, 2] && tails.single == [2, 3, 3])
    // Maxima over all, over the second and third, over the second: 3 4; 2 2.5 4; 1 2.5 0.
    let p = tails.stepDownPValues
    #expect(isClose(p[0], 2.0 / 3) && isClose(p[2], 1) && isClose(p[1], 1))
  }
}
