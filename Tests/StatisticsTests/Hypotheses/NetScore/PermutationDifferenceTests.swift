import Probability
import Testing

@testable import Statistics

@Suite struct PermutationDifferenceTests {
  @Test func matchesThePublishedVector() throws {
    let result = NetScoreDifference.permutation.compare(counts(2, 6, 12), counts(6, 8, 6))
    #expect(abs(try #require(result.pValue) - 0.064459) < 5.01e-7)
    #expect(abs(try #require(result.midPValue) - 0.043645) < 5.01e-7)
    #expect(result.exact && result.interval == nil)
    #expect(result.notes.map(\.code) == ["tests_identity"])
    #expect(result.null.contains("alike in every respect"))
  }

  /// Answers 0, + against −, 0: of six deals two give +1, two give −1 and two give 0.
  @Test func fourAnswersByHand() throws {
    let result = NetScoreDifference.permutation.compare(counts(0, 1, 1), counts(1, 1, 0))
    #expect(abs(try #require(result.pValue) - 4.0 / 6) < 1e-14)
    #expect(abs(try #require(result.midPValue) - 2.0 / 6) < 1e-14)
  }

  /// Every deal of the answers to the first group, one by one.
  @Test func enumerationAgreesWithEveryDeal() throws {
    for (first, second) in [
      (counts(1, 2, 3), counts(3, 1, 1)), (counts(0, 1, 4), counts(2, 2, 0)),
      (counts(1, 0, 1), counts(1, 6, 1)),
    ] {
      func answers(_ counts: NetScoreCounts) -> [Int] {
        Array(repeating: -1, count: Int(counts.detractors))
          + Array(repeating: 0, count: Int(counts.passives))
          + Array(repeating: 1, count: Int(counts.promoters))
      }
      let all = answers(first) + answers(second)
      let size = Int(first.total)
      func difference(_ sum: Int) -> Double {
        Double(sum) / Double(size) - Double(all.reduce(0, +) - sum) / Double(all.count - size)
      }
      let observed = abs(difference(answers(first).reduce(0, +)))
      var (deals, atLeast, equal) = (0, 0, 0)
      for pattern in 0..<(1 << all.count) where pattern.nonzeroBitCount == size {
        let sum = all.indices.reduce(0) { $0 + (pattern >> $1 & 1 == 1 ? all[$1] : 0) }
        deals += 1
        if abs(difference(sum)) >= observed - 1e-12 { atLeast += 1 }
        if abs(abs(difference(sum)) - observed) <= 1e-12 { equal += 1 }
      }
      let result = NetScoreDifference.permutation.compare(first, second)
      let p = Double(atLeast) / Double(deals)
      #expect(abs(try #require(result.pValue) - p) < 1e-12)
      #expect(
        abs(try #require(result.midPValue) - (p - Double(equal) / Double(deals) / 2)) < 1e-12)
    }
  }

  @Test func samplingAgreesWithEnumeration() throws {
    let (first, second) = (counts(2, 6, 12), counts(6, 8, 6))
    let exact = try #require(NetScoreDifference.permutation.compare(first, second).pValue)
    let sampled = NetScoreDifference.permutation(
      largestEnumeration: 0, resamples: 9_999, seed: 42)
    let result = sampled.compare(first, second)
    let p = try #require(result.pValue)
    let error = (exact * (1 - exact) / 9_999).squareRoot()
    #expect(abs(p - exact) < 4 * error)
    #expect(!result.exact && result.midPValue == nil)
    #expect(abs(p * 10_000 - (p * 10_000).rounded()) < 1e-8)
    #expect(sampled.compare(first, second).pValue == p)
    let other = NetScoreDifference.permutation(largestEnumeration: 0, resamples: 9_999, seed: 43)
    #expect(other.compare(first, second).pValue != p)
  }

  @Test func sampledPValueIsNeverZero() {
    let sampled = NetScoreDifference.permutation(largestEnumeration: 0, resamples: 99)
    #expect(sampled.compare(counts(0, 0, 40), counts(40, 0, 0)).pValue == 0.01)
  }

  @Test func weightsAreRefused() {
    let result = NetScoreDifference.permutation.compare(counts(1.5, 2, 3), counts(1, 1, 1))
    #expect(result.pValue == nil && result.notes.map(\.code) == ["whole_counts_needed"])
  }

  @Test func agreementIsNoEvidence() {
    let result = NetScoreDifference.permutation.compare(counts(0, 0, 3), counts(0, 0, 5))
    #expect(result.pValue == 1 && result.midPValue == 0.5)
  }
}
