import Testing

@testable import Statistics

@Suite struct PlannedSizeTests {
  @Test func roundsUp() {
    #expect(PlannedSize(exact: 12.1).count == 13 && PlannedSize(exact: 12).count == 12)
    #expect(PlannedSize(exact: 12 * (1 + 1e-15)).count == 12)
  }

  @Test func findsTheCrossing() throws {
    let size = try #require(plannedSize(reaching: 0.75, from: 2) { 1 - 5 / ($0 + 1) })
    #expect(isClose(size.exact, 19, 1e-8) && size.count == 19)
    #expect(plannedSize(reaching: 0.9, from: 2) { _ in 0.5 } == nil)
    #expect(plannedSize(reaching: 0.4, from: 2) { _ in 0.5 }?.count == 2)
  }
}
