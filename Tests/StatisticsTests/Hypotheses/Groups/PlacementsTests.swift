import Testing

@testable import Statistics

@Suite struct PlacementsTests {
  @Test func arrangementsAreAllVisitedWithTheirWeights() {
    let placements = Placements([1, 2, 2], [2, 3])
    #expect(placements.classSizes == [1, 3, 1] && placements.observed == [1, 2, 0])
    var (visits, weights) = (0.0, 0.0)
    placements.forEachArrangement { counts, weight in
      #expect(counts.reduce(0, +) == 3)
      visits += 1
      weights += weight
    }
    #expect(visits == placements.arrangements && weights == 10)
  }

  @Test func superiorityIsTheShareOfPairsWon() {
    let (a, b) = scores(13, 6, seed: 11)
    let placements = Placements(a, b)
    var won = 0.0
    for x in a { for y in b { won += x > y ? 1 : x == y ? 0.5 : 0 } }
    let seen = placements.comparison(placements.observed)
    #expect(isClose(seen.superiority, won / 78))
  }

  @Test func binomialCoefficients() {
    #expect(binomialCoefficient(5, 2) == 10 && binomialCoefficient(20, 10) == 184_756)
    #expect(binomialCoefficient(4, 5) == 0 && binomialCoefficient(4, -1) == 0)
    #expect(binomialCoefficient(7, 0) == 1 && binomialCoefficient(7, 7) == 1)
    #expect(binomialCoefficient(50, 25) == 126_410_606_437_752)
  }
}
