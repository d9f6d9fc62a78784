import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct BinaryCorrelationTests {
  let x: [Double] = [1, 3, 2, 6, 5, 4]
  let g = [false, false, true, true, true, false]

  /// Of the nine pairs of a true and a false row, 2>1, 6>1,3,4 and 5>1,3,4 are won: 7 of 9.
  @Test func rankBiserialByHand() throws {
    let result = try RankBiserial().run(x, g)
    #expect(agree(result.areaUnderCurve, 7.0 / 9, 1e-14) && agree(result.estimate, 5.0 / 9, 1e-14))
    #expect(result.positives == 3 && result.test?.exact == true)
    // The limits solve |θ̂ − θ| = z·SE(θ).
    for limit in [result.interval?.lower, result.interval?.upper] {
      let theta = (try #require(limit) + 1) / 2
      let spread = 1 + 2 * ((1 - theta) / (2 - theta) + theta / (1 + theta))
      let error = (theta * (1 - theta) * spread / 9).squareRoot()
      #expect(agree(abs(7.0 / 9 - theta), 1.959963984540054 * error, 1e-9))
    }
  }

  @Test func separationHasAnInterval() throws {
    let up = try RankBiserial().run(
      [1, 2, 3, 4, 5, 6], g.map { _ in false }.indices.map { $0 > 2 })
    #expect(up.estimate == 1 && up.interval?.upper == 1)
    let lower = try #require(up.interval?.lower)
    #expect(lower > 0 && lower < 1)
    let down = try RankBiserial().run([6, 5, 4, 3, 2, 1], (0..<6).map { $0 > 2 })
    #expect(down.estimate == -1 && agree(down.interval?.upper, -lower, 1e-12))
  }

  /// Turning the groups round turns the coefficient and its limits round.
  @Test func turning() throws {
    let one = try RankBiserial().run(x, g)
    let other = try RankBiserial().run(x, g.map { !$0 })
    #expect(agree(one.estimate, other.estimate.map { -$0 }, 1e-14))
    #expect(agree(one.interval?.lower, other.interval?.upper.map { -$0 }, 1e-10))
    let point = try PointBiserial().run(x, g)
    let turned = try PointBiserial().run(x, g.map { !$0 })
    #expect(agree(point.interval?.lower, turned.interval?.upper.map { -$0 }, 1e-9))
    #expect(agree(point.biserial, turned.biserial.map { -$0 }, 1e-12))
  }

  /// The noncentralities of the limits put the observed t at the tails.
  @Test func pointBiserialLimits() throws {
    let result = try PointBiserial().run(x, g)
    #expect(agree(result.estimate, CorrelationMeasure.pearson.coefficient(x, [0, 0, 1, 1, 1, 0])))
    let upper = try #require(result.interval?.upper)
    let d = upper / ((1 - upper * upper) * 0.25).squareRoot()
    let law = NoncentralT(degreesOfFreedom: 4, noncentrality: d * 1.5.squareRoot())
    #expect(agree(law.cdf(try #require(result.test?.statistic)), 0.025, 1e-8))
  }

  @Test func oneGroupOnly() throws {
    let all = try RankBiserial().run(x, x.map { _ in true })
    #expect(all.estimate == nil && all.notes.map(\.code) == ["constant_variable"])
    #expect(try PointBiserial().run(x, x.map { _ in true }).estimate == nil)
    #expect(try RankBiserial().run(x.map { _ in 2 }, g).estimate == nil)
    #expect(try RankBiserial().run([], []).estimate == nil)
  }

  /// 3, 1, 1, 3: φ = (9 − 1)/16 = ½, of at most 1.
  @Test func phiByHand() {
    let result = PhiCoefficient().run(counts: [3, 1, 1, 3])
    #expect(agree(result.estimate, 0.5, 1e-15) && agree(result.largest, 1, 1e-15))
    // Balanced margins leave 1 − φ² of the variance; with ½ added φ is (3.5² − 1.5²)/100·4 = .4.
    let half = 1.959963984540054 * ((1 - 0.16) / 10).squareRoot() / (1 - 0.16)
    let z = inverseHyperbolicTangent(0.4)
    #expect(agree(result.interval?.lower, hyperbolicTangent(z - half), 1e-10))
    // Fisher: 2·(16 + 1)/70.
    #expect(agree(result.test?.pValue, 34.0 / 70, 1e-12))
  }

  @Test func phiIsPearson() {
    let a = [true, true, false, false, true, false, true]
    let b = [true, false, false, false, true, true, true]
    let pearson = CorrelationMeasure.pearson.coefficient(
      a.map { $0 ? 1 : 0 }, b.map { $0 ? 1 : 0 })
    #expect(agree(PhiCoefficient().run(a, b).estimate, pearson, 1e-14))
    let flat = PhiCoefficient().run(counts: [3, 2, 0, 0])
    #expect(flat.estimate == nil && flat.interval == nil && flat.test == nil)
    // Unequal margins keep φ below 1: (2, 0, 2, 4) reaches its largest.
    let most = PhiCoefficient().run(counts: [2, 0, 2, 4])
    #expect(agree(most.estimate, most.largest, 1e-14) && (most.estimate ?? 1) < 1)
  }

  /// Limits lie around an adjusted estimate; they hold the plain one all the same.
  @Test(arguments: [[0, 11, 47, 0], [11, 0, 0, 47], [3, 2, 1, 4], [1, 0, 0, 9]])
  func phiLiesInItsInterval(counts: [Int]) throws {
    let result = PhiCoefficient().run(counts: counts)
    let interval = try #require(result.interval)
    #expect(interval.contains(try #require(result.estimate)))
  }
}
