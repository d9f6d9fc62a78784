import Probability
import Testing

@testable import Statistics

@Suite struct WaveSwapTestTests {
  /// Two accounts, from −1 to 1 and from 0 to 1: changes 1.5, −0.5, 0.5, −1.5 over the four
  /// arrangements, of which two are as far from zero as the first.
  @Test func twoAccountsByHand() throws {
    let result = try #require(WaveSwapTest().run(waves([-1, 0], [0, 1], [1, 1], [0, 1])))
    #expect(result.statistic == 1.5 && result.pValue == 0.5 && result.exact)
  }

  /// One answer a wave: the sign-flip test of the differences, here +1 five times.
  @Test func fiveEqualChanges() throws {
    let accounts = waves(
      [0, 0, 0, 0, 0], Array(0..<5), [1, 1, 1, 1, 1], Array(0..<5))
    #expect(try #require(WaveSwapTest().run(accounts)?.pValue) == 2.0 / 32)
  }

  @Test func enumerationStopsAtTheNumberOfResamples() throws {
    var generator = Philox(seed: 6)
    let accounts = randomWaves(5, most: 3, &generator)
    #expect(try #require(WaveSwapTest(resamples: 32).run(accounts)).exact)
    let sampled = try #require(WaveSwapTest(resamples: 31).run(accounts))
    #expect(!sampled.exact)
    #expect(abs(sampled.pValue! * 32 - (sampled.pValue! * 32).rounded()) < 1e-12)
  }

  @Test func samplingAgreesWithEnumeration() throws {
    var generator = Philox(seed: 10)
    let accounts = randomWaves(12, most: 4, &generator)
    let exact = try #require(WaveSwapTest().run(accounts)?.pValue)
    let sampled = WaveSwapTest(resamples: 4_000, seed: 5)
    let p = try #require(sampled.run(accounts)?.pValue)
    #expect(abs(p - exact) < 4 * (exact * (1 - exact) / 4_000).squareRoot() + 1.0 / 4_001)
    #expect(sampled.run(accounts)?.pValue == p)
    #expect(WaveSwapTest(resamples: 4_000, seed: 6).run(accounts)?.pValue != p)
  }

  @Test func threadsChangeNothing() throws {
    var generator = Philox(seed: 11)
    let accounts = randomWaves(20, most: 4, &generator)
    let told = Told()
    let one = WaveSwapTest(resamples: 2_000, threads: 1).run(accounts)
    let two = WaveSwapTest(resamples: 2_000, threads: 2).run(accounts) { told.add($0) }
    #expect(one == two && told.shares.last == 1)
  }

  @Test func oneAccountTellsNothing() throws {
    let one = WaveAnswers(previous: counts(2, 0, 0), current: counts(0, 0, 3))
    #expect(WaveSwapTest().run([one])?.pValue == 1)
  }

  /// All accounts in one wave only: arrangements that empty a wave count against the finding.
  @Test func accountsInOneWaveMoveWhole() throws {
    let none = counts(0, 0, 0)
    let accounts = [
      WaveAnswers(previous: counts(1, 0, 0), current: none),
      WaveAnswers(previous: none, current: counts(0, 0, 1)),
    ]
    #expect(WaveSwapTest().run(accounts)?.pValue == 1)
    #expect(WaveSwapTest().run([accounts[0]]) == nil)
    #expect(WaveSwapTest().run([]) == nil)
  }
}
