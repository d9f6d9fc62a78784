import Testing

@testable import Statistics

@Suite struct RoundingLevelTests {
  @Test func fourUnitsInTheLastPlaceAreRounding() {
    let unit = Double.ulpOfOne
    #expect(isRounding(0, against: 1) && isRounding(0, against: 0))
    #expect(isRounding(9 * unit * unit, against: 1))
    #expect(!isRounding(25 * unit * unit, against: 1))
    #expect(isRounding(9 * unit * unit * 1e20, against: 1e20))
  }
}
