import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct NumberComparisonTests {
  private func table(
    _ values: [Double?], groups: [String?], accounts: [String?]? = nil
  ) -> Table {
    Table(
      source: "t.csv",
      columns: [Column(name: "arr", numbers: values), Column(name: "g", texts: groups)]
        + (accounts.map { [Column(name: "account", texts: $0)] } ?? []))
  }

  private func run(
    _ table: Table, waves: Bool = false, margin: Double? = nil, all: Bool = false
  ) throws -> ColumnComparisonResult {
    try ColumnComparison(
      .column("arr", yes: nil), design: waves ? .waves(column: "g") : .groups(column: "g"),
      allTests: all, margin: margin, resamples: 199
    ).run(table)
  }

  /// 1, 2, 3 against 5, 7, 9: means 2 and 7, variances 1 and 4; t = 5/√(5/3), df = 25/(1/2 + 16/2).
  @Test func welchByHand() throws {
    let result = try run(
      table([1, 2, 3, 5, 7, 9], groups: ["a", "a", "a", "b", "b", "b"]), all: true)
    let pair = result.pairs[0]
    #expect(pair.difference == 5 && pair.first == "b")
    #expect(abs(pair.statistic! - 5 / (5.0 / 3).squareRoot()) < 1e-12)
    #expect(abs(pair.degreesOfFreedom! - 25 / 8.5) < 1e-12)
    #expect(pair.verdict == .different)
    let titles = result.tests.map(\.title)
    #expect(titles.first == "Welch's t" && titles.contains("Mann–Whitney"))
    #expect(titles.contains("Brunner–Munzel, permuted") && titles.contains("Cliff's delta"))
    // Complete separation of 3 and 3: 2 of 20 arrangements.
    let ranks = result.tests.first { $0.title == "Mann–Whitney" }!
    #expect(abs(ranks.pValue! - 0.1) < 1e-12 && ranks.isExact)
    #expect(ranks.notes.map(\.code).contains("not_a_location_test"))
  }

  /// Two rows of an account are one mean: as the same table with the means.
  @Test func accountsCountOnce() throws {
    let many = try run(
      table(
        [0, 2, 2, 3, 5, 6, 8, 9], groups: ["a", "a", "a", "a", "b", "b", "b", "b"],
        accounts: ["p", "p", "q", "r", "s", "t", "t", "u"]))
    let means = try run(
      table([1, 2, 3, 5, 7, 9], groups: ["a", "a", "a", "b", "b", "b"]))
    #expect(many.pairs[0].pValue == means.pairs[0].pValue)
    #expect(many.notes.map(\.code) == ["account_means"])
    #expect(many.groups.map(\.rows) == [4, 4] && many.groups.map(\.values) == [3, 3])
  }

  /// Differences 1, 2, 3: t = 2√3; x is in the first wave alone and left out.
  @Test func wavesAreCompleteAccounts() throws {
    let result = try run(
      table(
        [1, 2, 3, 50, 2, 4, 6], groups: ["1", "1", "1", "1", "2", "2", "2"],
        accounts: ["p", "q", "r", "x", "p", "q", "r"]), waves: true, all: true)
    let pair = result.pairs[0]
    #expect(pair.difference == 2 && abs(pair.statistic! - 2 * 3.0.squareRoot()) < 1e-12)
    #expect(pair.method == "paired_t" && pair.values == 3)
    #expect(result.notes.map(\.code) == ["unpaired_left_out"])
    #expect(result.tests.map(\.title).contains("sign flips"))
    // Both directions of all signs: 2 of 8.
    #expect(abs(result.tests.first { $0.title == "sign flips" }!.pValue! - 0.25) < 1e-12)
  }

  @Test func equivalence() throws {
    let values = (0..<40).map { Double($0 % 5) }
    let groups = (0..<40).map { $0 < 20 ? "a" : "b" }
    #expect(try run(table(values, groups: groups), margin: 2).pairs[0].verdict == .equivalent)
    #expect(try run(table(values, groups: groups), margin: 0.1).pairs[0].verdict == .underpowered)
    #expect(try run(table(values, groups: groups)).pairs[0].verdict == .inconclusive)
  }

  /// The p-value of two one-sided tests is that of `EquivalenceT`.
  @Test func equivalenceAgreesWithTheLibrary() throws {
    let (x, y) = ([1.0, 2, 4, 6, 3], [2.0, 2, 5, 4])
    let welch = try TwoSampleT(level: 0.95).run(x, y)
    let evidence = PairEvidence(welch, level: 0.95, margin: 1.5, title: "")
    let known = try EquivalenceT(lowerBound: -1.5, upperBound: 1.5).run(x, y)
    #expect(abs(evidence.equivalencePValue! - known.pValue!) < 1e-12)
  }

  @Test func severalGroups() throws {
    let values = (0..<18).map { Double($0 % 6) + ($0 >= 12 ? 4 : 0) }
    let groups = (0..<18).map { ["x", "y", "z"][$0 / 6] }
    let result = try run(table(values, groups: groups), all: true)
    #expect(result.tests.first?.title == "Welch's analysis of variance")
    #expect(result.tests.contains { $0.title == "Kruskal–Wallis" })
    let howell = result.tests.filter { $0.method == "games_howell" }
    #expect(howell.count == 3)
    for row in howell {
      let pair = result.pairs.first { $0.first == row.first && $0.second == row.second }!
      #expect(abs(pair.difference! - row.estimate!) < 1e-12)
    }
    for pair in result.pairs { #expect(pair.adjustedPValue! >= pair.pValue!) }
  }

  @Test func degenerate() throws {
    // One value a group, and all equal: nothing can be said.
    for values in [[1, 2.0], [3, 3, 3, 3]] {
      let groups = values.indices.map { $0 < values.count / 2 ? "a" : "b" }
      let result = try run(table(values, groups: groups), margin: 1, all: true)
      #expect(!result.isEstimable && result.pairs[0].pValue == nil)
      #expect(result.pairs[0].verdict == .notEstimable && !result.pairs[0].notes.isEmpty)
    }
    #expect(throws: ComparisonError.self) { try run(table([1, 2], groups: ["a", "a"])) }
    #expect(throws: ColumnComparisonError.self) { try run(table([nil, nil], groups: ["a", "b"])) }
    // No account in both waves.
    let apart = try run(
      table([1, 2, 3, 4], groups: ["1", "1", "2", "2"], accounts: ["p", "q", "r", "s"]),
      waves: true, all: true)
    #expect(!apart.isEstimable)
    // Waves without accounts are compared as groups, and it says so.
    let loose = try run(table([1, 2, 3, 4], groups: ["1", "1", "2", "2"]), waves: true)
    #expect(loose.notes.map(\.code).contains("waves_not_paired") && loose.isEstimable)
  }
}
