import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct SummaryTests {
  private static func nistCases() throws -> [ReferenceCases.Case] {
    try ReferenceCases.cases("nist", family: "univariate_nist", method: "summary_statistics")
  }

  @Test func everyNISTFigureIsWithinTheToleranceOfItsCase() throws {
    let cases = try Self.nistCases()
    #expect(cases.count == 4)
    for c in cases {
      let summary = try Summary(try c.numbers("y"))
      #expect(summary.count == (try c.expected("n")))
      for (computed, key) in [
        (summary.mean, "mean"), (summary.standardDeviation, "sd"),
        (summary.lag1Autocorrelation, "lag1_autocorrelation"),
      ] {
        let certified: Double = try c.expected(key)
        #expect(abs(try #require(computed) - certified) <= (try c.allowance(certified)))
      }
    }
  }

  @Test func theGuideStatesNoMoreDigitsThanAreReached() throws {
    let stated = try ReferenceCases.table(inGuide: "LeastSquares")
    for c in try Self.nistCases() {
      let summary = try Summary(try c.numbers("y"))
      let reached = [
        ReferenceCases.digits(try #require(summary.mean), try c.expected("mean")),
        ReferenceCases.digits(try #require(summary.standardDeviation), try c.expected("sd")),
        ReferenceCases.digits(
          try #require(summary.lag1Autocorrelation), try c.expected("lag1_autocorrelation")),
      ]
      let row = try #require(stated[c.id], "no row for \(c.id)")
      try #require(row.count == reached.count)
      for (digits, promise) in zip(reached, row) { #expect(digits >= promise, "\(c.id)") }
    }
  }

  @Test func byHand() throws {
    // 6, 1, 2: mean 3, deviations 3, −2, −1; m₂ = 14/3, m₃ = 18/3.
    let summary = try Summary([6, 1, 2], probabilities: [0, 0.25, 0.5, 1])
    #expect(summary.mean == 3 && summary.variance == 7)
    #expect(summary.standardDeviation == 7.0.squareRoot())
    #expect(abs(try #require(summary.standardError) - (7.0 / 3).squareRoot()) < 1e-15)
    #expect(summary.minimum == 1 && summary.maximum == 6)
    #expect(summary.quantiles.map(\.value) == [1, 1.5, 2, 6])
    #expect(summary.quantiles.map(\.probability) == [0, 0.25, 0.5, 1])
    let second = 14.0 / 3
    let skewness = 6.0.squareRoot() * 6 / (second * second.squareRoot())
    #expect(abs(try #require(summary.skewness) - skewness) < 1e-15)
    #expect(abs(try #require(summary.lag1Autocorrelation) - -4.0 / 14) < 1e-16)
  }

  @Test func shiftAndScale() throws {
    let values: [Double] = [3, 7, 1, 8, 10, 0, 9, 9]
    let first = try Summary(values)
    let second = try Summary(values.map { 1e9 - 2 * $0 })
    #expect(try #require(second.variance) == 4 * (try #require(first.variance)))
    #expect(abs(try #require(first.skewness) + (try #require(second.skewness))) < 1e-14)
    #expect(second.lag1Autocorrelation == first.lag1Autocorrelation)
  }

  @Test func orderMattersOnlyToTheAutocorrelation() throws {
    let first = try Summary([1, 2, 3, 4, 10])
    let second = try Summary([10, 1, 4, 2, 3])
    #expect(first.variance == second.variance && first.skewness == second.skewness)
    #expect(first.quantiles == second.quantiles)
    #expect(first.lag1Autocorrelation != second.lag1Autocorrelation)
  }

  @Test func zeroOneAndTwoValues() throws {
    let none = try Summary([])
    #expect(none.count == 0 && none.mean == nil && none.minimum == nil && none.quantiles.isEmpty)
    let one = try Summary([4])
    #expect(one.mean == 4 && one.variance == nil && one.standardError == nil)
    #expect(one.quantiles.map(\.value) == [4, 4, 4] && one.skewness == nil)
    #expect(one.lag1Autocorrelation == nil)
    let two = try Summary([4, 6])
    #expect(two.variance == 2 && two.skewness == nil && two.lag1Autocorrelation == -0.5)
  }

  @Test func equalValuesHaveNoSkewnessAndNoCorrelation() throws {
    let equal = try Summary([0.1, 0.1, 0.1, 0.1])
    #expect(equal.mean == 0.1 && equal.variance == 0 && equal.standardError == 0)
    #expect(equal.skewness == nil && equal.lag1Autocorrelation == nil)
  }

  @Test func nonFiniteValuesAreNamed() {
    #expect(throws: DescribeError.nonFinite(position: 2)) { try Summary([1, 2, .nan]) }
    #expect(throws: DescribeError.nonFinite(position: 0)) { try Summary([.infinity, 2]) }
  }

  @Test func codableRoundTrips() throws {
    for values in [[], [1], [1, 2, 6]] as [[Double]] {
      let summary = try Summary(values)
      let data = try JSONEncoder().encode(summary)
      #expect(try JSONDecoder().decode(Summary.self, from: data) == summary)
    }
  }
}
