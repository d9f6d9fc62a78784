import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct BetaBinomialTests {
  /// 0, 1, 1, 2 of two trials: μ = ½ by symmetry, and the likelihood of γ is
  /// 4 log ½ + 2 log(½ + γ) + … = that of (1 + 2γ)²/(1 + γ)⁴ up to a constant, largest at γ = 0.
  @Test func binomialSpreadIsTheBoundary() throws {
    let result = try BetaBinomial().run(successes: [0, 1, 1, 2], trials: [2, 2, 2, 2])
    #expect(result.alpha == nil && result.correlation == 0 && agree(result.mean, 0.5))
    #expect(agree(result.logLikelihood, 8 * logOf(0.5) + 2 * logOf(2), 1e-12))
    #expect(result.groups.allSatisfy { agree($0.shrunkenRate, 0.5) && $0.interval == nil })
    #expect(result.spreadTest.pValue == 1 && result.notes.map(\.code) == ["zero_between_variance"])
  }

  /// 0, 0, 1, 2, 2 of two: with ones f and the rest e, (1 + 2γ)^e/(1 + γ)^(e + f) is largest where
  /// 2e/(1 + 2γ) = (e + f)/(1 + γ): e = 4, f = 1 gives γ = (2e − e − f)/(2f) = 3/2, α = β = 1/3.
  @Test func symmetricCountsByHand() throws {
    let result = try BetaBinomial().run(successes: [0, 0, 1, 2, 2], trials: [2, 2, 2, 2, 2])
    #expect(agree(result.alpha, 1.0 / 3, 1e-9) && agree(result.beta, 1.0 / 3, 1e-9))
    #expect(agree(result.correlation, 0.6, 1e-9))
    #expect(agree(result.groups[0].shrunkenRate, 1.0 / 3 / (2.0 / 3 + 2), 1e-9))
    let posterior = Beta(alpha: 1.0 / 3, beta: 1.0 / 3 + 2)
    #expect(agree(result.groups[0].interval?.upper, posterior.quantile(0.975), 1e-8))
  }

  @Test func successesAndFailuresAreAlike() throws {
    let (x, n) = ([3, 0, 5, 8, 2, 9, 1, 6], [5, 4, 9, 9, 8, 10, 7, 6])
    let result = try BetaBinomial().run(successes: x, trials: n)
    let mirror = try BetaBinomial().run(successes: zip(x, n).map { $1 - $0 }, trials: n)
    #expect(agree(mirror.alpha, result.beta, 1e-8) && agree(mirror.beta, result.alpha, 1e-8))
    #expect(agree(mirror.logLikelihood, result.logLikelihood, 1e-11))
    let turned = try BetaBinomial().run(successes: x.reversed(), trials: n.reversed())
    #expect(agree(turned.alpha, result.alpha, 1e-9))
  }

  @Test func refusals() {
    func refused(_ x: [Int], _ n: [Int]) -> HierarchicalError? {
      do {
        _ = try BetaBinomial().run(successes: x, trials: n)
        return nil
      } catch {
        return error
      }
    }
    #expect(refused([1], [2]) == .tooFew(what: "groups", count: 1, needed: 2))
    #expect(refused([1, 3], [2, 2]) == .invalidCount(position: 1, successes: 3, trials: 2))
    #expect(refused([0, 1], [0, 2]) == .invalidCount(position: 0, successes: 0, trials: 0))
    #expect(refused([0, 0], [4, 2]) == .allAlike(successes: false))
    #expect(refused([4, 2], [4, 2]) == .allAlike(successes: true))
    #expect(refused([1, 0, 1], [1, 1, 1]) == .noReplication)
    #expect(refused([0, 3], [2, 3]) == .allOrNothing)
    #expect(
      refused([1, 3], [20_001, 9])
        == .tooManyTrials(position: 0, trials: 20_001, limit: BetaBinomial.largestTrials))
  }
}
