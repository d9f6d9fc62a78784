import Probability
import Testing

@testable import Statistics

@Suite struct FragilityTests {
  /// Every pair of outcomes of the same sizes, by distance: |ΔD| + |ΔP| in both groups.
  private func bruteForce(_ first: NetScoreCounts, _ second: NetScoreCounts) -> Int? {
    func isSignificant(_ a: NetScoreCounts, _ b: NetScoreCounts) -> Bool {
      ScoreDifference(a, b)!.pValue() <= 0.05
    }
    func distance(_ a: NetScoreCounts, _ b: NetScoreCounts) -> Int {
      Int(abs(a.detractors - b.detractors) + abs(a.promoters - b.promoters))
    }
    let start = isSignificant(first, second)
    var best: Int?
    for a in TrinomialOutcomes(size: Int(first.total)).counts {
      for b in TrinomialOutcomes(size: Int(second.total)).counts
      where isSignificant(a, b) != start {
        let moves = distance(a, first) + distance(b, second)
        if moves < best ?? .max { best = moves }
      }
    }
    return best
  }

  @Test func agreesWithEveryPairOfOutcomes() throws {
    var generator = Philox(seed: 14)
    for _ in 0..<60 {
      let first = randomCounts(3 + generator.below(6), &generator)
      let second = randomCounts(3 + generator.below(6), &generator)
      let fragility = try #require(Fragility(first, second))
      #expect(fragility.exact)
      #expect(fragility.moves == bruteForce(first, second), "\(first) v \(second)")
    }
  }

  /// Three promoters against three detractors: Z = 2/√(6/5·2/3) = 2.236. With one promoter made
  /// passive the finding stands or falls with the score statistic itself.
  @Test func sixAnswersByHand() throws {
    let (first, second) = (counts(0, 0, 3), counts(3, 0, 0))
    let comparison = try #require(ScoreDifference(first, second))
    #expect(abs(comparison.statistic(at: 0) - 2 / 0.8.squareRoot()) < 1e-12)
    let fragility = try #require(Fragility(first, second))
    #expect(fragility.isSignificant)
    let moved = try #require(ScoreDifference(counts(0, 1, 2), second))
    #expect((fragility.moves == 1) == (moved.pValue() > 0.05))
  }

  @Test func movedCountsFlipTheFinding() throws {
    for (first, second) in [
      (counts(2, 6, 12), counts(6, 8, 6)), (counts(10, 20, 30), counts(20, 20, 20)),
      (counts(0, 5, 5), counts(3, 4, 5)), (counts(0, 0, 10), counts(0, 0, 10)),
      (counts(6, 8, 6), counts(2, 6, 12)),
    ] {
      let fragility = try #require(Fragility(first, second))
      let (a, b) = (try #require(fragility.first), try #require(fragility.second))
      #expect(a.total == first.total && b.total == second.total)
      #expect((ScoreDifference(a, b)!.pValue() < 0.05) != fragility.isSignificant)
      let moves =
        abs(a.detractors - first.detractors) + abs(a.promoters - first.promoters)
        + abs(b.detractors - second.detractors) + abs(b.promoters - second.promoters)
      #expect(Int(moves) == fragility.moves)
    }
  }

  @Test func exchangedGroupsAreAsFragile() throws {
    for (first, second) in [
      (counts(2, 6, 12), counts(6, 8, 6)), (counts(1, 3, 7), counts(4, 4, 4)),
    ] {
      let forward = try #require(Fragility(first, second))
      let backward = try #require(Fragility(second, first))
      #expect(forward.moves == backward.moves && forward.isSignificant == backward.isSignificant)
      #expect(forward.moves == Fragility(first.mirrored, second.mirrored)?.moves)
    }
  }

  @Test func oneAnswerASideCannotFlip() throws {
    let fragility = try #require(Fragility(counts(0, 0, 1), counts(1, 0, 0)))
    #expect(!fragility.isSignificant && fragility.moves == nil && fragility.exact)
  }

  @Test func emptyAndWeightedGroupsAreRefused() {
    #expect(Fragility(counts(0, 0, 0), counts(1, 0, 0)) == nil)
    #expect(Fragility(counts(0.5, 1, 0), counts(1, 0, 0)) == nil)
  }

  @Test func largeSamplesAreSearchedGreedily() throws {
    let fragility = try #require(Fragility(counts(100, 200, 300), counts(200, 200, 200)))
    #expect(!fragility.exact && fragility.moves! > Fragility.largestSearch)
  }
}
