import Models
import Probability
import Reports
import Statistics
import TestSupport
import Testing

@testable import Customers

/// Every figure of the list, from the five accounts and twelve answers of `HandProgramme`.
@Suite struct AccountStudyHandTests {
  static let project = Project(roles: [
    ProjectRole(name: "boss", weight: 3), ProjectRole(name: "user", weight: 1),
  ])

  static func result(_ study: AccountStudy = AccountStudy()) throws -> AccountStudyResult {
    try study.run(HandProgramme.programme(project), project: project)
  }

  /// The eight answers of the second wave: boss 4 9 3 and user 8 7 10 6 9.
  static let dense = DenseMixedModel(
    x: [[1, 0], [0, 1], [0, 1], [1, 0], [0, 1], [0, 1], [1, 0], [0, 1]],
    y: [4, 8, 7, 9, 10, 6, 3, 9], accounts: [0, 0, 0, 1, 1, 2, 3, 4])

  @Test func plainWeightedSenior() throws {
    let rows = try Self.result().accounts
    #expect(rows.map(\.id) == ["A1", "A2", "A3", "A4", "A5"])
    #expect(rows.map(\.name) == ["Ash", "Birch", "Cedar", "Date", "Elm"])
    #expect(rows.map(\.answers) == [3, 2, 1, 1, 1] && rows.map(\.people) == [3, 2, 1, 1, 1])
    // (4 + 8 + 7)/3; (9 + 10)/2.
    let plain = [19.0 / 3, 9.5, 6, 3, 9]
    // One detractor and two passives; two promoters; a detractor; a detractor; a promoter.
    let net = [-100.0 / 3, 100, -100, -100, 100]
    // (3·4 + 1·7.5)/4; (3·9 + 1·10)/4; one role only.
    let weighted = [4.875, 9.25, 6, 3, 9]
    // Shares ¾, ⅛, ⅛: −75; all promoters.
    let weightedNet = [-75.0, 100, -100, -100, 100]
    // 1/(¾² + 2·⅛²) and 1/(¾² + ¼²).
    let kish = [1 / 0.59375, 1.6, 1, 1, 1]
    // The boss where there is one.
    let senior = [4.0, 9, 6, 3, 9]
    for (place, row) in rows.enumerated() {
      #expect(abs((row.plain?.mean ?? -1) - plain[place]) < 1e-12)
      #expect(abs((row.plain?.netScore ?? -1) - net[place]) < 1e-12)
      #expect(abs((row.weighted?.mean ?? -1) - weighted[place]) < 1e-12)
      #expect(abs((row.weighted?.netScore ?? -1) - weightedNet[place]) < 1e-12)
      #expect(abs((row.weighted?.effectiveAnswers ?? -1) - kish[place]) < 1e-12)
      #expect(abs((row.senior?.mean ?? -1) - senior[place]) < 1e-12)
      #expect(row.plain?.effectiveAnswers == Double(row.answers))
    }
    // One promoter of one answer: q̃ = (1 − δ)/2, so Z² = (1 − δ)/(1 + δ) = z² at δ = (1 − z²)/(1 + z²).
    let z = Normal().upperQuantile(0.05)
    let interval = try #require(rows[4].plain?.netInterval)
    #expect(abs((interval.lower ?? 0) - 100 * (1 - z * z) / (1 + z * z)) < 1e-6)
    #expect(interval.upper == 100)
  }

  @Test func ranksUnderOtherWeights() throws {
    let rows = try Self.result().accounts
    #expect(rows.map { $0.weightedRank?.rank } == [4, 1, 3, 5, 2])
    // Boss 1.5…6, user .5…2. Birch: 9.08…9.57, always above Elm's 9. Ash: 4.27…6.00, level with Cedar's
    // 6 at the best and never above.
    #expect(rows.map { $0.weightedRank?.best } == [3, 1, 3, 5, 2])
    #expect(rows.map { $0.weightedRank?.worst } == [4, 1, 3, 5, 2])
  }

