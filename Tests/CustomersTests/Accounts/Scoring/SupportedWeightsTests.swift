import Probability
import Reports
import Statistics
import Testing

@testable import Customers

/// What the outcome says of weights, with enough accounts that left for a fit.
@Suite struct SupportedWeightsTests {
  /// Accounts heard in every role, leaving by a logistic model of the weighted score.
  static func study(_ truth: [Double], slope: Double, seed: UInt64) -> SupportedWeights {
    var generator = Philox(seed: seed, stream: 0)
    var (means, left) = ([[Double]](), [Bool]())
    for _ in 0..<160 {
      let own = truth.map { _ in Double(4 + generator.below(4) + generator.below(4)) }
      let score = zip(own, truth).reduce(0.0) { $0 + $1.0 * $1.1 } - 7
      let odds = expLaw(-1 + slope * score)
      means.append(own)
      left.append(Double(generator.below(1_000_000)) < 1_000_000 * odds / (1 + odds))
    }
    return SupportedWeightsStudy(
      roles: [("decision_maker", 0.5), ("influencer", 1.0 / 3), ("end_user", 1.0 / 6)],
      means: means, left: left, level: 0.9
    ).run()
  }

  /// eˣ by its series, so that the outcome is the same on every system.
  static func expLaw(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for k in 1...60 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }

  @Test func theDeclaredProportionIsFoundAndAnotherRefused() throws {
    let right = Self.study([0.5, 1.0 / 3, 1.0 / 6], slope: -2, seed: 1)
    #expect(right.verdict != .contradicts && (right.pNone ?? 1) < 0.01)
    for role in right.roles {
      let shares = try #require(role.supported)
      #expect(shares.contains(role.declared))
      #expect(try #require(role.oddsRatioInterval).lower != nil)
    }
    let wrong = Self.study([0, 0, 1], slope: -2, seed: 2)
    #expect(wrong.verdict == .contradicts && wrong.finding.code == "different")
    #expect(wrong.roles[2].supported?.contains(1) == true)
    #expect(wrong.roles[0].supported?.contains(0.5) == false)
  }

  /// Coefficients in the declared proportion, with the sign of a score that drives accounts away.
  @Test func aScoreThatDrivesAwayAgreesWithNoWeights() {
    let reversed = Self.study([0.5, 1.0 / 3, 1.0 / 6], slope: 2, seed: 3)
    #expect((reversed.pNone ?? 1) < 0.01 && (reversed.roles[0].oddsRatio ?? 0) > 1)
    #expect(reversed.verdict == .cannotTell && reversed.eventsNeeded == nil)
    #expect(reversed.sentence.contains("higher weighted score leave more often"))
    #expect(!reversed.sentence.contains("agrees"))
  }

  @Test func aScoreWithoutALinkAsksForMoreThanThereAre() throws {
    let nothing = Self.study([0.5, 1.0 / 3, 1.0 / 6], slope: 0, seed: 4)
    #expect(nothing.verdict == .cannotTell && nothing.finding.code == "inconclusive")
    #expect(try #require(nothing.eventsNeeded) >= 2 * nothing.events - 1)
  }
}
