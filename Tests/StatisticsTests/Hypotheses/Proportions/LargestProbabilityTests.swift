import Probability
import Testing

@testable import Statistics

@Suite struct LargestProbabilityTests {
  /// P(X + Y = 0 or 2) = (1 − p)² + p² for two coins: 1 at the ends of the scale.
  @Test func maximumAtTheEnd() {
    let outcomes = ExtremeOutcomes(1, 1) { $0 == $1 }
    #expect(abs(outcomes.largestProbability() - 1) < 1e-14)
    #expect(abs(outcomes.probability(share: 0.5) - 0.5) < 1e-14)
  }

  /// P(X = 3, Y = 1) = 4 p³(1 − p) · 5 p (1 − p)⁴ for trials 4 and 5, largest at 4/9.
  @Test func maximumInside() {
    let outcomes = ExtremeOutcomes(4, 5) { $0 == 3 && $1 == 1 }
    var want = 20.0
    for _ in 0..<4 { want *= 4.0 / 9 }
    for _ in 0..<5 { want *= 5.0 / 9 }
    #expect(abs(outcomes.largestProbability() / want - 1) < 1e-12)
  }

  /// A maximum near the end of the scale, at 1/600, far from any coarse grid.
  @Test func narrowMaximum() {
    let outcomes = ExtremeOutcomes(300, 300) { $0 == 1 && $1 == 0 }
    let p = 1.0 / 600
    let want = Binomial(trials: 599, probability: p).mass(0) * 300 * p
    #expect(abs(outcomes.largestProbability() / want - 1) < 1e-10)
  }

  @Test func emptyAndFull() {
    #expect(ExtremeOutcomes(3, 2) { _, _ in false }.largestProbability() == 0)
    #expect(abs(ExtremeOutcomes(3, 2) { _, _ in true }.largestProbability() - 1) < 1e-13)
  }
}
