import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct YesNoComparisonTests {
  private func table(
    _ answers: [String?], groups: [String], accounts: [String]? = nil, strata: [String]? = nil
  ) -> Table {
    var columns = [Column(name: "churned", texts: answers), Column(name: "g", texts: groups)]
    if let accounts { columns.append(Column(name: "account", texts: accounts)) }
    if let strata { columns.append(Column(name: "tier", texts: strata)) }
    return Table(source: "t.csv", columns: columns)
  }

  private func run(
    _ table: Table, waves: Bool = false, yes: String? = nil, strata: String? = nil,
    perAccount: Bool = false, all: Bool = true
  ) throws -> ColumnComparisonResult {
    try ColumnComparison(
      .column("churned", yes: yes), design: waves ? .waves(column: "g") : .groups(column: "g"),
      strata: strata, perAccount: perAccount, allTests: all, resamples: 199
    ).run(table)
  }

  /// The lady tasting tea: 3 of 4 against 1 of 4, Fisher's p is 34/70.
  @Test func groupsByHand() throws {
    let result = try run(
      table(
        ["yes", "yes", "yes", "no", "yes", "no", "no", "no"],
        groups: ["b", "b", "b", "b", "a", "a", "a", "a"]))
    let pair = result.pairs[0]
    #expect(pair.difference == 0.5 && result.kind == "yes_no")
    let known = ProportionDifference.miettinenNurminen.interval(
      TwoProportions(3, of: 4, versus: 1, of: 4), level: 0.95
    ).0!
    #expect(abs(pair.interval!.lower! - known.lower!) < 1e-9)
    #expect(abs(pair.interval!.upper! - known.upper!) < 1e-9)
    let fisher = result.tests.first { $0.title == "Fisher's exact test" }!
    #expect(abs(fisher.pValue! - 34.0 / 70) < 1e-12 && fisher.isExact)
    #expect(result.tests.map(\.title).contains("Boschloo's exact test"))
  }

  /// 5 accounts went from no to yes and none back: McNemar's exact p is 2/32, Z = √5.
  @Test func wavesByHand() throws {
    let accounts = (0..<8).map { "a\($0)" }
    let before = [String](repeating: "no", count: 8)
    let after = (0..<8).map { $0 < 5 ? "yes" : "no" }
    let result = try run(
      table(
        before + after, groups: (0..<16).map { "\($0 / 8)" }, accounts: accounts + accounts),
      waves: true)
    let pair = result.pairs[0]
    #expect(pair.difference == 0.625 && abs(pair.statistic! - 5.0.squareRoot()) < 1e-12)
    #expect(pair.verdict == .increased && pair.method == "tango")
    #expect(pair.interval!.contains(0) == (pair.pValue! >= 0.05))
    let exact = result.tests.first { $0.title == "McNemar, exact" }!
    #expect(abs(exact.pValue! - 2.0 / 32) < 1e-12)
  }

  /// Rows of an account that agree count once; where they do not, accounts are clusters.
  @Test func rowsOfAnAccount() throws {
    let accounts = (0..<24).map { "a\($0 / 2)" }
    let groups = (0..<24).map { $0 < 12 ? "a" : "b" }
    let agreeing = (0..<24).map { ($0 / 2) % 3 == 0 ? "yes" : "no" }
    let reduced = try run(table(agreeing, groups: groups, accounts: accounts))
    #expect(reduced.notes.map(\.code) == ["reduced_to_accounts"])
    #expect(reduced.groups.map(\.values) == [6, 6] && reduced.groups.map(\.rows) == [12, 12])
    #expect(reduced.pairs[0].degreesOfFreedom == nil)
    let mixed = (0..<24).map { $0 % 3 == 0 ? "yes" : "no" }
    let clustered = try run(table(mixed, groups: groups, accounts: accounts))
    #expect(clustered.pairs[0].method == "clustered_scale_mean_difference")
    #expect(clustered.tests.contains { $0.title == "permutation of whole accounts" })
    #expect(throws: ColumnComparisonError.self) {
      try run(table(mixed, groups: groups, accounts: accounts), perAccount: true)
    }
    #expect(throws: ColumnComparisonError.self) {
      try run(
        table(mixed, groups: groups, accounts: accounts, strata: groups), strata: "tier")
    }
  }

  /// Two strata of 3, 1 | 1, 3: an odds ratio of 9 in both.
  @Test func strataByHand() throws {
    let answers = ["yes", "yes", "yes", "no", "yes", "no", "no", "no"]
    let groups = ["b", "b", "b", "b", "a", "a", "a", "a"]
    let strata = [String](repeating: "s", count: 8) + [String](repeating: "t", count: 8)
    let result = try run(
      table(answers + answers, groups: groups + groups, strata: strata), strata: "tier", all: false)
    let ratio = result.tests.first { $0.title == "Mantel–Haenszel within strata" }!
    #expect(abs(ratio.estimate! - 9) < 1e-12)
    #expect(result.tests.contains { $0.title.hasPrefix("Breslow–Day") && $0.pValue! > 0.99 })
    // An account in two strata.
    #expect(throws: ColumnComparisonError.self) {
      try run(
        table(
          answers, groups: groups, accounts: ["p", "p", "p", "q", "r", "s", "t", "u"],
          strata: ["x", "y", "x", "x", "x", "x", "x", "x"]), strata: "tier")
    }
  }

  @Test func whatCountsAsYes() throws {
    let values = ["Won", "Lost", "Won", "Lost"]
    let groups = ["a", "a", "b", "b"]
    #expect(throws: ColumnComparisonError.self) { try run(table(values, groups: groups)) }
    #expect(throws: ColumnComparisonError.self) {
      try run(table(values, groups: groups), yes: "won")
    }
    let won = try run(table(values, groups: groups), yes: "Won")
    #expect(won.figures[0].noun == "share of churned = Won")
    for pair in [("TRUE", "false"), ("1", "0"), ("Y", "N")] {
      let result = try run(table([pair.0, pair.1, pair.1, pair.1], groups: groups))
      #expect(result.groups.map { $0.figures[0].estimate } == [0.5, 0])
    }
  }

  @Test func degenerate() throws {
    // All alike: an interval, no claim, no number that does not exist.
    let alike = try run(table(["no", "no", "no", "no"], groups: ["a", "a", "b", "b"]))
    #expect(alike.pairs[0].difference == 0 && alike.pairs[0].pValue == 1)
    #expect(alike.pairs[0].standardError == nil && alike.isEstimable)
    // Four accounts a side with repeats that disagree: described only.
    let few = try run(
      table(
        ["yes", "no", "no", "no"], groups: ["a", "a", "b", "b"], accounts: ["p", "p", "q", "r"]))
    #expect(!few.isEstimable && few.pairs[0].notes.map(\.code) == ["few_accounts"])
    // Nobody in both waves.
    let apart = try run(
      table(["yes", "no"], groups: ["1", "2"], accounts: ["p", "q"]), waves: true)
    #expect(!apart.isEstimable && apart.pairs[0].firstEstimate == nil)
    // Nobody changed: Tango's interval all the same.
    let accounts = ["p", "q", "r", "p", "q", "r"]
    let still = try run(
      table(
        ["yes", "no", "no", "yes", "no", "no"], groups: ["1", "1", "1", "2", "2", "2"],
        accounts: accounts), waves: true)
    #expect(still.pairs[0].verdict == .inconclusive && still.pairs[0].interval!.lower! < -0.1)
  }
}
