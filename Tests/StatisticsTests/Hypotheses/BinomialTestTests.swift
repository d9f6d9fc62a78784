import Probability
import Testing

@testable import Statistics

struct BinomialTestTests {
  private func p(
    _ successes: Int, _ trials: Int, _ null: Double = 0.5,
    _ alternative: BinomialTest.Alternative = .twoSided, midP: Bool = false
  ) throws -> Double {
    let test = BinomialTest(nullProbability: null, alternative: alternative, midP: midP)
    return try #require(test.run(successes: successes, trials: trials).pValue)
  }

  @Test func byHand() throws {
    // 1 of 4 under ½: one-sided (1 + 4)/16, two-sided twice that; mid-p halves the 4.
    #expect(abs(try p(1, 4, 0.5, .less) - 5 / 16) < 1e-15)
    #expect(abs(try p(1, 4, 0.5, .greater) - 15 / 16) < 1e-15)
    #expect(abs(try p(1, 4) - 10 / 16) < 1e-15)
    #expect(abs(try p(1, 4, 0.5, .less, midP: true) - 3 / 16) < 1e-15)
    #expect(abs(try p(1, 4, midP: true) - 6 / 16) < 1e-15)
    #expect(abs(try p(2, 4) - 1) < 1e-15)
    #expect(abs(try p(2, 4, midP: true) - 13 / 16) < 1e-15)
  }

  @Test func twoSidedSumsTheOutcomesNotMoreProbable() throws {
    for trials in [1, 2, 3, 10, 25] {
      for null in [0.05, 0.2, 1.0 / 3, 0.5, 0.64, 0.9] {
        let outcomes = Binomial(trials: trials, probability: null)
        let masses = (0...trials).map { outcomes.mass($0) }
        for successes in 0...trials {
          let observed = masses[successes]
          let exact = masses.filter { $0 <= observed * (1 + 1e-7) }.reduce(0, +)
          let below = masses.filter { $0 < observed * (1 - 1e-7) }.reduce(0, +)
          #expect(abs(try p(successes, trials, null) - min(1, exact)) < 1e-12)
          #expect(
            abs(try p(successes, trials, null, midP: true) - (below + exact) / 2) < 1e-12)
        }
      }
    }
  }

  /// R 4.2.2 `binom.test(682, 925, p = 0.75)`: p-value 0.3824916; Mendel's peas as in Conover
  /// (1971), page 97.
  @Test func mendelsPeas() throws {
    #expect(abs(try p(682, 925, 0.75) - 0.3824916) < 5e-8)
  }

  @Test func swappingSuccessAndFailureSwapsTheTails() throws {
    for successes in 0...12 {
      for null in [0.1, 0.45] {
        #expect(
          abs(try p(successes, 12, null) - p(12 - successes, 12, 1 - null)) < 1e-12)
        #expect(
          abs(
            try p(successes, 12, null, .less) - p(12 - successes, 12, 1 - null, .greater))
            < 1e-12)
      }
    }
  }

  @Test func oneSidedValuesOverlapInTheObservedOutcome() throws {
    let outcomes = Binomial(trials: 9, probability: 0.3)
    for successes in 0...9 {
      let sum = try p(successes, 9, 0.3, .less) + p(successes, 9, 0.3, .greater)
      #expect(abs(sum - 1 - outcomes.mass(successes)) < 1e-12)
      let middle =
        try p(successes, 9, 0.3, .less, midP: true)
        + p(successes, 9, 0.3, .greater, midP: true)
      #expect(abs(middle - 1) < 1e-12)
    }
  }

  @Test func certainNulls() throws {
    #expect(try p(0, 5, 0) == 1)
    #expect(try p(1, 5, 0) == 0)
    #expect(try p(5, 5, 1) == 1)
    #expect(try p(4, 5, 1) == 0)
  }

  @Test func largeSamplesAreQuickAndKeepTinyValues() throws {
    // P(X ≤ 400,000) of a million under ½ is near e^−20,000: 0 in double precision.
    #expect(try p(400_000, 1_000_000) == 0)
    #expect(abs(try p(500_000, 1_000_000) - 1) < 1e-12)
    // Twice P(X ≤ 495,000), summed in 40-digit arithmetic.
    let tail = try p(495_000, 1_000_000)
    #expect(abs(tail / 1.5381555043907352e-23 - 1) < 1e-10)
  }

  @Test func noTrials() {
    let result = BinomialTest().run(successes: 0, trials: 0)
    #expect(result.pValue == nil && result.statistic == nil)
    #expect(result.notes.map(\.code) == ["no_trials"])
  }

  @Test func resultSaysWhatWasDone() {
    let result = BinomialTest(nullProbability: 0.2, alternative: .less, midP: true)
      .run(successes: 1, trials: 3)
    #expect(result.method == "binomial_mid_p")
    #expect(result.null == "the probability of success is 0.2")
    #expect(result.alternative == "less")
    #expect(result.statistic == 1)
    #expect(result.exact && result.degreesOfFreedom == nil && result.notes.isEmpty)
  }
}