  @Test func standardized() throws {
    let result = try Self.result()
    let law = StudentT(degreesOfFreedom: 3)
    let reach = law.upperQuantile(0.05)
    for (place, row) in result.accounts.enumerated() {
      let own = try #require(row.standardized)
      let (score, error) = Self.dense.score(place, [0.75, 0.25])
      #expect(abs(own.score - score) < 1e-8 && abs(own.standardError - error) < 1e-8)
      #expect(abs((own.interval.lower ?? 0) - (score - reach * error)) < 1e-7)
      #expect(abs((own.interval.upper ?? 0) - (score + reach * error)) < 1e-7)
      let below = law.cdf((6.5 - score) / error)
      #expect(abs(own.probabilityBelow - below) < 1e-8)
      let range = try #require(own.probabilityRange)
      // At the corners boss : user is 3, ¾ and 12 to 1.
      let corners = [3.0, 0.75, 12].map { ratio -> Double in
        let (s, e) = Self.dense.score(place, [ratio / (1 + ratio), 1 / (1 + ratio)])
        return law.cdf((6.5 - s) / e)
      }
      #expect(abs(range[0] - (corners.min() ?? 0)) < 1e-8)
      #expect(abs(range[1] - (corners.max() ?? 0)) < 1e-8)
      let rank = try #require(own.rank)
      #expect(rank.lower <= rank.upper && (1...5).contains(rank.lower))
      // The class is decided by the probability, and by what warns.
      let warned = !row.signs.isEmpty
      let expected: AccountClass =
        below >= 0.8
        ? .atRisk : below <= 0.2 && !warned ? .healthy : below >= 0.5 || warned ? .watch : .unknown
      #expect(row.status == expected)
    }
    let model = try #require(result.model)
    #expect(model.accounts == 5 && model.answers == 8 && model.degreesOfFreedom == 3)
    let totals = result.classes
    #expect(totals.map(\.accounts).reduce(0, +) == 5)
    #expect(totals.compactMap(\.revenue).reduce(0, +) == 420)
    for total in totals {
      let own = result.accounts.filter { $0.status == total.status }
      #expect(total.accounts == own.count)
      #expect(total.revenue ?? 0 == own.compactMap(\.revenue).reduce(0, +))
      #expect(total.revenueShare.map { abs($0 - (total.revenue ?? 0) / 420) < 1e-12 } ?? true)
    }
  }

  @Test func shifts() throws {
    let result = try Self.result()
    #expect(result.wave == "2025-H2" && result.previousWave == "2025-H1")
    // Answers of both waves; columns boss, user, later.
    let dense = DenseMixedModel(
      x: [
        [1, 0, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 1], [0, 1, 1], [0, 1, 1], [1, 0, 1],
        [0, 1, 1], [0, 1, 1], [1, 0, 1], [0, 1, 1],
      ], y: [9, 8, 8, 7, 4, 8, 7, 9, 10, 6, 3, 9],
      accounts: [0, 0, 1, 3, 0, 0, 0, 1, 1, 2, 3, 4])
    let later = [false, false, false, false] + [Bool](repeating: true, count: 8)
    let law = StudentT(degreesOfFreedom: 2)
    var pValues: [Double] = []
    for place in [0, 1, 3] {
      let own = try #require(result.accounts[place].shift)
      let (shift, error) = dense.shift(place, isLater: later)
      #expect(abs(own.shift - shift) < 1e-8 && abs(own.standardError - error) < 1e-8)
      let p = 2 * law.survival(abs(shift) / error)
      #expect(abs(own.pValue - p) < 1e-8)
      pValues.append(p)
    }
    #expect(result.accounts[2].shift == nil && result.accounts[4].shift == nil)
    // Holm over three: the smallest times 3, the next times 2, never falling.
    let sorted = pValues.sorted()
    let holm = [
      min(1, 3 * sorted[0]), min(1, max(3 * sorted[0], 2 * sorted[1])),
      min(1, max(3 * sorted[0], 2 * sorted[1], sorted[2])),
    ]
    for (place, p) in zip([0, 1, 3], pValues) {
      let rank = sorted.firstIndex(of: p) ?? 0
      #expect(abs((result.accounts[place].shiftPAdjusted ?? -1) - holm[rank]) < 1e-8)
    }
  }

