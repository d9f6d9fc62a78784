import Probability
import Testing

@testable import Statistics

@Suite struct HalfPairsTests {
  /// Every pair, added up.
  private func direct(_ first: [Double], _ second: [Double], _ threshold: Double) -> Double {
    first.reduce(0) { total, a in
      second.reduce(total) { $0 + (a + $1 <= threshold ? exponential(a + $1) : 0) }
    }
  }

  @Test func matchesAllPairs() {
    var generator = Philox(seed: 7)
    for _ in 0..<60 {
      let first = (0..<(1 + generator.below(12))).map { _ in -8 * generator.uniform() }
      let second = (0..<(1 + generator.below(12))).map { _ in -5 * generator.uniform() }
      let threshold = -14 * generator.uniform()
      var pairs = HalfPairs(
        first: first, second: second,
        logFirstTotal: logOf(first.reduce(0) { $0 + exponential($1) }),
        logSecondTotal: logOf(second.reduce(0) { $0 + exponential($1) }))
      let want = direct(first, second, threshold)
      let got = pairs.sum(upTo: threshold, logScale: 2)
      #expect(abs(got - exponential(2) * want) <= 1e-12 * exponential(2) * want)
    }
  }

  @Test func allNoneAndEmpty() {
    var pairs = HalfPairs(first: [-1], second: [-2], logFirstTotal: -1, logSecondTotal: -2)
    #expect(abs(pairs.sum(upTo: -2.9, logScale: 0) - exponential(-3)) < 1e-15)
    #expect(pairs.sum(upTo: -3.1, logScale: 0) == 0)
    var empty = HalfPairs(first: [], second: [-2], logFirstTotal: 0, logSecondTotal: 0)
    #expect(empty.sum(upTo: 0, logScale: 0) == 0)
  }
}
