import Testing

@testable import Statistics

@Suite struct EquivalenceTests {
  /// Two one-sided tests at α establish equivalence exactly when the interval at 1 − 2α lies
  /// inside the margins.
  @Test func isTheIntervalInsideTheMargins() throws {
    for (first, second) in [
      (counts(60, 200, 140), counts(58, 210, 132)), (counts(10, 20, 30), counts(20, 20, 20)),
      (counts(0, 40, 0), counts(0, 50, 0)), (counts(2, 6, 12), counts(2, 6, 12)),
    ] {
      let comparison = try #require(ScoreDifference(first, second))
      let interval = comparison.interval(level: 0.9)
      for margin in [0.05, 0.1, 0.2, 0.4, 0.8, 1.5] {
        let equivalence = Equivalence(comparison, margin: margin)
        #expect(
          equivalence.isEstablished == (interval.lower! > -margin && interval.upper! < margin))
        #expect(equivalence.isEstablished == (equivalence.pValue < 0.05))
      }
    }
  }

  /// Without a difference the two tests are mirror images.
  @Test func equalGroupsAreSymmetric() throws {
    let comparison = try #require(ScoreDifference(counts(3, 4, 3), counts(3, 4, 3)))
    let equivalence = Equivalence(comparison, margin: 0.5)
    #expect(abs(equivalence.lowerStatistic! + equivalence.upperStatistic!) < 1e-12)
    let expected = 2 * equivalence.pValue
    #expect(abs(expected - comparison.pValue(at: 0.5)) < 1e-12)
  }

  @Test func exchangedGroupsKeepThePValue() throws {
    let forward = try #require(ScoreDifference(counts(2, 6, 12), counts(6, 8, 6)))
    let backward = try #require(ScoreDifference(counts(6, 8, 6), counts(2, 6, 12)))
    let (one, two) = (
      Equivalence(forward, margin: 0.4), Equivalence(backward, margin: 0.4)
    )
    #expect(abs(one.pValue - two.pValue) < 1e-12)
    #expect(abs(one.lowerStatistic! + two.upperStatistic!) < 1e-10)
  }

  @Test func oneAnswerASideEstablishesNothing() throws {
    let comparison = try #require(ScoreDifference(counts(0, 1, 0), counts(0, 1, 0)))
    #expect(!Equivalence(comparison, margin: 0.99).isEstablished)
  }
}