  @Test func peopleAndSilence() throws {
    let rows = try Self.result().accounts
    #expect(rows.map { $0.silence.invited } == [3, 2, 2, 1, 2])
    #expect(rows.map { $0.silence.answered } == [3, 2, 1, 1, 1])
    #expect(rows.map { $0.silence.share } == [1, 1, 0.5, 1, 0.5])
    #expect(
      rows.map(\.rolesHeard) == [
        ["boss", "user"], ["boss", "user"], ["user"], ["boss"], ["user"],
      ])
    #expect(rows.map(\.rolesMissing) == [[], [], ["boss"], [], ["boss"]])
    #expect(rows.map { $0.silence.singleThreaded } == [false, false, false, true, false])
    #expect(rows.map { $0.silence.lastHeard } == Array(repeating: "2025-H2", count: 5))
    #expect(rows.map { $0.silence.silentPeople } == [0, 0, 0, 0, 0])
    #expect(rows.map { $0.alerts?.raised } == [1, 0, 1, 1, 0])
    #expect(rows.map { $0.alerts?.open } == [0, 0, 0, 1, 0])
    #expect(
      rows[0].fallen == [FallenPerson(person: "p1", role: "boss", before: 9, now: 4)])
    #expect(rows.dropFirst().allSatisfy { $0.fallen.isEmpty })
    #expect(
      rows.map(\.signs) == [[.lostPromoter], [], [.leadersSilent], [.openAlert], [.leadersSilent]])
    #expect(rows[0].reason.hasSuffix("p1 (boss) fell from 9 to 4"))
    #expect(rows[2].reason.contains("the one boss contact is silent"))
    #expect(rows[3].reason.hasSuffix("1 alert is open"))
    #expect(rows.map(\.tier) == ["gold", "gold", "tin", "tin", "tin"])
    #expect(rows.map(\.tenure) == [72, 60, 36, 24, 48])
  }

  @Test func gapsAndWeights() throws {
    let result = try Self.result()
    // 7.5 against 4. Three arrangements: the boss could have had any of the three answers, so that
    // even the largest gap has p = 1/3 and nothing can be tested.
    let gap = try #require(result.accounts[0].roleGap)
    #expect(gap.highest == "user" && gap.lowest == "boss" && gap.difference == 3.5)
    #expect(gap.pValue == nil && gap.pAdjusted == nil)
    #expect(result.accounts[1].roleGap?.difference == 1)
    #expect(result.accounts[2].roleGap == nil)
    #expect(result.roles.map(\.role) == ["boss", "user"] && result.roles.map(\.weight) == [3, 1])
    #expect(result.roles.map(\.share) == [0.75, 0.25] && result.roles.map(\.answers) == [3, 5])
    #expect(result.roles.map(\.accounts) == [3, 4])
    // Both roles were heard in Ash and Birch, and neither has left.
    let supported = try #require(result.supportedWeights)
    #expect(supported.accounts == 2 && supported.events == 0 && supported.verdict == .cannotTell)
    #expect(supported.finding.code == "inconclusive" && supported.pDeclared == nil)
  }

  /// The first wave has three accounts: the model refuses, and the list stands.
  @Test func refusedWave() throws {
    let result = try Self.result(AccountStudy(wave: "2025-H1"))
    #expect(!result.isEstimable && result.refusal?.contains("3 accounts are too few") == true)
    #expect(result.accounts.count == 5 && result.accounts.allSatisfy { $0.status == .unknown })
    #expect(result.accounts.map(\.answers) == [2, 1, 0, 1, 0])
    #expect(result.accounts[0].plain?.mean == 8.5)
    #expect(result.accounts[0].reason == "no standardised score")
    #expect(result.accounts[2].reason.hasPrefix("never heard, 1 invited"))
    #expect(result.notes.contains { $0.code == "not_standardized" })
  }
}
