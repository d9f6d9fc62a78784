import Statistics
import Testing

@Suite struct TwoSampleKolmogorovSmirnovTests {
  private func run(_ a: [Double], _ b: [Double]) throws -> TestResult {
    try TwoSampleKolmogorovSmirnov().run(a, b)
  }

  @Test func byHand() throws {
    let apart = try run([1, 2], [3, 4])
    #expect(apart.statistic == 1 && isClose(apart.pValue, 1.0 / 3) && apart.exact)
    // Every arrangement of 1, 2, 2, 3 has a distance of at least ½ at the end of a class.
    let tied = try run([1, 2], [2, 3])
    #expect(tied.statistic == 0.5 && isClose(tied.pValue, 1))
  }

  @Test func swapAndIncreasingTransforms() throws {
    let (a, b) = scores(9, 13, seed: 15)
    let result = try run(a, b)
    let swapped = try run(b, a)
    #expect(isClose(swapped.statistic, result.statistic))
    #expect(isClose(swapped.pValue, result.pValue))
    #expect(try run(a.map { $0 * $0 }, b.map { $0 * $0 }) == result)
  }

  @Test func exactIsAListOfArrangements() throws {
    let (a, b): ([Double], [Double]) = ([1, 4, 4, 6], [2, 4, 5, 6, 6])
    let all = a + b
    func distance(_ chosen: Int) -> Int {
      (1...6).map { value in
        var (i, j) = (0, 0)
        for (k, x) in all.enumerated() where x <= Double(value) {
          if chosen >> k & 1 == 1 { i += 1 } else { j += 1 }
        }
        return abs(5 * i - 4 * j)
      }.max()!
    }
    let seen = distance(0b1111)
    let arrangements = (0..<512).filter { $0.nonzeroBitCount == 4 }
    let hits = arrangements.filter { distance($0) >= seen }.count
    let result = try run(a, b)
    #expect(isClose(result.statistic, Double(seen) / 20))
    #expect(isClose(result.pValue, Double(hits) / 126))
  }

  @Test func degenerate() throws {
    let equal = try run([2, 2], [2])
    #expect(equal.statistic == 0 && equal.pValue == 1 && equal.notes.map(\.code) == ["all_equal"])
    #expect(try run([1], [2]).pValue == 1)
    #expect(throws: GroupTestError.tooFewValues(group: "second", count: 0, needed: 1)) {
      try run([1], [])
    }
  }
}
