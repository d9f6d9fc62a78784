import TestSupport
import Testing

@testable import Statistics

@Suite struct EmpiricalInfluenceTests {
  private static func mean(_ values: [Double]) -> (Span<Double>) -> Double? {
    { weights in values.indices.reduce(0) { $0 + weights[$1] * values[$1] } }
  }

  @Test func ofTheMeanAreDeviations() throws {
    let influence = try EmpiricalInfluence(count: 4, Self.mean([1, 2, 4, 9]))
    #expect(influence.estimate == 4)
    #expect(zip(influence.values, [-3.0, -2, 0, 5]).allSatisfy { agree($0, $1, 1e-10) })
    #expect(agree(influence.standardError, 38.0.squareRoot() / 4, 1e-10))
  }

  @Test func abcOfTheMeanContainsItAndMoves() throws {
    let values = [3.0, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487]
    let abc = ApproximateBootstrap()
    let plain = try #require(try abc.interval(count: 12, level: 0.9, Self.mean(values)).0)
    // R 4.2.2, boot 1.3.28.1, abc.ci.
    #expect(abs(plain.lower! - 63.57491369362942) < 1e-4)
    #expect(abs(plain.upper! - 201.5466954029319) < 1e-4)
    let moved = try #require(
      try abc.interval(count: 12, level: 0.9, Self.mean(values.map { 2 * $0 + 7 })).0)
    #expect(agree(moved.lower, 2 * plain.lower! + 7, 1e-6))
  }

  @Test func constantsHaveNoInterval() throws {
    let (interval, notes) = try ApproximateBootstrap().interval(
      count: 3, Self.mean([0.1, 0.1, 0.1]))
    #expect(interval == nil && notes.map(\.code) == ["no_variation"])
    #expect(throws: ResamplingError.noRows) {
      try ApproximateBootstrap().interval(count: 0) { _ in 1 }
    }
    #expect(throws: ResamplingError.statisticUndefined) {
      try EmpiricalInfluence(count: 2) { _ in nil }
    }
  }
}
