import Testing

@testable import Models

@Suite struct SubsetValuesTests {
  /// By hand: v = 0, 4, 3, 9 for {}, {0}, {1}, {0, 1}: shares (4 + 6)/2 and (3 + 5)/2.
  @Test func twoPlayersByHand() {
    let subsets = SubsetValues(players: 2, values: [0, 4, 3, 9])
    #expect(subsets.shapley == [5, 4])
    #expect(subsets.first == [4, 3] && subsets.last == [6, 5])
    #expect(subsets.conditional == [[4, 6], [3, 5]] && subsets.total == 9)
  }

  /// Three players against the mean over the six orders, written out.
  @Test func threePlayersOverAllOrders() {
    let values: [Double] = [0, 2, 3, 4, 1, 7, 5, 11]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var expected = [0.0, 0, 0]
    for order in orders {
      var mask = 0
      for player in order {
        expected[player] += (values[mask | 1 << player] - values[mask]) / 6
        mask |= 1 << player
      }
    }
    for (a, b) in zip(SubsetValues(players: 3, values: values).shapley, expected) {
      #expect(abs(a - b) < 1e-14)
    }
  }

  @Test func everySubsetIsEvaluatedOnce() throws {
    var asked: [[Int]] = []
    let subsets = try SubsetValues.evaluating(players: 3) { players in
      asked.append(players)
      return Double(players.reduce(0, +))
    }.get()
    #expect(asked.count == 8 && Set(asked).count == 8)
    #expect(subsets.shapley == [0, 1, 2])
  }

  @Test func aSubsetWithoutValueIsNamed() {
    let result = SubsetValues.evaluating(players: 2) { $0 == [1] ? nil : 1 }
    #expect(result == .failure(SubsetValues.UndefinedSubset(players: [1])))
  }

  @Test func noPlayersShareNothing() {
    #expect(SubsetValues(players: 0, values: [0]).shapley == [])
  }
}
