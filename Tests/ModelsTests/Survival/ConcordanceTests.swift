import Testing

@testable import Models

@Suite struct ConcordanceTests {
  private static let exits = [4.0, 1, 3, 3, 2, 6, 7, 5, 5, 8]
  private static let events = [true, true, false, true, true, false, true, true, true, false]
  private static let scores = [0.5, 2.0, -1, 0.3, 0.3, 0.2, -0.7, 0.9, -0.4, 0.1]

  @Test func clustersOfOneRowAreNoClusters() throws {
    let times = try SurvivalTimes(exits: Self.exits, events: Self.events)
    let alone = try #require(Concordance().run(times, scores: Self.scores).standardError)
    let each = Concordance().run(
      times, scores: Self.scores, clusters: Array(Self.exits.indices.reversed()))
    #expect(abs(try #require(each.standardError) - alone) < 1e-15 && alone > 0)
  }

  /// Rows given twice as clusters of two say no more than once; taken for rows they seem to.
  @Test func copiesInAClusterAddNothing() throws {
    let once = try SurvivalTimes(exits: Self.exits, events: Self.events)
    let twice = try SurvivalTimes(
      exits: Self.exits + Self.exits, events: Self.events + Self.events)
    let single = Concordance().run(once, scores: Self.scores)
    let scores = Self.scores + Self.scores
    let rows = Array(Self.exits.indices)
    let clustered = Concordance().run(twice, scores: scores, clusters: rows + rows)
    #expect(clustered.estimate == single.estimate && clustered.concordant == 4 * single.concordant)
    let expected = try #require(single.standardError)
    #expect(abs(try #require(clustered.standardError) - expected) < 1e-14)
    let naive = try #require(Concordance().run(twice, scores: scores).standardError)
    #expect(abs(naive - expected / 2.0.squareRoot()) < 1e-14)
    // A weight of two in a cluster is the row twice in it.
    let weighted = try SurvivalTimes(
      exits: Self.exits, events: Self.events, weights: Self.exits.map { _ in 2 })
    let heavy = Concordance().run(weighted, scores: Self.scores, clusters: rows)
    #expect(abs(try #require(heavy.standardError) - expected) < 1e-14)
  }

  /// Exits 1, 2, 3, the last censored, scores 3, 1, 2: pairs 12 and 13 in order, 23 not, so D = 1/3.
  /// Balance 2, 0, 0 of two pairs each: influences (2 − 2/3)/3 = 4/9, −2/9, −2/9. With rows 1 and 2
  /// together the sums are 2/9 and −2/9, and half the root of 8/81 is √2/9.
  @Test func byHand() throws {
    let times = try SurvivalTimes(exits: [1, 2, 3], events: [true, true, false])
    let result = Concordance().run(times, scores: [3, 1, 2], clusters: [7, 7, 2])
    #expect(abs(try #require(result.standardError) - 2.0.squareRoot() / 9) < 1e-15)
  }
}
