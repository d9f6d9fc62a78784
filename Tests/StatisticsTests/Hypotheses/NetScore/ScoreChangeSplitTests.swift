import Foundation
import Probability
import Testing

@testable import Statistics

@Suite struct ScoreChangeSplitTests {
  private func answer(
    _ person: Int?, _ later: Bool, _ value: Int, cluster: Int = 0, role: Int = 0
  ) -> PersonAnswer {
    PersonAnswer(cluster: cluster, person: person, role: role, isLater: later, value: value)
  }

  private func random(_ seed: UInt64, roles: Int = 3, accounts: Int = 8) -> [PersonAnswer] {
    var generator = Philox(seed: seed)
    return (0..<60).map { _ in
      let person = generator.below(30)
      return PersonAnswer(
        cluster: person % accounts, person: generator.below(8) == 0 ? nil : person,
        role: generator.below(12) == 0 ? generator.below(roles) : person % roles,
        isLater: generator.below(2) == 1, value: generator.below(3) - 1)
    }
  }

  private func part(_ cause: ChangePart.Cause, _ result: ScoreChangeSplitResult) -> ChangePart? {
    result.parts.first { $0.cause == cause }
  }

  /// Before: persons 1 (−1), 2 (0), 3 (1); after: 1 (1), 2 (0), 4 (−1). Score 0 and 0. Those who
  /// stayed went from −½ to ½: +1. The one who joined pulls 0 − ½; the one who left had pulled
  /// −½ − 0 against.
  @Test func threeAndThreeByHand() throws {
    let answers = [
      answer(1, false, -1), answer(2, false, 0), answer(3, false, 1),
      answer(1, true, 1), answer(2, true, 0), answer(4, true, -1),
    ]
    let result = try #require(ScoreChangeSplit().run(answers))
    #expect(abs(result.change) < 1e-15)
    #expect(part(.samePeople, result)?.estimate == 1)
    #expect(part(.joined, result)?.estimate == -0.5 && part(.left, result)?.estimate == -0.5)
    #expect(part(.roleMix, result) == nil)
    #expect(result.stayed == 2 && result.joined == 1 && result.left == 1)
    #expect(result.notes.map(\.code) == ["few_accounts"])
  }

  /// Two roles of constant scores 1 and −1, half and half before, three to one after: the mix alone
  /// raised the score, by (¾ − ½)·1 + (¼ − ½)·(−1) = ½.
  @Test func aMixByHand() throws {
    let before = [answer(1, false, 1), answer(2, false, -1, role: 1)]
    let after = [
      answer(1, true, 1), answer(2, true, -1, role: 1), answer(3, true, 1), answer(4, true, 1),
    ]
    let result = try #require(ScoreChangeSplit().run(before + after))
    #expect(part(.roleMix, result)?.estimate == 0.5 && result.change == 0.5)
    #expect(part(.samePeople, result)?.estimate == 0 && part(.joined, result)?.estimate == 0)
  }

  /// A role of which nobody stayed: half of its change each; a role of one wave: all of it is mix.
  @Test func rolesWithoutAnyoneWhoStayed() throws {
    let gone = try #require(ScoreChangeSplit().run([answer(1, false, -1), answer(2, true, 1)]))
    #expect(gone.parts.map(\.estimate) == [0, 1, 1] && gone.change == 2)
    let fresh = try #require(
      ScoreChangeSplit().run([
        answer(1, false, 1), answer(1, true, 1), answer(2, true, -1, role: 1),
      ]))
    #expect(part(.roleMix, fresh)?.estimate == -1 && fresh.change == -1)
    #expect(part(.joined, fresh)?.estimate == 0)
  }

  @Test func partsAddUpToTheChange() throws {
    for seed in 1...200 {
      let answers = random(UInt64(seed), roles: 1 + seed % 4)
      let result = try #require(ScoreChangeSplit().run(answers))
      func score(_ later: Bool) -> Double {
        let own = answers.filter { $0.isLater == later }
        return Double(own.reduce(0) { $0 + $1.value }) / Double(own.count)
      }
      let sum = result.parts.reduce(0) { $0 + $1.estimate }
      #expect(abs(sum - (score(true) - score(false))) < 1e-13)
      #expect(abs(result.change - sum) < 1e-14)
    }
  }

  /// Exchanged waves turn every sign, and those who joined are those who left.
  @Test func exchangedWavesMirrorTheParts() throws {
    let answers = random(7)
    let forward = try #require(ScoreChangeSplit().run(answers))
    let backward = try #require(
      ScoreChangeSplit().run(
        answers.map {
          PersonAnswer(
            cluster: $0.cluster, person: $0.person, role: $0.role, isLater: !$0.isLater,
            value: $0.value)
        }))
    func estimate(_ cause: ChangePart.Cause, _ result: ScoreChangeSplitResult) -> Double {
      part(cause, result)!.estimate
    }
    for (one, two) in [
      (ChangePart.Cause.samePeople, ChangePart.Cause.samePeople), (.joined, .left),
      (.left, .joined), (.roleMix, .roleMix),
    ] {
      #expect(abs(estimate(one, forward) + estimate(two, backward)) < 1e-14)
    }
    #expect(forward.joined == backward.left && forward.stayed == backward.stayed)
    let shuffled = try #require(ScoreChangeSplit().run(answers.reversed()))
    for (one, two) in zip(forward.parts, shuffled.parts) {
      #expect(abs(one.standardError! - two.standardError!) < 1e-12)
    }
  }

  /// The jackknife against running without each account.
  @Test func errorsAreThoseOfLeavingAccountsOut() throws {
    let answers = random(11)
    let result = try #require(ScoreChangeSplit(level: 0.9).run(answers))
    let without = try (0..<8).map { account in
      try #require(ScoreChangeSplit().run(answers.filter { $0.cluster != account }))
    }
    for part in result.parts {
      let values = without.map { self.part(part.cause, $0)!.estimate }
      let mean = values.reduce(0, +) / 8
      let variance = 7.0 / 8 * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(abs(part.standardError! - variance.squareRoot()) < 1e-12)
      let reach = StudentT(degreesOfFreedom: 7).upperQuantile(0.05) * part.standardError!
      #expect(abs(part.interval!.upper! - min(2, part.estimate + reach)) < 1e-12)
    }
  }

  @Test func whatCannotVaryHasNoInterval() throws {
    let answers = (0..<6).flatMap {
      [answer($0, false, 0, cluster: $0), answer($0, true, 1, cluster: $0)]
    }
    let result = try #require(ScoreChangeSplit().run(answers))
    #expect(part(.samePeople, result)?.standardError == 0 && result.change == 1)
    #expect(part(.joined, result)?.interval == nil && part(.left, result)?.interval == nil)
    #expect(ScoreChangeSplit().run(answers.filter(\.isLater)) == nil)
    #expect(ScoreChangeSplit().run([]) == nil)
  }

  @Test func resultsSurviveEncoding() throws {
    let result = try #require(ScoreChangeSplit().run(random(3)))
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(ScoreChangeSplitResult.self, from: data) == result)
  }
}
