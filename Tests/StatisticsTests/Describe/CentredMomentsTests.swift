import LinearAlgebra
import Testing

@testable import Statistics

@Suite struct CentredMomentsTests {
  @Test func byHand() throws {
    // 1, 2, 6: mean 3, deviations −2, −1, 3.
    let moments = try #require(CentredMoments([1, 2, 6].map { DoubleDouble($0) }))
    #expect(moments.mean == DoubleDouble(3))
    #expect(moments.second == DoubleDouble(14))
    #expect(moments.third == DoubleDouble(18))
    #expect(moments.neighbours == DoubleDouble(-1))
  }

  @Test func equalValuesDeviateByExactlyNothing() throws {
    for value in [0.1, 1 / 3.0, 1e300] {
      let equal = Array(repeating: DoubleDouble(decimal: value), count: 7)
      let moments = try #require(CentredMoments(equal))
      #expect(moments.second == .zero && moments.mean.high == value)
    }
  }

  @Test func noValuesHaveNoMoments() {
    #expect(CentredMoments([]) == nil)
  }
}
