import Testing

@testable import Statistics

@Suite struct PairedWaldTests {
  /// Changes of one each way among four: variance ½, standard error √(½/4).
  @Test func byHand() throws {
    let data = PairedProportions(both: 1, firstOnly: 1, secondOnly: 1, neither: 1)
    let error = 0.125.squareRoot()
    #expect(abs(PairedDifference.waldStandardError(data)! - error) < 1e-15)
    let interval = try #require(PairedDifference.wald.interval(data).0)
    #expect(abs(interval.upper! - 1.959963984540054 * error) < 1e-12)
  }

  @Test func noPairs() {
    #expect(
      PairedDifference.waldStandardError(
        PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)) == nil)
  }
}
