import Probability
import Statistics
import TestSupport
import Testing

@testable import Models

@Suite struct AccountShiftTests {
  /// Two roles; accounts 0…5, the first four with earlier and later answers.
  static let values: [Double] = [9, 8, 4, 8, 7, 8, 9, 10, 7, 3, 6, 9, 5, 6]
  static let accounts = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 5]
  static let roles = [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1]
  static let later = [
    false, false, true, true, true, false, true, true, false, true, true, true, false, true,
  ]

  static var answers: RoleAnswers {
    RoleAnswers(
      values: values, accounts: accounts, accountNames: (0..<6).map { "A\($0)" }, roles: roles,
      roleNames: ["boss", "user"])
  }

  static var dense: DenseMixedModel {
    DenseMixedModel(
      x: values.indices.map {
        [roles[$0] == 0 ? 1 : 0, roles[$0] == 1 ? 1 : 0, later[$0] ? 1 : 0]
      },
      y: values, accounts: accounts)
  }

  @Test func asWholeMatrices() throws {
    let result = try AccountShift().run(Self.answers, isLater: Self.later)
    #expect(result.accounts.map(\.account) == [0, 1, 2, 5] && result.degreesOfFreedom == 3)
    let reach = StudentT(degreesOfFreedom: 3).upperQuantile(0.05)
    for own in result.accounts {
      let (shift, error) = Self.dense.shift(own.account, isLater: Self.later)
      #expect(abs(own.shift - shift) < 1e-8 && abs(own.standardError - error) < 1e-8)
      #expect(abs(own.observed - own.predicted - own.shift) < 1e-12)
      #expect(abs((own.interval.upper ?? 0) - shift - reach * error) < 1e-7)
    }
    #expect(abs(result.accounts[0].observed - 19.0 / 3) < 1e-12)
    #expect(result.accounts[0].earlier == 2 && result.accounts[0].later == 3)
  }

  /// What moves everybody is nobody's shift, and the unit of the scale does not matter.
  @Test func properties() throws {
    let plain = try AccountShift().run(Self.answers, isLater: Self.later)
    let moved = Self.values.indices.map { Self.values[$0] * 10 + (Self.later[$0] ? 30 : 5) }
    let other = try AccountShift().run(
      RoleAnswers(
        values: moved, accounts: Self.accounts, accountNames: Self.answers.accountNames,
        roles: Self.roles, roleNames: Self.answers.roleNames), isLater: Self.later)
    for (a, b) in zip(plain.accounts, other.accounts) {
      #expect(abs(10 * a.shift - b.shift) < 1e-8 && abs(a.pValue - b.pValue) < 1e-9)
    }
    #expect(abs(10 * plain.common + 25 - other.common) < 1e-8)
    let order = Self.values.indices.reversed().map { $0 }
    let turned = try AccountShift().run(
      RoleAnswers(
        values: order.map { Self.values[$0] }, accounts: order.map { Self.accounts[$0] },
        accountNames: Self.answers.accountNames, roles: order.map { Self.roles[$0] },
        roleNames: Self.answers.roleNames), isLater: order.map { Self.later[$0] })
    for (a, b) in zip(plain.accounts, turned.accounts) { #expect(abs(a.shift - b.shift) < 1e-9) }
  }

  /// An account that was far out by chance is expected back: nothing has changed for anybody, and the
  /// accounts whose earlier answers were lowest show no rise against their prediction.
  @Test func regressionToTheMean() throws {
    var generator = Philox(seed: 5)
    var (raw, measured, alarms, tests) = (0.0, 0.0, 0, 0)
    let runs = 60
    for _ in 0..<runs {
      var (values, owners, later) = ([Double](), [Int](), [Bool]())
      for account in 0..<20 {
        let level = 7 + generator.normal()
        for row in 0..<4 {
          values.append(level + 2 * generator.normal())
          owners.append(account)
          later.append(row >= 2)
        }
      }
      let result = try AccountShift().run(
        RoleAnswers(
          values: values, accounts: owners, accountNames: (0..<20).map(String.init),
          roles: owners.map { _ in 0 }, roleNames: ["all"]), isLater: later)
      func earlier(_ account: Int) -> Double { (values[4 * account] + values[4 * account + 1]) / 2 }
      let lowest = (0..<20).min { earlier($0) < earlier($1) } ?? 0
      let own = result.accounts[lowest]
      raw += own.observed - earlier(lowest)
      measured += own.shift
      alarms += result.accounts.count { $0.pValue < 0.1 }
      tests += result.accounts.count
    }
    #expect(raw / Double(runs) > 1.2)
    #expect(abs(measured / Double(runs)) < 0.6)
    // Nominal .10; the binomial standard error of 1,200 tests is .009.
    #expect((0.06...0.13).contains(Double(alarms) / Double(tests)))
  }

  @Test func refusals() {
    let few = RoleAnswers(
      values: [1, 2, 3, 4], accounts: [0, 0, 1, 1], accountNames: ["a", "b"], roles: [0, 0, 0, 0],
      roleNames: ["r"])
    #expect(throws: HierarchicalError.tooFew(what: "accounts", count: 2, needed: 5)) {
      try AccountShift().run(few, isLater: [false, true, false, true])
    }
    let equal = RoleAnswers(
      values: Self.values.map { _ in 7 }, accounts: Self.accounts,
      accountNames: Self.answers.accountNames, roles: Self.roles, roleNames: ["boss", "user"])
    #expect(throws: HierarchicalError.noVariation) {
      try AccountShift().run(equal, isLater: Self.later)
    }
  }

  /// The account that nobody has answered for, written out.
  @Test func unheard() throws {
    let result = try StandardizedScore(threshold: 6.5, rankDraws: 0).run(
      Self.answers, weights: [3, 1])
    let dense = DenseMixedModel(
      x: Self.values.indices.map { [Self.roles[$0] == 0 ? 1 : 0, Self.roles[$0] == 1 ? 1 : 0] },
      y: Self.values, accounts: Self.accounts)
    let unheard = try #require(result.unheard)
    // A row of nobody's account has c = λ.
    let (score, _) = dense.score(99, [0.75, 0.25])
    #expect(abs(unheard.score - score) < 1e-8)
    let spread = dense.parts().reduce(0.0) { sum, part in
      let own = 0.75 * part.coefficients[0] + 0.25 * part.coefficients[1]
      let (w, a) = ([0.75, 0.25], part.inverse)
      let quadratic = (0..<2).reduce(0.0) { s, i in
        s + (0..<2).reduce(0.0) { $0 + w[i] * a[i][$1] * w[$1] }
      }
      return sum + part.share
        * (part.variance * (part.ratio + quadratic) + (own - score) * (own - score))
    }
    #expect(abs(unheard.standardError - spread.squareRoot()) < 1e-8)
    for (place, account) in result.accounts.enumerated() {
      let (own, error) = dense.score(place, [0.75, 0.25])
      #expect(abs(account.score - own) < 1e-8 && abs(account.standardError - error) < 1e-8)
      #expect(account.standardError < unheard.standardError)
    }
    #expect(
      try StandardizedScore(rankDraws: 0).run(Self.answers, weights: [3, 1]).unheard?
        .probabilityBelow == nil)
  }

  @Test func fallingOrders() {
    var generator = Philox(seed: 3)
    for count in [0, 1, 5, 63, 64, 1_000] {
      let values = (0..<count).map { _ in (generator.normal() * 4).rounded() / 4 - 0.0 }
      let expected = values.indices.sorted {
        values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
      }
      #expect(fallingOrder(values).map { Int($0) } == expected)
    }
  }
}
