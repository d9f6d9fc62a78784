import Testing

@testable import Statistics

@Suite struct DirectionProbabilityTests {
  /// One promoter against one passive: 7/10. One promoter against one detractor: 33/40.
  /// Closed forms of the integral of two Dirichlet densities.
  @Test func oneAnswerASideByHand() throws {
    let passive = try #require(DirectionProbability.firstHigher(counts(0, 0, 1), counts(0, 1, 0)))
    #expect(abs(passive - 0.7) < 1e-10)
    let detractor = try #require(
      DirectionProbability.firstHigher(counts(0, 0, 1), counts(1, 0, 0)))
    #expect(abs(detractor - 0.825) < 1e-10)
  }

  /// Four million draws from each posterior (NumPy 2.4); three standard errors.
  @Test(arguments: [
    (counts(2, 6, 12), counts(6, 8, 6), 0.9754835),
    (counts(200, 600, 1200), counts(1, 1, 2), 0.88270675),
    (counts(2, 1, 0), counts(0, 5, 30), 0.00015475),
  ])
  func matchesSimulation(_ first: NetScoreCounts, _ second: NetScoreCounts, _ expected: Double)
    throws
  {
    let found = try #require(DirectionProbability.firstHigher(first, second))
    #expect(abs(found - expected) < 3 * (expected * (1 - expected) / 4e6).squareRoot())
  }

  @Test func exchangedAndMirroredGroups() throws {
    for (first, second) in [
      (counts(2, 6, 12), counts(6, 8, 6)), (counts(0, 0, 3), counts(0, 4, 0)),
      (counts(1.5, 2.5, 0.25), counts(0, 1, 7)), (counts(4, 4, 4), counts(4, 4, 4)),
    ] {
      let forward = try #require(DirectionProbability.firstHigher(first, second))
      let backward = try #require(DirectionProbability.firstHigher(second, first))
      let mirrored = try #require(
        DirectionProbability.firstHigher(first.mirrored, second.mirrored))
      #expect(abs(forward + backward - 1) < 1e-6)
      #expect(abs(forward + mirrored - 1) < 1e-6)
      #expect((forward > 0.5) == (first.score! > second.score!) || first == second)
    }
  }

  @Test func anEmptyGroupHasNoDirection() {
    #expect(DirectionProbability.firstHigher(counts(0, 0, 0), counts(1, 1, 1)) == nil)
  }
}
