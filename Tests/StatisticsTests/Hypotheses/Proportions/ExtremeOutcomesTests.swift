import Testing

@testable import Statistics

@Suite struct ExtremeOutcomesTests {
  @Test func runsAreMaximal() {
    let outcomes = ExtremeOutcomes(1, 5) { x, y in x == 0 ? y != 2 : y == 3 }
    #expect(outcomes.runs == [[0...1, 3...5], [3...3]])
    #expect(ExtremeOutcomes(1, 2) { _, _ in false }.runs == [[], []])
  }

  /// Every table's p-value agrees with the test that sums over one margin at a time.
  @Test func rowsAreFishersTest() {
    let (first, second) = (9, 6)
    for successes in 0...(first + second) {
      let row = FisherRow(first, second, successes: successes)
      #expect(abs(row.masses.reduce(0, +) - 1) < 1e-14)
      for alternative in FisherExactTest.Alternative.allCases {
        for (offset, p) in row.pValues(alternative).enumerated() {
          let x = row.lowest + offset
          let data = TwoProportions(x, of: first, versus: successes - x, of: second)
          let want = FisherExactTest(alternative: alternative).run(data).pValue!
          #expect(abs(p - want) < 1e-13, "\(x) of \(successes) \(alternative)")
        }
      }
    }
  }

  @Test func observedOutcomeIsExtreme() {
    for alternative in FisherExactTest.Alternative.allCases {
      for x in 0...4 {
        for y in 0...7 {
          for outcomes in [
            ExtremeOutcomes.fisher(4, 7, observed: (x, y), alternative),
            .pooledZ(4, 7, observed: (x, y), alternative),
          ] {
            #expect(outcomes.runs[x].contains { $0.contains(y) })
          }
        }
      }
    }
  }
}
