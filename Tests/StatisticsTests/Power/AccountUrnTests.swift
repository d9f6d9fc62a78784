import Probability
import Testing

@testable import Statistics

@Suite struct AccountUrnTests {
  /// Any two answers correlate by ρ: the variance of an account's sum of m answers is
  /// m·v·(1 + (m − 1)ρ). The same law as the urn of `ClusteredCoverage`.
  @Test(arguments: [0.0, 0.3, 0.8])
  func answersCorrelate(_ correlation: Double) {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let runs = 20_000
    var (sum, squares) = (0.0, 0.0)
    var generator = Philox(seed: 12)
    for _ in 0..<runs {
      var urn = AccountUrn(correlation: correlation)
      let drawn = urn.draw(4, truth, &generator)
      let total = drawn.promoters - drawn.detractors
      sum += total
      squares += total * total
    }
    let mean = sum / Double(runs)
    let variance = squares / Double(runs) - mean * mean
    let expected = 4 * 0.61 * (1 + 3 * correlation)
    #expect(abs(mean / 4 - 0.3) < 4 * (expected / Double(runs)).squareRoot() / 4)
    #expect(abs(variance / expected - 1) < 0.05)
  }

  /// Two waves from one urn: the covariance of their sums is m₁·m₂·ρ·v when the truths are equal.
  @Test func wavesOfOneUrnCorrelate() {
    let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let runs = 20_000
    var product = 0.0
    var generator = Philox(seed: 13)
    for _ in 0..<runs {
      var urn = AccountUrn(correlation: 0.4)
      let before = urn.draw(2, truth, &generator)
      let after = urn.draw(3, truth, &generator)
      product +=
        (before.promoters - before.detractors - 0.6) * (after.promoters - after.detractors - 0.9)
    }
    #expect(abs(product / Double(runs) - 6 * 0.4 * 0.61) < 0.08)
  }

  @Test func fullCorrelationCopiesTheFirstAnswer() {
    var generator = Philox(seed: 1)
    for _ in 0..<50 {
      var urn = AccountUrn(correlation: 1)
      let drawn = urn.draw(5, NetScoreTruth(detractors: 0.3, promoters: 0.3), &generator)
      #expect(drawn.isUnanimous)
    }
    var urn = AccountUrn(correlation: 0.5)
    #expect(urn.draw(0, NetScoreTruth(detractors: 0.3, promoters: 0.3), &generator).total == 0)
  }

  @Test func sizesStayInTheirRange() {
    var generator = Philox(seed: 3)
    let group = AccountGroup(accounts: 200, sizes: .between(8, 12))
    let sizes = group.draw(&generator)
    #expect(Set(sizes) == Set(8...12) && sizes.count == 200)
    let programme = AccountGroup(accounts: 7, sizes: .like(.equal)).programme(
      NetScoreTruth(detractors: 0.3, promoters: 0.3), intraclassCorrelation: 0.5, &generator)
    #expect(programme.map(\.total) == [3, 4, 3, 4, 3, 4, 3])
  }
}
