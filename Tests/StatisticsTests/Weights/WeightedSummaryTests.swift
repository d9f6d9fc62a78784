import Foundation
import Testing

@testable import Statistics

@Suite struct WeightedSummaryTests {
  private let x: [Double] = [9, 10, 7, 6, 3, 8, 10, 0]
  private let w: [Double] = [1, 2, 1, 3, 1, 1, 2, 1]

  private func near(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-12) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= tolerance * max(1, abs(b))
  }

  /// Case weighted-a of the reference file (R 4.2.2).
  @Test func matchesTheReference() throws {
    let importance = try WeightedSummary(x, weights: .importance(w))
    #expect(importance.rows == 8 && importance.sumOfWeights == 12)
    #expect(near(importance.kishDesignEffect, 1.222222222222222))
    #expect(near(importance.mean, 7.083333333333333))
    #expect(near(importance.populationVariance, 9.07638888888889))
    #expect(near(importance.variance, 10.713114754098362))
    #expect(near(importance.standardError, 1.0910389366100985))
    #expect(importance.quantiles.map(\.value) == [6, 7, 10])
    let frequency = try WeightedSummary(x, weights: .frequency(w))
    #expect(near(frequency.variance, 9.901515151515152))
  }

  /// Importance weights are without scale; frequency weights are not.
  @Test func tenTimesTheWeight() throws {
    let ten = w.map { $0 * 10 }
    let (once, more) = (
      try WeightedSummary(x, weights: .importance(w)),
      try WeightedSummary(x, weights: .importance(ten))
    )
    #expect(near(once.mean, more.mean) && near(once.variance, more.variance))
    #expect(near(once.standardError, more.standardError))
    #expect(near(once.effectiveSize, more.effectiveSize) && once.quantiles == more.quantiles)
    let frequency = try WeightedSummary(x, weights: .frequency(ten))
    #expect(frequency.effectiveSize == 120 && near(frequency.mean, once.mean))
    #expect(try #require(frequency.standardError) < 0.4 * once.standardError!)
  }

  /// A frequency of two is the row twice.
  @Test func frequenciesAreRowsWrittenOut() throws {
    let rows = zip(x, w).flatMap { [Double](repeating: $0, count: Int($1)) }
    let (short, long) = (
      try WeightedSummary(x, weights: .frequency(w)), try WeightedSummary(rows)
    )
    let plain = try Summary(rows)
    #expect(near(short.mean, long.mean) && near(short.variance, long.variance))
    #expect(near(short.standardError, long.standardError) && short.quantiles == long.quantiles)
    #expect(near(long.variance, plain.variance) && near(long.standardError, plain.standardError))
    #expect(short.effectiveSize == long.effectiveSize)
  }

  @Test func equalWeightsAreNoWeights() throws {
    let plain = try WeightedSummary(x)
    for weights in [Weights.importance(x.map { _ in 3 }), .frequency(x.map { _ in 1 })] {
      let summary = try WeightedSummary(x, weights: weights)
      #expect(near(summary.mean, plain.mean) && near(summary.variance, plain.variance))
      #expect(near(summary.standardError, plain.standardError))
      #expect(near(summary.effectiveSize, 8) && summary.quantiles == plain.quantiles)
    }
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let one = try WeightedSummary(x, weights: .importance(w))
    let other = try WeightedSummary(x.reversed(), weights: .importance(w.reversed()))
    #expect(near(one.mean, other.mean, 1e-15) && near(one.standardError, other.standardError))
    #expect(one.quantiles == other.quantiles)
  }

  @Test func fewRowsHaveFewStatistics() throws {
    let none = try WeightedSummary([], weights: .importance([]))
    #expect(none.mean == nil && none.effectiveSize == 0 && none.quantiles.isEmpty)
    let silent = try WeightedSummary([1, 2], weights: .importance([0, 0]))
    #expect(silent.mean == nil && silent.rows == 0 && silent.kishDesignEffect == nil)
    for weights in [Weights.none, .importance([5]), .frequency([1])] {
      let one = try WeightedSummary([4], weights: weights)
      #expect(one.mean == 4 && one.variance == nil && one.standardError == nil)
      #expect(one.populationVariance == 0 && one.quantiles.map(\.value) == [4, 4, 4])
    }
    let two = try WeightedSummary([4, 4], weights: .importance([1, 3]))
    #expect(two.variance == 0 && two.standardError == 0)
    let left = try WeightedSummary([4, 100], weights: .importance([1, 0]))
    #expect(left.mean == 4 && left.rows == 1)
  }

  @Test func survivesJSON() throws {
    let one = try WeightedSummary(x, weights: .importance(w))
    let data = try JSONEncoder().encode(one)
    #expect(try JSONDecoder().decode(WeightedSummary.self, from: data) == one)
  }

  @Test func quantilesReachTheirShare() {
    #expect(weightedQuantile(0, of: [3, 1], weights: [1, 1]) == 1)
    #expect(weightedQuantile(1, of: [3, 1], weights: [1, 1]) == 3)
    // Ten weights of 0.1 reach one half at the fifth value, rounding aside.
    let tenths = [Double](repeating: 0.1, count: 10)
    #expect(weightedQuantile(0.5, of: (1...10).map(Double.init), weights: tenths) == 5)
    #expect(weightedQuantile(0.5, of: [1], weights: [0]) == nil)
  }
}
