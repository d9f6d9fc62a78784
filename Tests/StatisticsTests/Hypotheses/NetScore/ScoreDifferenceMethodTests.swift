import Testing

@testable import Statistics

@Suite struct ScoreDifferenceMethodTests {
  @Test func isTheStatisticUnderOneName() throws {
    let (first, second) = (counts(2, 6, 12), counts(6, 8, 6))
    let comparison = try #require(ScoreDifference(first, second))
    let result = NetScoreDifference.scoreDifference.compare(first, second, level: 0.9)
    #expect(result.statistic == comparison.statistic(at: 0))
    #expect(result.pValue == comparison.pValue())
    #expect(result.interval == comparison.interval(level: 0.9))
    #expect(result.degreesOfFreedom == nil && result.notes.isEmpty)
  }

  @Test func halfAnAnswerIsRefused() {
    let result = NetScoreDifference.scoreDifference.compare(counts(0, 0, 0.5), counts(0.25, 0, 0))
    #expect(result.pValue == nil && result.notes.map(\.code) == ["too_few_answers"])
  }
}
